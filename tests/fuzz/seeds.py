"""What fuzzing begins with: a small file of each format."""

from __future__ import annotations

import io
import zipfile

from openpyxl import Workbook

TEXT = "青木县规划\n一、目标\n到2025年，森林覆盖率达到68%。（责任单位：县林业局）\n指标\t单位\t2025年\n绿地率\t%\t≥35\n"
PAGE = "<html><body><p>到2025年，森林覆盖率达到68%。</p><table><tr><th>指标<td colspan=2>5</table></body></html>"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PART = (
    f'<w:document xmlns:w="{_WORD}"><w:body><w:p><w:r><w:t>到2025年，森林覆盖率达到68%。</w:t></w:r></w:p><w:tbl><w:tr>'
    '<w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge w:val="restart"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl></w:body>'
    "</w:document>"
)
_TYPES = (
    '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
_PDF = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj
4 0 obj<</Length 58>>stream
BT /F1 12 Tf 72 700 Td (By 2025 forest cover: 68%.) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>
"""


def _word() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("[Content_Types].xml", _TYPES)
        package.writestr("word/document.xml", PART)
    return stream.getvalue()


def _book() -> bytes:
    stream, book = io.BytesIO(), Workbook()
    book.active.append(["指标", "单位", "2025年"])
    book.active.append(["森林覆盖率", "%", 68])
    book.active.merge_cells("A3:C4")
    book.save(stream)
    return stream.getvalue()


_TEXTS = tuple(TEXT.encode(encoding) for encoding in ("utf-8", "gb18030", "utf-16"))
SEEDS: dict[str, tuple[bytes, ...]] = {
    "any": (*_TEXTS, PAGE.encode(), _PDF, _word(), _book()),
    "docx": (_word(),),
    "docx_part": (PART.encode(),),
    "html": (PAGE.encode(), PAGE.encode("gb18030")),
    "workbook": (_book(),),
    "pdf": (_PDF,),
    "text": _TEXTS,
    "records": (TEXT.encode(),),
}
