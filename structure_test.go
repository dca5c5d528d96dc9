package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"strings"
	"testing"
)

// The bounds of what one person can hold in their head. The linter counts the methods
// that an interface names itself (interfacebloat); these count what it has.
const (
	mostMethods       = 40    // of a type
	mostOfAnInterface = 10    // with what it embeds: two small ones put together
	mostLines         = 2_500 // of a package of ui, without tests
	mostOfAFile       = 300
)

// wide are the interfaces that are wider, and why. They only put small ones together.
func wide() map[string]string {
	return map[string]string{
		"model.Reader": "what a plan may ask of a transaction; a rule asks for a part of it: Facts, Texts, Past, Numbers",
		"store.Reader": "a model.Reader that loads boards",
		"store.Writer": "a store.Reader that records",
	}
}

// source is all of the program's own code that is no test and was not generated.
type source struct {
	files  map[string]*ast.File // by path
	lines  map[string]int
	set    *token.FileSet
	ifaces map[string]*ast.InterfaceType // by package path and name
}

func readSource(t *testing.T) *source {
	t.Helper()
	s := &source{files: map[string]*ast.File{}, lines: map[string]int{}, set: token.NewFileSet(), ifaces: map[string]*ast.InterfaceType{}}
	err := filepath.WalkDir(".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (strings.HasPrefix(d.Name(), ".") && name != "." || d.Name() == "testdata"):
			return fs.SkipDir
		case d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go"):
			return nil
		}
		f, err := parser.ParseFile(s.set, name, nil, parser.ParseComments)
		if err != nil {
			return err
		}
		if !ast.IsGenerated(f) {
			s.files[name] = f
			s.lines[name] = s.set.File(f.FileStart).LineCount()
		}
		return nil
	})
	if err != nil || len(s.files) < 100 {
		t.Fatalf("read %d files: %v", len(s.files), err)
	}
	for name, f := range s.files {
		ast.Inspect(f, func(n ast.Node) bool {
			if spec, ok := n.(*ast.TypeSpec); ok {
				if i, ok := spec.Type.(*ast.InterfaceType); ok {
					s.ifaces[path.Dir(name)+"."+spec.Name.Name] = i
				}
			}
			return true
		})
	}
	return s
}

// methods counts the methods of an interface in a package, with those that it embeds.
func (s *source) methods(in string, i *ast.InterfaceType) int {
	n := 0
	for _, m := range i.Methods.List {
		if _, ok := m.Type.(*ast.FuncType); ok {
			n += len(m.Names)
			continue
		}
		name := ""
		switch e := m.Type.(type) {
		case *ast.Ident:
			name = in + "." + e.Name
		case *ast.SelectorExpr:
			pkg, _ := e.X.(*ast.Ident)
			name = s.find(pkg.Name) + "." + e.Sel.Name
		}
		if embedded, ok := s.ifaces[name]; ok {
			n += s.methods(name[:strings.LastIndex(name, ".")], embedded)
		}
	}
	return n
}

// find returns the folder of a package of ours.
func (s *source) find(pkg string) string {
	for name := range s.files {
		if path.Base(path.Dir(name)) == pkg {
			return path.Dir(name)
		}
	}
	return ""
}

func TestNothingIsTooWide(t *testing.T) {
	s := readSource(t)
	for name, i := range s.ifaces {
		if n := s.methods(name[:strings.LastIndex(name, ".")], i); n > mostOfAnInterface && wide()[name] == "" {
			t.Errorf("the interface %s has %d methods with those that it embeds, more than %d", name, n, mostOfAnInterface)
		}
	}
	of, lines := map[string]int{}, map[string]int{}
	for name, f := range s.files {
		if lines[path.Dir(name)] += s.lines[name]; s.lines[name] > mostOfAFile {
			t.Errorf("%s has %d lines, more than %d", name, s.lines[name], mostOfAFile)
		}
		for _, d := range f.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv != nil {
				of[path.Dir(name)+"."+receiver(fn.Recv.List[0].Type)]++
			}
		}
	}
	for name, n := range of {
		if n > mostMethods {
			t.Errorf("the type %s has %d methods, more than %d", name, n, mostMethods)
		}
	}
	for dir, n := range lines {
		if strings.HasPrefix(dir, "ui") && dir != "ui/cli" && n > mostLines {
			t.Errorf("the package %s has %d lines without tests, more than %d", dir, n, mostLines)
		}
	}
}

// receiver returns the name of a receiver's type.
func receiver(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.StarExpr:
		return receiver(e.X)
	case *ast.IndexExpr:
		return receiver(e.X)
	case *ast.Ident:
		return e.Name
	}
	return ""
}
