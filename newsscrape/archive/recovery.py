"""What a killed run left: records that were written but not marked are marked, cut tails are set aside."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from newsscrape.archive.identity import address_key, content_hash
from newsscrape.archive.lines import set_aside, whole_lines
from newsscrape.archive.rows import Stored
from newsscrape.archive.state import State
from newsscrape.errors import RecordError
from newsscrape.record import Article


@dataclass(slots=True)
class Recovery:
    """How many records were marked, and the files that hold the cut bytes."""

    adopted: int = 0
    cut: list[Path] = field(default_factory=list)


def recover(state: State, site: str, folder: Path) -> Recovery:
    """Brings the state of ``site`` and the files of ``folder`` to agree; a state that was lost is made again so."""
    done = Recovery()
    for path in sorted(folder.glob("*.jsonl*")):
        accounted = state.accounted(path)
        if ".cut-" in path.name or path.stat().st_size == accounted:
            continue
        records, end, size = _records(path, min(accounted, path.stat().st_size))
        new = [record for record in records if not _known(state, record)]
        state.store(site, new, path, end)
        done.adopted += len(new)
        aside = set_aside(path, end) if end < size else None
        if aside:
            done.cut.append(aside)
    return done


def _records(path: Path, start: int) -> tuple[list[Stored], int, int]:
    lines, size = whole_lines(path, start)
    records: list[Stored] = []
    end = start
    for line, line_end in lines:
        try:
            records.append(_stored(Article.from_json(line)))
        except RecordError:
            break
        end = line_end
    return records, end, size


def _stored(article: Article) -> Stored:
    return Stored(
        page=address_key(article.url),
        url=article.url,
        etag=None,
        last_modified=None,
        changed=None,
        article=address_key(article.canonical_url),
        canonical_url=article.canonical_url,
        record_id=article.id,
        revision=article.revision,
        content_hash=content_hash(article),
    )


def _known(state: State, record: Stored) -> bool:
    row = state.article(record.article)
    return bool(row and row.revision >= record.revision)
