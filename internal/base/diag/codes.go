package diag

import (
	"maps"
	"slices"
	"strings"
)

// A problem says what belongs to a code: a severity, and the names of the Args of a
// Diagnostic in their order, with spaces between them. The zero problem is an error without
// Args. The words of a code are in the catalogues of package words, which call the Args by
// these names: link-broken has the name "name", and its text says {name}.
type problem struct {
	severity Severity
	names    string
}

// Phrase returns the key of the words of the problem, and the names of its Args in their
// order. A code that is not listed is its own key.
func (d Diagnostic) Phrase() (key string, names []string) {
	key = keyOf(d.Code)
	return key, strings.Fields(problems[key].names)
}

// Codes returns the key of the words of every problem, sorted. Every catalogue must have
// each of them.
func Codes() []string { return slices.Sorted(maps.Keys(problems)) }

// keyOf returns the key of the words of a code. What can go wrong in YAML is the same in
// front matter and in the settings of a guide: those codes share their words and their
// severity, whose key begins with "yaml-": "yaml-date" for "config-date".
func keyOf(code string) string {
	if _, ok := problems[code]; ok {
		return code
	}
	for _, prefix := range []string{"front-matter-", "config-"} {
		if rest, ok := strings.CutPrefix(code, prefix); ok {
			return "yaml-" + rest
		}
	}
	return code
}

// problems lists every problem by the key of its words. A code is part of the output for
// programs, and of the settings of guides, so a code in use never changes its name.
var problems = map[string]problem{
	// files
	"encoding":            {},
	"encoding-nul":        {},
	"odd-character":       {Warning, "character"},
	"name-copy":           {Warning, "file"},
	"file-unreadable":     {},
	"file-link":           {},
	"file-link-nothing":   {severity: Warning},
	"file-socket":         {severity: Warning},
	"file-unused":         {Warning, "file target"},
	"files-unused":        {Warning, "count file"},
	"file-vanished":       {},
	"name-collision":      {Error, "file"},
	"name-invalid":        {},
	"name-hidden":         {Error, "character"},
	"name-page":           {Warning, "file"},
	"settings-place":      {},
	"settings-unused":     {Warning, "file"},
	"folder-case":         {Warning, "folder"},
	"language-pages":      {Error, "lang count"},
	"language-empty":      {Warning, "lang"},
	"problems-code":       {Error, "code known"},
	"problems-warning":    {severity: Warning, names: "code"},
	"problems-lowered":    {Warning, "code count"},
	"problems-unused":     {Warning, "code"},
	"words-place":         {Error, "key place known"},
	"words-no-place":      {Error, "key place"},
	"words-missing":       {Warning, "count lang keys"},
	"words-unknown":       {Warning, "key"},
	"words-unread":        {Warning, "file known"},
	"opening-second":      {Warning, "page"},
	"name-windows":        {Warning, "name"},
	"name-long":           {Warning, "length limit"},
	"svg-active":          {Error, "name pixels levels frames"},
	"svg-outside":         {Error, "name pixels levels frames"},
	"svg-unknown":         {Error, "name pixels levels frames"},
	"svg-deep":            {Error, "name pixels levels frames"},
	"link-program":        {Error, "name"},
	"pdf-active":          {Warning, "name"},
	"file-odd":            {},
	"file-too-large":      {Error, "bytes limit"},
	"invisible-character": {Warning, "character"},
	"empty-page":          {severity: Warning},
	"no-content":          {},
	"starter-text":        {severity: Warning},
	"starter-setting":     {severity: Warning},
	"draft-opening":       {Warning, "count"},
	"page-outside":        {Warning, "folder"},

	// front matter and settings
	"front-matter-unclosed":      {},
	"front-matter-format":        {},
	"front-matter-other":         {Error, "mark"},
	"front-matter-in-text":       {},
	"front-matter-draft":         {Error, "value"},
	"front-matter-missing-title": {severity: Warning},
	"yaml-yaml":                  {Error, "reason"},
	"yaml-duplicate-key":         {Error, "key line"},
	"yaml-type":                  {Error, "is want"},
	"yaml-number":                {Error, "value"},
	"yaml-bool":                  {Error, "value"},
	"yaml-date":                  {Error, "value"},
	"yaml-unknown-key":           {Warning, "key known"},
	"yaml-comment":               {Warning, "comment value"},
	"front-matter-unknown-keys":  {Warning, "key known count"},
	"image-alt-missing":          {severity: Warning},
	"yaml-missing-key":           {Error, "key"},
	"yaml-alias-refused":         {},
	"yaml-tag-refused":           {Error, "tag"},
	"yaml-document":              {},
	"yaml-depth":                 {Error, "limit"},
	"yaml-too-large":             {Error, "bytes limit"},
	"yaml-too-many":              {Error, "limit"},
	"config-file-missing":        {Error, "file"},
	"config-language":            {Error, "code"},
	"config-url":                 {Error, "address"},
	"config-color":               {Error, "value"},
	"config-id":                  {Error, "id"},
	"config-duplicate-id":        {Error, "id"},
	"value-unknown":              {Error, "value name known"},
	"word-unknown":               {Error, "value name known file"},
	"vocabulary-empty":           {Error, "value name"},

	// addresses
	"slug-invalid":  {Error, "slug"},
	"slug-reserved": {Error, "address"},
	"duplicate-url": {Error, "address page"},
	"alias-invalid": {Error, "address"},
	"alias-taken":   {Error, "address page"},
	"path-long":     {Error, "path count limit"},

	"single-large":     {Warning, "size"},
	"single-too-large": {Error, "size limit"},

	// blocks
	"block-unclosed":          {Error, "kind"},
	"block-stray":             {},
	"block-nesting":           {Error, "inner innerline kind line"},
	"block-unknown":           {Error, "kind known"},
	"block-look-alike":        {Warning, "text"},
	"block-indented":          {Warning, "text"},
	"heading-look-alike":      {Warning, "text"},
	"item-look-alike":         {Warning, "text"},
	"table-look-alike":        {Warning, "text"},
	"block-empty":             {Warning, "kind"},
	"block-title-missing":     {Error, "kind"},
	"block-title-unused":      {Warning, "kind"},
	"block-attribute":         {},
	"block-attribute-brace":   {},
	"block-attribute-quote":   {},
	"block-attribute-quoted":  {},
	"block-attribute-twice":   {},
	"block-attribute-after":   {Error, "text"},
	"block-attribute-glued":   {Warning, "text"},
	"block-attribute-missing": {Error, "kind key"},
	"block-attribute-refused": {Error, "key"},
	"bracket-attribute":       {Warning, "key"},
	"lang-unknown":            {Error, "code"},
	"block-unknown-attribute": {Warning, "key kind known"},
	"block-number":            {Error, "value"},
	"block-unsupported":       {Warning, "title id"},
	"duplicate-id":            {Error, "id place"},
	"id-reserved":             {Error, "id"},
	"code-clash":              {Error, "place"},
	"list-empty":              {severity: Warning},

	// text
	"raw-html":         {Error, "html"},
	"comment-unclosed": {},
	"html-comment":     {Warning, "count"},
	"html-stopped":     {Warning, "element"},
	"mark-wiki":        {Warning, "text count"},
	"mark-tag":         {Warning, "text count"},
	"mark-bright":      {Warning, "text count"},
	"mark-raised":      {Warning, "text count"},
	"mark-sunk":        {Warning, "text count"},
	"mark-braces":      {Warning, "text count"},
	"blocks-deep":      {Error, "count limit"},
	"text-deep":        {Error, "count limit"},
	"text-growth":      {Error, "limit"},
	"table-too-large":  {Error, "limit"},
	"code-unclosed":    {},
	"footnote-missing": {Error, "label"},
	"footnote-twice":   {Error, "label line"},
	"footnote-unused":  {Warning, "label"},
	"marks-deep":       {Error, "limit"},
	"page-growth":      {Error, "bytes limit"},
	"code-too-long":    {Warning, "bytes limit"},
	"code-run":         {Warning, "count limit"},
	"table-cells":      {},

	// links and pictures
	"link-empty":              {severity: Warning},
	"link-space":              {Warning, "text address sign"},
	"link-gap":                {Warning, "text address sign"},
	"link-swapped":            {Warning, "text address"},
	"link-undefined":          {Warning, "label"},
	"definition-twice":        {Warning, "label line"},
	"link-broken":             {Error, "name"},
	"link-outside":            {Error, "name"},
	"link-local":              {Error, "name"},
	"link-hidden":             {Error, "name"},
	"link-draft":              {Warning, "name"},
	"anchor-broken":           {Error, "name"},
	"url-scheme":              {Error, "address"},
	"url-broken":              {Error, "address"},
	"url-userinfo":            {Warning, "address"},
	"url-http":                {Warning, "address"},
	"url-mixed":               {Warning, "address"},
	"url-nearby":              {Warning, "address"},
	"menu-plain":              {Error, "page"},
	"menu-twice":              {Warning, "label other"},
	"image-alt-html":          {},
	"image-missing":           {Error, "name"},
	"image-alt":               {},
	"image-broken":            {Error, "name pixels levels frames"},
	"image-kind":              {Error, "name kind"},
	"image-too-large":         {Error, "name pixels levels frames"},
	"image-too-long":          {Error, "name pixels levels frames"},
	"image-unknown-attribute": {Warning, "key known"},
	"third-party":             {Error, "address"},
	"third-party-file":        {Error, "address"},

	// templates
	"template-version":     {Error, "value"},
	"template-empty":       {severity: Warning},
	"template-key":         {Warning, "key name"},
	"template-too-many":    {Error, "count list limit"},
	"template-rows":        {Error, "name known"},
	"template-rows-radial": {Error, "count least most"},
	"template-unknown":     {Error, "name known"},
	"template-twice":       {Error, "name page"},
	"template-row-unknown": {Error, "row known"},
	"field-id":             {Error, "id"},
	"field-twice":          {Error, "id"},
	"field-range":          {Error, "value least most"},
	"list-plain":           {Error, "list text id"},
	"field-order":          {Error, "least most"},
	"field-label":          {Warning, "length limit"},
	"field-options":        {},
	"script-no-font":       {Warning, "language lang script"},
	"letter-no-font":       {Warning, "letters"},
	"label-unused":         {Warning, "label"},
	"labels-missing":       {Warning, "count lang label"},

	// layouts
	"wenk-mistake":  {Error, "reason"},
	"layout-loop":   {Error, "layouts"},
	"layout-broken": {Error, "reason"},
	"asset-broken":  {Error, "reason"},
	"asset-missing": {Error, "file"},
	"asset-outside": {Error, "address"},
}
