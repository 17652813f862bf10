"""What a person corrects: read from a file, found again in the document in any format, and put into the plan."""

from plantext.corrections.contexts import Contexts
from plantext.corrections.fields import FIELDS, Reviewable, choices, shown, table_of
from plantext.corrections.model import ACTIONS, CONTEXT, TEXT_TABLES, Correction, Corrections, DocumentCorrections, Row
from plantext.corrections.notation import Amount, read_amount, written
from plantext.corrections.parsing import parse_corrections, read_corrections
from plantext.corrections.writing import corrections_json, plain, write_corrections

__all__ = [
    "ACTIONS",
    "CONTEXT",
    "FIELDS",
    "TEXT_TABLES",
    "Amount",
    "Contexts",
    "Correction",
    "Corrections",
    "DocumentCorrections",
    "Reviewable",
    "Row",
    "choices",
    "corrections_json",
    "parse_corrections",
    "plain",
    "read_amount",
    "read_corrections",
    "shown",
    "table_of",
    "write_corrections",
    "written",
]
