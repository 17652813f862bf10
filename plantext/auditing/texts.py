"""What running text says of an indicator against its row in a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

import regex

from plantext.auditing.leaves import Leaf, leaves_of
from plantext.auditing.limits import Span, better, concept_of, meets, span
from plantext.auditing.numbers import same
from plantext.auditing.others import is_of_another
from plantext.auditing.remarks import Remark, Verdict, verdict
from plantext.auditing.rules import rules, words
from plantext.concepts import bare_key, name_key
from plantext.plan import Plan
from plantext.quantities import is_group
from plantext.quantities.convert import convert
from plantext.records import Target, Value
from plantext.vocabulary import fold
from plantext.wide import quoted


def check_text(plan: Plan) -> Iterator[Remark]:
    """Check the targets and facts of a plan's text against its own tables."""
    yield from _check(plan.targets, plan, plan)


def check_note_text(plan: Plan, note: Plan) -> Iterator[Remark]:
    """Check the targets and facts of a note's text against the tables of the plan."""
    for remark in _check(note.targets, plan, note):
        yield replace(remark, source=f"{note.name} {remark.source}")


def _check(targets: Sequence[Target], plan: Plan, told: Plan) -> Iterator[Remark]:
    """Check what is told in a document, the plan or its note, against the tables of the plan."""
    leaves = _Leaves(leaves_of(plan))
    for target in targets:
        if target.is_former or target.comparator in ("", "change"):
            continue
        if not words("elsewhere", target.quote) and not _is_of_another(target, told):
            split = _is_split(target, told)
            for each in _against_rows(target, leaves.rows(target)):
                yield replace(each, verdict="doubt") if split and each.verdict == "fault" else each


def _is_split(target: Target, told: Plan) -> bool:
    """Say whether a sentence gives a number to each of several areas (`城区普及率达到…，农村普及率达到…`)."""
    core = _AREA.sub("", target.indicator)
    before, behind = _sentence(target, told)
    return core != target.indicator and core in before + behind


def _sentence(target: Target, told: Plan) -> tuple[str, str]:
    """Return what stands before and behind a number in its sentence."""
    text = told.document.text
    start, end = text.rfind("\n", 0, target.start) + 1, text.find("\n", target.end)
    before, behind = text[start : target.start], text[target.end : end if end >= 0 else len(text)]
    begins = max((before.rfind(sign) for sign in _ENDS), default=-1) + 1
    ends = [at for sign in _ENDS if (at := behind.find(sign)) >= 0]
    return before[begins:], behind[: min(ends, default=len(behind))]


def _is_of_another(target: Target, told: Plan) -> bool:
    """Say whether a number is that of another plan or of another area, by what stands before it in its sentence."""
    before, _ = _sentence(target, told)
    if words("area-before", before):
        return True
    region = told.info.region
    if region and not region.endswith("市") and words("city-before", before):
        return True
    return target.role == "target" and is_of_another(before, "", told.info, False, told.document.text)


class _Leaves:
    """The rows of a plan's tables, found by their concept or their name."""

    def __init__(self, leaves: Sequence[Leaf]) -> None:
        self._all = leaves
        self._of_concept: defaultdict[str, list[Leaf]] = defaultdict(list)
        self._of_name: defaultdict[str, list[Leaf]] = defaultdict(list)
        for leaf in leaves:
            self._of_concept[leaf.indicator.concept].append(leaf)
            self._of_name[bare_key(name_key(leaf.indicator.item or leaf.indicator.name))].append(leaf)

    def rows(self, target: Target) -> Sequence[Leaf]:
        """Return the rows of what a target is about: of its concept, or of its name where the catalogue has none."""
        if target.concept:
            return _of_its_area(target, self._of_concept.get(target.concept) or _told_of(target, self._all))
        name = bare_key(name_key(target.indicator))
        return _of_its_area(target, self._of_name.get(name, []) if len(name) >= _SHORTEST_NAME else [])


def _of_its_area(target: Target, rows: Sequence[Leaf]) -> Sequence[Leaf]:
    """Return the rows but those of single classes of places (山区, 平原), where the number is that of the whole."""
    areas = {leaf.indicator.item for leaf in rows if is_group(leaf.indicator.item) and _has_numbers(leaf)}
    if len(areas) < _SEVERAL:
        return rows
    return [leaf for leaf in rows if leaf.indicator.item not in areas or leaf.indicator.item in target.quote]


def _has_numbers(leaf: Leaf) -> bool:
    return any((value.low, value.high) != (None, None) for value in (*leaf.of("baseline"), *leaf.of("target")))


def _told_of(target: Target, leaves: Sequence[Leaf]) -> list[Leaf]:
    """Return the rows whose present value speaks of the indicator, though they are named for its rise or fall."""
    concept = concept_of(target.concept)
    names = [fold(name) for name in (concept.name, *concept.aliases) if len(name) > 4] if concept else []
    return [leaf for leaf in leaves if any(name in fold(v.raw) for name in names for v in leaf.of("baseline"))]


def _against_rows(target: Target, rows: Sequence[Leaf]) -> Iterator[Remark]:
    found = [remark for leaf in rows for remark in _against(target, leaf)]
    # Where two tables have the indicator, the text need agree with one of them only: they are compared elsewhere.
    agreed = {remark.rule for remark in found if remark.verdict == "ok"}
    told: set[str] = set()
    for remark in found:
        if (remark.verdict == "ok" or remark.rule not in agreed) and remark.rule not in told:
            told.add(remark.rule)
            yield remark


def _against(target: Target, leaf: Leaf) -> Iterator[Remark]:
    role = "target" if target.role == "target" else "baseline"
    rows = [v for v in leaf.values if v.role == role and v.comparator not in ("", "change") and v.rule != "group"]
    same_year = [v for v in rows if v.year == target.year and v.period in ("", target.period)]
    if target.year and len(same_year) == 1:
        yield from _number(target, leaf, same_year[0])
    present = [v for v in leaf.of("baseline") if v.comparator == "=" and v.rule != "group" and not v.period]
    latest = [v for v in present if v.year == max(each.year for each in present)]
    if target.role == "target" and len(latest) == 1:
        yield from _present(target, leaf, latest[0])


def _number(target: Target, leaf: Leaf, value: Value) -> Iterator[Remark]:
    unit = target.unit
    stated, printed = _span(target), span(value, unit)
    if printed is None or (
        unit and value.value_unit and _kind(unit) != _kind(value.value_unit) and not _fits(unit, value)
    ):
        return
    judged = _judged(stated, printed, target, value)
    yield Remark("text-value", judged, leaf.title, quoted(target), value.raw, target.source, value.source, target.year)


def _judged(stated: Span, printed: Span, target: Target, value: Value) -> Verdict:
    pairs = [(a, b) for a, b in ((stated.low, printed.low), (stated.high, printed.high)) if None not in (a, b)]
    if stated.about or printed.about:
        room = rules()["text-value"].tolerance
        return verdict(all(abs(a - b) <= abs(b) * room for a, b in pairs if a is not None and b is not None))
    if not pairs:
        return "doubt"  # a floor in the text, a cap in the table
    agrees = all(same(a, b) for a, b in pairs if a is not None and b is not None)
    # 95以上 in the text beside 96 in the table is loose, not wrong.
    bounds = {target.comparator, value.comparator}
    loose = (len(bounds) > 1 and (_holds(stated, printed) or _holds(printed, stated))) or words("hope", target.quote)
    return verdict(agrees, sure=not loose)


def _holds(outer: Span, inner: Span) -> bool:
    floor = outer.low is None or (inner.low is not None and inner.low >= outer.low)
    cap = outer.high is None or (inner.high is not None and inner.high <= outer.high)
    return floor and cap


def _present(target: Target, leaf: Leaf, present: Value) -> Iterator[Remark]:
    """Check what the text means to keep, or to reach, against what the table says of the present."""
    side = better(leaf)
    side = side or ("higher" if present.value_unit == "%" and present.low == Decimal(100) else "")
    stated, now = _span(target), span(present, target.unit)
    if not side or now is None or not _fits(target.unit, present):
        return
    places = (target.source, present.source)
    if words("keep", target.quote.replace(target.indicator, "").replace(leaf.indicator.name, "")):
        kept = meets(now, stated, side)
        if kept != "open":
            yield Remark("text-kept", verdict(kept == "met"), leaf.title, target.quote, present.raw, *places)
    elif meets(stated, now, side) == "missed" and not words("quota", leaf.title):
        flow = words("flow", target.indicator) or words("growth", target.indicator)
        if target.comparator in (">=", ">", "=") and not flow and not _is_planned(target, leaf):
            yield Remark("text-present", "doubt", leaf.title, target.quote, present.raw, *places)


def _is_planned(target: Target, leaf: Leaf) -> bool:
    """Say whether the table has the same number for the year: then the finding is the table's own."""
    numbers = {number for v in leaf.of("target") for number in (v.low, v.high) if number is not None}
    return bool(numbers & {target.low, target.high})


def _span(target: Target) -> Span:
    return Span(target.low, target.high, target.comparator == "~")


def _fits(unit: str, value: Value) -> bool:
    return not unit or not value.value_unit or convert(Decimal(1), value.value_unit, unit) is not None


def _kind(unit: str) -> str:
    return fold(unit)


_SHORTEST_NAME = 4
_SEVERAL = 2
_ENDS = "。！？；"
_AREA = regex.compile(r"^(?:农村|城镇|城区|县城|城市|乡镇|建成区|中心城区|平原|山区|园区)")
