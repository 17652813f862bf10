"""What plans talk about: the keywords of each plan and chapter, and the passages that plans share word for word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plantext.errors import PlantextError
from plantext.inputs import unused
from plantext.plan import Plan
from plantext.terms.counting import count
from plantext.terms.keywords import TERMS, Term, keywords
from plantext.terms.passages import LEAST, SHARED, SHORTEST, Passage, Texts, shared_passages

__all__ = ["SHARED", "TERMS", "Passage", "Term", "find_shared", "find_terms"]

TOP = 10


def find_terms(plans: Iterable[Plan], top: int = TOP, depth: int = 1) -> list[Term]:
    """
    Return the keywords of each plan and of its sections down to a level, the `top` strongest of each.

    The plans are taken one after the other; of each, only the counts of its words are kept.

    Raises:
        PlantextError: there is no plan.

    """
    taken: set[str] = set()
    counted = [count(plan, unused(plan.name, taken), depth) for plan in plans]
    if not counted:
        raise PlantextError("there is no plan to take words from")
    return list(keywords(counted, top))


def find_shared(plans: Iterable[Plan], shortest: int = SHORTEST) -> Iterator[Passage]:
    """
    Give the passages of at least `shortest` characters that a plan shares word for word with an earlier one.

    Headings and tables are left out. Every shared passage of a plan is covered; where many plans share it, each is
    told beside one earlier plan and not beside all of them.

    Raises:
        PlantextError: there are fewer than two plans, or `shortest` is below 4.

    """
    if shortest < LEAST:
        raise PlantextError(f"a passage must have at least {LEAST} characters; words of {shortest} are shared by all")
    taken: set[str] = set()
    texts = Texts()
    for plan in plans:
        texts.add(plan, unused(plan.name, taken))
    if len(texts.names) < 2:
        raise PlantextError(f"passages are shared by two plans; there {'is one' if texts.names else 'is none'}")
    return shared_passages(texts, shortest)
