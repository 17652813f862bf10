from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plantext.concepts import Concept, find_concept, load_concepts
from plantext.errors import VocabularyError

CONCEPTS = load_concepts()
HEADER = "id,name,aliases,unit,better,national,provincial,attribute,domain,source"

YES = [
    # name, item, unit, id
    ("生态文明建设规划", "", "", "eco-plan"),
    ("环境空气质量", "优良天数比例", "%", "good-air-days"),
    ("环境空气质量", "①优良天数比例", "%", "good-air-days"),
    ("空气质量优良天数比率（%）", "", "", "good-air-days"),
    ("PM2.5浓度", "", "微克/立方米", "pm25"),
    ("PM₂.₅浓度", "", "μg/m³", "pm25"),
    ("细颗粒物（PM2.5）浓度", "", "", "pm25"),
    ("PM2.5浓度", "", "%", "pm25-cut"),
    ("水环境质量", "劣V类水体比例下降幅度", "%", "worse-than-class5-water-cut"),
    ("水环境质量", "2 劣Ⅴ类水体比例下降幅度", "%", "worse-than-class5-water-cut"),
    ("地表水环境质量达到或优于III类水质比例", "", "%", "surface-water-class3"),
    ("地表水达到或好于Ⅲ类水体比例", "", "%", "surface-water-class3"),
    ("林草覆盖率（平原地区）", "", "%", "forest-grass-cover"),
    ("林草覆盖率|森林覆盖率", "", "%", "forest-grass-cover"),
    ("生态环境状况指数", "其他地区", "", "eco-index-ei"),
    ("生态环境状况指数（EI）", "", "%", "eco-index-ei"),
    ("农药施用强度(折百量)", "", "千克/亩", "pesticide-intensity"),
    ("农药施用强度", "", "千克/亩", "pesticide-intensity"),
    ("主要污染物排放总量减少", "化学需氧量", "%", "cod-cut"),
    ("能耗“双控”", "", "", "energy-dual-control"),
    ("能源“双控”", "", "", "energy-dual-control"),
    ("单位地区生产总值能耗", "", "吨标准煤/万元", "energy-intensity"),
    ("单位GDP能耗", "", "", "energy-intensity"),
    ("单位国内生产总值能耗", "", "%", "energy-intensity-cut"),
    ("单位GDP能源消耗降低（%）", "", "", "energy-intensity-cut"),
    ("地区生产总值（GDP）增长", "", "%", "gdp-growth"),
    ("地区生产总值（亿元）", "", "", "gdp"),
    ("地区生产总值", "", "%", "gdp-growth"),
    ("地区生产总值(%)", "", "", "gdp-growth"),
    ("研究与试验发展经费投入强度", "", "%", "rd-intensity"),
    ("研究与试验发展（R&D）经费支出占地区生产总值比重", "", "%", "rd-intensity"),
    ("数字经济核心产业增加值占地区生产总值比重", "", "%", "digital-share"),
    ("3. 森林覆盖率(%)", "", "", "forest-cover"),
    ("**森林覆盖率", "", "%", "forest-cover"),
    ("森林覆盖率*", "", "%", "forest-cover"),
    ("森林覆盖率¹", "", "%", "forest-cover"),
    ("其中：森林 覆盖率", "", "%", "forest-cover"),
    ("每千人口拥有执业（助理）医师数", "", "人", "doctors"),
    ("每千人口拥有3岁以下婴幼儿托位数", "", "个", "childcare-places"),
    ("人均预期寿命（岁）", "", "", "life-expectancy"),
    ("海岸生态修复", "自然岸线修复长度", "公里", "coast-restored"),
    ("绿色贷款", "", "亿元", "green-loans"),
    ("近岸海域水质优良（一、二类）比例", "", "%", "coastal-water-class2"),
    ("近岸海域水质优良（一二三类）比例（沿海地区）", "", "%", "coastal-water-class3"),
]

NO = [
    ("", "", ""),
    ("　", "", ""),
    ("|", "", ""),
    ("环境空气质量", "", ""),  # a parent alone measures nothing
    ("环境空气质量", "臭氧浓度", ""),
    ("森林覆盖率提高幅度", "", "%"),
    ("森林覆盖率（提高幅度）", "", "%"),  # a bracket that changes what is measured
    ("常住人口城镇化率（户籍）", "", "%"),
    ("森林覆盖", "", "%"),
    ("地区森林覆盖率目标", "", "%"),
    ("森林覆盖率", "", "万亩"),  # a rate is not an area
    ("耕地保有量", "", "%"),
    ("化学需氧量", "", "吨"),  # only under a parent that says whether it is emitted or saved
    ("自然岸线", "", ""),
    ("优良", "", "%"),
    ("垃圾无害化处理率", "", "%"),
    ("2025年", "", ""),
    ("序号", "", ""),
]


@pytest.mark.parametrize(("name", "item", "unit", "concept"), YES)
def test_a_name_of_the_catalogue_is_found_however_it_is_printed(name: str, item: str, unit: str, concept: str) -> None:
    assert find_concept(name, item, unit) == concept


@pytest.mark.parametrize(("name", "item", "unit"), NO)
def test_a_name_that_is_only_similar_is_not_found(name: str, item: str, unit: str) -> None:
    assert find_concept(name, item, unit) == ""


@pytest.mark.parametrize("concept", CONCEPTS, ids=lambda concept: concept.id)
def test_every_concept_is_found_by_each_of_its_names(concept: Concept) -> None:
    names = [name.partition("@") for name in (concept.name, *concept.aliases)]
    assert {find_concept(name, unit=unit or concept.unit) for name, _, unit in names} == {concept.id}


@pytest.mark.parametrize("concept", CONCEPTS, ids=lambda concept: concept.id)
def test_no_name_stands_twice_in_one_row(concept: Concept) -> None:
    names = [concept.name, *concept.aliases]
    assert len(names) == len(set(names))


def test_the_national_standard_is_complete() -> None:
    national = [concept for concept in CONCEPTS if "环生态〔2019〕76号" in concept.source]
    # 40 indicators; eight of them have 2 or 3 sub-items, which are concepts of their own: 40 - 8 + 20.
    assert len(national) == 52


def test_the_catalogue_keeps_the_thresholds_of_the_standards() -> None:
    found = {concept.id: (concept.national, concept.provincial) for concept in CONCEPTS}
    assert found["straw-use"] == (">=90", ">=95")
    assert found["urban-sewage"] == ("市>=95|县>=85", "市>=95|县>=85")
    assert found["water-intensity"] == ("", "<=25.4")


@given(st.text(max_size=30), st.text(max_size=10), st.sampled_from(["", "%", "万元", "吨"]))
def test_any_text_is_either_known_or_gives_nothing(name: str, item: str, unit: str) -> None:
    assert find_concept(name, item, unit) in {"", *(concept.id for concept in CONCEPTS)}


@given(st.sampled_from(CONCEPTS), st.sampled_from(["", " ", "\n", "　"]), st.sampled_from(["", "*", "**", "："]))
def test_white_space_and_marks_change_nothing(concept: Concept, space: str, mark: str) -> None:
    assert find_concept(space.join(concept.name) + mark, unit=concept.unit) == concept.id


FAULTS = [
    ("Wrong-Id,甲,,,higher,,,,,令", "'Wrong-Id' is not a lower-case id"),
    ("a,,,,higher,,,,,令", "a: name and source must not be empty"),
    ("a,甲,,,upwards,,,,,令", "a: better is 'upwards'"),
    ("a,甲,,,higher,20以上,,,,令", "a: '20以上' is not a threshold"),
    ("a,甲,,,higher,,,必要,,令", "a: attribute '必要' is unknown"),
    ("a,甲,,,higher,,,,,令\nb,乙,甲,,higher,,,,,令", "a and b share the name 甲"),
    ("a,甲,,,higher,,,,,令\na,乙,,,higher,,,,,令", "'a' stands 2 times"),
]


@pytest.mark.parametrize(("rows", "fault"), FAULTS)
def test_a_catalogue_that_contradicts_itself_is_refused(tmp_path: Path, rows: str, fault: str) -> None:
    path = tmp_path / "own.csv"
    path.write_text(f"{HEADER}\n{rows}\n", encoding="utf-8-sig")
    with pytest.raises(VocabularyError, match=r"own\.csv: ") as caught:
        load_concepts(path)
    assert fault in str(caught.value)


def test_every_fault_of_a_catalogue_is_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(f"{HEADER}\nA,甲,,,higher,,,,,令\nb,乙,,,up,,,,,令\n", encoding="utf-8")
    with pytest.raises(VocabularyError) as caught:
        load_concepts(path)
    assert len(str(caught.value).splitlines()) == 2


def test_a_catalogue_with_other_columns_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("id,name\na,甲\n", encoding="utf-8")
    with pytest.raises(VocabularyError, match=r"the columns must be id, name"):
        load_concepts(path)


GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold" / "indicators.csv"


@pytest.mark.skipif(not GOLD.exists(), reason="the gold tables are not part of the repository")
def test_every_indicator_of_the_gold_tables_is_known() -> None:
    with GOLD.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    unknown = [row for row in rows if not find_concept(row["name"], row["item"], row["unit"])]
    assert rows
    assert unknown == []
