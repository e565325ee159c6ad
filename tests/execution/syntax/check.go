// Parses and type-checks every *.go of a folder against the standard library; prints name, tab, and what is wrong or nothing.
package main

import (
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"strings"
)

func main() {
	library := importer.Default()
	sources, err := filepath.Glob(filepath.Join(os.Args[1], "*.go"))
	if err != nil {
		panic(err)
	}

	for _, source := range sources {
		fmt.Printf("%s\t%s\n", filepath.Base(source), fault(source, library))
	}
}

func fault(source string, library types.Importer) string {
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, source, nil, parser.AllErrors)
	if err == nil {
		_, err = (&types.Config{Importer: library}).Check("main", files, []*ast.File{file}, nil)
	}

	if err == nil {
		return ""
	}

	line, _, _ := strings.Cut(err.Error(), "\n")
	return "line " + strings.TrimPrefix(line, source+":")
}
