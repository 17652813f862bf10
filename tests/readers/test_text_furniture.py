"""What stands around a text on a web page or in print: metadata is kept, the rest left out, real text never touched."""

from __future__ import annotations

import pytest

from plantext.document import Paragraph
from plantext.readers import read_bytes
from plantext.readers.text.furniture import strip_furniture

TITLE = "幸福县人民政府办公室关于印发幸福县水利规划的通知"
BODY = "到2025年，建成绿道120公里。"

METADATA = {"索引号": "0123/2022-1", "发布机构": "县政府办公室", "发布日期": "2022-05-23", "文号": "幸政发〔2022〕3号"}
PAIRS = list(METADATA.items())
(A, B, C, D), CELLS = PAIRS, [cell for pair in PAIRS for cell in pair]

BLOCKS = {
    "a label, a blank line, a value": "\n\n".join(f"{key}:\n\n{value}" for key, value in PAIRS),
    "labels with spaces, values below": "\n".join(f"{' '.join(key)}：\n{value}" for key, value in PAIRS),
    "all on one line": " ".join(f"{key}：{value}" for key, value in PAIRS),
    "one a line": "\n".join(f"{'　'.join(key)}：{value}" for key, value in PAIRS),
    "pipes": "\n".join(f"{a[0]}: | {a[1]} | {' '.join(b[0])}: | {b[1]}" for a, b in ((A, B), (C, D))),
    "markdown": f"| {' | '.join(CELLS[:4])} |\n|---|---|---|---|\n| {' | '.join(CELLS[4:])} |",
    "bold": "\n".join(f"**{key}**：{value}" for key, value in PAIRS),
    "tabs": "\n".join("\t".join((f"{a[0]}：", a[1], f"{b[0]}：", b[1])) for a, b in ((A, B), (C, D))),
}

DROPPED = [
    "当前位置：首页 > 政务公开 > 规划计划",
    "您现在的位置：首页>规划",
    "首页 > 政府信息公开 > 规划",
    "分享到：微信 微博",
    "【打印本页】【关闭窗口】",
    "【打印】 【关闭】",
    "字体：大 中 小 打印本页",
    "扫一扫在手机打开当前页",
    "— 14 —",
    "－3－",
    "第 3 页 共 28 页",
    "第3页",
    "版权所有：幸福县人民政府",
    "主办单位：幸福县人民政府办公室",
    "某ICP备12345678号-1 某公网安备 33000000000000号",
    "上一篇：幸福县工作报告",
    "责任编辑：王一",
    "第二章 目标............ 9",
    "一、规划背景………………1",
    "总则·········3",
]
KEPT = [
    "时间：2025年底前完成。",
    "责任单位：县水利局、县住建局",
    "来源：《幸福县统计年鉴》。",
    "关闭",
    "中",
    "关闭小煤矿12家。",
    "— 14",
    "14",
    "-5-6",
    "绿地率由40%……提高到42%",
    "微信公众号粉丝达到10万人，微博5万人。",
    "首页设计方案另行公布",
    "第3页的表格已经更正",
    "发布日期由县政府确定。",
    "总投资……3000万元，其中2025年前500万元。",
    "联系人：王一，电话另告",
]


def paragraphs(text: str) -> list[str]:
    return [block.text for block in read_bytes(text.encode(), "a.txt").blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize("layout", BLOCKS)
def test_a_block_of_metadata_is_read_whatever_its_layout(layout: str) -> None:
    document = read_bytes(f"{BLOCKS[layout]}\n\n{TITLE}\n\n{BODY}".encode(), "a.txt")
    assert document.metadata == METADATA
    assert document.text == f"{TITLE}\n{BODY}"
    assert "metadata" in document.notes[0]


def test_a_label_without_value_does_not_swallow_the_title() -> None:
    page = strip_furniture(["索引号:", "", "1/2", "", "有效性:", "", TITLE, "", BODY])
    assert (page.metadata, page.lines[6:]) == ({"索引号": "1/2"}, [TITLE, "", BODY])


def test_the_line_of_time_and_source_is_metadata_without_its_buttons() -> None:
    page = strip_furniture([TITLE, "时间：2022-04-26 15:22 来源：县政府办 微信 微博", BODY])
    assert page.metadata == {"时间": "2022-04-26 15:22", "来源": "县政府办"}
    assert page.lines == [TITLE, "", BODY]


@pytest.mark.parametrize("line", DROPPED)
def test_furniture_is_left_out_and_counted(line: str) -> None:
    document = read_bytes(f"{TITLE}\n{line}\n{BODY}".encode(), "a.txt")
    assert document.text == f"{TITLE}\n{BODY}"
    assert "1 lines" in document.notes[0]


@pytest.mark.parametrize("line", KEPT)
def test_real_text_that_looks_like_furniture_stays(line: str) -> None:
    assert line in paragraphs(f"{TITLE}\n{line}\n{BODY}")


def test_a_table_of_documents_is_no_metadata() -> None:
    text = "文件名称\t文号\t发布日期\n水利规划\t1号\t2021-03-01\n绿道规划\t2号\t2022-04-01"
    document = read_bytes(text.encode(), "a.txt")
    assert (document.metadata, document.text) == ({}, text)


def test_contents_with_tabs_go_with_their_title_and_tables_with_numbers_stay() -> None:
    contents = "目　录\n第一章 总则\t1\n第二章 目标\t4\n第三章 任务\t9\n"
    assert paragraphs(contents + BODY) == [BODY]
    table = "村名\t户数\n上村\t12\n中村\t15\n下村\t20"
    assert read_bytes(f"{table}\n{BODY}".encode(), "a.txt").text == f"{table}\n{BODY}"


def test_contents_glued_to_the_first_chapter_leave_the_chapter() -> None:
    line = "第一章 总则........1第二章 目标........ 9第一章 总则为了保护环境，制定本规划。"
    assert paragraphs(line) == ["第一章 总则为了保护环境，制定本规划。"]


def test_page_marks_within_a_dump_of_cells_stay_where_they_are() -> None:
    document = read_bytes("\t序号\n\t指标\n\t目标\n\n\t1\n\t绿地率\n\t— 4 —\n".encode(), "a.txt")
    assert "— 4 —" in document.text


def test_labels_far_down_the_text_are_text() -> None:
    text = "\n".join([TITLE, *[BODY] * 80, "索引号：1/2", "发布机构：县政府"])
    assert read_bytes(text.encode(), "a.txt").text == text
