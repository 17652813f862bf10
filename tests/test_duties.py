"""Who is responsible for what: brackets that name units, and brackets that only look like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import plantext
from plantext.document import Document, Paragraph, Table
from plantext.duties import Responsibilities, extract_duties, find_duties
from plantext.records import Duty
from plantext.vocabulary import Wording, load

from .effort import ENDLESS, effort

RULES = [wording for section in ("bracket", "open") for wording in load("duties.toml", section)]
ASIDES = load("duties.toml", "aside")


@pytest.mark.parametrize(("wording", "line"), [(wording, line) for wording in RULES for line in wording.yes])
def test_a_yes_line_is_read_by_its_own_wording_only(wording: Wording, line: str) -> None:
    assert [closing.rule for closing in find_duties(line)] == [wording.id]


@pytest.mark.parametrize(("wording", "line"), [(wording, line) for wording in RULES for line in wording.no])
def test_a_no_line_names_nobody(wording: Wording, line: str) -> None:
    assert find_duties(line) == ()


@pytest.mark.parametrize(("wording", "line"), [(wording, line) for wording in ASIDES for line in wording.yes])
def test_an_aside_is_left_out_whole(wording: Wording, line: str) -> None:
    assert wording.pattern.fullmatch(line)


@pytest.mark.parametrize(("wording", "line"), [(wording, line) for wording in ASIDES for line in wording.no])
def test_units_are_no_aside(wording: Wording, line: str) -> None:
    assert not wording.pattern.search(line)


@pytest.mark.parametrize(
    ("bracket", "units", "leads"),
    [
        ("（云溪县水利局负责）", "云溪县水利局", ""),
        ("〔县水利局牵头,县财政局、县住建局按职责分工负责〕", "县水利局|县财政局|县住建局", "县水利局"),
        ("（牵头单位：县水利局；配合单位：县财政局、各乡镇）", "县水利局|县财政局|各乡镇", "县水利局"),
        ("（责任单位：县水利局、各镇(街道、园区)）", "县水利局|各镇(街道、园区)", ""),
        ("（县水利局、县财政局牵头，县住建局等参与）", "县水利局|县财政局|县住建局", "县水利局|县财政局"),
        ("（县水利局会同县财政局负责）", "县水利局|县财政局", ""),
        ("[县水利局牵头，财政局、卫健局等参与]", "县水利局|财政局|卫健局", "县水利局"),
        ("【县水利局负责】", "县水利局", ""),
        ("（县水利局（牵头）、县财政局）", "县水利局|县财政局", "县水利局"),
        ("（县水利局牵头，县财政局等县级相关部门按职责分工负责）", "县水利局|县财政局|县级相关部门", "县水利局"),
        ("（县水利局、县财政局等有关部门按职责分工负责）", "县水利局|县财政局", ""),
        ("（县水利局、县住建局等部门，各镇（街道）按照职责分工负责，长期坚持）", "县水利局|县住建局|各镇（街道）", ""),
        ("〔县水利局牵头,各镇按云政办发〔2031〕8号文件要求分工负责〕", "县水利局|各镇", "县水利局"),
        ("（县农合联执委会(县供销社)、县财政局负责）", "县农合联执委会(县供销社)|县财政局", ""),
        ("（责任领导：张某；责任单位：县水利局；完成时限：2027年）", "县水利局", ""),
        ("（县水利局牵头，2027年底前完成）", "县水利局", "县水利局"),
        ("（各县、市、区人民政府负责）", "各县、市、区人民政府", ""),
        ("（发改、财政、水利部门按职责分工负责）", "发改|财政|水利部门", ""),
        ("（县不动产登记中心、自由贸易区管委会负责）", "县不动产登记中心|自由贸易区管委会", ""),
        ("（牵头单位：县水利局）（配合单位：县财政局）", "县水利局|县财政局", "县水利局"),
        ("（县水利局牵头抓总，县财政局、各镇抓好落实）", "县水利局|县财政局|各镇", "县水利局"),
        ("（县水利局牵头督导，县财政局等14个部门配合）", "县水利局|县财政局", "县水利局"),
        ("（县水利局牵头，各镇负责落实。以下各项均需各镇落实，不再列出）", "县水利局|各镇", "县水利局"),
        ("（县水利局、县财政局分别负责，年内持续推进）", "县水利局|县财政局", ""),
        ("（责任部门：县水利局。配合部门：县财政局）", "县水利局|县财政局", ""),
        ("（责任单位:县水利局 县财政局）", "县水利局|县财政局", ""),
        ("（水科牵头）", "水科", "水科"),
        ("（大气科牵头，监测站、执法大队配合）", "大气科|监测站|执法大队", "大气科"),
        ("（土壤科、固废中心牵头，各环保所配合）", "土壤科|固废中心|各环保所", "土壤科|固废中心"),
        ("（办公室负责）", "办公室", ""),
        ("（牵头科室：规财股；配合科室：法规股、人事股）", "规财股|法规股|人事股", "规财股"),
        ("（各所、站配合）", "各所、站", ""),
    ],
)
@pytest.mark.parametrize("sentence", ["新建管网40公里。{}", "新建管网40公里{}。", "新建管网40公里。{}改造泵站3座。"])
def test_units_and_leads_of_a_bracket(sentence: str, bracket: str, units: str, leads: str) -> None:
    text = sentence.format(bracket)
    (closing,) = find_duties(text)
    assert text[closing.start : closing.end] == bracket
    assert "|".join(closing.responsible) == units
    assert "|".join(closing.responsible_lead) == leads
    assert text[closing.measure_start : closing.measure_end].rstrip("。") == "新建管网40公里"


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("新建管网。（县水利局牵头，各镇（街道）参与〕", "（县水利局牵头，各镇（街道）参与〕"),
        ("新建管网。（县水利局、县财政局负责", "（县水利局、县财政局负责"),
        ("新建管网（县水利局负责。改造泵站（含闸门）3座。", "（县水利局负责"),
        ("新建管网（县水利局牵头，各镇(街道参与）。改造泵站。", "（县水利局牵头，各镇(街道参与）"),
        ("改造闸门（含支渠（县水利局负责））。", "（县水利局负责）"),
        ("新建管网40公里。责任单位：县水利局、县财政局。", "责任单位：县水利局、县财政局"),
        ("推进治水。牵头单位：县水利局。配合单位：县财政局。", "牵头单位：县水利局。配合单位：县财政局"),
        ("新建管网，由县水利局牵头，县财政局配合。", "由县水利局牵头，县财政局配合"),
    ],
)
def test_a_quote_runs_to_the_end_of_what_names_the_units(text: str, quote: str) -> None:
    assert [text[closing.start : closing.end] for closing in find_duties(text)] == [quote]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "保护白鹭渡（白鹭渡—芦花湖风景名胜区）。",
        "规划（2031—2035年）",
        "城区（不含新区）年内完工。",
        "印发方案（试行）。",
        "供水能力5万吨（90%设计保证率）。",
        "压实领导责任（党政同责、一岗双责）。",
        "完善机制（领导负责、专人落实）。",
        "形成合力（政府主导、企业主体、公众参与）。",
        "加强监管（企业自查、镇街巡查）。",
        "明确责任（责任到人、落实到位）。",
        "打造平台（线上线下协同）。",
        "本办法由县水利局负责解释。",
        "落实河长制（县长负责）。",
        "（一）县水利局负责的河段。",
        "县农业农村局（县乡村振兴局）每年培训一次。",
        "（县级主要负责人）",
        "实施主体（业主单位：东湖水务）",
        "签订责任书（责任单位）。",
        "责任单位：",
        "责任单位：见附件2。",
        "县里成立专班，由分管领导负责。",
        "完成时限：2027年",
        "培训（含讲座）。（含支管）",
        "培养人才（本科、专科院校参与）。",
        "优化股权（国有控股，民企参股负责）。",
        "加强学科建设（重点学科牵头）。",
        "引进人才。（本科）",
        "科室负责人会议每月一次。",
    ],
)
def test_other_brackets_name_nobody(text: str) -> None:
    assert find_duties(text) == ()


def test_every_bracket_closes_the_text_since_the_one_before() -> None:
    text = "治气。（县环保局负责）治水；修堤。（县水利局负责）（试行）治土（县农业局负责）。收尾。"
    measures = [text[closing.measure_start : closing.measure_end] for closing in find_duties(text)]
    assert measures == ["治气。", "治水；修堤。", "（试行）治土"]


def test_a_clause_speaks_for_its_own_sentence_only() -> None:
    text = "治气有成。修堤3公里，由县水利局负责。"
    (closing,) = find_duties(text)
    assert text[closing.measure_start : closing.measure_end] == "修堤3公里"


def _duties(*blocks: Paragraph | Table | str) -> list[Duty]:
    return extract_duties(_document(*blocks))


def _document(*blocks: Paragraph | Table | str) -> Document:
    return Document("a", "txt", tuple(Paragraph(block) if isinstance(block, str) else block for block in blocks))


_HEADING = Paragraph("（二）治水", "heading", 2, "（二）")


def test_brackets_are_counted_within_their_section() -> None:
    duties = _duties(
        _HEADING,
        "1.修堤。修堤3公里。（县水利局负责）建闸2座。（县住建局负责）",
        "2.清淤。清淤5公里。（县水利局负责）",
    )
    assert [(duty.section, duty.order) for duty in duties] == [("1.修堤", 1), ("1.修堤", 2), ("2.清淤", 1)]


def test_an_item_that_begins_with_a_year_has_its_number() -> None:
    (duty,) = _duties(_HEADING, "1.2031年修堤3公里。县内同步清淤。（县水利局负责）")
    assert duty.section == "1.2031年修堤3公里"


def test_a_bracket_of_its_own_line_closes_the_paragraphs_above_it() -> None:
    duties = _duties(_HEADING, "修堤3公里。", "建闸2座。", "（县水利局负责）", "清淤5公里。", "责任单位：县住建局")
    assert [duty.measure for duty in duties] == ["修堤3公里。\n建闸2座。", "清淤5公里。"]
    assert [duty.order for duty in duties] == [1, 2]


def test_a_bracket_of_its_own_line_belongs_to_the_item_above_it() -> None:
    duties = _duties(_HEADING, "1.修堤。修堤3公里。", "（县水利局负责）", "2.清淤。清淤5公里。", "（县住建局负责）")
    assert [(duty.section, duty.measure) for duty in duties] == [
        ("1.修堤", "1.修堤。修堤3公里。"),
        ("2.清淤", "2.清淤。清淤5公里。"),
    ]


def test_two_labelled_lines_close_the_same_measure() -> None:
    duties = _duties("修堤3公里。", "牵头单位：县水利局", "配合单位：县财政局")
    assert [(duty.measure, duty.responsible_lead) for duty in duties] == [
        ("修堤3公里。", ("县水利局",)),
        ("修堤3公里。", ()),
    ]


def test_a_bracket_below_a_heading_closes_nothing_above_it() -> None:
    duties = _duties("修堤3公里。", _HEADING, "（县水利局负责）")
    assert [duty.measure for duty in duties] == [""]


def test_the_text_behind_the_last_bracket_belongs_to_the_next() -> None:
    duties = _duties("修堤。（县水利局负责）建闸。", "清淤。", "（县住建局负责）")
    assert [duty.measure for duty in duties] == ["修堤。", "建闸。\n清淤。"]


def test_a_target_finds_its_bracket_by_its_place() -> None:
    document = _document("修堤3公里。（县水利局负责）建闸2座。（县住建局负责）清淤。")
    duties = extract_duties(document)
    at = [Responsibilities(document, duties).at(document.text.index(word)) for word in ("修堤", "建闸", "清淤")]
    assert [duty.responsible if duty else () for duty in at] == [("县水利局",), ("县住建局",), ()]


def test_a_plan_has_its_duties() -> None:
    plan = plantext.read_text("一、治水\n修堤3公里。（县水利局牵头，各镇参与）\n二、治气\n建站2座。（县环保局负责）")
    assert [duty.path for duty in plan.duties] == ["1", "2"]
    assert [duty.source for duty in plan.duties] == ["¶1[6:19]", "¶3[5:13]"]


PIECES = st.sampled_from(
    ["修堤3公里", "。", "；", "（", "）", "〔", "〕", "(", ")", "县水利局", "各镇（街道）", "、", "，", "负责", "牵头", 
     "等部门", "责任单位：", "配合", "由", "按职责分工", "1.", "2031年", "（试行）",
     "\n", " ", "各县、市、区", "完成时限：", "为"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=30))
def test_a_quote_is_the_documents_own_text(pieces: list[str]) -> None:
    document = _document(*(line.strip() for line in "".join(pieces).split("\n")))
    for duty in extract_duties(document):
        assert document.text[duty.start : duty.end] == duty.quote
        assert duty.measure in document.text
        assert duty.responsible
        assert set(duty.responsible_lead) <= set(duty.responsible)
        assert Responsibilities(document, [duty]).at(duty.start) in (duty, None)


@given(st.lists(PIECES, max_size=30))
def test_brackets_follow_one_another(pieces: list[str]) -> None:
    at = 0
    for closing in find_duties("".join(pieces)):
        assert at <= closing.measure_start <= closing.measure_end <= closing.start < closing.end
        at = closing.end


@pytest.mark.parametrize(
    "text",
    [
        "（" * 50_000 + "负责",
        "（负责" * 20_000,
        "（县水利局、" * 10_000 + "负责",
        "责任单位：" * 10_000,
        "，由县" * 15_000 + "负责",
        "牵头单位：县，" * 5_000,
        "（" + "按县" * 190 + "负责）",
        "（" + "局负责" * 130 + "）",
        "。（" * 30_000,
        "完成" * 30_000 + "：（负责）",
    ],
    ids=lambda text: text[:6],
)
def test_reading_a_hostile_text_ends(text: str) -> None:
    assert effort(find_duties, text) < ENDLESS
