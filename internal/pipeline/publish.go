package pipeline

import (
	"context"
	"errors"
	"slices"
	"sync/atomic"
	"time"

	"wenk/internal/base/file"
	"wenk/internal/base/parallel"
	"wenk/internal/base/words"
)

// A Target is where a site is published: a folder, a server, or a store of objects. A
// Builder knows only these two methods of it.
//
// Foreign files, which no build put there, stay, and count in the Outcome. Readers should
// get the old site or the new one at any moment; a target that cannot swap sites writes
// assets first, then pages, and removes stale files last. Web headers are not a target's
// work: the files that package headers makes hold them.
type Target interface {
	// UpToDate returns nil unless the target holds exactly the site whose Origin.Sum is
	// origin, with all its bytes. If it does, nothing needs writing, and the Outcome
	// describes that site. It returns nil for the origin "".
	UpToDate(ctx context.Context, origin string) (*file.Outcome, error)
	// Write makes the target hold exactly files, besides foreign ones. It may make files
	// in several goroutines, in any order, and each more than once. When all are made,
	// and before readers see a change, it calls ready once, and keeps the Origin that
	// ready returns for UpToDate; ready may be nil. If ready returns an error, Write
	// returns that error. After an error, or when ctx ends, the target holds the old
	// site, or the next Write can finish the work.
	Write(ctx context.Context, files []file.File, ready func() (file.Origin, error)) (file.Outcome, error)
}

// An Error is an error of this package.
type Error string

func (e Error) Error() string { return string(e) }

// ErrProblems is the error of a guide with problems that keep it from being published.
const ErrProblems Error = "problems in the content"

// A Publication is what [Builder.Publish] needs to know, besides the guide.
type Publication struct {
	Target  Target
	Program func() string // returns a hash over the program; "" if it has none
	Strict  bool          // warnings keep a guide from being published too
	// Extra files are published with the site, such as settings for web servers. A file
	// of the guide with the same path replaces an extra file.
	Extra []file.File
	// Report is called once, when all problems are known and before the target changes.
	Report func(*Result) error
	// Progress is called when the guide is read, and after each file. Many goroutines
	// call it. It may be nil.
	Progress func(Progress)
}

// Progress says how far a build is.
type Progress struct {
	Words       *words.Catalog // the catalogue of the guide
	Made, Total int            // files; Total is 0 until the files are known. Made may exceed Total: some files are made twice.
}

// Published says what [Builder.Publish] did. After an error it holds what is known.
type Published struct {
	Result  *Result // without files if the target was up to date
	Outcome file.Outcome
	Stages  []Stage       // the steps of the build, with compare and write
	Making  time.Duration // the time that making files took, summed over goroutines
}

// Publish builds the guide and writes the site to a target. It makes nothing if the target
// holds the site already. If the guide has errors, it reports all problems, leaves the
// target as it is, and returns [ErrProblems].
func (b *Builder) Publish(ctx context.Context, p Publication) (*Published, error) {
	var program string
	wait := parallel.Start(func() { program = p.Program() })
	src, err := b.Read(nil)
	wait()
	if err != nil {
		return &Published{Result: &Result{}}, err
	}
	r := &publishing{Publication: p, done: &Published{Result: &Result{Words: src.Words()}}}
	r.progress(0, 0)
	r.origin = r.originOf(b, src, program)
	kept, err := p.Target.UpToDate(ctx, r.origin)
	src.timer.lap("compare")
	r.done.Stages = src.Stages()
	if err != nil {
		return r.done, err
	}
	if kept != nil {
		r.done.Outcome, r.done.Result.Pages = *kept, kept.Pages
		return r.done, r.report()
	}
	res, err := b.Make(src)
	if err != nil {
		return r.done, err
	}
	r.done.Result, r.done.Stages = res, res.Stages
	r.addExtra(res)
	return r.done, r.write(ctx, b.Clock)
}

// A publishing is one call of [Builder.Publish].
type publishing struct {
	Publication
	origin   string
	done     *Published
	reported bool
}

// originOf returns a hash over all that can change a byte of the site, "" when there is
// none. The program makes the extra files, so their paths are enough.
func (r *publishing) originOf(b *Builder, src *Source, program string) string {
	if program == "" {
		return ""
	}
	caller := []string{program}
	for _, f := range r.Extra {
		caller = append(caller, f.Path)
	}
	return b.Origin(src, caller...)
}

// addExtra adds the extra files to the site, without those that the guide replaces.
func (r *publishing) addExtra(res *Result) {
	var added []file.File
	for _, f := range r.Extra {
		if slices.ContainsFunc(res.Files, func(own file.File) bool { return own.Path == f.Path }) {
			res.Replaced = append(res.Replaced, f.Path)
			continue
		}
		added = append(added, f)
	}
	res.Files = slices.Concat(res.Files, added)
}

// write makes the files and writes them, if the problems of the guide allow it.
func (r *publishing) write(ctx context.Context, clock Clock) error {
	res := r.done.Result
	if res.Diags.Fatal(r.Strict) {
		res.MakeAll() // reports all problems at once
		_, err := r.ready()
		return err
	}
	t := timer{clock: clock, stages: res.Stages}
	t.start()
	making := r.follow(res.Files, clock)
	outcome, err := r.Target.Write(ctx, res.Files, r.ready)
	t.lap("write")
	r.done.Stages, r.done.Making = t.stages, time.Duration(making.Load())
	if err != nil && !r.reported {
		_, problems := r.ready()
		return errors.Join(err, problems)
	}
	r.done.Outcome = outcome
	return err
}

// ready reports the problems when all files are made, and returns what the site was made
// from. A site with problems or drafts has no origin: the next build reports them again.
func (r *publishing) ready() (file.Origin, error) {
	res := r.done.Result
	res.AddLateProblems()
	if err := r.report(); err != nil {
		return file.Origin{}, err
	}
	if res.Diags.Fatal(r.Strict) {
		return file.Origin{}, ErrProblems
	}
	if len(res.Diags)+len(res.Drafts) > 0 {
		return file.Origin{}, nil
	}
	return file.Origin{Sum: r.origin, Pages: res.Pages}, nil
}

// report calls Report, the first time. A target may call ready again, when it has to write
// the files in another way.
func (r *publishing) report() error {
	if r.reported {
		return nil
	}
	r.reported = true
	return r.Report(r.done.Result)
}

func (r *publishing) progress(made, total int) {
	if r.Progress != nil {
		r.Progress(Progress{r.done.Result.Words, made, total})
	}
}

// follow wraps the files: each reports its progress when it is made, and adds the time that
// making it took to making, in nanoseconds.
func (r *publishing) follow(files []file.File, clock Clock) (making *atomic.Int64) {
	making = &atomic.Int64{}
	if clock == nil {
		clock = func() time.Time { return time.Time{} }
	}
	var made atomic.Int64
	r.progress(0, len(files))
	for i, f := range files {
		files[i].Pieces = func(yield func([]byte) bool) {
			start := clock()
			take := func(piece []byte) bool {
				making.Add(int64(clock().Sub(start)))
				more := yield(piece)
				start = clock()
				return more
			}
			if f.Pieces != nil {
				f.Pieces(take)
			} else {
				take(f.Data)
			}
			making.Add(int64(clock().Sub(start)))
			r.progress(int(made.Add(1)), len(files))
		}
	}
	return making
}
