"""The parts of a DOCX file packed so that the same content gives the same bytes, with a table of fonts of our own."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_FONTS = "word/fontTable.xml"
_DATE = (1980, 1, 1, 0, 0, 0)
_NAMES = (
    ("宋体", "SimSun;Songti SC;STSong;Noto Serif CJK SC;Source Han Serif SC"),
    ("黑体", "SimHei;Heiti SC;STHeiti;Noto Sans CJK SC;Source Han Sans SC"),
)
"""The fonts of the document, and what stands for them where they are not there."""


def repacked(data: bytes) -> bytes:
    """Return a DOCX file without the time of its making."""
    buffer = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(buffer, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            info = ZipInfo(name, _DATE)
            info.compress_type, info.create_system, info.external_attr = ZIP_DEFLATED, 3, 0o600 << 16
            new.writestr(info, _fonts() if name == _FONTS else old.read(name))
    return buffer.getvalue()


def _fonts() -> bytes:
    entries = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{others}"/><w:charset w:val="86"/><w:family w:val="auto"/>'
        '<w:pitch w:val="variable"/></w:font>'
        for name, others in _NAMES
    )
    main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    return f'{head}\n<w:fonts xmlns:w="{main}">{entries}</w:fonts>'.encode()
