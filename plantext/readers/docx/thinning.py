"""
Cuts out of the XML of a part, before it is parsed, what only says how text looks: most of the file in many.

Word repeats the look of a run with every run, so few looks are distinct: each is parsed once by itself, and what is cut
is only what is well-formed and known to be silent. The reader finds the same in what is left.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from plantext.readers.docx import names

_MOST_DISTINCT = 500  # beyond, what is spared in the parse is lost in telling looks apart
_UTF_8 = re.compile(rb"(?:\xef\xbb\xbf)?(?:<\?xml(?![^>]*encoding=)[^>]*>|<\?xml[^>]*encoding=[\"']utf-8|\s*<w:)", re.I)
_OPENING = b'<w:x xmlns:w="%s">' % names.NAMESPACE
_CLOSING = b"</w:x>"
_DECLARED = b' xmlns:w="%s"' % names.NAMESPACE
_STYLES = frozenset((names.PARAGRAPH_STYLE, names.RUN_STYLE))
_BETWEEN_RUNS = re.compile(rb'</w:t></w:r><w:r(?: w:rsid\w{1,4}="\w{8}")*><w:t>')
_RUN_END = b"</w:r>"
_LAST_RUN_END = b"</w:r >"  # the same to a parser, and nothing to `_BETWEEN_RUNS`
_NESTING = (b"<w:txbxContent", b"<w:ruby>")  # runs within runs


def thinned(data: bytes, tells: Callable[[str], bool]) -> bytes:
    """
    Return the XML of a part without what says nothing about text, and with plain runs side by side made one.

    `tells` says of a style by its id whether it makes text anything but plain. Where the names are not those that
    Word writes, the XML is returned as it is.
    """
    if data.count(_DECLARED) != 1 or data.count(b'"%s"' % names.NAMESPACE) != 1 or not _UTF_8.match(data):
        return data
    reduced = _Reduced(tells)
    thin, is_cut_whole = _cut(data, b"rPr", reduced, is_run=True)
    thin, _ = _cut(thin, b"pPr", reduced)
    thin, _ = _cut(thin, b"tcPr", reduced)
    # What is unusual is never cut out whole, and sooner found in what is left.
    if thin.count(b" xmlns:w=") != 1 or b"<![CDATA[" in thin:
        return data
    thin = thin.replace(b'<w:t xml:space="preserve">', b"<w:t>")
    return _BETWEEN_RUNS.sub(b"", thin) if is_cut_whole and not any(word in thin for word in _NESTING) else thin


def _cut(data: bytes, name: bytes, reduced: _Reduced, is_run: bool = False) -> tuple[bytes, bool]:
    """Return the XML with all properties of a name reduced, and whether none held others of the same name."""
    opening, closing = b"<w:%s>" % name, b"</w:%s>" % name
    known: dict[bytes, bytes] = {}
    first, *pieces = data.split(opening)
    made = [first]
    is_whole = True
    for piece in pieces:
        inner, end, rest = piece.partition(closing)
        if not end:
            made += (opening, piece)
            is_whole = False
            continue
        left = known.get(inner)
        if left is None:
            left = reduced.of(inner) if len(known) < _MOST_DISTINCT else inner
            left = known[inner] = opening + left + closing if left else b""
        if left and is_run:
            rest = rest.replace(_RUN_END, _LAST_RUN_END, 1)
        made += (left, rest)
    return b"".join(made), is_whole


class _Reduced:
    """What is left of properties when what is silent is cut out of them."""

    def __init__(self, tells: Callable[[str], bool]) -> None:
        self._tells = tells

    def of(self, inner: bytes) -> bytes:
        """Return the children of properties that say something of the text, or all where they are not plain."""
        try:
            properties = etree.fromstring(_OPENING + inner + _CLOSING)
        except etree.XMLSyntaxError:
            return inner
        children = list(properties)
        if properties.text or any(child.tail for child in children):
            return inner
        telling = [child for child in children if not self._is_silent(child)]
        if len(telling) == len(children):
            return inner
        return b"".join(map(etree.tostring, telling)).replace(_DECLARED, b"")

    def _is_silent(self, child: etree._Element) -> bool:
        if child.tag in _STYLES:
            return not self._tells(child.get(names.VALUE, ""))
        return child.tag in names.SILENT
