"""Translates the language part to C with mypyc: ``python -m newsscrape.compilation``, which takes two minutes.

It needs a C compiler, Python's headers, mypy and setuptools. Without a translation, or after a change to the sources,
the same modules run as they are, a fifth slower and with the same results (`newsscrape.compiled`).
"""

from __future__ import annotations

import io
import shutil
import sys
import sysconfig
import tempfile
import time
from contextlib import chdir, redirect_stdout
from pathlib import Path

from mypyc.build import mypycify
from setuptools import Distribution
from setuptools.errors import BaseError

from newsscrape.compiled import LIBRARY, NATIVE, PACKAGE, STAMP, fingerprint, is_up_to_date, sources


class CompilationError(Exception):
    """Why a source cannot be translated."""


def compile_sources() -> None:
    """Translates the sources, in place of what was translated before.

    :raises CompilationError: where a source cannot be translated.
    """
    made_from = fingerprint()
    with tempfile.TemporaryDirectory() as folder:
        for path in PACKAGE.rglob("*.py"):
            copy = Path(folder, "newsscrape", path.relative_to(PACKAGE))
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
        made = Path(folder, "made")
        with chdir(folder):
            _build(made)
        (made / STAMP).write_bytes(made_from.encode())
        fresh = NATIVE.with_name("native.new")  # never half a translation, whenever this is killed
        shutil.rmtree(fresh, ignore_errors=True)
        shutil.copytree(made, fresh)
        shutil.rmtree(NATIVE, ignore_errors=True)
        fresh.rename(NATIVE)


def lacking() -> str | None:
    """What translating needs and this machine has not, None where it has all."""
    compiler = (sysconfig.get_config_var("CC") or "cc").split()[0]
    if shutil.which(compiler) is None:
        return f"the C compiler {compiler!r} is"
    if not Path(sysconfig.get_path("include"), "Python.h").is_file():
        return "the headers of Python (Debian's package python3-dev) are"
    return None


def _build(target: Path) -> None:
    """Builds the shared library of the sources in this folder, and a small one that stands for each module."""
    options = ["--ignore-missing-imports", *(str(Path("newsscrape", path)) for path in sources())]
    said = io.StringIO()
    try:
        with redirect_stdout(said):  # a hundred remarks on what could be faster
            modules = mypycify(options, group_name=LIBRARY, multi_file=True, debug_level="0")
        build = Distribution({"name": LIBRARY, "ext_modules": modules}).get_command_obj("build_ext")
        build.build_lib, build.build_temp = str(target), "objects"
        build.ensure_finalized()
        build.run()
    except (BaseError, SystemExit) as error:
        wrong = [line for line in said.getvalue().splitlines() if "error:" in line.lower()]
        raise CompilationError("; ".join(wrong) or f"the compiler gave up ({error})") from error


def main() -> int:
    """Translates what is not translated yet, and says so; status 1 where a source cannot be translated."""
    if is_up_to_date():
        print("The language part is translated to C already.")
        return 0
    if missing := lacking():
        print(f"The language part is not translated to C, as {missing} not installed; it runs a fifth slower.")
        return 0
    print(f"Translating {len(sources())} modules of the language part to C (two minutes) …", flush=True)
    begun = time.monotonic()
    try:
        compile_sources()
    except CompilationError as error:
        print(f"The language part cannot be translated to C: {error}", file=sys.stderr)
        return 1
    print(f"Translated in {time.monotonic() - begun:.0f} s.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
