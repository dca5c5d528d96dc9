package wire

import "github.com/tinylib/msgp/msgp"

// Replace returns a message pack value in which texts that are one of the words
// are others. Keys of maps, and all else, stay as they are.
func Replace(b []byte, words map[string]string) ([]byte, error) {
	out, rest, err := replace(nil, b, words, 0)
	return append(out, rest...), err
}

// deepest is how deep a value of ours is at most.
const deepest = 100

func replace(out, b []byte, words map[string]string, depth int) (_, rest []byte, err error) {
	var n uint32
	switch t := msgp.NextType(b); {
	case depth > deepest:
		return out, b, msgp.ErrRecursion
	case t == msgp.StrType:
		var s string
		if s, b, err = msgp.ReadStringBytes(b); err != nil {
			return out, b, err
		}
		if to, ok := words[s]; ok {
			s = to
		}
		return msgp.AppendString(out, s), b, nil
	case t == msgp.MapType:
		if n, b, err = msgp.ReadMapHeaderBytes(b); err != nil {
			return out, b, err
		}
		out = msgp.AppendMapHeader(out, n)
		for range n {
			var key []byte
			if key, b, err = msgp.ReadMapKeyZC(b); err != nil {
				return out, b, err
			}
			if out, b, err = replace(msgp.AppendStringFromBytes(out, key), b, words, depth+1); err != nil {
				return out, b, err
			}
		}
		return out, b, nil
	case t == msgp.ArrayType:
		if n, b, err = msgp.ReadArrayHeaderBytes(b); err != nil {
			return out, b, err
		}
		out = msgp.AppendArrayHeader(out, n)
		for range n {
			if out, b, err = replace(out, b, words, depth+1); err != nil {
				return out, b, err
			}
		}
		return out, b, nil
	}
	if rest, err = msgp.Skip(b); err != nil {
		return out, b, err
	}
	return append(out, b[:len(b)-len(rest)]...), rest, nil
}
