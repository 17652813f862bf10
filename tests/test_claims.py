"""What a document states of its own content, and numbers of indicators and projects that are none of its own."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import plantext
from plantext.claims import extract_claims, find_claims
from plantext.document import Document, Paragraph
from plantext.samples import sample
from plantext.vocabulary import Wording, load

WORDINGS = [
    wording
    for section in ("sure", "owned", "part", "total", "sum", "group")
    for wording in load("claims.toml", section)
]


@pytest.mark.parametrize(("wording", "line"), [(wording, line) for wording in WORDINGS for line in wording.yes])
def test_a_yes_line_is_read_by_its_wording(wording: Wording, line: str) -> None:
    assert wording.id in [claim.rule for claim in find_claims(line)]


@pytest.mark.parametrize(("wording", "line"), [(wording, line) for wording in WORDINGS for line in wording.no])
def test_a_no_line_claims_nothing(wording: Wording, line: str) -> None:
    assert find_claims(line) == []


def _read(text: str) -> list[str]:
    return [f"{claim.what} {claim.count.comparator}{claim.count.value}{claim.unit}" for claim in find_claims(text)]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "本规划共设指标24项，其中约束性指标13项、预期性指标11项，涵盖水环境、水资源、水生态三大类。",
            ["指标 =24项", "约束性指标 =13项", "预期性指标 =11项", "指标·类 =3类"],
        ),
        (
            "云溪县涉及国家指标31项，其中已达标指标25项，未达标指标2项（甲、乙），无数据指标4项；涉及省级指标40项，其中已达标指标33项。",
            [
                "国家指标 =31项",
                "国家指标·已达标 =25项",
                "国家指标·未达标 =2项",
                "国家指标·无数据 =4项",
                "省级指标 =40项",
                "省级指标·已达标 =33项",
            ],
        ),
        (
            "规划设置了四大类二十二项具体指标，约束性十项、预期性十二项。",
            ["指标·类 =4类", "具体指标 =22项", "约束性指标 =10项", "预期性指标 =12项"],
        ),
        (
            "规划确定的26项指标中，21项达到预期进度，3项进展滞后。",
            ["指标 =26项", "指标·达到预期进度 =21项", "指标·进展滞后 =3项"],
        ),
        ("本次修编保留指标30项，新增指标8项，删除指标5项。", ["指标 =30项", "新增指标 =8项", "删除指标 =5项"]),
        (
            "原规划共提出37项重点工程，总投资近862.5亿元，进展顺利。截至2031年底，18项已完成，7项因用地等原因取消。",
            [
                "原规划·重点工程 =37项",
                "原规划·重点工程·总投资 ~862.5亿元",
                "原规划·重点工程·已完成 =18项",
                "原规划·重点工程·因用地等原因取消 =7项",
            ],
        ),
        (
            "规划期安排重点工程34项，其中生态环境12项、生态经济22项，总投资32.8亿元。",
            ["重点工程 =34项", "重点工程·生态环境 =12项", "重点工程·生态经济 =22项", "重点工程·总投资 =32.8亿元"],
        ),
        (
            "安排重点项目53个，总投资180亿元，其中：在建20个，总投资80亿元；新开工33个，总投资100亿元。",
            [
                "重点项目 =53个",
                "重点项目·总投资 =180亿元",
                "重点项目·在建 =20个",
                "重点项目·在建·总投资 =80亿元",
                "重点项目·新开工 =33个",
                "重点项目·新开工·总投资 =100亿元",
            ],
        ),
        (
            "规划延续了4项、更新了15项原规划中的重点工程，同时新增了21项重点项目，项目共计40项。",
            ["原规划中的重点工程·延续 =4项", "原规划中的重点工程 =15项", "新增重点项目 =21项", "项目 =40项"],
        ),
        (
            "重点实施清水、蓝天、净土等三大类工程，排摸梳理各类项目118个。",
            ["工程·类 =3类", "各类项目 =118个"],
        ),
        ("修编后安排六类34个项目，概算总投资35.6亿元。", ["项目·类 =6类", "项目 =34个", "项目·概算总投资 =35.6亿元"]),
        (
            "2031年我县重点项目共30项,其中:建设项目27项(省级6项、县级21项),前期项目3项。总投资51.8亿元,当年计划投资6.3亿元。",
            [
                "重点项目 =30项",
                "重点项目·建设 =27项",
                "重点项目·省级 =6项",
                "重点项目·县级 =21项",
                "重点项目·前期 =3项",
                "重点项目·总投资 =51.8亿元",
                "重点项目·当年计划投资 =6.3亿元",
            ],
        ),
        (
            "安排重点项目72宗（其中，投产项目33宗，新开工项目39宗），总投资249亿元，年度投资计划19亿元。",
            [
                "重点项目 =72宗",
                "重点项目·投产 =33宗",
                "重点项目·新开工 =39宗",
                "重点项目·总投资 =249亿元",
                "重点项目·年度投资计划 =19亿元",
            ],
        ),
        ("重点项目210个：在建150个、储备60个。", ["重点项目 =210个", "重点项目·在建 =150个", "重点项目·储备 =60个"]),
    ],
)
def test_counts_say_what_they_count(text: str, claims: list[str]) -> None:
    assert _read(text) == claims


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("相应提出目标，共22项指标。", ["共22项指标"]),
        ("谋划重点工程9个，总投资约18亿元。", ["重点工程9个", "总投资约18亿元"]),
        ("从治水、治气和治土三个方面设置指标体系。", ["治水、治气和治土三个方面"]),
        ("老规划安排项目34个。9个调整后继续推进。", ["项目34个", "9个调整后继续推进"]),
    ],
)
def test_quotes_are_the_words_of_the_claim(text: str, quotes: list[str]) -> None:
    assert [text[claim.start : claim.end] for claim in find_claims(text)] == quotes


@pytest.mark.parametrize(
    "text",
    [
        "",
        "到2030年，建成节水示范项目20个，培育龙头企业30家。",
        "每年安排水利项目15个，投资3亿元。",
        "实施农村公路改造项目12个，总里程40公里。",
        "全年引进亿元以上项目53个，总投资180亿元。",
        "五年来，累计实施重点项目120个，完成投资300亿元。",
        "“十四五”期间，完成老旧小区改造项目45个。",
        "县城污水厂扩建工程总投资3.2亿元，建设期3年。",
        "水质监测项目由35项增加到106项。",
        "水厂出厂水106项检测指标合格率100%。",
        "饮用水水源地109项指标全部达标。",
        "空气质量6项指标首次全部达标。",
        "入选省级试点项目3个，争取中央资金2亿元。",
        "列入省重点项目12个，年度投资60亿元。",
        "全年办理审批事项2000项，涉及项目300个。",
        "归纳四个方面问题，提出六项措施。",
        "本规划分为八章三十二节，部署11项任务、12个专栏。",
        "全面推进“四大工程”，实施“十大行动”。",
        "完成10项民生实事工程。",
        "各镇至少谋划储备项目2个。",
        "谋划实施一批重大项目，总投资超过60亿元。",
        "储备项目不少于50个。",
        "全县32个贫困村，20个已完成改厕，7个正在推进。",
        "组织申报项目共计18个，获批9个。",
        "去年全县共实施重点项目86个，完成投资52亿元。",
        "截至目前，全县共有在建工程42个。",
        "规划水库除险加固工程12项，总库容3000万方。",
        "规划新增公园12个、停车位3000个。",
        "高质量发展指标中，20项居全省前列。",
        "全面完成国家下达的5项约束性指标任务。",
        "严格落实四类项目准入要求。",
        "项目总投资3亿元，占地50亩。",
        "力争到2030年开工率达到95%，新开工项目30个。",
        "确定10个项目为县级试点。",
        "我县共有工程技术人员300人。",
        "规划部署12个方面的重点任务，提出4个方面的目标指标。",
        "县级重点项目前期经费增加，总投资3亿元，涉及项目2个。",
    ],
)
def test_targets_facts_and_works_are_no_claims(text: str) -> None:
    assert _read(text) == []


def test_a_claim_has_its_place_in_the_document() -> None:
    document = Document("a", "txt", (Paragraph("前言。"), Paragraph("规划共设指标约20项。")))
    (claim,) = extract_claims(document)
    assert (claim.quote, claim.what, claim.value, claim.comparator) == ("指标约20项", "指标", Decimal(20), "~")
    assert document.text[claim.start : claim.end] == claim.quote
    assert claim.source == "¶1[4:10]"


def test_parts_do_not_follow_across_other_sentences() -> None:
    assert _read("规划安排项目34个。县里有村庄。9个调整后继续推进。") == ["项目 =34个"]


def test_the_claims_of_the_sample_plans_are_found() -> None:
    plan = plantext.read(sample("yunxi_2018.txt"))
    assert [str(claim.value) for claim in plan.claims] == ["40", "22", "18", "34", "12", "9", "10", "3", "32.844"]
    assert plantext.read(sample("yunxi_2024_action.txt")).claims == ()


PIECES = st.sampled_from(
    ["规划", "共", "设置", "安排", "50项", "六大", "指标", "约束性", "重点项目", "工程", "34个", "其中", "，", "、",
     "。", "；", "总投资", "约", "18亿元", "领域", "完成", "已", "新增", "二十", "到2030年", "（", "）", "\n", "#",
     "原规划", "类"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=30))
def test_a_quote_is_the_documents_own_text(pieces: list[str]) -> None:
    blocks = tuple(Paragraph(line) for line in "".join(pieces).split("\n") if line)
    document = Document("a", "txt", blocks)
    for claim in extract_claims(document):
        assert document.text[claim.start : claim.end] == claim.quote
        assert all((claim.quote, claim.what, claim.unit))
        assert claim.value > 0


@given(st.lists(PIECES, max_size=30))
def test_a_number_is_claimed_once(pieces: list[str]) -> None:
    numbers = [claim.count.start for claim in find_claims("".join(pieces))]
    assert numbers == sorted(set(numbers))


@pytest.mark.parametrize(
    "text",
    [
        "指标3项，" * 10_000,
        "项目20个、" * 10_000,
        "力争" * 30_000 + "；指标3项",
        "谋划项目3个，" + "甲乙、" * 20_000 + "三大类",
        "三" * 50_000 + "个项目",
        "总投资" * 20_000 + "3亿元项目",
        "指标" * 30_000 + "3项",
        "重点" * 30_000 + "工程3项",
    ],
    ids=lambda text: text[:8],
)
def test_a_hostile_text_takes_no_time(text: str) -> None:
    began = time.perf_counter()
    find_claims(text)
    assert time.perf_counter() - began < 5
