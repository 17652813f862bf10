"""One page on which a person sees every record in its place, and accepts or corrects it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from plantext.corrections import Assignment, AtHand, Corrections, DocumentCorrections
from plantext.errors import PlaceError, PlantextError
from plantext.export.single import put
from plantext.plan import Plan
from plantext.review.page import page

__all__ = ["check_review", "write_review"]

MOST = 50
"""Plans on one page; of more, a browser would take too long to open it."""


def check_review(to: str | Path) -> None:
    """
    Refuse a place that a review page cannot be written to, before any work is done.

    Raises:
        PlaceError: it is no `.html` file.

    """
    if Path(to).suffix.lower() not in (".html", ".htm"):
        raise PlaceError(f"{to}: a review page is a file that ends in .html")


def write_review(
    plans: Plan | Iterable[Plan], to: str | Path, language: str = "en", corrections: Corrections | None = None
) -> None:
    """
    Write the review page of plans: the documents with every record marked in its place, whole or not at all.

    The page needs nothing else and works offline; what is corrected on it is saved from there as `corrections.json`. It
    can be switched between Chinese and English; `language` (`en`, `zh`) is the first one.

    With `corrections` it opens with what was decided before, to be gone on with: each goes to its plan, and what is
    saved has all of it. Plans are given as they were read, without them.

    Raises:
        PlaceError: `to` is no `.html` file.
        PlantextError: there is no plan, or there are more than 50.
        ExportError: the place cannot be written to.

    """
    check_review(to)
    chosen = [plans] if isinstance(plans, Plan) else list(plans)
    if not chosen:
        raise PlantextError("there is no plan to be reviewed")
    if len(chosen) > MOST:
        raise PlantextError(f"a review page takes {MOST} plans at most; name those to be reviewed")
    put(Path(to), [page(chosen, language, _given(chosen, corrections)).encode("utf-8", "backslashreplace")])


def _given(plans: Iterable[Plan], corrections: Corrections | None) -> list[tuple[DocumentCorrections, ...]]:
    """Return the corrections of each plan."""
    known = [AtHand(plan.path, plan.name, plan.sha256, plan.info.title) for plan in plans]
    assignment = Assignment(corrections or Corrections(), known)
    return [assignment.of(each.name, each.sha256, each.title) for each in known]
