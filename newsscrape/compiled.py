"""Where the language part is, translated to C (`newsscrape.compilation`): used only if made from these very sources."""

from __future__ import annotations

import os
import sys
from functools import cache
from hashlib import sha256
from importlib.machinery import EXTENSION_SUFFIXES
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from sysconfig import get_platform

PACKAGE = Path(__file__).parent
NATIVE = PACKAGE / "native"
LIBRARY = "newsscrape_language"
STAMP = "made_from"
SWITCH = "NEWSSCRAPE_COMPILED"
"""The environment variable that, at 0, has the sources run as they are."""

_AS_THEY_ARE = {
    "language/__init__.py",  # decides what is used
    "language/annotation.py",  # makes the record, of pydantic's classes
    "language/network.py",  # its classes are spaCy's
    "language/pipeline.py",
}


def sources() -> list[Path]:
    """The modules that are translated, relative to the package."""
    language = sorted(path.relative_to(PACKAGE) for path in (PACKAGE / "language").rglob("*.py"))
    return [path for path in language if path.parts[1] != "training" and path.as_posix() not in _AS_THEY_ARE]


@cache
def fingerprint() -> str:
    """What a translation depends on: the interpreter and the sources."""
    digest = sha256(f"{sys.version} {get_platform()}".encode())
    for path in sources():
        digest.update(path.as_posix().encode() + (PACKAGE / path).read_bytes())
    return digest.hexdigest()


def is_up_to_date() -> bool:
    """Whether there is a translation of these very sources."""
    stamp = NATIVE / STAMP
    return stamp.is_file() and stamp.read_bytes() == fingerprint().encode()


def folders() -> list[str]:
    """Where to look first for the modules of `newsscrape.language`: nowhere without a translation of these sources."""
    if os.environ.get(SWITCH) == "0" or not is_up_to_date():
        return []
    name = f"{LIBRARY}__mypyc"
    spec = spec_from_file_location(name, NATIVE / f"{name}{EXTENSION_SUFFIXES[0]}")
    if spec is None or spec.loader is None:
        return []
    try:
        sys.modules[name] = module_from_spec(spec)  # each translated module imports it by this name
        spec.loader.exec_module(sys.modules[name])
    except ImportError:  # cut off, or on a disk that nothing may be run from
        sys.modules.pop(name, None)
        return []
    return [str(NATIVE / "newsscrape" / "language")]
