"""The zip package of a DOCX file, opened in pieces and under limits, and its XML parts, parsed without surprises."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Callable

from lxml import etree

from plantext.errors import DocumentError, Kind
from plantext.readers.docx import names
from plantext.readers.docx.thinning import thinned
from plantext.readers.zipped import Archive, opened

_TABLE_STYLE = b'<w:style w:type="table"'
_CONTENT_TYPES = "[content_types].xml"
_WORD_TYPE = re.compile(r"(?:wordprocessingml|ms-word)\.(?:document|template)\.(?:main|macroenabled\.main)")
_OTHER_OFFICE = {"spreadsheetml": "a spreadsheet", "presentationml": "a presentation", "ms-excel": "a spreadsheet"}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")


class Package:
    """The parts of a WordprocessingML package, read when asked for."""

    def __init__(self, data: bytes) -> None:
        self._archive = Archive(_open(data))
        self._members = {_normal(info.filename): info for info in self._archive.infos}
        self.main = self._find_main()
        self._targets = self._relations(self.main)

    def part(self, path: str, tells: Callable[[str], bool] | None = None) -> etree._Element | None:
        """Return the root of an XML part, None where the package has no such part; with `tells` thinned by it."""
        if path not in self._members:
            return None
        data = _transitional(self._archive.unpack(self._members[path]))
        if path.endswith("styles.xml"):
            return _parse(_without_table_styles(data), path)
        return _parse(data, path) if tells is None else _parse_thinned(data, path, tells)

    def document(self, tells: Callable[[str], bool]) -> etree._Element:
        """
        Return the root of the main part, without its looks; `tells` says which styles, by their id, matter to text.

        Raises:
            DocumentError: the part is missing or is not a Word document.
        """
        root = self.part(self.main, tells)
        if root is None:
            raise DocumentError(Kind.DAMAGED, f"the file has no main part ({self.main}); save it again in Word or WPS")
        if root.tag != names.DOCUMENT:
            raise DocumentError(Kind.DAMAGED, "the main part is no Word document; save it again in Word or WPS")
        return root

    def related(self, kind: str) -> etree._Element | None:
        """Return the part that the main part names as its `styles`, `numbering`, `footnotes` …, None without one."""
        target = self._targets.get(kind)
        return None if target is None else self.part(target)

    def _find_main(self) -> str:
        types = self.part(_CONTENT_TYPES)
        if types is None:
            raise _no_word_document()
        for element in types:
            content_type = element.get("ContentType", "").lower()
            if _WORD_TYPE.search(content_type) and element.get("PartName"):
                return _normal(element.get("PartName", ""))
        kinds = " ".join(element.get("ContentType", "") for element in types)
        for word, what in _OTHER_OFFICE.items():
            if word in kinds:
                raise DocumentError(Kind.NOT_A_DOCUMENT, f"{what}, not a Word document; give a DOCX or TXT file")
        return self._main_by_relation()

    def _main_by_relation(self) -> str:
        main = self._relations("").get("officeDocument", "")
        root = self.part(main)
        if root is None or root.tag != names.DOCUMENT:
            raise _no_word_document()
        return main

    def _relations(self, source: str) -> dict[str, str]:
        folder, name = posixpath.split(source)
        root = self.part(posixpath.join(folder, "_rels", f"{name}.rels"))
        if root is None:
            return {}
        return {
            element.get("Type", "").rpartition("/")[2]: _normal(posixpath.join("/", folder, element.get("Target", "")))
            for element in root
            if element.get("TargetMode") != "External"
        }


def is_word(data: bytes) -> bool:
    """
    Say whether the bytes are a zip package whose content types name a Word document; never raises.

    A package that cannot be opened may be one: opening it says what is wrong with it.
    """
    if not data.startswith(b"PK"):
        return False
    try:
        Package(data)
    except DocumentError as error:
        return error.kind is not Kind.NOT_A_DOCUMENT
    return True


def attribute(parent: etree._Element | None, tag: str, name: str = names.VALUE) -> str | None:
    """Return an attribute of the first child of that tag, None without one."""
    if parent is None:
        return None
    for child in parent:
        if child.tag == tag:
            return child.get(name)
    return None


def _open(data: bytes) -> zipfile.ZipFile:
    if not data:
        raise DocumentError(Kind.EMPTY, "the file is empty; get it again")
    if data.startswith(_OLE):
        raise _ole_error(data)
    if not data.startswith(b"PK"):
        raise DocumentError(Kind.NOT_A_DOCUMENT, "not a DOCX file; give a DOCX or TXT file")
    return opened(data)


def _no_word_document() -> DocumentError:
    return DocumentError(Kind.NOT_A_DOCUMENT, "a zip archive without a Word document; unpack it and give its files")


def _ole_error(data: bytes) -> DocumentError:
    if _ENCRYPTED_STREAM in data:
        return DocumentError(Kind.ENCRYPTED, "the file needs a password; save it without one in Word or WPS")
    return DocumentError(Kind.LEGACY_FORMAT, "an old Word file (.doc); open it in Word or WPS and save it as .docx")


def _normal(path: str) -> str:
    # Part names are case-insensitive, and some programs write backslashes.
    return posixpath.normpath("/" + path.replace("\\", "/").lower()).lstrip("/")


def _transitional(data: bytes) -> bytes:
    if b"http://purl.oclc.org/ooxml/" in data[:65536]:
        for strict, transitional in names.STRICT:
            data = data.replace(strict, transitional)
    return data


def _parse_thinned(data: bytes, path: str, tells: Callable[[str], bool]) -> etree._Element:
    try:
        return _parse(thinned(data, tells), path)
    except DocumentError:
        return _parse(data, path)  # for the right place of the fault


def _parse(data: bytes, path: str) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as fault:
        raise _xml_error(fault, path) from fault
    if root.getroottree().docinfo.internalDTD is not None:
        message = (
            f"{path} holds a document type definition, which no DOCX has; open it in Word or WPS and save it again"
        )
        raise DocumentError(Kind.DAMAGED, message)
    return root


def _without_table_styles(data: bytes) -> bytes:
    """Cut out what says nothing about text but is nine tenths of the part in many files."""
    first, *others = data.split(_TABLE_STYLE)
    if any(other.partition(b">")[0].endswith(b"/") for other in others):  # an empty one has no end of its own
        return data
    return first + b"".join(other.partition(b"</w:style>")[2] for other in others)


def _xml_error(fault: etree.XMLSyntaxError, path: str) -> DocumentError:
    message = str(fault.msg)
    if re.search(r"depth|huge|amplification|too long", message, re.I):
        return DocumentError(Kind.TOO_LARGE, f"{path} is nested too deeply or has a text that is too long; simplify it")
    return DocumentError(Kind.DAMAGED, f"{path} is not well-formed XML ({message}); save the file again in Word or WPS")
