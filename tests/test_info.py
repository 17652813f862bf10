"""What a document says it is, by its first pages alone; what they do not say stays empty."""

from __future__ import annotations

import pytest

import plantext
from plantext.columns import COLUMNS
from plantext.info.issue import iso_date
from plantext.info.kinds import plan_type, status
from plantext.records import Info
from plantext.samples import sample
from plantext.vocabulary import Wording, load

Facts = dict[str, str | int | tuple[str, ...] | None]


def info(text: str) -> Info:
    return plantext.read_text(text, name="plan").info


TITLES = [
    ("云溪县生态文明建设规划（2018—2025年）\n\n一、总则", "云溪县生态文明建设规划（2018—2025年）", (2018, 2025)),
    (
        "云溪县生态文明建设规划\n（修编）\n（2023—2030年）\n\n一、总则",
        "云溪县生态文明建设规划（修编）（2023—2030年）",
        (2023, 2030),
    ),
    (
        "云溪县国民经济和社会发展\n第十四个五年规划纲要\n\n第一章 总则",
        "云溪县国民经济和社会发展第十四个五年规划纲要",
        (2021, 2025),
    ),
    ("云溪县“十五五”水务规划\n\n一、总则", "云溪县“十五五”水务规划", (2026, 2030)),
    (
        "云溪县人民政府关于印发《云溪县教育规划（2024—2030年）》的通知\n\n各镇：",
        "云溪县教育规划（2024—2030年）",
        (2024, 2030),
    ),
    (
        "前言\n为推进绿色发展，组织编制了《云溪县绿化规划（2022-2026年）》。",
        "云溪县绿化规划（2022-2026年）",
        (2022, 2026),
    ),
    ("云溪县绿化规划\n\n规划期限为2022—2026年。", "云溪县绿化规划", (2022, 2026)),
    ("云溪县绿化方案(2022—2024年)\n\n一、总则", "云溪县绿化方案(2022—2024年)", (2022, 2024)),
    ("云溪县绿化方案(2022—2024年）\n\n一、总则", "云溪县绿化方案(2022—2024年）", (2022, 2024)),
    (
        "附件1\n\n《云溪县绿化“十四五”规划\n（征求意见稿）》编制说明\n\n一、背景",
        "《云溪县绿化“十四五”规划（征求意见稿）》编制说明",
        (2021, 2025),
    ),
    (
        "云溪县人民政府办公室关于印发\n《云溪县绿化规划（2024—2030年）》的通知\n\n各镇：",
        "云溪县绿化规划（2024—2030年）",
        (2024, 2030),
    ),
    ("附件：云溪县绿化行动方案\n\n一、总则", "云溪县绿化行动方案", (None, None)),
    ("云溪县2026年重点项目建设计划\n\n一、总则", "云溪县2026年重点项目建设计划", (2026, 2026)),
    ("云溪县供水规划（2021年9月）\n\n一、总则", "云溪县供水规划", (None, None)),
    (
        "关于公开征求《云溪县绿化规划（2023—2030年）（征求意见稿）》意见的公告\n\n一、总则",
        "云溪县绿化规划（2023—2030年）（征求意见稿）",
        (2023, 2030),
    ),
    ("《云溪县绿化规划（草案）》批前公示\n\n一、总则", "云溪县绿化规划（草案）", (None, None)),
    ("云溪县要闻\n\n今年建成绿道12公里。", "", (None, None)),
    ("我县坚持规划引领。\n\n各项事业发展良好。", "", (None, None)),
    ("一、上一轮规划\n\n进展顺利。\n\n（二）衔接国家方案\n\n已经完成。", "", (None, None)),
    ("关于做好绿化工作\n\n各镇要高度重视，抓好落实，2024年12月前完成。", "", (None, None)),
]


@pytest.mark.parametrize(("text", "title", "period"), TITLES)
def test_title_and_period_are_read_from_the_first_pages(
    text: str, title: str, period: tuple[int | None, int | None]
) -> None:
    found = info(text)
    assert (found.title, (found.period_start, found.period_end)) == (title, period)


@pytest.mark.parametrize(
    ("title", "status"),
    [
        ("云溪县绿化规划（征求意见稿）", "征求意见稿"),
        ("云溪县绿化规划（草案）", "草案"),
        ("云溪县绿化规划(修编）（送审稿)", "送审稿|修编"),
        ("云溪县绿化规划（2023年修订）", "修订"),
        ("云溪县绿化规划", ""),
        ("云溪县意见征求工作方案", ""),
    ],
)
def test_the_status_is_the_one_the_title_prints(title: str, status: str) -> None:
    assert info(f"{title}\n\n一、总则\n\n依据《云溪县考核办法（试行）》。").status == status


WORDINGS = [(section, wording) for section in ("plan_type", "status") for wording in load("info.toml", section)]


@pytest.mark.parametrize(
    ("section", "wording", "line"), [(section, wording, line) for section, wording in WORDINGS for line in wording.yes]
)
def test_a_kind_and_a_status_are_read(section: str, wording: Wording, line: str) -> None:
    assert wording.means in (plan_type(line) if section == "plan_type" else status(line)).split("|")


@pytest.mark.parametrize(
    ("section", "wording", "line"), [(section, wording, line) for section, wording in WORDINGS for line in wording.no]
)
def test_a_kind_and_a_status_leave_other_titles_alone(section: str, wording: Wording, line: str) -> None:
    assert wording.means not in (plan_type(line) if section == "plan_type" else status(line)).split("|")


def test_a_title_without_a_word_for_its_kind_has_none() -> None:
    assert plan_type("") == plan_type("云溪县要闻") == ""


NOTICE = """云政办发〔2024〕 7 号

云溪县人民政府办公室关于印发《云溪县绿化三年行动计划（2024—2026年）》的通知

各镇人民政府：

经县政府同意，现将计划印发给你们。《云溪县林长制方案》（云政发〔2021〕3号）同时废止。

云溪县人民政府办公室
2024年2月28日

云溪县绿化三年行动计划（2024—2026年）

一、总则

到2026年，新增绿地30公顷。
"""

PAGE = """索引号：
11330282002000000X/2024-00001
发布机构：
市政府办公室
发布日期：
2024-03-05
成文日期：
2024-03-01
文件编号：
某政办发〔2024〕2号

绿化行动方案（2024—2026年）

一、总则

到2026年，新增绿地30公顷。
"""

JOINT = """关于印发《云溪县节水方案》的通知

各镇：

现印发给你们。

云溪县水利局
云溪县发展和改革局
2023年6月1日

云溪县节水方案

一、总则
"""

ISSUED: list[tuple[str, Facts]] = [
    (NOTICE, {"doc_number": "云政办发〔2024〕7号", "issuer": "云溪县人民政府办公室", "issued": "2024-02-28"}),
    (PAGE, {"doc_number": "某政办发〔2024〕2号", "issuer": "市政府办公室", "issued": "2024-03-01"}),
    (JOINT, {"issuer": "云溪县水利局|云溪县发展和改革局", "issued": "2023-06-01", "doc_number": ""}),
    (
        "云溪县绿化规划（2024—2030年）\n云溪县人民政府\n二〇二四年十一月\n\n一、总则\n\n到2030年建成。",
        {"issuer": "云溪县人民政府", "issued": "2024-11"},
    ),
    (
        "云溪县供水规划（2021年9月）\n\n一、总则\n\n到2030年建成。",
        {"issued": "2021-09", "issuer": ""},
    ),
    (
        "云溪县人民政府文件\n云政发［2022］5号\n云溪县绿化规划\n\n一、总则\n\n到2030年建成。",
        {"issuer": "云溪县人民政府", "doc_number": "云政发［2022］5号", "issued": ""},
    ),
    (
        "云溪县绿化规划纲要\n（2021年2月3日云溪县第九届人民代表大会第六次会议批准）\n\n第一章 总则\n\n到2030年建成。",
        {"issued": "2021-02-03", "issuer": ""},
    ),
    (
        "云溪县林业局\n关于印发《绿化方案》的通知\n\n各镇：\n\n2022年5月4日\n\n绿化方案\n\n一、总则",
        {"issuer": "云溪县林业局", "issued": "2022-05-04"},
    ),
    (
        "云溪县水利局等8部门关于印发云溪县节水方案的通知\n云水〔2022〕5号\n\n各镇：",
        {"issuer": "云溪县水利局等8部门", "doc_number": "云水〔2022〕5号"},
    ),
    # Dates, bodies and numbers of others.
    (
        "云溪县绿化规划\n\n一、总则\n\n根据《绿化办法》（林发〔2019〕8号），2019年5月1日，县政府作了部署。\n\n到2030年建成。",
        {"doc_number": "", "issuer": "", "issued": ""},
    ),
    ("云溪县绿化规划\n\n一、总则\n\n2024年\n\n到2030年建成。", {"issued": "", "issuer": ""}),
    (
        "云溪县绿化规划\n\n一、总则\n\n附件见林发〔2019〕8号文。\n\n联系人：李工 2024年5月1日",
        {"doc_number": "", "issued": ""},
    ),
    ("云溪县绿化规划\n2024年13月45日\n\n一、总则", {"issued": ""}),
]


@pytest.mark.parametrize(("text", "facts"), ISSUED)
def test_number_body_and_date_are_the_documents_own(text: str, facts: Facts) -> None:
    found = info(text)
    assert {name: getattr(found, name) for name in facts} == facts


def test_the_signature_goes_before_the_dates_of_the_page() -> None:
    page = PAGE.replace("绿化行动方案（2024—2026年）\n", NOTICE.split("\n", 2)[2], 1)
    assert info(page).issued == "2024-02-28"
    assert info(page).issuer == "云溪县人民政府办公室"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2024年5月1日", "2024-05-01"),
        ("202４年5月1日", "2024-05-01"),
        ("二○二四年十二月二十一日", "2024-12-21"),
        ("2024.05.01", "2024-05-01"),
        ("2024-05-01 09:30:00", "2024-05-01"),
        ("2024年10月", "2024-10"),
        ("2024年2月30日", ""),
        ("2024年", ""),
        ("12024-05-01", ""),
        ("电话 0574-6301", ""),
        ("", ""),
    ],
)
def test_dates_are_read_in_one_form(text: str, date: str) -> None:
    assert iso_date(text) == date


def note(body: str, title: str = "云溪县绿化规划（修编）（2023—2030年）") -> str:
    return f"{title}\n\n一、总则\n\n{body}\n\n二、目标"


TERMS: list[tuple[str, Facts]] = [
    ("规划基准年为2022年，近期至2025年，远期展望至2030年。", {"base_year": 2022, "near_term": 2025, "far_term": 2030}),
    (
        "以2021年为基准年，规划期分近期（2022-2025年）和远期（2026—2030年）。",
        {"base_year": 2021, "near_term": 2025, "far_term": 2030},
    ),
    ("规划期限为2023—2030年，其中2025年为近期，2030年为远期。", {"near_term": 2025, "far_term": 2030}),
    ("规划期为2021—2025年，展望到2035年。", {"near_term": None, "far_term": 2035}),
    ("近期目标（2025年）为建成绿道。近期目标（2027年）另行印发。", {"near_term": None}),
    ("近期将印发通知，2025年完成。展望未来，前景广阔。", {"near_term": None, "far_term": None}),
    ("2022年绿地率为40%，比2015年提高2个百分点。", {"base_year": None}),
    ("以2020年数据为参考，基准年数据见附表。", {"base_year": None}),
    (
        "2018年印发《云溪县绿化规划（2018—2025年）》（以下简称“原规划”），作用重大。",
        {"revises": "云溪县绿化规划（2018—2025年）"},
    ),
    ("印发《云溪县绿化规划（2018—2025年）》（下称老规划）。", {"revises": "云溪县绿化规划（2018—2025年）"}),
    ("决定对《云溪县林业规划（2016—2025年）》进行修编。", {"revises": "云溪县林业规划（2016—2025年）"}),
    ("依据《云溪县林业规划（2016—2025年）》（以下简称“林业规划”），衔接原规划。", {"revises": ""}),
    ("《云溪县绿化规划（修编）（2023—2030年）》（以下简称《规划》）已经批准。", {"revises": ""}),
]


@pytest.mark.parametrize(("body", "facts"), TERMS)
def test_years_and_the_plan_before_are_those_that_a_sentence_states(body: str, facts: Facts) -> None:
    found = info(note(body))
    assert {name: getattr(found, name) for name in facts} == facts


def test_a_table_may_head_its_columns_with_the_years() -> None:
    head = "表1 指标\n序号\t指标\t现状值（2020年）\t近期目标（2025年）\t远期目标（2030年）\n"
    found = info(note(head + "1\t绿地率（%）\t38\t40\t42\n2\t林木率（%）\t18\t20\t22"))
    assert (found.base_year, found.near_term, found.far_term) == (2020, 2025, 2030)


def test_a_note_names_the_plan_that_it_explains() -> None:
    assert info("《云溪县绿化规划》政策解读\n\n一、背景").explains == "云溪县绿化规划"
    assert info("云溪县人民政府关于印发《云溪县绿化规划》的通知\n\n各镇：").explains == ""


PLACES: list[tuple[str, tuple[str, str, tuple[str, ...]]]] = [
    ("慈溪市绿化规划（2023—2030年）\n\n一、总则", ("慈溪市", "330282", ("浙江省", "宁波市"))),
    ("关于《台州市绿化“十四五”规划》的编制说明\n\n一、背景", ("台州市", "331000", ("浙江省",))),
    ("宁波市江北区绿化规划（2020-2030年）\n\n一、总则", ("江北区", "330205", ("浙江省", "宁波市"))),
    ("江北区绿化规划（2020-2030年）\n重庆市江北区人民政府\n2020年1月\n\n一、总则", ("江北区", "500105", ("重庆市",))),
    (
        "江北区绿化规划（2020-2030年）\n\n一、总则\n\n江北区位于宁波市区西北侧。",
        ("江北区", "330205", ("浙江省", "宁波市")),
    ),
    ("“十四五”时期绍兴市绿化规划\n\n一、总则", ("绍兴市", "330600", ("浙江省",))),
    ("2026年龙港市重点项目计划\n\n一、总则", ("龙港市", "330383", ("浙江省", "温州市"))),
    (
        "杭州市余杭区人民政府关于印发《绿化行动方案（2022—2024年）》的通知\n\n各镇：",
        ("余杭区", "330110", ("浙江省", "杭州市")),
    ),
    (PAGE, ("慈溪市", "330282", ("浙江省", "宁波市"))),
    ("阳泉市城区绿化规划\n\n一、总则", ("城区", "140302", ("山西省", "阳泉市"))),
    ("宁波市城区绿化规划\n\n一、总则", ("宁波市", "330200", ("浙江省",))),
    ("云溪县林业局关于下达2026年慈溪市绿化计划的通知\n\n各镇：", ("慈溪市", "330282", ("浙江省", "宁波市"))),
    # In no standard: as printed, without a code.
    ("云溪县绿化规划（2023—2030年）\n\n一、总则", ("云溪县", "", ())),
    ("岚江省澄安市云溪县绿化规划\n\n一、总则", ("云溪县", "", ("岚江省", "澄安市"))),
    ("安和区绿化规划\n\n一、总则", ("安和区", "", ())),
    (
        "宁波市云湾新区绿化规划\n\n一、总则\n\n云湾新区管委会负责。",
        ("云湾新区", "", ("浙江省", "宁波市")),
    ),
    ("云湾新区“十四五”绿化规划\n\n一、总则", ("云湾新区", "", ())),
    (
        "慈溪市桥湾镇绿化规划\n桥湾镇人民政府\n2023年1月\n\n一、总则",
        ("桥湾镇", "", ("浙江省", "宁波市", "慈溪市")),
    ),
    # Two owners, and nothing decides.
    ("江北区绿化规划（2020-2030年）\n\n一、总则\n\n江北区位于长江之滨。", ("江北区", "", ())),
    ("江北区绿化规划（2020-2030年）\n\n一、总则\n\n宁波市江北区与重庆市江北区结对。", ("江北区", "", ())),
    # Not in that year, or not in that place.
    ("临平区绿化规划（2016-2020年）\n\n一、总则", ("临平区", "", ())),
    ("岚江省龙山县绿化规划\n\n一、总则", ("龙山县", "", ("岚江省",))),
    ("龙山县绿化规划\n\n一、总则\n\n全境位于澄安市龙山县。", ("龙山县", "", ())),
    # No place at all.
    ("宁波市生态环境局慈溪分局工作方案\n\n一、总则", ("", "", ())),
    ("杭州市慈溪市绿化规划\n\n一、总则", ("慈溪市", "", ("杭州市",))),
    ("城市更新行动方案\n\n一、总则", ("", "", ())),
    ("生态文明建设示范区规划\n\n一、总则", ("", "", ())),
    ("全市绿化规划\n\n一、总则", ("", "", ())),
    ("城乡社区治理规划\n\n一、总则\n\n学习慈溪市经验。", ("", "", ())),
    ("古城区保护规划\n\n一、总则", ("", "", ())),
    ("国家级新区发展规划\n\n一、总则", ("", "", ())),
    ("慈溪市生态文明示范区规划\n\n一、总则", ("慈溪市", "330282", ("浙江省", "宁波市"))),
    ("慈溪市城镇绿化规划\n\n一、总则", ("慈溪市", "330282", ("浙江省", "宁波市"))),
    ("慈溪市工业园区绿化规划\n\n一、总则", ("慈溪市", "330282", ("浙江省", "宁波市"))),
]


@pytest.mark.parametrize(("text", "place"), PLACES)
def test_a_place_has_a_code_only_where_what_is_printed_names_one_owner(
    text: str, place: tuple[str, str, tuple[str, ...]]
) -> None:
    found = info(text)
    assert (found.region, found.region_code, found.region_parents) == place


def test_the_base_year_is_the_one_stated() -> None:
    assert info("云溪县绿化规划\n\n规划基准年为2022年，规划期为2023-2030年。").base_year == 2022
    assert info("云溪县绿化规划\n\n2022年绿地率为40%。").base_year is None


def test_the_columns_stand_in_the_table_of_documents() -> None:
    plan = plantext.read(sample("yunxi_2023.txt"))
    row = dict(zip(COLUMNS["documents"], plan.rows("documents")[0], strict=True))
    assert (row["near_term"], row["far_term"], row["base_year"]) == (2025, 2030, 2022)
    assert row["revises"] == "云溪县生态文明建设规划（2018—2025年）"
    assert (row["region"], row["region_code"], row["region_parents"]) == ("云溪县", "", "")
    assert (row["issuer"], row["issued"], row["plan_type"]) == ("云溪县人民政府", "2023-09", "生态文明建设规划")


def test_a_web_page_and_its_notice_agree() -> None:
    found = plantext.read(sample("yunxi_2024_action.txt")).info
    assert found.doc_number == "云政办发〔2024〕7号"
    assert (found.issuer, found.issued) == ("云溪县人民政府办公室", "2024-02-28")
    assert (found.region, found.plan_type, found.status) == ("云溪县", "行动方案", "")
