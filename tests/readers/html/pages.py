"""Writes documents as the pages of government web sites: their blocks amid all that such sites put around a text."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from itertools import groupby

from plantext.document import Block, Document, Paragraph, Table

Text = Callable[[str], str]
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


_PAGE = """<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="UTF-8"><title>{title}_云溪县人民政府</title>
<meta name="SiteName" content="云溪县人民政府"><meta name="ArticleTitle" content="{title}">
<meta name="PubDate" content="{date} 09:30"><meta name="ContentSource" content="县政府办公室">
<script>var a = "<p>第一章 脚本</p>"; document.write(a);</script>
<style>.x::after {{ content: "样式"; }}</style></head><body>
<div class="topNav"><ul><li><a href="/">首页</a></li><li><a href="/zw">政务公开</a></li>
<li><a href="/fw">办事服务</a></li><li><a href="/hd">互动交流</a></li></ul></div>
<div class="wrap"><div class="crumbs">当前位置：<a href="/">首页</a> &gt; <a href="/zw">政务公开</a> &gt; 规划计划</div>
<div class="xxgk-head"><ul><li><b>索 引 号：</b><span>11999999MB0000001X/2024-00012</span></li>
<li><b>发布机构：</b>县政府办公室</li><li><b>发文日期：</b>{date}</li><li><b>主题分类：</b>规划计划</li></ul></div>
<h1 class="article-title">{title}</h1>
<div class="info">发布时间：{date} 09:30 &nbsp; 来源：县政府办公室 &nbsp; 浏览次数：<script>hits()</script>
 字体：【<a>大</a> <a>中</a> <a>小</a>】</div>
<div class="share bdsharebuttonbox">分享到：<a href="#">微信</a><a href="#">微博</a></div>
<div id="zoom" class="TRS_Editor"><div style="display:none">第一章 看不见的字</div>
{body}
<p>附件：<a href="/P020240312.docx">重点项目清单.docx</a></p></div>
<div class="related"><h3>相关文档</h3><ul><li><a href="/a.html">云溪县水利规划</a></li>
<li><a href="/b.html">云溪县交通规划</a></li><li><a href="/c.html">云溪县林业规划</a></li></ul></div></div>
<div class="footer"><p>主办：县政府办公室　网站标识码：9999990001　某ICP备00000000号</p></div></body></html>"""

_OLD_PAGE = """<html><head><meta http-equiv=Content-Type content="text/html; charset=gb2312">
<title>云溪县人民政府</title></head><body>
<table width=1000 align=center><tr><td><a href=/>首页</a>|<a href=/a>走进云溪</a>
<a href=/b>政务公开</a>|<a href=/c>网上办事</a></td></tr><tr><td><table width=100%><tr><td width=180 valign=top>
<a href=/d>机构设置</a><br><a href=/e>人事信息</a><br><a href=/f>财政信息</a></td><td>
<table class=bd><tr><td>索引号：<td>A0012<td>文号：<td>云政发〔2024〕7号
<tr><td>发布机构：<td>云溪县人民政府<td>发文日期：<td>{date}</table>
{body}
<p>【打印本页】【关闭窗口】</td></tr></table></td></tr><tr><td>版权所有：云溪县人民政府　朱镕承办</td></tr></table>"""

_WORD_PAGE = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-16"><meta name=ProgId content=Word.Document>
<meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><w:WordDocument>第一章</w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {{margin:0cm}} --></style></head><body lang=ZH-CN>
<div class=WordSection1 style='layout-grid:15.6pt'>
{body}
<p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p></div></body></html>"""


def page(document: Document, title: str, date: str) -> bytes:
    """Return a page as the sites of today are made: marks in the head, a metadata block, the text in a `div`."""
    return _PAGE.format(title=title, date=date, body="".join(_blocks(document, _plain))).encode()


def old_page(document: Document, title: str, date: str) -> bytes:
    """Return a page as the sites of twenty years ago: laid out by tables, with a charset that is not its own."""
    return _OLD_PAGE.format(date=date, body="".join(_blocks(document, _plain))).encode("gb18030")


def word_page(document: Document, title: str, date: str) -> bytes:
    """Return a page as Word saves it: a span for each run of digits, spacers, conditional comments."""
    return _WORD_PAGE.format(body="".join(_blocks(document, _in_runs))).encode("utf-16")


PAGES = {"page": page, "old page": old_page, "page by Word": word_page}


def _plain(text: str) -> str:
    written = html.escape(text).replace("\n", "<br>")
    return re.sub("[⁰¹²³⁴⁵⁶⁷⁸⁹]+", lambda raised: f"<sup>{raised[0].translate(_SUPERSCRIPT)}</sup>", written)


def _in_runs(text: str) -> str:
    """Write a text as Word does: runs of digits in spans of their own, two blanks as blanks that do not fold."""
    runs = re.split(r"([0-9.]+)", text)
    looks = ("style='x:y'", "lang=EN-US\nstyle='font-family:仿宋'")
    spans = (f"<span {looks[at % 2]}>{_plain(run)}</span>" for at, run in enumerate(runs) if run)
    return "".join(spans).replace("  ", "&nbsp;&nbsp;") + "<span lang=EN-US><o:p></o:p></span>"


def _blocks(document: Document, text: Text) -> Iterator[str]:
    for is_box, blocks in groupby(document.blocks, _is_in_box):
        written = (_written(block, text) for block in blocks)
        yield f"<table border=1><tr><td>{''.join(written)}</td></tr></table>" if is_box else "\n".join(written)


def _is_in_box(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.kind in ("box", "box_title")


def _written(block: Block, text: Text) -> str:
    if isinstance(block, Table):
        return _table(block, text)
    if block.kind == "heading":
        return f"<h{block.level + 1}>{text(block.text)}</h{block.level + 1}>"
    if block.kind == "footnote":
        mark, _, rest = block.text.partition(" ")
        number = mark.translate(_SUPERSCRIPT)
        return f'<div id="ftn{number}"><p><a href="#_ftnref{number}">[{number}]</a> {text(rest)}</p></div>'
    return f"<p class=MsoNormal style='text-indent:28.0pt'>{text(block.text)}</p>"


def _table(table: Table, text: Text) -> str:
    if table.width < 2:
        return "<table border=1>" + "".join(f"<tr><td>{text(row[0].text)}</td></tr>" for row in table.rows) + "</table>"
    rows = []
    for r, row in enumerate(table.rows):
        cells = (cell for c, cell in enumerate(row) if table.is_origin(r, c))
        rows.append("<tr>" + "".join(f"<td{_spans(cell)}>{_cell(cell.text, text)}</td>\n" for cell in cells) + "</tr>")
    head = table.header_rows or 0
    return f"<table border=1><thead>{''.join(rows[:head])}</thead><tbody>{''.join(rows[head:])}</tbody></table>"


def _cell(content: str, text: Text) -> str:
    lines = "".join(f"<p>{text(line)}</p>" for line in content.split("\n"))
    return lines.replace("<p>\u3000\u3000", "<p style='text-indent:21pt'>") if content else "&nbsp;"


def _spans(cell: object) -> str:
    across, down = getattr(cell, "column_span", 1), getattr(cell, "row_span", 1)
    return (f" colspan={across}" if across > 1 else "") + (f' rowspan="{down}"' if down > 1 else "")
