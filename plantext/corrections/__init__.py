"""What a person corrects: read from a file, found again in the document in any format, and put into the plan."""

from plantext.corrections.applying import NOT_APPLIED, Applied, apply
from plantext.corrections.assigning import Assignment, AtHand
from plantext.corrections.choosing import merged, of_plan, same_title
from plantext.corrections.contexts import Contexts
from plantext.corrections.fields import FIELDS, Reviewable, choices, pattern, shown, table_of
from plantext.corrections.model import ACTIONS, CONTEXT, TEXT_TABLES, Correction, Corrections, DocumentCorrections, Row
from plantext.corrections.notation import Amount, read_amount, written
from plantext.corrections.parsing import parse_corrections, read_corrections
from plantext.corrections.renewing import renewed
from plantext.corrections.setting import left
from plantext.corrections.writing import corrections_json, plain

apply_corrections = apply
"""The name of `apply` among those of the whole library."""

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
