"""What a person corrects: read from a file, found again in the document in any format, and put into the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from plantext.corrections.applying import Applied, apply
    from plantext.corrections.applying import apply as apply_corrections
    from plantext.corrections.assigning import Assignment, AtHand
    from plantext.corrections.choosing import merged, of_plan, same_title
    from plantext.corrections.contexts import Contexts
    from plantext.corrections.fields import FIELDS, Reviewable, choices, pattern, shown, table_of
    from plantext.corrections.model import (
        ACTIONS,
        CONTEXT,
        NOT_APPLIED,
        TEXT_TABLES,
        Correction,
        Corrections,
        DocumentCorrections,
        Row,
    )
    from plantext.corrections.notation import Amount, read_amount, written
    from plantext.corrections.parsing import parse_corrections, read_corrections
    from plantext.corrections.renewing import renewed
    from plantext.corrections.setting import left
    from plantext.corrections.writing import corrections_json, plain

__all__ = [
    "ACTIONS",
    "CONTEXT",
    "FIELDS",
    "NOT_APPLIED",
    "TEXT_TABLES",
    "Amount",
    "Applied",
    "Assignment",
    "AtHand",
    "Contexts",
    "Correction",
    "Corrections",
    "DocumentCorrections",
    "Reviewable",
    "Row",
    "apply",
    "apply_corrections",
    "choices",
    "corrections_json",
    "left",
    "merged",
    "of_plan",
    "parse_corrections",
    "pattern",
    "plain",
    "read_amount",
    "read_corrections",
    "renewed",
    "same_title",
    "shown",
    "table_of",
    "written",
]

_HOMES = {
    "applying": ("Applied", "apply", "apply_corrections"),
    "assigning": ("Assignment", "AtHand"),
    "choosing": ("merged", "of_plan", "same_title"),
    "contexts": ("Contexts",),
    "fields": ("FIELDS", "Reviewable", "choices", "pattern", "shown", "table_of"),
    "notation": ("Amount", "read_amount", "written"),
    "parsing": ("parse_corrections", "read_corrections"),
    "renewing": ("renewed",),
    "setting": ("left",),
    "writing": ("corrections_json", "plain"),
}


def __getattr__(name: str) -> Any:
    """Import a name when it is first used: a run without corrections needs none of what applies them."""
    from importlib import import_module  # noqa: PLC0415

    home = next((module for module, names in _HOMES.items() if name in names), "model" if name in __all__ else "")
    if not home:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(f"{__name__}.{home}"), "apply" if name == "apply_corrections" else name)
    globals()[name] = found
    return found
