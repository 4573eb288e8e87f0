"""The language part translated to C: the same results, and never those of other sources."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from newsscrape.compilation import lacking
from newsscrape.compiled import NATIVE, PACKAGE, SWITCH, is_up_to_date

READ = """
from newsscrape import annotate
from newsscrape.language import money
from newsscrape.language.training.corpus import read_all
from tests.language.test_hostile import ODD
print(money.__file__)
for article in read_all()[::40]:
    print(annotate(article.body, headline=article.headline, published_at=article.published).model_dump_json())
for text in ODD.values():
    print(annotate(article.body + text, headline=article.headline, published_at="2025-03-01").model_dump_json())
"""
WHERE = "from newsscrape.language import money; print(money.__file__)"

pytestmark = pytest.mark.skipif(lacking() is not None, reason=f"{lacking()} not installed")


@pytest.fixture(autouse=True, scope="module")
def translated() -> None:
    assert is_up_to_date(), "the language part is not translated as it is now: run `make native`"


def copied(folder: Path) -> Path:
    copy = folder / "newsscrape"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("training", "model", "__pycache__"))
    return copy


def output(script: str, *, folder: Path, switch: str) -> list[str]:
    environment = {**os.environ, SWITCH: switch, "PYTHONPATH": str(folder), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run([sys.executable, "-c", script], cwd=folder, env=environment, check=True, capture_output=True)
    return done.stdout.decode().splitlines()


def test_what_is_translated_gives_the_same_bytes() -> None:
    as_it_is, translated = (output(READ, folder=PACKAGE.parent, switch=switch) for switch in "01")
    assert as_it_is[0] == str(PACKAGE / "language" / "money.py")
    assert Path(translated[0]).is_relative_to(NATIVE)
    assert as_it_is[1:] == translated[1:]
    assert len(as_it_is) > 100


def test_after_a_change_the_sources_run_as_they_are(tmp_path: Path) -> None:
    copy = copied(tmp_path)
    assert Path(*output(WHERE, folder=tmp_path, switch="1")).is_relative_to(copy / "native")
    with (copy / "language" / "words.py").open("a") as file:
        file.write("# another\n")
    assert output(WHERE, folder=tmp_path, switch="1") == [str(copy / "language" / "money.py")]


def test_without_its_library_the_sources_run_as_they_are(tmp_path: Path) -> None:
    copy = copied(tmp_path)
    next((copy / "native").glob("*__mypyc*")).write_bytes(b"cut off")
    assert output(WHERE, folder=tmp_path, switch="1") == [str(copy / "language" / "money.py")]
