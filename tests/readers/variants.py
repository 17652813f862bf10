"""
The sample plans in other formats and looks, each made of the DOCX file: what must give the same records.

The looks are made in the XML of the DOCX file, the formats by LibreOffice, pdftoppm and a writer of web pages.
"""

from __future__ import annotations

import html
import io
import re
import subprocess
import zipfile
from collections.abc import Callable, Iterable
from itertools import groupby
from pathlib import Path

from lxml import etree

from plantext.document import Block, Document, Paragraph, Table
from plantext.readers import read_document

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MAIN = "word/document.xml"
_LONG = 10
_PAGES = 4.5
_BEFORE_BORDERS = ("tcW", "gridSpan", "hMerge", "vMerge")
_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")

_PDF = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"%s"}}'

FORMATS = {"doc": "doc", "html": "html:HTML (StarWriter)", "pdf": _PDF % "false", "tagged": _PDF % "true"}
"""Formats with what LibreOffice calls them."""

Look = Callable[[etree._Element], None]
Convert = Callable[[Iterable[Path], str], list[Path]]


def restyled(docx: bytes, look: Look) -> bytes:
    """Return a DOCX file whose body was given another look."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            data = old.read(info)
            if info.filename == _MAIN:
                root = etree.fromstring(data)
                look(root)
                data = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
            new.writestr(info.filename, data)
    return stream.getvalue()


def landscape(root: etree._Element) -> None:
    """Turn every page, and leave the tables as they are."""
    for size in root.iter(f"{_W}pgSz"):
        width, height = sorted((int(size.get(f"{_W}w", "")), int(size.get(f"{_W}h", ""))), reverse=True)
        size.attrib.update({f"{_W}w": str(width), f"{_W}h": str(height), f"{_W}orient": "landscape"})


def stretched(root: etree._Element) -> None:
    """Draw long tables out over more than four pages, without a header on each."""
    for mark in list(root.iter(f"{_W}tblHeader")):
        mark.getparent().remove(mark)
    for table in _tables(root):
        rows = table.findall(f"{_W}tr")
        if len(rows) < _LONG:
            continue
        height = int(0.9 * _room(table) / max(1, int(len(rows) / _PAGES)))
        for row in rows:
            properties = row.find(f"{_W}trPr")
            if properties is None:
                properties = etree.Element(f"{_W}trPr")
                row.insert(0, properties)
            etree.SubElement(properties, f"{_W}trHeight", {f"{_W}val": str(height), f"{_W}hRule": "atLeast"})


def three_lines(root: etree._Element) -> None:
    """Leave of the rulings of a table those at its top, under its header and at its bottom; boxes stay as they are."""
    for table in _tables(root):
        rows = table.findall(f"{_W}tr")
        _unruled(table)
        heads = [row for row in rows if row.find(f"{_W}trPr/{_W}tblHeader") is not None]
        for row, edge, width in ((rows[0], "top", 12), (heads[-1], "bottom", 6), (rows[-1], "bottom", 12)):
            _rule(row, edge, width)


def bare(root: etree._Element) -> None:
    """Take all rulings away, but those of boxes."""
    for table in _tables(root):
        _unruled(table)


def excerpt(root: etree._Element) -> None:
    """Leave the title, the first table with the line above it, and nothing else."""
    body = root[0]
    first = next(iter(_tables(root)), body[0])
    at = list(body).index(first)
    kept = {0, at - 1, at, len(body) - 1}
    for index, block in reversed(list(enumerate(body))):
        if index not in kept:
            body.remove(block)


def accepted(root: etree._Element) -> None:
    """Take out what is marked as deleted: LibreOffice writes it into web pages as if it were not."""
    for deleted in list(root.iter(f"{_W}del")):
        deleted.getparent().remove(deleted)


LOOKS: dict[str, Look] = {
    "html": accepted,
    "landscape": landscape,
    "stretched": stretched,
    "three-line": three_lines,
    "bare": bare,
    "excerpt": excerpt,
}


def _tables(root: etree._Element) -> list[etree._Element]:
    """Return the tables of more than one column: the others are boxes."""
    return [table for table in root.iter(f"{_W}tbl") if len(table.findall(f"{_W}tblGrid/{_W}gridCol")) > 1]


def _room(table: etree._Element) -> float:
    """Return how high the text of the pages is on which a table stands, in twentieths of a point."""
    section = next(element for element in table.itersiblings() if next(element.iter(f"{_W}pgSz"), None) is not None)
    height = next(section.iter(f"{_W}pgSz")).get(f"{_W}h", "")
    margins = next(section.iter(f"{_W}pgMar"))
    return int(height) - int(margins.get(f"{_W}top", "")) - int(margins.get(f"{_W}bottom", ""))


def _unruled(table: etree._Element) -> None:
    properties = table.find(f"{_W}tblPr")
    assert properties is not None
    borders = etree.Element(f"{_W}tblBorders")
    for edge in _EDGES:
        etree.SubElement(borders, f"{_W}{edge}", {f"{_W}val": "nil"})
    at = [child.tag for child in properties].index(f"{_W}tblLayout")
    properties.insert(at, borders)


def _rule(row: etree._Element, edge: str, width: int) -> None:
    for properties in row.iter(f"{_W}tcPr"):
        borders = properties.find(f"{_W}tcBorders")
        if borders is None:
            borders = etree.Element(f"{_W}tcBorders")
            before = [child for child in properties if etree.QName(child).localname in _BEFORE_BORDERS]
            properties.insert(len(before), borders)
        line = {f"{_W}val": "single", f"{_W}sz": str(width), f"{_W}space": "0", f"{_W}color": "000000"}
        etree.SubElement(borders, f"{_W}{edge}", line)


def scanned(pdf: Path, folder: Path, dots: int = 200) -> Path:
    """Return a PDF file that holds pictures of the pages of another one, and nothing else."""
    from PIL import Image  # noqa: PLC0415

    command = ["pdftoppm", "-r", str(dots), "-gray", "-jpeg", str(pdf), str(folder / pdf.stem)]
    subprocess.run(command, check=True, timeout=120)
    pages = [Image.open(path) for path in sorted(folder.glob(f"{pdf.stem}-*.jpg"))]
    scan = folder / f"{pdf.stem}_scan.pdf"
    pages[0].save(scan, save_all=True, append_images=pages[1:], resolution=dots)
    return scan


_PAGE = """<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "">
<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>{title}_政府信息公开</title>
<style>.nav {{ color: #333 }}</style><script>var columns = "<td>指标</td>";</script></head><body>
<div class="nav"><a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; <a href="/zwgk/gh/">规划计划</a></div>
<table class="xxgk"><tr><td>索引号：</td><td>000000001/{year}-00001</td><td>发布日期：</td><td>{year}-03-15</td></tr>
<tr><td>发布机构：</td><td>办公室</td><td>主题分类：</td><td>规划计划</td></tr></table>
<h1>{title}</h1>
<div class="info">来源：办公室&nbsp;&nbsp;字体：[大 中 小]&nbsp;&nbsp;浏览次数：<span id="hits"></span></div>
<div id="zoom" class="content">
{body}
</div>
<div class="attachments">附件：<a href="./P1.pdf">{title}.pdf</a></div>
<div class="share">分享到：<a href="#">微信</a> <a href="#">微博</a> <a href="#">打印</a> <a href="#">关闭</a></div>
<div class="footer">版权所有：办公室　主办　网站标识码：0000000000　备案号　联系我们</div></body></html>
"""


def web_page(document: Document) -> bytes:
    """Return a document as a page of a government's web site, in the encoding of old ones."""
    title = next(block.text for block in document.blocks if isinstance(block, Paragraph))
    body = "\n".join(_web_block(kind, list(blocks)) for kind, blocks in groupby(document.blocks[1:], _kind))
    year = "".join(re.findall(r"\d{4}", document.name))  # a page of another year would make targets of what was
    return _PAGE.format(title=html.escape(title), year=year, body=body).encode("gb18030")


def _kind(block: Block) -> str:
    return "table" if isinstance(block, Table) else block.kind.removesuffix("_title")


def _web_block(kind: str, blocks: list[Block]) -> str:
    """Return blocks of a kind; the lines of a box stand in a table of one cell."""
    texts = (_web_table(block) if isinstance(block, Table) else _web_text(block) for block in blocks)
    text = "\n".join(texts)
    return f'<table border="1"><tr><td>{text}</td></tr></table>' if kind == "box" else text


def _web_text(paragraph: Paragraph) -> str:
    text = html.escape(paragraph.text).replace("\n", "<br>")
    if paragraph.kind == "heading":
        text = f"<strong>{text}</strong>"
    return f'<p style="text-indent: 2em"><span style="font-size: 16pt">{text}</span></p>'


def _web_table(table: Table) -> str:
    lines = []
    for r, row in enumerate(table.rows):
        cells = [cell for c, cell in enumerate(row) if table.is_origin(r, c)]
        texts = (
            f'<td rowspan="{cell.row_span}" colspan="{cell.column_span}"><p align="center">'
            f"{html.escape(cell.text).replace(chr(10), '<br>')}</p></td>"
            for cell in cells
        )
        lines.append(f"<tr>{''.join(texts)}</tr>")
    return f'<table border="1" cellspacing="0">{"".join(lines)}</table>'


class Variants:
    """Makes the variants of the sample plans when they are asked for, all of a kind in one call of LibreOffice."""

    def __init__(self, samples: Path, folder: Path, convert: Convert) -> None:
        self._samples = sorted(samples.glob("*.docx"))
        self._folder = folder
        self._convert = convert
        self._made: dict[str, dict[str, Path]] = {}

    def path(self, sample: str, variant: str) -> Path:
        """Return the file of a sample (`hezhe_2021`) in a format (`doc`), or as a PDF file with a look (`bare`)."""
        if variant not in self._made:
            made = [self._page(path) for path in self._samples] if variant == "page" else self._all(variant)
            self._made[variant] = {path.stem: path for path in made}
        return self._made[variant][sample]

    def _all(self, variant: str) -> list[Path]:
        if variant not in LOOKS:
            return self._convert(self._samples, FORMATS[variant])
        folder = self._folder / variant
        folder.mkdir()
        for path in self._samples:
            (folder / path.name).write_bytes(restyled(path.read_bytes(), LOOKS[variant]))
        return self._convert([folder / path.name for path in self._samples], FORMATS.get(variant, FORMATS["pdf"]))

    def _page(self, path: Path) -> Path:
        page = self._folder / f"{path.stem}.html"
        page.write_bytes(web_page(read_document(path)))
        return page
