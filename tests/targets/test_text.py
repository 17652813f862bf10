"""A text without a document: the roles of its numbers are those that the document would give them."""

from __future__ import annotations

import pytest

from plantext import find_targets, read_text


def roles(text: str) -> list[str]:
    return [found.role for found in find_targets(text)]


@pytest.mark.parametrize(
    "text",
    [
        "道路绿化普及率2025年底前达到88%。到2027年，轨道站点占比提高到80%。",
        "道路绿化普及率2025年达到88%。到2027年，轨道站点占比提高到80%。",
        "2024年完成12家印染企业改造，2025年再完成20家。到2027年，完成全部改造40家。",
        "2025年优良天数比例不低于95.5%。\n到2028年，优良天数比例提高到97%。",
        "2024年达标率达到65%，2025年达标率达到75%，到2026年达标率达到80%。",
        "2025年新建驿站12座。到2027年，新建驿站30座。",
        "截至2023年，驿站建设全面铺开。2025年新建驿站12座。到2027年，新建驿站30座。",
    ],
)
def test_an_aim_stays_one_whatever_year_a_later_sentence_names(text: str) -> None:
    assert set(roles(text)) == {"target"}


@pytest.mark.parametrize(
    "text",
    [
        "2022年绿道长度为12公里。到2027年，绿道长度达到30公里。",
        "2022年达标率达到65%，到2027年达标率达到80%。",
        "2023年新建了驿站12座。到2027年，新建驿站30座。",
        "2023年已完成12家企业改造。到2027年，完成30家企业改造。",
        "2023年新建驿站12座，截至2024年底绿道成网。到2027年，新建驿站30座。",
        "2022年优良天数比例为94%。到2027年，优良天数比例达到97%。",
    ],
)
def test_a_fact_of_an_earlier_year_stays_one(text: str) -> None:
    assert roles(text) == ["actual", "target"]


PLAN = """清源县治水三年行动方案（2024—2026年）
一、2023年工作回顾
新建管网12公里。
二、主要目标
2024年完成12家企业改造，2025年再完成20家，优良天数比例不低于95.5%。
三、保障措施
到2026年，新建泵站3座。
清源县人民政府
2024年2月28日
"""
REPORT = """清源县2023年国民经济统计公报
一、城乡建设
新建管网12公里，完成投资3亿元。
二、生态
2023年优良天数比例达到95%。
"""


@pytest.mark.parametrize(("text", "said"), [(PLAN, "actual target target target target"), (REPORT, "actual " * 3)])
def test_the_text_of_a_document_gives_the_roles_of_the_document(text: str, said: str) -> None:
    assert roles(text) == [found.role for found in read_text(text).targets] == said.split()


def test_a_line_with_a_number_is_no_heading_to_be_passed_over() -> None:
    assert [found.low for found in find_targets("一、新建绿道12公里\n按期完工\n二、新建驿站3座\n按期完工")] == [12, 3]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("到2027年，3个重点断面水质全部达到Ⅲ类以上；到2030年再提升。", "3个重点断面水质全部达到Ⅲ类以上"),
        ("新建驿站3座，以上由县住建局负责。", "新建驿站3座"),
        ("2027年底前完成7条、9.4公里淤塞河道整治。", "完成7条、9.4公里淤塞河道整治"),
        ("解决2.4万库区群众出行困难。", "解决2.4万库区群众出行困难"),
    ],
)
def test_a_quote_holds_the_whole_statement(text: str, quote: str) -> None:
    assert find_targets(text)[0].quote.endswith(quote)
