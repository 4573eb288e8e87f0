"""README.md: its record is a real one, its Python runs, its commands exist and do what they say."""

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from newsscrape import extract

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)
COMMANDS = [line for kind, block in BLOCKS if kind == "sh" for line in block.splitlines()]
OFFLINE = ("newsscrape extract", "newsscrape schema", "scrapy list")


def block(language: str) -> str:
    (text,) = (str(text) for kind, text in BLOCKS if kind == language)
    return text


def run(command: str) -> subprocess.CompletedProcess[str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        shlex.split(command, comments=True),
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=os.environ | {"PATH": path},
        check=False,
    )


def test_languages_of_blocks() -> None:
    assert {kind for kind, _ in BLOCKS} == {"sh", "json", "python"}


def test_record_is_real_and_shortened() -> None:
    shown = json.loads(block("json"))
    page = ROOT / "fixtures/site" / shown["canonical_url"].partition(".com/")[2] / "index.html"
    real = json.loads(extract(page.read_bytes(), shown["canonical_url"]).to_json())
    assert differences(shown, real) == []


def differences(shown: Any, real: Any, place: str = "record") -> list[str]:
    """Where ``shown`` is no shortening of ``real``: keys and items may be left out, texts cut with « … »."""
    if isinstance(shown, dict) and isinstance(real, dict):
        unknown = [f"{place}.{key}" for key in shown if key not in real]
        order = [key for key in real if key in shown]
        found = unknown or ([] if order == list(shown) else [f"{place}: order of keys"])
        return found + [d for key in order for d in differences(shown[key], real[key], f"{place}.{key}")]
    if isinstance(shown, list) and isinstance(real, list) and shown and isinstance(shown[0], dict):
        items = iter(real)
        return [
            f"{place}[{index}]"
            for index, item in enumerate(shown)
            if not any(differences(item, candidate) == [] for candidate in items)
        ]
    if isinstance(shown, str) and shown.endswith("…") and isinstance(real, str):
        return [] if real.startswith(shown.rstrip("… ")) else [place]
    return [] if shown == real else [f"{place}: {shown!r} for {real!r}"]


def test_python_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    exec(compile(block("python"), "README.md", "exec"), {})  # noqa: S102
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("Prime Video renouvelle Ballard pour une saison 2 ['Ballard'")
    assert lines[-2] == "18000000 10"
    assert lines[-1].startswith("listing | https://leserigraphe.com/ holds no article")


@pytest.mark.parametrize("command", [c for c in COMMANDS if c.startswith(OFFLINE)])
def test_command_runs(command: str) -> None:
    done = run(command)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout


@pytest.mark.parametrize("command", [c for c in COMMANDS if c.startswith("make ")])
def test_target_exists(command: str) -> None:
    assert run(f"{command.partition('#')[0]} --dry-run").returncode == 0


def test_other_commands_name_what_exists() -> None:
    sites = run("scrapy list").stdout.split()
    for command in COMMANDS:
        if command.startswith((*OFFLINE, "make ")):
            continue
        program, verb, *arguments = shlex.split(command)
        assert program in {"newsscrape", "scrapy"}
        known = run(f"{program} {verb} --help").stdout.split() + sites
        words = [argument for argument in arguments if not argument.endswith((".jsonl", "/"))]
        assert [word for word in words if word not in {name.strip("[],") for name in known}] == []


def test_links_lead_somewhere() -> None:
    pages = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    links = [
        (page, target)
        for page in pages
        for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8"))
        if not target.startswith("http")
    ]
    assert len(links) > 5
    assert [(page.name, target) for page, target in links if not (page.parent / target).exists()] == []
