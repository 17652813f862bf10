"""Parts that a sentence names behind 其中 or 包括, against the whole that stands before them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

import regex

from plantext.auditing.numbers import plain, step
from plantext.auditing.remarks import Remark, verdict
from plantext.auditing.rules import rules, words
from plantext.plan import Plan
from plantext.prose import Passage, passages
from plantext.quantities import Quantity, find_quantities
from plantext.quantities.convert import convert


@dataclass(frozen=True, slots=True)
class Shares:
    """
    A whole and its parts in the unit of the whole.

    `room` is what rounding may do to their sum, `names` the text from the first part to the last.
    """

    whole: Decimal
    parts: tuple[Decimal, ...]
    room: Decimal
    names: str
    unit: str


def check_shares(plan: Plan) -> Iterator[Remark]:
    """Check that the parts of a sentence sum up to their whole, where they name all of it."""
    for passage in passages(plan.document):
        for sentence in _SENTENCE.finditer(passage.text):
            if _BEGIN.search(sentence[0]):
                yield from _sentence(passage, sentence)


def _sentence(passage: Passage, sentence: regex.Match[str]) -> Iterator[Remark]:
    # What stands in brackets divides a part further; its room is kept, so that places stay.
    text = _BRACKET.sub(lambda match: "　" * len(match[0]), sentence[0])
    begins = list(_BEGIN.finditer(text))
    found = find_quantities(text)
    for begin, behind in zip(begins, [*begins[1:], None][: len(begins)], strict=True):
        whole = next((q for q in reversed(found) if q.end <= begin.start()), None)
        whole = next((q for q in reversed(found) if q.end <= begin.start() and _is_like(q, found, begin)), whole)
        shares = _shares(text, whole, [q for q in found if q.start >= begin.end()], begin.end()) if whole else None
        if whole is None or shares is None or behind is not None:
            continue  # `其中` within a part: which whole is divided is not sure
        start = passage.start + sentence.start()
        source = passage.source(start + whole.start, start + whole.end)
        quote = sentence[0][whole.number_start : whole.end].strip()
        yield from _judged(shares, _name(text, whole), quote, source)


def _is_like(quantity: Quantity, found: Sequence[Quantity], begin: regex.Match[str]) -> bool:
    """Say whether a number is in the unit of the first part behind 其中."""
    first = next((q for q in found if q.start >= begin.end()), None)
    return first is not None and (quantity.unit == first.unit or _converts(first.unit, quantity.unit))


def _converts(unit: str, to: str) -> bool:
    return bool(unit and to) and convert(Decimal(1), unit, to) is not None


def _shares(text: str, whole: Quantity, behind: Sequence[Quantity], start: int) -> Shares | None:
    """Return the whole with the parts that follow each other right behind 其中; None where they are no plain list."""
    parts: list[Decimal] = []
    room = _rounding(whole, whole.unit)
    at = end = start
    for quantity in behind:
        name = text[at : quantity.start]
        amount = _in(quantity.low, quantity.unit, whole.unit)
        if amount is None or quantity.comparator != "=" or not _NAME.fullmatch(name) or words("no-share", name):
            break
        parts.append(amount)
        room += _rounding(quantity, whole.unit)
        at = end = quantity.end
    is_open = words("and-more", text[end:])
    if whole.low is None or whole.comparator not in ("=", "~") or len(parts) < _FEWEST or is_open:
        return None
    return Shares(whole.low, tuple(parts), room, text[start:end], whole.unit)


def _rounding(quantity: Quantity, unit: str) -> Decimal:
    """Return what rounding may have done to a number, in a unit: nothing to what is counted one by one."""
    if quantity.low is None or (quantity.unit in _COUNTED and quantity.low == quantity.low.to_integral_value()):
        return Decimal(0)
    return (_in(step(quantity.low), quantity.unit, unit) or Decimal(0)) / 2


def _in(number: Decimal | None, unit: str, to: str) -> Decimal | None:
    return number if number is None or unit == to else convert(number, unit, to)


def _judged(shares: Shares, name: str, quote: str, source: str) -> Iterator[Remark]:
    added, room = sum(shares.parts, Decimal(0)), shares.room
    # What is divided twice (`新建3个、续建2个，水类4个、气类1个`) sums up before its end.
    sums = [sum(shares.parts[:count], Decimal(0)) for count in range(_FEWEST, len(shares.parts) + 1)]
    agrees = any(abs(each - shares.whole) <= room for each in sums)
    if not agrees and added < shares.whole and not _is_all(shares, added):
        return
    if max(shares.parts) > shares.whole:
        return  # of another whole
    # Much more than the whole: the parts overlap.
    sure = shares.whole < added <= shares.whole + max(shares.whole * rules()["text-sum"].tolerance, Decimal(1))
    terms = "+".join(plain(part) for part in shares.parts)
    yield Remark("text-sum", verdict(agrees, sure), name, quote, f"{plain(added)}{shares.unit}", source, "", terms)


def _is_all(shares: Shares, added: Decimal) -> bool:
    """Say whether parts that sum up to less name all there is: by their names, or because so little is left."""
    return words("closed", shares.names) or added >= shares.whole * (1 - rules()["text-sum"].tolerance)


def _name(text: str, whole: Quantity) -> str:
    match = _BEFORE.search(text[: whole.start])
    return match[0].rpartition("”")[2] or match[0] if match else text[whole.start : whole.end]


_SENTENCE = regex.compile(r"[^。；;！？\n]+")
_BEGIN = regex.compile(r"(?:其中|(?<=[，,])包括|(?<=[，,])分为)[：:，,]?")
_BRACKET = regex.compile(r"[（(][^（）()]*[）)]")
_NAME = regex.compile(r"\s*[、，,和及]?\s*(?:(?:19|20)\d\d年)?[\p{Han}“”　A-Za-z—\-]{0,18}?")
_BEFORE = regex.compile(r"[\p{Han}“”　]{1,12}$")
_FEWEST = 2
_COUNTED = frozenset("个项家座处所名人户条台辆张件村镇乡口只头")
