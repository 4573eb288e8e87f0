"""What can be told of a real person's part: the features from which acting and the jobs are decided."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from newsscrape.language.masking import PERSON, Masked
from newsscrape.language.people.clauses import Clauses, lists_of_names
from newsscrape.language.people.jobs import Told, genre, nearest_job
from newsscrape.language.surroundings import REACH, around, classes_in, far, stems, tokens

Row = list[str]

MOST = 30
"""How many words of jobs on either side of a name count."""

JOBS = ("creator", "showrunner", "director", "writer", "producer", "author", "composer", "presenter", "executive")


def role_features(
    masked: Masked,
    clauses: Clauses,
    *,
    told: Iterable[Told],
    facts: Collection[tuple[int, str]],
    cast: Collection[int],
    at: dict[int, int],
    works: Mapping[int, str],
) -> dict[int, list[Row]]:
    """For each individual of ``at`` (position in the masked text to number), a row of features a mention.

    ``told`` are the words of jobs, ``facts`` what the grammar states of positions, ``cast`` the individuals paired
    with a role, ``works`` the kind of the show at each position that names one.
    """
    text, kind = masked.text, genre(masked.text)
    stated: dict[int, list[str]] = defaultdict(list)
    for position, job in sorted(facts):
        stated[position].append(job)
    known: dict[int, set[str]] = defaultdict(set)
    for position, job in sorted(facts):
        if position in at:
            known[at[position]].add(job)
    shows, usual_kind = sorted(works), _prevailing(works)
    words = sorted(told, key=lambda word: word.start)
    starts = [word.start for word in words]
    rows: dict[int, list[Row]] = defaultdict(list)
    nearest: dict[int, tuple[int, str]] = {}
    lists = lists_of_names(text, sorted(at), PERSON)
    for position, number in sorted(at.items()):
        low, high = clauses.around(position)
        place = bisect_left(starts, position)
        near = words[max(bisect_left(starts, low), place - MOST) : min(bisect_left(starts, high), place + MOST)]
        if best := nearest_job(near, position):
            nearest[number] = min(nearest.get(number, best), best)
        row = [f"g {kind}", f"n {min(text.count(PERSON, low, high), 4)}"]
        row += [f"f {job}" for job in stated[position]] or ["f -"]
        row += [f"s {best[1]}", f"s {best[1]} {far(best[0])}"] if best else ["s -"]
        row += [f"F {job}" for job in sorted(known[number])] or ["F -"]
        row += [f"cast {number in cast}"]
        row += _nearest(text, position, near)
        row += [f"K {usual_kind}", *_of_works(text, position, (low, high), shows, works)]
        row += around(text, position, (low, high), longest=2, with_classes=True)
        row += _of_list(text, lists[position], (low, high), near)
        row += _told_next(text, clauses, high, words, starts)
        rows[number].append(row)
    for number, own in rows.items():
        if not known[number] - {"actor"}:
            usual = f"u {nearest[number][1]}" if number in nearest else f"u {kind}"
            for row in own:
                row.append(usual)
    return rows


def _of_list(text: str, names: tuple[int, int], clause: tuple[int, int], told: Iterable[Told]) -> Iterator[str]:
    """What stands beside the list of names that a person belongs to, up to the names before and after it.

    ``names`` are the places of its first name and its last, ``told`` the words of jobs of the sentence. In « P et Q
    écrivent, R réalise » P and Q have the first verb of their own, R the second.
    """
    first, last = names
    low = max(clause[0], text.rfind(PERSON, 0, first) + 1, first - REACH)
    following = text.find(PERSON, last + 1, clause[1])
    high = min(clause[1] if following < 0 else following, last + 1 + REACH)
    before, after = tokens(text[low:first]), tokens(text[last + 1 : high])
    for size in (1, 2, 3):
        yield f"L{size} {' '.join(before[-size:]) if len(before) >= size else '^'}"
        yield f"R{size} {' '.join(after[:size]) if len(after) >= size else '$'}"
    for side, words in (("L", before[-10:]), ("R", after[:10])):
        yield from (f"{side}b {stem}" for stem in stems(words))
        yield from (f"{side}c {name}" for name in classes_in(words))
    for word in told:
        if low <= word.start < first:
            yield f"own l {word.table}"
        elif last < word.start < high:
            yield f"own r {word.table}"


def _told_next(text: str, clauses: Clauses, start: int, words: Sequence[Told], starts: Sequence[int]) -> Iterator[str]:
    """The words of jobs in the next sentence, where it names nobody."""
    if start < len(text):
        low, high = clauses.around(start)
        if PERSON not in text[low:high]:
            for word in words[bisect_left(starts, low) : bisect_left(starts, high)][:MOST]:
                yield f"next {word.table}"


def _prevailing(works: Mapping[int, str]) -> str:
    """The kind of work that a text names most."""
    counted = Counter(kind for _, kind in sorted(works.items()) if kind != "-")
    return counted.most_common(1)[0][0] if counted else "-"


def _of_works(
    text: str, position: int, clause: tuple[int, int], shows: Sequence[int], works: Mapping[int, str]
) -> Iterator[str]:
    """The kinds of the works named last before a person and next after, and the few words that stand between."""
    index = bisect_left(shows, position)
    for left in shows[index - 1 : index]:
        where = "s" if left >= clause[0] else "b"
        yield f"kl {where} {works[left]}"
        if where == "s":
            yield from _joined(f"klw {works[left]}", text[left + 1 : position])
    for right in shows[index : index + 1]:
        if right < clause[1]:
            yield f"kr {works[right]}"
            yield from _joined(f"krw {works[right]}", text[position + 1 : right])


def _joined(name: str, between: str) -> Iterator[str]:
    words = tokens(between)
    if len(words) < 4:
        yield f"{name} {' '.join(words)}"


def _nearest(text: str, position: int, told: Iterable[Told]) -> Iterator[str]:
    """The nearest word of each job on either side, how far off it is, and how many people stand between."""
    best: dict[str, tuple[int, str]] = {}
    for word in told:
        side = "r" if word.start > position else "l"
        gap = word.start - position if side == "r" else position - word.end
        between = text.count(PERSON, *sorted((position + 1, word.start) if side == "r" else (word.end, position)))
        key = f"{word.table} {side}"
        best[key] = min(best.get(key, (999, "")), (gap, f"t {key} {min(between, 2)}"))
    if best:
        yield f"t1 {min((gap, key) for key, (gap, _) in best.items())[1]}"
    for gap, name in best.values():
        yield name
        yield f"{name} {far(gap)}"
