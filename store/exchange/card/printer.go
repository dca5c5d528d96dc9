package card

import (
	"io"
)

// Printer writes until something goes wrong.
type Printer struct {
	W   io.Writer
	Err error // the first that went wrong
}

// Text writes a text.
func (p *Printer) Text(s string) {
	if p.Err == nil {
		_, p.Err = io.WriteString(p.W, s)
	}
}

// Bytes writes bytes.
func (p *Printer) Bytes(b []byte) {
	if p.Err == nil {
		_, p.Err = p.W.Write(b)
	}
}
