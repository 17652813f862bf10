"""The bytes of a web page as a tree of elements; of their encoding the bytes say more than the page."""

from __future__ import annotations

import codecs
import re

from lxml import etree

from plantext.errors import DocumentError, Kind
from plantext.readers.text import encoding

_HIGH = re.compile(rb"(?:[\x80-\xff][\x30-\xff]?)+")
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w.:-]{2,30})""", re.IGNORECASE)
_HEAD = 8192
_DEFINITIONS = re.compile(r"<!DOCTYPE[^<>\[]{0,500}\[[^\]]{0,5000}\]\s*>", re.IGNORECASE)
_LONG_TAG = re.compile(r"<[A-Za-z][^<>]{20000,}")
_MOST_ATTRIBUTES = 1000
_FAMILIES = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "cp950": "big5hkscs", "utf-16-le": "utf-16"}
_LIMITS = re.compile(r"depth|huge|too long|too deep|amplification|limit", re.IGNORECASE)
_MARKED = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def parse(data: bytes) -> tuple[etree._Element, tuple[str, ...]]:
    """
    Return the root of a page, and notes on its encoding; nothing is fetched and nothing in it is run.

    Raises:
        DocumentError: it is in no known encoding, is nested too deeply, or is empty.

    """
    decoded = _decoded(data)
    text = _DEFINITIONS.sub("", decoded.text[:_HEAD]) + decoded.text[_HEAD:]
    if any(tag[0].count("=") > _MOST_ATTRIBUTES for tag in _LONG_TAG.finditer(text)):
        raise DocumentError(Kind.TOO_LARGE, f"an element has over {_MOST_ATTRIBUTES} attributes (_MOST_ATTRIBUTES)")
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False, collect_ids=False
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as fault:
        if _LIMITS.search(str(fault.msg)):
            raise _too_deep() from fault
        root = None
    if root is None:
        raise DocumentError(Kind.EMPTY, "there is no text in the page; get it again from its source")
    if any(_LIMITS.search(entry.message) for entry in parser.error_log):
        raise _too_deep()
    return root, decoded.notes + _contradiction(data, decoded.encoding)


def _decoded(data: bytes) -> encoding.Decoded:
    """Decode by what lies outside ASCII alone: a page may begin with more script and style than is looked at."""
    if data.startswith(_MARKED) or b"\0" in data[:_HEAD]:
        return encoding.decode(data)
    try:
        found = encoding.decode(b"\n" + b"\n".join(_HIGH.findall(data)))
    except DocumentError:
        return encoding.decode(data)  # with the markup, a few bad bytes are a smaller share
    notes = tuple(note for note in found.notes if "taken out" not in note)
    return encoding.cleaned(encoding.Decoded(data.decode(found.encoding, errors="replace"), found.encoding, notes))


def _contradiction(data: bytes, found: str) -> tuple[str, ...]:
    declared = _CHARSET.search(data[:_HEAD].replace(b"\0", b""))
    if declared is None:
        return ()
    name = declared[1].decode("ascii", "replace")
    try:
        said = codecs.lookup(name).name
    except LookupError:
        said = name
    if _FAMILIES.get(said, said) == _FAMILIES.get(found, found) or data.isascii():
        return ()
    return (f"the page says that it is {name}, its bytes are {found}: read as {found}",)


def _too_deep() -> DocumentError:
    return DocumentError(Kind.TOO_LARGE, "the page is nested too deeply or has a text that is too long to be read")
