"""The clauses of a cell: their quantities and years, and what is kept whole behind 或 and 且."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from plantext.quantities.lexer import Quantity, find_quantities, mask
from plantext.quantities.years import Years, find_years
from plantext.vocabulary import words


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause with the sign that parts it from the one before, its quantities (offsets in `text`) and its years."""

    sign: str
    text: str
    quantities: tuple[Quantity, ...]
    years: tuple[Years, ...]
    condition: str = ""  # what stands behind 或 or 且, kept whole

    @property
    def compares(self) -> bool:
        """Say whether the number is an aim that the clause after it is measured against."""
        return bool(_AIM.match(self.text))

    @property
    def lacks_data(self) -> bool:
        """Say whether it only dates missing data: `2022年暂无数据`."""
        return not self.quantities and bool(self.years) and no_data(self.text)

    @property
    def from_to(self) -> bool:
        """Say whether its first two numbers are an older and a newer value: `由31%提高到38%`."""
        if len(self.quantities) < 2:
            return False
        old, new = self.quantities[:2]
        return bool(_TO.search(self.text[old.end : new.start]))


def clauses(raw: str) -> Iterator[Clause]:
    """
    Part a cell into clauses; signs inside brackets and lists of numbers (、) part nothing.

    >>> [(c.text, len(c.quantities), c.condition) for c in clauses("≥80，或逐年上升")]
    [('≥80', 1, ''), ('或逐年上升', 0, '或逐年上升')]
    """
    plain = _hide_brackets(mask(raw), raw)
    start, sign, conditional = 0, "", False
    for end, following in [*((m.start(), m[0]) for m in _SIGN.finditer(plain)), (len(raw), "")]:
        text = raw[start:end]
        conditional = bool(_CONDITION_START.match(text)) or (conditional and sign in ("、", ""))
        yield _clause(sign, text, plain[start:end], conditional)
        start, sign = end + len(following), following


def joined(parts: Sequence[Clause]) -> str:
    """Put the clauses that are wording together again, with the signs printed between them."""
    text = ""
    for clause in parts:
        part = clause.condition or clause.text
        if part.strip():
            sign = "；" if clause.sign == "\n" else clause.sign
            text += (sign if text and not (clause.condition and clause.quantities) else "") + part
    return trim(text)


def without_years(text: str) -> str:
    """Return a text without the years it names."""
    return cut(text, tuple(find_years(text)))


def cut(text: str, years: Sequence[Years]) -> str:
    """Return a text without these years of it."""
    for year in reversed(years):
        text = text[: year.start] + text[year.end :]
    return text


def no_data(text: str) -> bool:
    """Say whether a text says that there is no number: `暂无数据`, `上级未下达`."""
    return any(word in text for word in words("quantities.toml", "no_data"))


def trim(text: str) -> str:
    """Return a wording without the signs and blanks at its ends; what stood on two lines is parted by ；."""
    return text.strip(" 　\n；;。，,、：:").replace("\n", "；")


def _clause(sign: str, text: str, plain: str, conditional: bool) -> Clause:
    years = tuple(find_years(text))
    if conditional:
        return Clause(sign, text, (), years, condition=text)
    quantities = tuple(q for q in find_quantities(text) if plain[q.number_start] != "#")
    cut = next((m.start() for m in _CONDITION.finditer(text) if quantities and m.start() >= quantities[0].end), None)
    if cut is not None and quantities:
        kept = tuple(q for q in quantities if q.end <= cut)
        return Clause(sign, text[:cut], kept, tuple(y for y in years if y.end <= cut), condition=text[cut:])
    return Clause(sign, text, quantities, years)


def _hide_brackets(plain: str, raw: str) -> str:
    """Hide what stands in brackets behind other text: a number there is an aside, but `[5]` alone is the value."""
    for match in _BRACKETED.finditer(raw):
        if match.start() > 0 and match[1] in "（(" and not _WHOLLY_BRACKETED.fullmatch(raw):
            inside = len(match[0]) - 2
            plain = plain[: match.start() + 1] + "#" * inside + plain[match.end() - 1 :]
    return plain


_SIGN = regex.compile(r"[，,；;。\n](?!\d{3}(?!\d))")
_AIM = regex.compile(r".{0,8}(?:目标|任务|要求|计划|指标)(?:值|为|是|要求)")
_CONDITION = regex.compile(r"或(?!者?优|好|高|低|以上)|且|并且|并(?=[^入网购])")
_CONDITION_START = regex.compile(r"\s*(?:或|且|并且)")
_BRACKETED = regex.compile(r"([（(\[〔【])[^（()）\[\]〔〕【】]*[)）\]〕】]")
_WHOLLY_BRACKETED = regex.compile(r"\s*[（(][^（()）]*[)）]\s*")
_TO = regex.compile(r"(?:降|减|升|增|提高|提升|扩大|缩短|调整|压减|改善)\w{0,2}?(?:到|至|为|成)")
