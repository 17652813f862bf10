"""What a correction sets: checked field by field, and put into a record."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any, TypeVar

import regex

from plantext.corrections.fields import AMOUNT, FIELDS, LISTS, Reviewable, closed_choices, table_of
from plantext.corrections.model import Correction
from plantext.corrections.notation import Amount, read_amount, written
from plantext.errors import CorrectionError
from plantext.records import Claim

R = TypeVar("R", bound=Reviewable)

_YEARS = ("year", "start_year", "end_year")
_NAMES = ("indicator", "name", "what")  # a record without them says nothing
_NEEDED: Mapping[str, tuple[str, ...]] = {
    "targets": ("indicator",),
    "indicators": ("name",),
    "projects": ("name",),
    "duties": ("responsible",),
    "claims": ("what", "value"),
}
_YEAR = regex.compile(r"[12][0-9]{3}")
_PART = regex.compile(r"[|｜、;；,，\n]+(?![^（(〔]*[)）〕])")


def check(correction: Correction) -> None:
    """
    Refuse a correction that cannot be meant.

    Raises:
        CorrectionError: it sets what it must not, a field that is not there, or a value that the field cannot have.

    """
    if correction.action in ("accept", "reject") and correction.set:
        raise CorrectionError(f"{correction.action} takes no set; to change a field, the action is correct")
    if correction.action == "correct" and not correction.set:
        raise CorrectionError("correct needs something in set; what is right as it is, is accepted")
    if correction.action == "add" and not correction.quote.strip():
        raise CorrectionError("add needs a quote: the text that was selected")
    if correction.action == "add" and (missing := lacking(correction)):
        raise CorrectionError(f"add needs {missing} in set")
    known = FIELDS[correction.table]
    if unknown := [field for field in correction.set if field not in known]:
        raise CorrectionError(f"set: {correction.table} has no field {unknown[0][:40]}; it has {', '.join(known)}")
    for field, text in correction.set.items():
        _value(correction.table, field, text)


def lacking(correction: Correction) -> str:
    """
    Return a field without which the record of a correction would say nothing; empty where there is none.

    What is added as a target or as a value is read from its quote where it is not told.
    """
    found, row = {**correction.was, **correction.set}, correction.row
    if correction.table == "values" or (correction.action == "add" and correction.table == "targets"):
        return ""
    named = {"name"} if row and row.name else set()
    return next(
        (name for name in _NEEDED[correction.table] if not found.get(name, "").strip() and name not in named), ""
    )


def with_fields(record: R, changes: Mapping[str, str]) -> R:
    """
    Return a record with fields set as a person wrote them.

    Leading units stay those of the responsible units that are left; units that are said to lead are responsible, too.

    Raises:
        CorrectionError: a field cannot have its value.

    """
    table = table_of(record)
    found: dict[str, Any] = {}
    for field, text in changes.items():
        value = _value(table, field, text)
        found |= _amount_fields(record, value) if field == AMOUNT else {field: value}
    return replace(record, **found | _leads(record, found))


def left(correction: Correction) -> dict[str, str]:
    """
    Return the fields as a person has left them, each as `shown` writes it.

    >>> said = Correction("correct", "claims", "¶1", "六类", was={"what": "指标", "value": "6"}, set={"value": ">=7"})
    >>> left(said)
    {'what': '指标', 'value': '≥7'}
    """
    table = correction.table
    changes = {field: _normal(table, field, text) for field, text in correction.set.items()}
    found = {**correction.was, **changes}
    if {"responsible", "responsible_lead"} <= found.keys():
        units, leads = (found[field].split("|") for field in LISTS)
        if "responsible_lead" not in changes:
            found["responsible_lead"] = "|".join(unit for unit in leads if unit in units)
        else:
            found["responsible"] = "|".join(filter(None, dict.fromkeys((*units, *leads))))
    return found


def _normal(table: str, field: str, text: str) -> str:
    value = _value(table, field, text)
    if isinstance(value, Amount):
        return written(value)
    if isinstance(value, tuple):
        return "|".join(value)
    return "" if value is None else format(value, "f") if isinstance(value, Decimal) else str(value)


def _amount_fields(record: Reviewable, value: Amount) -> dict[str, Any]:
    if not isinstance(record, Claim):
        return value._asdict()
    return {"comparator": value.comparator, "value": value.high if value.low is None else value.low}


def _leads(record: Reviewable, found: Mapping[str, Any]) -> dict[str, Any]:
    if not any(name in found for name in LISTS):
        return {}
    fields: Any = record
    units = found.get("responsible", fields.responsible)
    if "responsible_lead" not in found:
        return {"responsible_lead": tuple(unit for unit in fields.responsible_lead if unit in units)}
    return {"responsible": tuple(dict.fromkeys((*units, *found["responsible_lead"])))}


def _value(table: str, field: str, text: str) -> Any:
    if field == AMOUNT:
        return _amount(table, text)
    if field in LISTS:
        return tuple(dict.fromkeys(part.strip() for part in _PART.split(text) if part.strip()))
    if field in _YEARS:
        return _year(table, field, unicodedata.normalize("NFKC", text).strip().removesuffix("年"))
    if field == "investment":
        return _money(text)
    allowed = closed_choices(table, field)
    if allowed and text not in allowed:
        told = ", ".join(value or '""' for value in allowed)
        raise CorrectionError(f"set: {field} {text[:40]!r} is none of {told}")
    if field in _NAMES and not text.strip():
        raise CorrectionError(f"set: {field} is empty")
    return text.strip()


def _amount(table: str, text: str) -> Amount:
    try:
        found = read_amount(text)
    except CorrectionError as error:
        raise CorrectionError(f"set: {error}") from None
    if table == "claims" and found.comparator in ("", "range", "change"):
        raise CorrectionError(f"set: value {text[:40]!r} is not one number, as a claim has it")
    return found


def _year(table: str, field: str, text: str) -> int | str | None:
    if text and not _YEAR.fullmatch(text):
        raise CorrectionError(f"set: {field} {text[:40]!r} is no year of four digits")
    if table == "projects":
        return int(text) if text else None
    return text


def _money(text: str) -> Decimal | None:
    found = _amount("projects", text)
    if found.comparator not in ("", "="):
        raise CorrectionError(f"set: investment {text[:40]!r} is not one number")
    return found.low
