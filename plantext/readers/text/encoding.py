"""Bytes to text: which encoding a text file is in, what had to be repaired, and where its lines end."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from plantext.errors import DocumentError, Kind
from plantext.readers.text.everyday import LETTERS, everyday

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16 LE, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_BAD_SHARE = 0.002
_KANA_SHARE = 0.2  # of a text; Big5 read as GB18030 has some too
_CHINESE = ("gb18030", "big5hkscs")
_SURE = 0.85
_CLEARLY = 0.1
_READABLE, _ENOUGH = 0.6, 8
_SAMPLE = 20000
_CUT_TAIL = 3
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f]")
_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]")
_LINE_END = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_KANA = re.compile("[\u3040-\u30ff]")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_USUAL = re.compile("[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef\t\r\n -~“”‘’—…·]")
_COMMON = frozenset(
    "的一是不在人有和大中为上个国年到建设发展规划目标环境生态项工作市县区镇政府重点实施國個發規劃標環態項縣區點為縣設"
)
# characters that end up in Chinese text when it is decoded twice with the wrong tables
_GARBLED = re.compile("锟斤拷|烫烫烫|(?:[ÃÂäåæçèé][\u0080-\u00ff‚„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{1,2}){4}")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text with what was found out on the way: its encoding, and notes on repairs."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes) -> Decoded:
    r"""
    Return the text in some bytes.

    Tried in this order: a byte order mark, strict UTF-8, UTF-16 by where its NULs stand, UTF-8 with a few bad bytes,
    GB18030 or Big5, whichever gives more of the characters that are in everyday use.
    Control characters and invisible ones are taken out; every repair is noted.

    >>> decode("规划".encode("gb18030")).text
    '规划'
    >>> decode(b"\xff\xfe\x00").notes
    ('the end of the file is cut: 1 byte dropped',)

    Raises:
        DocumentError: no encoding fits (`ENCODING`).

    """
    for attempt in (_by_mark, _utf8, _utf16, _utf8_damaged, _chinese):
        decoded = attempt(data)
        if decoded is not None:
            return cleaned(decoded)
    message = "the text is in none of the encodings UTF-8, UTF-16, GB18030, Big5; save it as UTF-8 and try again"
    raise DocumentError(Kind.ENCODING, message)


def cleaned(decoded: Decoded) -> Decoded:
    """Return a text without control and invisible characters, with notes on how many were taken out."""
    text, controls = _CONTROL.subn("", decoded.text) if _CONTROL.search(decoded.text) else (decoded.text, 0)
    text, invisible = _INVISIBLE.subn("", text) if _INVISIBLE.search(text) else (text, 0)
    notes = list(decoded.notes)
    for kind, count in (("control", controls), ("invisible", invisible)):
        if count:
            notes.append(f"{count} {kind} character{'s' * (count > 1)} taken out")
    if _GARBLED.search(text):
        notes.append("parts of the text were garbled before it was saved (wrong encoding); compare with the source")
    return Decoded(text, decoded.encoding, tuple(notes))


def looks_like_text(data: bytes) -> bool:
    """Say whether bytes may be a text in some encoding: few control bytes, or NULs where UTF-16 has them."""
    head = data[:65536]
    if any(data.startswith(mark) for mark, _ in _BOMS) or _nul_side(head):
        return True
    controls = len(head) - len(head.translate(None, bytes([*range(9), *range(14, 27), *range(28, 32), 127])))
    return controls * 20 <= len(head) + 100  # a short text may be damaged too


def split_lines(text: str) -> list[str]:
    r"""
    Return the lines of a text, whatever ends them; page breaks and Word's soft breaks end a line too.

    >>> split_lines("一\r\n二\r三\u2028四\x0c五")
    ['一', '二', '三', '四', '五']
    """
    return _LINE_END.split(text)


def _by_mark(data: bytes) -> Decoded | None:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _cut(data[len(mark) :], encoding) or _replaced(data[len(mark) :], encoding)
    return None


def _utf8(data: bytes) -> Decoded | None:
    # UTF-16 of ASCII alone is valid UTF-8 too, every other byte a NUL
    return _cut(data, "utf-8") if data.count(0) * 5 <= len(data) else None


def _utf16(data: bytes) -> Decoded | None:
    encoding = _nul_side(data[:65536])
    decoded = (_cut(data, encoding) or _replaced(data, encoding)) if encoding else None
    return decoded if decoded and _share(_USUAL, decoded.text) > 0.8 else None


def _utf8_damaged(data: bytes) -> Decoded | None:
    return _replaced(data, "utf-8")


def _chinese(data: bytes) -> Decoded | None:
    """Read bytes as what makes more of them everyday Chinese: most GB18030 is valid Big5, and the other way round."""
    whole = [decoded for encoding in _CHINESE if (decoded := _cut(data, encoding))]
    if any(decoded.encoding == "gb18030" and _share(_KANA, decoded.text) > _KANA_SHARE for decoded in whole):
        return None  # Japanese in EUC
    best = _best(whole)
    if best is None or everyday(best.text) < _SURE:
        best = _best([*whole, *(decoded for encoding in _CHINESE if (decoded := _replaced(data, encoding)))])
    return best


def _best(readings: list[Decoded]) -> Decoded | None:
    """Return the first of several readings that are Chinese, or a later one that is clearly more so."""
    best: Decoded | None = None
    for decoded in readings:
        if _is_chinese(decoded.text) and (best is None or everyday(decoded.text) > everyday(best.text) + _CLEARLY):
            best = decoded
    return best


def _is_chinese(text: str) -> bool:
    """Say whether a text has Chinese characters, and some of the commonest among them if they are many."""
    characters = _HAN.findall(text[:_SAMPLE])
    common = sum(character in _COMMON for character in characters)
    return bool(characters) and (len(characters) < 50 or common * 40 >= len(characters)) and _is_readable(text)


def _is_readable(text: str) -> bool:
    return len(LETTERS.findall(text[:_SAMPLE])) < _ENOUGH or everyday(text) >= _READABLE


def _cut(data: bytes, encoding: str) -> Decoded | None:
    """Decode strictly; a character that the end of the file cuts in two is dropped."""
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        cut = len(data) - error.start
        if cut > _CUT_TAIL:
            return None
    try:
        text = data[:-cut].decode(encoding)
    except UnicodeDecodeError:
        return None
    return Decoded(text, encoding, (f"the end of the file is cut: {cut} byte{'s' * (cut > 1)} dropped",))


def _replaced(data: bytes, encoding: str) -> Decoded | None:
    text = data.decode(encoding, errors="replace")
    bad = text.count("\ufffd")
    if bad >= max(len(text), 1) * _BAD_SHARE:
        return None
    places = "1 place is" if bad == 1 else f"{bad} places are"
    return Decoded(text, encoding, (f"the file is damaged: {places} not {encoding}, marked \ufffd",))


def _nul_side(head: bytes) -> str:
    """Return the byte order of UTF-16 without a mark: its ASCII characters have their NULs all on one side."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if max(even, odd) * 200 < len(head) or min(even, odd) * 20 > max(even, odd):
        return ""
    return "utf-16-be" if even > odd else "utf-16-le"


def _share(pattern: re.Pattern[str], text: str) -> float:
    sample = text[:_SAMPLE]
    return len(pattern.findall(sample)) / max(len(sample), 1)
