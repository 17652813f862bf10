"""What a plan says of itself, and what its note says of it, against its tables: counts, groups, investment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from plantext.auditing.counting import counts
from plantext.auditing.leaves import leaves_of
from plantext.auditing.money import Money, spent
from plantext.auditing.numbers import plain, step
from plantext.auditing.remarks import Remark, verdict
from plantext.auditing.rules import rules
from plantext.auditing.subjects import Subject, subject_of
from plantext.plan import Plan
from plantext.quantities.convert import convert
from plantext.records import Claim
from plantext.wide import quoted


def check_claims(plan: Plan) -> Iterator[Remark]:
    """Check what a plan counts and sums of its own."""
    for claim in plan.claims:
        yield from _check(claim, subject_of(claim, plan), plan, "claim")


def check_note(plan: Plan, note: Plan) -> Iterator[Remark]:
    """Check what a note counts and sums of the plan that it explains."""
    for claim in note.claims:
        subject = subject_of(claim, note)
        for remark in _check(claim, subject, plan, "note-claim"):
            yield replace(remark, source=f"{note.name} {remark.source}")


def _check(claim: Claim, subject: Subject, plan: Plan, rule: str) -> Iterator[Remark]:
    if subject.thing == "investment":
        yield from _check_money(claim, subject, plan, f"{rule}-investment")
        return
    found = counts(plan, subject)
    if not found:
        return
    agreeing = next((count for count in found if _agrees(claim, count.value)), None)
    if subject.remote and agreeing is None:
        return
    best = agreeing or found[0]
    doubt = not found[0].sure or claim.comparator != "=" or not _is_near(claim.value, best.value)
    if subject.thing.startswith("groups"):
        doubt = doubt or not _is_named(claim.quote, plan, subject)
    judged = verdict(agreeing is not None, sure=not doubt)
    yield Remark(rule, judged, claim.what, quoted(claim), plain(best.value), claim.source, best.source)


def _is_near(claimed: Decimal, counted: Decimal) -> bool:
    """Say whether two counts may be of the same: with half of it or twice as much, another table was meant."""
    return claimed <= 2 * counted and counted <= 2 * claimed


def _is_named(quote: str, plan: Plan, subject: Subject) -> bool:
    """Say whether a claim of groups names most of those that the tables have: else it may group in its own way."""
    if subject.thing == "groups of indicators":
        names = {leaf.indicator.domain for leaf in leaves_of(plan)} - {""}
    else:
        names = {project.category.partition(" / ")[0] for project in plan.projects} - {""}
    return sum(any(name[:length] in quote for length in (4, len(name))) for name in names) * 2 > len(names)


def _agrees(claim: Claim, count: Decimal) -> bool:
    if claim.comparator in (">=", ">"):
        return count >= claim.value
    if claim.comparator in ("<=", "<"):
        return count <= claim.value
    return count == claim.value


def _check_money(claim: Claim, subject: Subject, plan: Plan, rule: str) -> Iterator[Remark]:
    found = [money for money in spent(plan, subject) if convert(money.value, money.unit, claim.unit) is not None]
    if not found:
        return
    agreeing = next((money for money in found if _fits(claim, money, rule)), None)
    if subject.remote and agreeing is None:
        return
    best = agreeing or found[0]
    doubt = not best.whole or len({money.value for money in found}) > 1 or _holds(claim, best)
    doubt = doubt or not _is_of_the_same(claim, best)
    judged = verdict(agreeing is not None, sure=not doubt)
    text = f"{plain(best.value)}{best.unit}"
    named = rule.replace("investment", "total") if judged == "ok" and best.stated else rule
    yield Remark(named, judged, claim.what, quoted(claim), text, claim.source, best.source)


def _fits(claim: Claim, money: Money, rule: str) -> bool:
    """Say whether a sum is the claimed one, rounded as the claim is; 约 and 近 leave it a little more room."""
    value = convert(money.value, money.unit, claim.unit)
    if value is None:
        return False
    off, room = value - claim.value, abs(claim.value) * rules()[rule].tolerance * _WITHIN_REASON
    if claim.comparator in _BOUNDS:
        return 0 <= off * _BOUNDS[claim.comparator] <= room
    return abs(off) <= max(step(claim.value) / 2, _about(claim, rule) if claim.comparator == "~" else Decimal(0))


def _is_of_the_same(claim: Claim, money: Money) -> bool:
    """Say whether a sum is near the claimed one, or has slipped a decimal place: else something else was summed."""
    value = convert(money.value, money.unit, claim.unit)
    if not value or not claim.value:
        return True
    slipped = abs(value / claim.value).normalize().as_tuple().digits == (1,)
    return slipped or _is_near(claim.value, value)


def _holds(claim: Claim, money: Money) -> bool:
    """Say whether a claim that is a bound holds for a sum, however far off, and 约 one that is not far off."""
    value = convert(money.value, money.unit, claim.unit)
    if value is None or claim.comparator not in (*_BOUNDS, "~"):
        return False
    off = value - claim.value
    if claim.comparator == "~":
        return abs(off) <= abs(claim.value) / 20
    return off * _BOUNDS[claim.comparator] >= 0


def _about(claim: Claim, rule: str) -> Decimal:
    """Return how far a sum may be from a round number: half of its last digit that is no zero, within reason."""
    number = claim.value.normalize()
    rounded = Decimal(1).scaleb(number.adjusted() - len(number.as_tuple().digits) + 1)
    share = abs(claim.value) * rules()[rule].tolerance
    return max(share, min(rounded / 2, share * _WITHIN_REASON), step(claim.value) / 2)


_WITHIN_REASON = 10
_BOUNDS = {">": 1, ">=": 1, "<": -1, "<=": -1}
