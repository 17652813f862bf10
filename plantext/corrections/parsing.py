"""Files of corrections: read with every fault named, whatever is in them."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from plantext.corrections.fields import FIELDS
from plantext.corrections.model import (
    ACTIONS,
    ENTRY,
    KIND,
    VERSION,
    Correction,
    Corrections,
    DocumentCorrections,
    Row,
)
from plantext.corrections.setting import check
from plantext.errors import CorrectionError, DocumentError, Kind
from plantext.inputs import content

MAX_BYTES = 200_000_000
"""A file of corrections is not longer."""

_TOP = ("plantext", "version", "documents")
_DOCUMENT = ("doc", "sha256", "title", "corrections")
_ROW = ("table", "number", "name", "item")
_NEEDED = ("action", "table", "source", "quote")


def read_corrections(path: Path | str) -> Corrections:
    """
    Return the corrections in a file that a review page has saved.

    Keys that are not known are left out; `notes` of what is returned names them.

    Raises:
        CorrectionError: the file cannot be read or is no file of corrections; the text names the entry at fault.

    """
    try:
        data = content(path, MAX_BYTES)
    except DocumentError as error:
        is_long = error.kind == Kind.TOO_LARGE
        told = f"it is longer than {MAX_BYTES / 1e6:g} MB, as no file of corrections is" if is_long else error.message
        raise CorrectionError(f"{path}: {told}") from None
    try:
        return parse_corrections(data)
    except CorrectionError as error:
        raise CorrectionError(f"{path}: {error}") from None


def parse_corrections(data: bytes) -> Corrections:
    """
    Return the corrections in the bytes of a file.

    Raises:
        CorrectionError: as `read_corrections`.

    """
    reader = _Reader()
    top = reader.object(_decoded(data), "the file", _TOP)
    if top.get("plantext") != KIND:
        raise CorrectionError(f'this is no file of corrections: it lacks "plantext": "{KIND}"')
    if top.get("version") != VERSION or isinstance(top["version"], bool):
        raise CorrectionError(f"its version is {_told(top.get('version'))}; this plantext reads version {VERSION}")
    documents = reader.list(top, "documents", "the file", reader.document)
    return Corrections(documents, reader.notes())


def _decoded(data: bytes) -> Any:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CorrectionError(f"it is not in UTF-8 (byte {error.start + 1})") from None
    try:
        return json.loads(text, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        raise CorrectionError(f"it is no JSON: {error.msg} (line {error.lineno}, column {error.colno})") from None
    except RecursionError:
        raise CorrectionError("it is no file of corrections: it is nested too deeply") from None
    except ValueError as error:  # a number of more digits than Python takes
        raise CorrectionError(f"it is no JSON: {str(error).partition(';')[0]}") from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise CorrectionError(f"the key {_told(twice)} stands twice in one object")
    return found


class _Reader:
    """Reads the parts of a file; keys that are not known are counted."""

    def __init__(self) -> None:
        self._unknown: dict[str, int] = {}

    def notes(self) -> tuple[str, ...]:
        """Return what was left out."""
        if not self._unknown:
            return ()
        keys = sorted(self._unknown)
        told = ", ".join(_told(key) for key in keys[:_LISTED]) + (" …" if len(keys) > _LISTED else "")
        return (f"keys that are not known were left out: {told}",)

    def object(self, value: Any, where: str, keys: Sequence[str]) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise CorrectionError(f"{where} is no object but {_kind(value)}")
        for key in value.keys() - set(keys):
            self._unknown[key] = self._unknown.get(key, 0) + 1
        return {key: value[key] for key in keys if key in value}

    def list(
        self, owner: dict[str, Any], key: str, where: str, read: Callable[[Any, str, int], Any]
    ) -> tuple[Any, ...]:
        values = owner.get(key)
        if not isinstance(values, list):
            raise CorrectionError(f"{where}: {key} is no list but {_kind(values)}")
        return tuple(read(value, where, number) for number, value in enumerate(values, 1))

    def document(self, value: Any, _: str, number: int) -> DocumentCorrections:
        found = self.object(value, f"document {number}", _DOCUMENT)
        names = {key: _string(found, key, f"document {number}") for key in ("doc", "sha256", "title")}
        if not any(names.values()):
            raise CorrectionError(f"document {number}: it has neither doc nor sha256 nor title")
        where = f"document {number} ({_short(names['doc'] or names['title'] or names['sha256'])})"
        return DocumentCorrections(**names, corrections=self.list(found, "corrections", where, self.correction))

    def correction(self, value: Any, document: str, number: int) -> Correction:
        where = f"{document}, correction {number}"
        found = self.object(value, where, ENTRY)
        texts = {key: _string(found, key, where) for key in ENTRY if key not in ("row", "was", "set")}
        if missing := [key for key in _NEEDED if not texts[key] and key != "quote"]:
            raise CorrectionError(f"{where}: {missing[0]} is missing")
        for key, known in (("action", ACTIONS), ("table", tuple(FIELDS))):
            if texts[key] not in known:
                raise CorrectionError(f"{where}: {key} {_told(texts[key])} is none of {', '.join(known)}")
        made: Any = Correction
        correction: Correction = made(
            **texts,
            row=self._row(found, where),
            was=self._fields(found.get("was", {}), f"{where}: was", FIELDS[texts["table"]]),
            set=_texts(found.get("set", {}), f"{where}: set"),
        )
        try:
            check(correction)
        except CorrectionError as error:
            raise CorrectionError(f"{where} ({_short(str(correction))}): {error}") from None
        return correction

    def _row(self, found: dict[str, Any], where: str) -> Row | None:
        if found.get("row") is None:
            return None
        row = self.object(found["row"], f"{where}: row", _ROW)
        return Row(**{key: _string(row, key, f"{where}: row") for key in _ROW})

    def _fields(self, value: Any, where: str, known: Sequence[str]) -> dict[str, str]:
        return _texts(self.object(value, where, known), where)


def _texts(value: Any, where: str) -> dict[str, str]:
    if not isinstance(value, dict):
        raise CorrectionError(f"{where} is no object but {_kind(value)}")
    return {key: _string(value, key, where) for key in value}


def _string(owner: dict[str, Any], key: str, where: str) -> str:
    value = owner.get(key, "")
    if not isinstance(value, str):
        raise CorrectionError(f"{where}: {key} is no text but {_kind(value)}")
    if any(_is_no_character(character) for character in value):
        raise CorrectionError(f"{where}: {key} holds a character that no text has (a control character or half of one)")
    return value


def _is_no_character(character: str) -> bool:
    return "\ud800" <= character <= "\udfff" or (character < " " and character not in "\n\t\r\v\f")


def _kind(value: Any) -> str:
    names = {dict: "an object", list: "a list", str: "a text", bool: "true or false", type(None): "nothing"}
    return names.get(type(value), "a number")


def _told(value: Any) -> str:
    return _short(json.dumps(value, ensure_ascii=True))


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}…"


_LISTED = 10  # unknown keys that a note names
