package decode

import (
	"bytes"
	"encoding/json"
	"errors"

	"baton/model"
	"baton/model/plain"
)

// JSON decodes JSON. Its errors say where the text is not JSON.
func JSON(format string, b []byte, into any) error {
	if head, _, _ := bytes.Cut(bytes.TrimSpace(b), []byte("\n")); len(head) > 0 && !bytes.ContainsAny(head[:1], `{["`) && bytes.ContainsAny(head, ",;\t") {
		return model.Errorf(model.Usage, "%s: the file is a table: baton import csv FILE", format)
	}
	err := json.Unmarshal(b, into)
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return model.Errorf(model.Failed, "%s: not JSON at byte %d: %s", format, syntax.Offset, plain.Line(syntax.Error()))
	case errors.As(err, &kind) && kind.Field == "":
		return model.Errorf(model.Failed, "%s: the JSON is of type %s: it has to be an object", format, plain.Line(kind.Value))
	case errors.As(err, &kind):
		return model.Errorf(model.Failed, "%s: %s is of type %s at byte %d: it has to be of type %s",
			format, plain.Line(kind.Field), plain.Line(kind.Value), kind.Offset, kind.Type)
	case err != nil:
		return model.Errorf(model.Failed, "%s: %s", format, plain.Line(err.Error()))
	}
	return nil
}
