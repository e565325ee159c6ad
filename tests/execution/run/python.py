"""Runs every *.py of a folder; prints name, tab, fault for each that fails."""
import contextlib
import io
import pathlib
import sys

for source in sorted(pathlib.Path(sys.argv[1]).glob("*.py")):
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            exec(compile(source.read_text(encoding="utf-8"), source.name, "exec"), {"__name__": "__main__"})
    except Exception as fault:
        print(source.name, repr(fault).splitlines()[0], sep="\t")
