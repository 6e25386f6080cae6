package pipeline_test

import (
	"bytes"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"wenk"
	"wenk/internal/pipeline"
)

// TestSchema validates guide.json of the built-in guide with the schema beside it.
func TestSchema(t *testing.T) {
	res, err := (&pipeline.Builder{Builtin: wenk.Files}).Build()
	if err != nil {
		t.Fatal(err)
	}
	docs := map[string]any{}
	for _, f := range res.Files {
		if f.Path == "guide.json" || f.Path == "guide.schema.json" {
			if docs[f.Path], err = jsonschema.UnmarshalJSON(bytes.NewReader(f.Data)); err != nil {
				t.Fatalf("%s: %v", f.Path, err)
			}
		}
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("guide.schema.json", docs["guide.schema.json"]); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("guide.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(docs["guide.json"]); err != nil {
		t.Error(err)
	}
}
