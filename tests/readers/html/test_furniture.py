"""What stands around the text of a page: taken off where it is no text of it, kept where it may be."""

from __future__ import annotations

import pytest

from plantext.document import Document
from plantext.readers import read_bytes

PLAN = "".join(
    f"<p>第{n}项任务：到2025年，云溪县新增造林{n}00亩，水质保持优良，完成率不低于95%。</p>" for n in range(1, 9)
)


def read(body: str, head: str = "") -> Document:
    return read_bytes(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode(), "页.html")


DROPPED = {
    "a list of links": "<ul><li><a href=/1>首页</a><li><a href=/2>公开</a><li><a href=/3>互动</a></ul>",
    "a part named navigation": "<div class='mainNav'><a href=/>首页</a></div>",
    "nav": "<nav><a href=/>首页</a></nav>",
    "where one is": "<p>当前位置：首页 &gt; 政务公开</p>",
    "buttons": "<p>【打印本页】【关闭窗口】</p>",
    "share": "<div id=bdshare>分享到：微信</div>",
    "the foot": "<div class=footer>主办：县政府办公室 网站标识码：9999990001</div>",
    "the legend": "<p>版权所有：县政府办公室</p>",
    "a running head of Word": "<div style='mso-element:header'><p>云溪县规划</p></div>",
    "a table of contents of Word": "<p class=MsoToc1><a href='#_Toc1'>一、总则<span>....</span>2</a></p>",
    "articles that are related": "<div class=related-list><h3>相关文档</h3><a href=/1>甲</a></div>",
}


@pytest.mark.parametrize("case", DROPPED)
@pytest.mark.parametrize("place", ["before", "behind"])
def test_furniture_is_left_out_and_counted(case: str, place: str) -> None:
    part = DROPPED[case]
    document = read(part + PLAN if place == "before" else PLAN + part)
    assert document.text == read(PLAN).text
    assert any("furniture left out" in note for note in document.notes)


GRID = f"<table border=1>{'<tr><td>指标<td>值<td>单位' * 4}</table>"
FILES = "<ul><li><a href=/1.docx>附件1.docx</a><li><a href=/2.pdf>附件2.pdf</a><li><a href=/3.xls>附件3.xls</a></ul>"
NOTICE = (
    "本规划自二〇二五年一月一日起施行，原规划同时废止，请认真执行，并于每年年底前报告进展情况，确保各项任务按期完成。"
)
KEPT = {
    "a list of files": FILES,
    "links to places in the page": "<p><a href='#1'>总则</a><a href='#2'>指标</a><a href='#3'>保障</a></p>",
    "a part with a name of furniture and a table": f"<div class=print>{GRID}</div>",
    "a part with a name of furniture and much text": f"<div id=print>{PLAN}</div>",
    "a sentence with a link": "<p>见<a href=/1>县政府文件</a>第三条。</p>",
    "words like those of buttons": "<p>打印设备更新3台</p>",
}
OUTSIDE = {
    "a paragraph with a sentence": "<p>打印设备更新3台。</p>",
    "a part with a long sentence": f"<div>{NOTICE}</div>",
    "a table": f"<div>{GRID}</div>",
}


@pytest.mark.parametrize("case", KEPT)
def test_what_may_be_text_is_kept(case: str) -> None:
    alone = read(f"<p>甲。</p>{KEPT[case]}").text.removeprefix("甲。\n")
    assert alone in read(PLAN + KEPT[case]).text


@pytest.mark.parametrize("case", OUTSIDE)
def test_what_may_be_text_is_kept_outside_the_part_with_most_of_it(case: str) -> None:
    alone = read(f"<p>甲。</p>{OUTSIDE[case]}").text.removeprefix("甲。\n")
    assert alone in read(f"<div>{PLAN}</div>{OUTSIDE[case]}").text


def test_what_is_left_outside_is_noted() -> None:
    document = read(f"<div>县情网</div><div id=zoom>{PLAN}</div><div>网站声明与帮助</div>")
    assert document.text == read(PLAN).text
    assert "left out, since it stands outside the text of the page: 2 lines (县情网 …)" in document.notes


METADATA = {
    "list": "<ul><li>索引号：A1/2024<li>文号：云政发〔2024〕7号</ul>",
    "table": "<table><tr><td>索引号：<td>A1/2024<tr><td>文号：<td>云政发〔2024〕7号</table>",
    "table without colons": "<table><tr><th>索引号<td>A1/2024<th>文号<td>云政发〔2024〕7号</table>",
    "definitions": "<dl><dt>索引号：<dd>A1/2024<dt>文号：<dd>云政发〔2024〕7号</dl>",
    "definitions without colons": "<dl><dt>索引号<dd>A1/2024<dt>文号<dd>云政发〔2024〕7号</dl>",
    "parts": "<div><b>索 引 号：</b><span>A1/2024</span></div><div><b>文　号：</b><span>云政发〔2024〕7号</span></div>",
}


@pytest.mark.parametrize("case", METADATA)
@pytest.mark.parametrize("body", [f"<div id=zoom>{PLAN}</div>", PLAN])
def test_the_block_above_the_text_is_metadata(case: str, body: str) -> None:
    document = read(METADATA[case] + body)
    assert document.metadata == {"索引号": "A1/2024", "文号": "云政发〔2024〕7号"}
    assert document.text == read(PLAN).text


NO_METADATA = {
    "a table of the plan": "<table border=1><tr><td>来源<td>金额<tr><td>省级<td>3</table>",
    "a line of the plan": "<p>时间：2025年底前完成。</p>",
    "a mark of another kind": "<p>单位：亿元</p>",
}


@pytest.mark.parametrize("case", NO_METADATA)
def test_lines_of_a_plan_are_no_metadata(case: str) -> None:
    document = read(NO_METADATA[case] + PLAN)
    assert document.metadata == {}
    assert document.text != read(PLAN).text


def test_marks_in_the_head_are_metadata_under_the_names_that_pages_print() -> None:
    marks = "<meta name=ArticleTitle content='云溪县规划'><meta name=PubDate content='2024-3-1'>"
    assert read(PLAN, marks).metadata == {"信息名称": "云溪县规划", "发布日期": "2024-3-1"}
    assert read(PLAN, "<meta name=Keywords content=规划>").metadata == {}


def test_a_title_above_the_text_is_its_first_line_unless_the_text_begins_with_it() -> None:
    title = "云溪县生态文明建设规划（2023—2030年）"
    page = f"<h1>{title}</h1><div id=zoom>{{}}{PLAN}</div>"
    assert read(page.format("")).text.startswith(f"{title}\n第1项")
    own = "<p>云溪县生态文明建设规划</p><p>（2023—2030年）</p>"
    assert read(page.format(own)).text.startswith("云溪县生态文明建设规划\n（2023—2030年）\n第1项")


def test_files_that_a_page_links_to_are_named_and_said_not_to_be_read() -> None:
    document = read(
        f"{PLAN}<p>附件：<a href='/a/P1.docx'>重点项目表</a> <a href='/b.html'>别的</a> <a href='x.pdf?id=1'></a></p>"
    )
    assert document.metadata["附件"] == "重点项目表；x.pdf"
    assert any(note.startswith("files linked to on the page and not read with it: 2") for note in document.notes)


TITLES = {
    "a part named title": ("<div class=article-title>云溪县水利规划</div>", ""),
    "the line with which the title of the window begins": (
        "<div>云溪县水利规划（2023—2030年）</div>",
        "云溪县水利规划_云溪县人民政府",
    ),
    "the line that the title of the window is": (
        "<p><span>云溪县水利规划</span></p>",
        "云溪县水利规划 - 云溪县人民政府",
    ),
}
NO_TITLES = {
    "a name of the site that is a link": ("<h1><a href=/>云溪县人民政府门户网站</a></h1>", "云溪县人民政府"),
    "any line": ("<div>云溪县水利规划</div>", "云溪县人民政府门户网站"),
    "a title of a list beside the text": ("<div class=title>公告</div>", ""),
}


@pytest.mark.parametrize("case", TITLES)
def test_the_title_above_the_text_is_found(case: str) -> None:
    above, window = TITLES[case]
    page = f"<div>{above}</div><div id=zoom>{PLAN}</div>"
    assert read(page, f"<title>{window}</title>").text.startswith("云溪县水利规划")


@pytest.mark.parametrize("case", NO_TITLES)
def test_what_is_no_title_is_left_above_the_text(case: str) -> None:
    above, window = NO_TITLES[case]
    page = f"<div>{above}</div><div id=zoom>{PLAN}</div>"
    assert read(page, f"<title>{window}</title>").text == read(PLAN).text


@pytest.mark.parametrize("label", ["名称", "名　　称：", "标题："])
def test_the_name_in_the_block_above_the_text_is_metadata(label: str) -> None:
    block = f"<table><tr><td>索引号：<td>A1<tr><td>{label}<td>云溪县水利规划</table>"
    assert read(f"{block}<div id=zoom>{PLAN}</div>").metadata == {"索引号": "A1", "信息名称": "云溪县水利规划"}
