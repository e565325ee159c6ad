"""Compiles every *.py of a folder, a warning being a fault; prints name, tab, and what is wrong or nothing."""
import pathlib
import sys
import warnings

warnings.simplefilter("error")
for source in sorted(pathlib.Path(sys.argv[1]).glob("*.py")):
    fault = ""
    try:
        compile(source.read_bytes(), source.name, "exec")
    except SyntaxError as error:
        fault = f"line {error.lineno}: {error.msg}"
    except (MemoryError, RecursionError, ValueError) as error:
        fault = repr(error)
    print(source.name, fault, sep="\t")
