"""The command line as a shell sees it: standard output, one clear line on standard error, exit status."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest

from fixtures.serve import SITE, serve

ROOT = Path(__file__).parents[2]
BALLARD = "2025/10/04/prime-video-renouvelle-ballard-pour-une-saison-2/"
PLEIN_JOUR = "2025/10/05/critique-plein-jour-lumiere-crue-sur-une-famille/"
PAGE = SITE / BALLARD / "index.html"
NOWHERE = "http://127.0.0.1:9/"


def run(*arguments: str, stdin: bytes = b"", cwd: Path = ROOT, seed: int = 0) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "newsscrape.cli", *arguments]
    env = os.environ | {"PYTHONHASHSEED": str(seed)}
    done = subprocess.run(command, input=stdin, capture_output=True, cwd=cwd, env=env, check=False)
    return subprocess.CompletedProcess(command, done.returncode, done.stdout.decode(), done.stderr.decode())


def headlines(output: str) -> list[str]:
    return [json.loads(line)["headline"] for line in output.splitlines()]


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with serve() as address:
        yield address


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "no-address.html").write_text("<html><body><p>Netflix commande une série.</p></body></html>")
    (tmp_path / "empty.html").write_text("\n")
    (tmp_path / "dossier.pdf").write_bytes(b"%PDF-1.7 \x00")
    (tmp_path / "home.html").write_bytes((SITE / "index.html").read_bytes())
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "newsscrape: the following arguments are required: COMMAND (see newsscrape --help)"),
        (["lire"], "newsscrape: argument COMMAND: invalid choice: 'lire'"),
        (["extract"], "newsscrape: the following arguments are required: FILE|URL|- (see newsscrape extract --help)"),
        (["extract", "--prety", "a.html"], "newsscrape: unrecognized arguments: --prety (see newsscrape --help)"),
        (["extract", "a.html", "b.html", "--url", NOWHERE], "newsscrape: --url names one page, and there are 2 inputs"),
        (["extract", "a.html", "--encoding", "utf-9"], "newsscrape: --encoding utf-9: Python knows no encoding"),
        (["extract", "missing.html"], "newsscrape: missing.html: no such file or directory"),
        (["extract", "."], "newsscrape: .: is a directory"),
        (["extract", "empty.html"], "newsscrape: empty.html: it is empty"),
        (["extract", "-"], "newsscrape: -: it is empty"),
        (["extract", "no-address.html"], "newsscrape: no-address.html: the page does not say its address"),
        (["extract", "dossier.pdf"], "newsscrape: dossier.pdf: it is no HTML page"),
        (["extract", "no-address.html", "--url", "site.fr/a"], "newsscrape: no-address.html: site.fr/a is no http(s)"),
        (["extract", "dossier.pdf", "--url", "https://site.fr/a"], "newsscrape: dossier.pdf: https://site.fr/a holds"),
        (["extract", "home.html"], "newsscrape: home.html: https://leserigraphe.com/ holds no article: it "),
        (["extract", NOWHERE], f"newsscrape: {NOWHERE}: no answer: Connection refused"),
        (["extract", "https://exa mple/"], "newsscrape: https://exa mple/: it is no address that HTTP can fetch"),
        (["extract", "http://[::1"], "newsscrape: http://[::1: it is no address that HTTP can fetch"),
        (["extract", "ftp://site.fr/a"], "newsscrape: ftp://site.fr/a: no such file or directory"),
        (["crawl", "leserigraphe"], "newsscrape: crawl works inside the project: go to the folder that"),
    ],
)
def test_mistakes_end_in_one_line_and_status_2(folder: Path, arguments: list[str], message: str) -> None:
    done = run(*arguments, cwd=folder)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith(message)
    assert done.stderr.count("\n") == 1


def test_good_inputs_come_out_beside_bad_ones(server: str) -> None:
    done = run("extract", str(PAGE), "missing.html", server + "2025/01/01/rien/", server + PLEIN_JOUR)
    assert done.returncode == 2
    assert headlines(done.stdout) == [
        "Prime Video renouvelle Ballard pour une saison 2",
        "Critique. « Plein jour » : lumière crue sur une famille de notables",
    ]
    assert done.stderr.splitlines() == [
        "newsscrape: missing.html: no such file or directory",
        f"newsscrape: {server}2025/01/01/rien/: the server answers 404 Not Found",
    ]


def test_records_fit_the_schema_and_are_the_same_whatever_the_hash_seed() -> None:
    pages = sorted(map(str, SITE.glob("2*/*/*/*/index.html")))
    first, *others = (run("extract", *pages, seed=seed) for seed in range(1, 6))
    assert (first.returncode, first.stderr) == (0, "")
    assert {other.stdout for other in others} == {first.stdout}
    schema = json.loads(run("schema").stdout)
    for line in first.stdout.splitlines():
        jsonschema.validate(json.loads(line), schema)


def test_standard_input_in_an_encoding_of_old(tmp_path: Path) -> None:
    text = (
        PAGE.read_text(encoding="utf-8")
        .replace('<meta charset="UTF-8" />', "")
        .replace("Acteurs", "Le cœur d’une équipe, acteurs")
    )
    done = run(
        "extract",
        "-",
        "--url",
        "https://site.fr/2025/10/04/ballard",
        "--encoding",
        "iso-8859-1",
        stdin=text.encode("cp1252"),
    )
    assert done.returncode == 0
    record = json.loads(done.stdout)
    assert "Le cœur d’une équipe" in record["body"]
    assert record["url"] == "https://site.fr/2025/10/04/ballard"


def test_pretty_is_for_the_eye() -> None:
    done = run("extract", "--pretty", str(PAGE))
    assert done.stdout.startswith('{\n  "schema_version": "1",\n')
    assert "Renée" in done.stdout


def test_reader_that_stops_early_is_no_error() -> None:
    command = f"{sys.executable} -m newsscrape.cli schema | head -n 1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["/bin/bash", "-c", command], capture_output=True, text=True, cwd=ROOT, check=True)
    assert (done.stdout, done.stderr) == ("{\n0\n", "")


def test_full_disk_is_one_clear_line() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "newsscrape.cli", "schema"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr == "newsscrape: cannot write the output: No space left on device\n"


@pytest.mark.parametrize(("arguments", "holds"), [(["--help"], "examples:"), (["extract", "--help"], "--encoding")])
def test_help(arguments: list[str], holds: str) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stderr) == (0, "")
    assert holds in done.stdout


@pytest.mark.parametrize("arguments", ["--help", "--version"])
def test_help_loads_nothing_heavy(arguments: str) -> None:
    script = (
        "import sys, newsscrape.cli\n"
        f"try: newsscrape.cli.main([{arguments!r}])\n"
        "except SystemExit: pass\n"
        "heavy = {'lxml', 'pydantic', 'spacy', 'numpy', 'scrapy', 'bs4', 'urllib.request'}\n"
        "sys.exit(', '.join(heavy & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
