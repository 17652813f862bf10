"""The clauses of a cell: their quantities and years, and what is kept whole behind 或 and 且."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from plantext.quantities.lexer import mask, scan
from plantext.quantities.quantity import Quantity
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
    governed: tuple[Years, ...] = ()  # years of a clause before that names nothing else

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
    plain, signs = _plain_and_signs(raw)
    start, sign = 0, ""
    carried: tuple[Years, ...] = ()
    for end, following in [*signs, (len(raw), "")]:
        text = raw[start:end]
        if following in ("，", ",") and _lacks_numbers(text) and _NUMBER_NEXT.match(raw, end + 1):
            continue  # the numbers of a series parted by commas
        clause = _clause(sign, text, plain[start:end], bool(_CONDITION_START.match(text)))
        if _only_year(clause):
            carried = clause.years  # `到2025年，达到90%`
        else:
            yield replace(clause, governed=carried) if not clause.years else clause
            carried = carried if not clause.years else ()
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
    """
    Return a wording without the signs and blanks at its ends; what stood on two lines is parted by a sign.

    >>> trim("≥Ⅱ类\\n持续改善；"), trim("高于平均值，\\n或逐年上升")
    ('≥Ⅱ类；持续改善', '高于平均值，或逐年上升')
    """
    return _LINE_END.sub(lambda sign: sign[1] or "；", text.strip(" 　\n；;。，,、：:"))


def _clause(sign: str, text: str, plain: str, conditional: bool) -> Clause:
    years = tuple(find_years(text))
    if conditional:
        return Clause(sign, text, (), years, condition=text)
    quantities = tuple(q for q in scan(text) if plain[q.number_start] != "#")
    cut = next((m.start() for m in _CONDITION.finditer(text) if quantities and m.start() >= quantities[0].end), None)
    if cut is not None and quantities:
        kept = tuple(q for q in quantities if q.end <= cut)
        return Clause(sign, text[:cut], kept, tuple(y for y in years if y.end <= cut), condition=text[cut:])
    return Clause(sign, text, quantities, years)


def _plain_and_signs(raw: str) -> tuple[str, list[tuple[int, str]]]:
    """
    Return the masked text with the asides hidden, and the places of the signs that part clauses.

    A number in brackets behind other text is an aside; where the cell has no other number, and the brackets compare
    with nothing, it is the value (`保持稳定（综合利用率≥95%）`), and the brackets part clauses.
    """
    plain = mask(raw)
    asides = [match for match in _BRACKETED.finditer(raw) if match.start() > 0 and match[1] in "（("]
    hidden = plain
    for match in asides:
        hidden = hidden[: match.start() + 1] + "#" * (len(match[0]) - 2) + hidden[match.end() - 1 :]
    signs = sorted([*((match.start(), match[0]) for match in _SIGN.finditer(hidden)), *_unsigned(raw)])
    if _DIGIT.search(hidden) or not asides:
        return hidden, signs
    told = [match for match in asides if _DIGIT.search(plain, *match.span()) and not _COMPARED.search(match[0])]
    signs += [(at, raw[at]) for match in told for at in (match.start(), match.end() - 1)]
    return plain, sorted(signs)


def _unsigned(raw: str) -> Iterator[tuple[int, str]]:
    """Give the places where a year that dates missing data follows without a sign: `持续下降2022年暂无数据`."""
    for match in _YEAR_BEHIND.finditer(raw):
        if raw.startswith(tuple(words("quantities.toml", "no_data")), match.end()):
            yield match.start(), ""


def _lacks_numbers(text: str) -> bool:
    """Say whether a clause with 分别 has fewer numbers than its list of years."""
    if "分别" not in text:
        return False
    years = find_years(text)
    return len(years) == 1 and len(scan(text)) < len(years[0].each)


def _only_year(clause: Clause) -> bool:
    return (
        bool(clause.years) and not clause.quantities and _NOTHING.fullmatch(cut(clause.text, clause.years)) is not None
    )


_SIGN = regex.compile(r"[；;。\n]|(?<!\d)[，,]|(?<=\d)[，,](?!\d{3}(?!\d))|(?<=[%\d])[/／](?=实际|目标)")
_YEAR_BEHIND = regex.compile(r"(?<=\p{Han})(?<![到至截于在自从])(?:19|20)\d{2}年度?")
_AIM = regex.compile(
    r".{0,10}(?:目标|任务|要求|计划|指标|考核值)(?:值|为|是|要求)?\s*[:：]?\s*(?:[≥≤><\d]|不[低高]于|下降|提高|增长|为|是|值|要求)"
)
_DIGIT = regex.compile(r"[0-9０-９]")
_COMPARED = regex.compile(r"目标|要求|下达|任务|上年|同期|同比")
_NOTHING = regex.compile(r"[\s到至截年底末前止内，,]*")
_NUMBER_NEXT = regex.compile(r"\s*\d++(?:\.\d++)?+\s*[%‰\p{Han}/]{0,8}(?=[，,；;。、\n]|$)")
_LINE_END = regex.compile(r"([；;。，,、：:]?)\n")
_CONDITION = regex.compile(r"或(?!者?优|好|高|低|以上)|且|并且|并(?=[^入网购])")
_CONDITION_START = regex.compile(r"\s*(?:或|且|并且)")
_BRACKETED = regex.compile(r"([（(\[〔【])[^（()）\[\]〔〕【】]*[)）\]〕】]")
_TO = regex.compile(r"(?:降|减|升|增|提高|提升|扩大|缩短|调整|压减|改善)\w{0,2}?(?:到|至|为|成)")
