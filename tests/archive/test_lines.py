"""Files of lines: whole pieces, cut tails, full disks."""

import os
import resource
from pathlib import Path

import pytest

from newsscrape.archive.lines import LineFile, OutputError, check_folder, set_aside, whole_lines

SUFFIXES = [".jsonl", ".jsonl.gz", ".jsonl.zst"]


def lines_of(path: Path) -> list[bytes]:
    return [line for line, _ in whole_lines(path)[0]]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_file_cut_anywhere_in_its_last_piece_keeps_the_pieces_before(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    file = LineFile(path)
    kept = file.append(["un", "deux"])
    whole = file.append(["trois, un peu plus long"])
    file.close()
    data = path.read_bytes()
    assert lines_of(path) == [b"un", b"deux", b"trois, un peu plus long"]
    for end in range(kept, whole):
        path.write_bytes(data[:end])
        found, size = whole_lines(path)
        assert [line for line, _ in found] == [b"un", b"deux"]
        assert (found[-1][1], size) == (kept, end)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_cut_tail_goes_into_a_file_of_its_own(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    file = LineFile(path)
    end = file.append(["un"])
    file.close()
    path.write_bytes(path.read_bytes() + b"cut")
    aside = set_aside(path, end)
    assert aside
    assert aside.read_bytes() == b"cut"
    assert lines_of(path) == [b"un"]
    assert set_aside(path, end) is None


def test_an_append_that_finds_no_room_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    file = LineFile(path)
    size = file.append(["un"])
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + 10, limits[1]))
    try:
        with pytest.raises(OutputError, match=r"cannot write .*a\.jsonl"):
            file.append(["x" * 100])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert path.read_bytes() == b"un\n"
    file.append(["deux"])
    assert lines_of(path) == [b"un", b"deux"]
    file.close()


def test_a_folder_that_takes_no_files_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("no folder")
    with pytest.raises(OutputError, match="cannot write"):
        check_folder(tmp_path / "out")
    check_folder(tmp_path / "other" / "deeper")
    assert os.listdir(tmp_path / "other" / "deeper") == []  # noqa: PTH208
