"""Sentences of the chapters: which are measures, which say the same in other words, and when their numbers are due."""

import pytest

import plantext
from plantext.comparisons import Change
from plantext.revisions import Revision, compare_revisions


def _compared(old: str, new: str, title: str = "幸福县水务规划（2021—2025年）") -> Revision:
    sides = (f"# {title}\n\n{text}\n" for text in (old, new))
    return compare_revisions(
        *(plantext.read_text(side, name) for side, name in zip(sides, ("old", "new"), strict=True))
    )


def _measures(old: str, new: str, chapter: str = "二、主要任务") -> list[Change]:
    changes = _compared(f"## {chapter}\n\n{old}", f"## {chapter}\n\n{new}").changes
    return [change for change in changes if change.subject == "measure"]


@pytest.mark.parametrize(
    ("chapter", "kinds"),
    [
        ("第二章 空间布局", ["reworded"]),
        ("第三章 准入要求", ["reworded"]),
        ("三、重点工程", ["reworded"]),
        ("四、加强基础设施", ["reworded"]),
        ("一、基本情况", []),
        ("二、发展形势", []),
        ("前 言", []),
        ("一、十三五回顾", []),
    ],
)
def test_every_chapter_has_measures_but_those_of_facts(chapter: str, kinds: list[str]) -> None:
    old, new = "严禁在生态红线内布局工业园区。", "适度在生态红线内布局工业园区。"
    assert [change.kind for change in _measures(old, new, chapter)] == kinds
    notes = _compared(f"## {chapter}\n\n{old}", f"## {chapter}\n\n{new}").notes
    assert [note for note in notes if "outside the chapters of measures" in note] == (
        [] if kinds else [f"{n}: 1 sentences outside the chapters of measures differ; only their numbers were compared"
                          for n in ("old", "new")]
    )  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("（一）完善河长制巡查考核机制。", "1.完善河长制巡查考核机制。"),
        ("1.完善河长制。\n\n2.强化水资源管理。", "1.强化水资源管理。\n\n2.完善河长制。"),
        ("实施工程。一是改造灌区；二是推广喷灌。", "实施工程。一是推广喷灌；二是改造灌区。"),
        ("完成水库除险加固十二座。", "完成水库除险加固12座。"),
        ("新建垃圾中转站9座。", "新建垃圾中转站９座。"),
        ("农产品加工产值达到12亿元。", "农产品加工产值达到120000万元。"),
        ("到2025年，森林覆盖率达到60%。", "到“十四五”末，森林覆盖率达到60%。"),
        ("管网漏损率低于9%，失业率约5%。", "管网漏损率小于9%，失业率5%左右。"),
        ("节水型单位建成率不低于50%。", "节水型单位建成率达到50%以上。"),
    ],
)
def test_other_numbering_and_other_spelling_of_numbers_is_no_change(old: str, new: str) -> None:
    assert _measures(old, new) == []


@pytest.mark.parametrize(
    ("old", "new", "kinds"),
    [
        ("完善河长制巡查考核机制。", "完善林长制巡查考核机制。", ["reworded"]),
        ("实施工程。一是改造灌区；二是推广喷灌。", "实施工程。一是改造灌区；二是水权交易。", ["added", "dropped"]),
        ("2023年底前完成规划中期评估。", "2024年底前完成规划中期评估。", ["reworded"]),
        ("由县级负责建设、乡镇负责运维。", "由乡镇负责建设、县级负责运维。", ["reworded"]),
    ],
)
def test_what_says_something_else_is_a_change(old: str, new: str, kinds: list[str]) -> None:
    assert [change.kind for change in _measures(old, new)] == kinds


def test_a_bracket_of_responsible_units_is_no_measure() -> None:
    bare, owned, other = (
        "推进河道清淤。",
        "推进河道清淤。（责任单位：县水利局）",
        "推进河道清淤。（责任单位：县住建局）",
    )
    (change,) = _measures(owned, other)
    assert (change.kind, change.old, change.new) == (
        "responsible_changed",
        "（责任单位：县水利局）",
        "（责任单位：县住建局）",
    )
    assert [change.kind for change in _measures(bare, owned)] == ["responsible_changed"]
    assert _measures(owned, owned) == []
    assert [change.kind for change in _measures("推进全县河道清淤疏浚。", "推进全县河道清淤疏浚（含支流）。")] == [
        "reworded"
    ]


SENTENCE = "## 二、主要任务\n\n淘汰燃煤锅炉12台。"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("幸福县水务规划（2018—2030年）（2023年修编）", "幸福县水务规划（2018—2030年）（2025年修编）"),
        ("幸福县水务规划（2018—2030年）", "幸福县水务规划（2018—2030年）（2025年局部调整）"),
        ("幸福县水务规划（2022—2030年）", "幸福县水务行动计划（2023—2025年）"),
        ("幸福县水务规划", "幸福县水务规划（2021—2025年）"),
    ],
)
def test_the_year_of_a_title_makes_no_target_move(old: str, new: str) -> None:
    sides = [plantext.read_text(f"# {title}\n\n{SENTENCE}\n") for title in (old, new)]
    assert compare_revisions(*sides).changes == ()
    fewer = plantext.read_text(f"# {new}\n\n{SENTENCE.replace('12', '10')}\n")
    kinds = [change.kind for change in compare_revisions(sides[0], fewer).changes if change.subject == "target"]
    assert kinds == ["value_changed"]


def test_a_year_of_the_sentence_makes_a_target_move() -> None:
    changes = _compared(
        "## 二、主要任务\n\n2024年底前，建成泵站5座。", "## 二、主要任务\n\n2023年底前，建成泵站5座。"
    ).changes
    (target,) = [change for change in changes if change.subject == "target"]
    assert (target.kind, target.old_year, target.year, target.direction) == (
        "year_changed",
        "2024",
        "2023",
        "tightened",
    )


@pytest.mark.parametrize(
    ("old", "new", "subjects"),
    [
        ("新建口袋公园15个，铺设管网20公里。", "新建口袋公园10个，铺设管网20公里。", ["target"]),
        ("2024年底前，建成泵站5座。", "2023年底前，建成泵站5座。", ["target"]),
        # A word is another one too; what was reached before is no target.
        ("新建口袋公园15个，铺设管网20公里。", "新建口袋公园10个，改造管网20公里。", ["target", "measure"]),
        ("到2025年，森林覆盖率由50%提高到60%。", "到2025年，森林覆盖率由52%提高到60%。", ["measure"]),
    ],
)
def test_a_number_that_is_told_as_a_target_is_not_told_as_a_sentence(old: str, new: str, subjects: list[str]) -> None:
    changes = _compared(f"## 二、主要任务\n\n{old}", f"## 二、主要任务\n\n{new}").changes
    assert list(dict.fromkeys(change.subject for change in changes)) == subjects


def test_percentage_points_are_no_share() -> None:
    old, new = ("## 二、主要任务\n\n到2025年，再生水利用率提高5" + unit + "。" for unit in ("个百分点", "%"))
    (change,) = _compared(old, new).changes
    assert (change.kind, change.old, change.new, change.direction) == (
        *("unit_changed", "提高5个百分点", "提高5%"),
        "unknown",
    )
    assert _compared(old, old.replace("个百分点", "百分点")).changes == ()


TABLE = """| 序号 | 指标 | 单位 | 2020年 | 2025年 | 属性 |
| --- | --- | --- | --- | --- | --- |
| 1 | 绿色矿山建成率 | % | 40 | ≥70 | 预期性 |
| 2 | 秸秆综合利用率 | % | 91 | ≥95 | 预期性 |"""


def test_a_target_that_is_held_against_a_table_did_not_come_too() -> None:
    text = "## 一、行动目标\n\n到2025年，绿色矿山建成率达到65%以上，秸秆综合利用率达到95%以上，新建泵站5座。"
    for old, new, lone in ((TABLE, text, "added"), (text, TABLE, "dropped")):
        found = [(c.subject, c.kind, c.name) for c in _compared(old, new).changes if c.subject != "measure"]
        assert found == [("indicator", "value_changed", "绿色矿山建成率"), ("target", lone, "泵站")]
