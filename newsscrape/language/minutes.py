"""Minutes viewed (« 2,5 milliards de minutes visionnées ») and running times (« 6 x 52' », « un film d'1 h 42 »)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from newsscrape.language.ellipsis import bare_numbers, tells_when
from newsscrape.language.knowledge import load
from newsscrape.language.lexer import Phrases, shrink
from newsscrape.language.numbers import times
from newsscrape.language.passage import Passage
from newsscrape.language.ranges import is_year, left_of, left_value
from newsscrape.language.spans import MinutesSpan

_VIEWED_AT_LEAST = 1_000_000
_LONGEST_RUNTIME = 60 * 40
_LONGEST_FROM_TO = 60 * 5
"""« passe de 1h10 à 1h30 » tells lengths, « de 18h30 à 18h15 » hours of the day."""
_MINUTES_AFTER_HOURS = frozenset(("minutes", "minute", "min", "mn"))


@dataclass(slots=True)
class _Time:
    """A time in ``tokens[first:after]``; ``sign`` says how it is written: minutes, prime, hours or clock."""

    first: int
    after: int
    minutes: int | float
    sign: str
    kind: str = "runtime"


@cache
def _words() -> dict[str, frozenset[str]]:
    return {key: frozenset(words) for key, words in load("runtimes").items()}


@cache
def _ends() -> Phrases[bool]:
    return Phrases((phrase, True) for phrase in load("runtimes")["ends"])


def minutes_in(passage: Passage) -> list[MinutesSpan]:
    """The minutes of a passage, in its order."""
    found: dict[int, _Time] = {}
    after = 0
    for at, token in enumerate(passage.tokens):
        is_start = token.kind in ("number", "clock") or token.low == "demi"
        time = _time(passage, at) if is_start and at >= after else None
        if time and (time.kind == "viewed" or _is_runtime(passage, time)):
            found[time.first] = time
            for left in _lefts(passage, time):
                found.setdefault(left.first, left)
        after = time.after if time else after
    for elliptic in list(_elliptic(passage, found)):
        found.setdefault(elliptic.first, elliptic)
    times_found = sorted(found.values(), key=lambda time: time.first)
    return [MinutesSpan(*passage.slice(x.first, x.after), x.minutes, x.kind) for x in times_found]


def _time(passage: Passage, at: int) -> _Time | None:
    """The length of time that begins at a token, if any."""
    token = passage.at(at)
    if token.kind == "clock":
        return _written_hours(passage, at)
    if passage.is_number(at):
        return _counted(passage, at)
    if token.low == "demi" and passage.low(_skip_hyphen(passage, at + 1)) == "heure":
        return _Time(at, _skip_hyphen(passage, at + 1) + 1, 30, "hours")
    if token.low == "quart" and passage.low(at + 1) == "d" and passage.low(at + 3) == "heure":
        return _Time(at, at + 4, 15, "hours")
    return None


def _skip_hyphen(passage: Passage, at: int) -> int:
    return at + 1 if passage.low(at) == "-" else at


def _written_hours(passage: Passage, at: int) -> _Time:
    """« 1h42 », « 2 h », « 1:42 »."""
    low = passage.low(at).removesuffix("minutes").removesuffix("min").removesuffix("mn")
    hours, _, minutes = low.replace(":", "h").partition("h")
    after = at + 1
    if passage.low(after) in _MINUTES_AFTER_HOURS | {"'"} and minutes.strip():
        after += 1
    return _Time(at, after, int(hours) * 60 + int(minutes.strip() or 0), "clock")


def _counted(passage: Passage, at: int) -> _Time | None:
    """« 52 minutes », « 52' », « une heure et demie », « 8,1 milliards de minutes »."""
    number = passage.at(at)
    named = at + 2 if passage.low(at + 1) == "de" else at + 1
    word = passage.low(named)
    if word in _words()["units"]:
        if number.value >= _VIEWED_AT_LEAST:
            return _Time(at, named + 1, number.value, "minutes", "viewed")
        seconds, after = _seconds(passage, named + 1)
        return _Time(at, after, _with_seconds(number.value, seconds), "minutes")
    if word == "'" and passage.is_glued(named) and number.form == "digits" and passage.at(named + 1).low != "'":
        return _prime(passage, at, named)
    if word in _words()["hours"] and number.scale == 1 and named == at + 1:
        return _hours(passage, at, named + 1)
    if number.value == 1 and word in ("demi", "quart"):
        time = _time(passage, named)
        return _Time(at, time.after, time.minutes, "hours") if time else None
    if (
        number.value == 3
        and word in ("quart", "quarts")
        and passage.low(named + 1) == "d"
        and passage.low(named + 3) == "heure"
    ):
        return _Time(at, named + 4, 45, "hours")
    return None


def _seconds(passage: Passage, at: int) -> tuple[int, int]:
    """The seconds of « 3 minutes 30 », « une minute cinquante » at a token, and the index after them."""
    rest, after = passage.at(at), at + 1
    is_written_so = len(rest.raw) == 2 if rest.form == "digits" else rest.form == "words"
    if not passage.is_number(at) or not is_written_so or not isinstance(rest.value, int) or not 0 < rest.value < 60:
        return 0, at
    if passage.low(after) in ("secondes", "s"):
        return rest.value, after + 1
    while passage.low(after) in ("'", '"') and passage.is_glued(after):
        after += 1
    following = passage.at(after)
    ends = following.kind in ("break", "mark") and following.low not in _words()["no_end"]
    return (rest.value, after) if ends or following.low in _words()["seconds_after"] else (0, at)


def _with_seconds(minutes: int | float, seconds: int) -> int | float:
    """Minutes and seconds in minutes: 3 and 30 are 3.5."""
    return round(minutes + seconds / 60, 4) if seconds else minutes


def _prime(passage: Passage, at: int, sign: int) -> _Time | None:
    """« 52' »: the apostrophe must end something, or « les 100'000 » and quotes would count."""
    value = passage.at(at).value
    following = passage.at(sign + 1)
    if passage.is_number(sign + 1) and passage.is_glued(sign + 1):
        seconds, after = _seconds(passage, sign + 1)
        return _Time(at, after, _with_seconds(value, seconds), "prime") if seconds and 1 <= value <= 300 else None
    if (following.kind == "word" and passage.is_glued(sign + 1)) or not 1 <= value <= 300 or passage.low(at - 1) == "'":
        return None
    return _Time(at, sign + 1, value, "prime")


def _hours(passage: Passage, at: int, after: int) -> _Time:
    """« une heure », « deux heures trente », « 1 heure 42 minutes », « une heure et demie », « et quart »."""
    minutes = times(passage.at(at).value, 60)
    if passage.low(after) == "et":
        half = passage.low(after + 1)
        if half in ("demi", "demie", "quart"):
            return _Time(at, after + 2, minutes + (15 if half == "quart" else 30), "hours")
        if passage.low(after + 2) in _MINUTES_AFTER_HOURS and passage.is_number(after + 1):
            return _Time(at, after + 3, minutes + passage.at(after + 1).value, "hours")
    rest = passage.at(after)
    if rest.value == 3 and passage.low(after + 1) == "quarts":
        return _Time(at, after + 2, minutes + 45, "hours")
    if passage.is_number(after) and isinstance(rest.value, int) and rest.value < 60:
        if passage.low(after + 1) in _MINUTES_AFTER_HOURS:
            return _Time(at, after + 2, minutes + rest.value, "hours")
        if rest.value >= 5:
            return _Time(at, after + 1, minutes + rest.value, "hours")
    return _Time(at, after, minutes, "hours")


def _is_runtime(passage: Passage, time: _Time) -> bool:
    """Whether a length of time is that of a work, by what stands around it."""
    if not 0 < time.minutes <= _LONGEST_RUNTIME:
        return False
    before = _before(passage, time.first)
    if _is_multiplied(passage, time.first):
        return True
    if time.sign == "prime":
        return not (passage.at(before).raw == "à" or passage.low(before) in ("e", "la", "partir"))
    if passage.at(time.first).capital and passage.at(time.first).form == "digits":
        return False
    if _ends().starting(passage.tokens, time.after):
        return False
    if passage.at(time.first).raw.isdigit() and passage.at(time.after - 1).raw == "Minutes":
        return False
    if _is_moment(passage, time, before):
        return False
    return _belongs_to_work(passage, time, before)


def _before(passage: Passage, first: int) -> int:
    """The index of the word that governs a time: « plus de », « près d' », articles and the left of a range skipped."""
    lefts = list(left_of(passage, first)) if passage.is_number(first) else []
    at = (lefts[-1] if lefts else first) - 1
    words = _words()
    steps = 0
    while passage.low(at) in words["skipped"] and passage.at(at).raw != "à" and steps < 6:
        if steps == 0 and passage.low(at) in words["articles"] and passage.low(at - 1) in words["stretches"]:
            return at - 1
        at -= 1
        steps += 1
    return at


def _is_multiplied(passage: Passage, first: int) -> bool:
    """« 6 x 52 », « six fois 52 », « 4 * 26 », « 6 épisodes x 45 minutes »."""
    count = first - 3 if passage.low(first - 2) in ("episodes", "ep") else first - 2
    return passage.low(first - 1) in ("x", "fois", "*", "✕") and passage.is_number(count)


def _is_moment(passage: Passage, time: _Time, before: int) -> bool:
    """Whether a time is a clock time, or a stretch: « pendant 20 minutes », « il y a dix minutes »."""
    word = passage.at(before)
    direct = passage.at(time.first - 1)
    if time.sign == "clock":
        if passage.low(time.first - 3) == "jusqu":
            return True
        if passage.has(_words()["dure"], time.first - 4, time.first - 1) and time.minutes < _LONGEST_FROM_TO:
            return False
        if direct.raw == "à" and passage.low(time.first - 2) in _words()["lengthened"]:
            return time.minutes >= _LONGEST_FROM_TO
        if direct.raw.lower() in _words()["clock_before"]:
            return time.minutes >= _LONGEST_FROM_TO or not (
                direct.raw == "à"
                and passage.at(time.first - 2).kind == "clock"
                and passage.has(_words()["durations"], time.first - 8, time.first)
            )
        return time.minutes >= 5 * 60 or passage.low(time.after) in ("du", "ce", "gmt", "precises", "pile")
    if word.low in _words()["stretches"]:
        return True
    if word.low == "a" and passage.low(before - 1) == "y":
        return True
    return direct.raw == "à" and time.sign == "hours"


def _belongs_to_work(passage: Passage, time: _Time, before: int) -> bool:
    words = _words()
    start, last = passage.sentence(time.first)
    near = [token.low for token in passage.tokens[max(start, before - 5) : before + 1] if token.raw != "passé"]
    if time.sign == "minutes" and passage.at(time.first - 1).raw.lower() in _words()["naming"]:
        return True
    if _is_apposed(passage, time) or (
        time.sign == "hours" and time.minutes % 60 and passage.low(time.first - 1) == "ses"
    ):
        return True
    if passage.low(before - 1) == "trop":
        return False
    if _is_lone(passage, time) or (time.sign == "clock" and passage.low(time.first - 1) == "'"):
        return True
    if words["dure"].intersection(near[-5:]) or words["durations"].intersection(near[-3:]):
        return not words["not_works"].intersection(t.low for t in passage.tokens[start : time.first])
    if time.sign == "hours" and time.minutes >= 5 * 60 and time.minutes % 60 == 0:
        return False
    is_digits = passage.at(time.first).form != "words"
    is_of = passage.low(time.first - 1) in words["of"]
    is_of = is_of or (is_digits and passage.at(before).low in words["works"])
    if is_of and words["works"].intersection(near) and not words["not_works"].intersection(near):
        return True
    if (
        time.sign == "clock"
        and passage.low(time.first - 1) in ("(", ",")
        and (passage.low(time.after) in (")", ",", "-") or (time.minutes >= 20 and _ends_sentence(passage, time.after)))
    ):
        return True
    after = [token.low for token in passage.tokens[time.after : min(last, time.after + 4)]]
    if (
        is_digits
        and time.sign == "minutes"
        and (after[:1] in (["chacun"], ["chacune"]) or _closes_credits(passage, time))
    ):
        return True
    return (time.minutes >= 20 and after[:1] == ["de"] and bool(words["works"].intersection(after[1:3]))) or (
        after[:2] == ["l", "'"] and after[2:3] in (["episode"], ["unite"])
    )


def _closes_credits(passage: Passage, time: _Time) -> bool:
    """« (Fr., 2023, 102 min) »: at the end of a parenthesis, after a year."""
    is_last = passage.low(time.first - 1) == "," and passage.low(time.after) in (")", ",")
    return is_last and any(is_year(passage.at(at)) for at in range(time.first - 5, time.first - 1))


def _ends_sentence(passage: Passage, at: int) -> bool:
    return passage.at(at).kind == "break" or passage.low(at) == "."


def _is_apposed(passage: Passage, time: _Time) -> bool:
    """« la version longue de « Dune », 215 minutes, sur Max »: between commas, right after a work."""
    before = passage.at(time.first - 2)
    after = passage.at(time.after)
    is_enclosed = passage.low(time.first - 1) == "," and (after.kind == "break" or after.low in (",", ".", ")", ";"))
    return is_enclosed and time.minutes >= 5 and (before.kind == "title" or before.low in _words()["works"] | {"»"})


def _is_lone(passage: Passage, time: _Time) -> bool:
    """« 52 minutes sans gras. », « …, de 55 à 70 minutes. »: a length that makes a sentence, or ends one, by itself."""
    if passage.at(time.first).form == "words" or not 20 <= time.minutes <= 240:
        return False
    previous = passage.at(time.first - 1)
    if previous.kind == "break" or previous.sentence != passage.at(time.first).sentence:
        return time.sign != "clock" or passage.at(time.after).kind == "word" or passage.low(time.after) in (".", ",")
    lefts = list(left_of(passage, time.first)) if time.sign == "minutes" else []
    return bool(lefts) and passage.low(lefts[-1] - 1) == "de" and passage.low(lefts[-1] - 2) in (",", ":", "(")


def _lefts(passage: Passage, time: _Time) -> Iterator[_Time]:
    """« de 52 à 90 minutes », « 26 ou 52' », « 45-60 minutes »."""
    if time.sign not in ("minutes", "prime", "viewed") or not passage.is_number(time.first):
        return
    for at in left_of(passage, time.first):
        yield _Time(at, at + 1, left_value(passage, at, time.first), time.sign, time.kind)


def _elliptic(passage: Passage, found: dict[int, _Time]) -> Iterator[_Time]:
    """« contre 619 millions la semaine d'avant » after minutes viewed; « … 52 minutes, contre 26 » after a runtime."""
    bare = bare_numbers(passage)
    sentences = {passage.at(time.first).sentence for time in found.values() if time.kind == "runtime"}
    for at in passage.numbers:
        token = passage.tokens[at]
        if at in found:
            continue
        if at in bare and bare[at].theme == "viewed":
            yield _Time(at, at + 1, bare[at].value, "viewed", "viewed")
        elif token.sentence in sentences and 5 <= token.value <= 300 and _contrasts(passage, at):
            yield _Time(at, at + 1, shrink(int(token.value), 1), "minutes")


def _contrasts(passage: Passage, at: int) -> bool:
    """« contre 26 auparavant », « au lieu de 52 »: a number alone, contrasted with a runtime of its sentence."""
    is_alone = passage.at(at + 1).kind in ("break", "mark") and passage.low(at + 1) not in _words()["no_end"]
    is_alone = is_alone or passage.low(at + 1) in _words()["contrast_after"] or tells_when(passage, at + 1)
    start = passage.at(at).sentence
    earlier = any(t.low in ("minutes", "'") and t.sentence == start for t in passage.tokens[max(0, at - 20) : at])
    return (
        is_alone
        and earlier
        and (passage.low(at - 1) == "contre" or (passage.low(at - 1) == "de" and passage.low(at - 2) == "lieu"))
    )
