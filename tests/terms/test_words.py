"""What counts as a word, and which words are a plan's own."""

from __future__ import annotations

import jieba
import pytest

import plantext
from plantext.errors import PlantextError
from plantext.terms import Term, find_terms
from plantext.terms.keywords import log_likelihood
from plantext.terms.segmenting import words_of

WATER = "第一章 总则\n白鹭湖清淤，白鹭湖引水，白鹭湖补水。\n第二章 水利\n水库除险加固，水库增容。\n"
FOREST = "第一章 总则\n封山育林，造林绿化。\n第二章 林业\n油茶基地，油茶加工，油茶品牌。\n"


def read(text: str, name: str) -> plantext.Plan:
    return plantext.read_text(text, name)


def keywords(found: list[Term], doc: str, section: str = "") -> list[str]:
    return [term.term for term in found if (term.doc, term.section) == (doc, section)]


@pytest.mark.parametrize("word", ["减污降碳", "山水林田湖草沙", "河长制", "森林覆盖率", "三线一单"])
def test_words_of_the_domain_stay_whole(word: str) -> None:
    assert word in list(words_of(f"实施{word}，"))


@pytest.mark.parametrize("text", ["2025年", "95%", "、，。", "和", "推进工作", "12.5", "亿元", ""])
def test_numbers_marks_and_words_that_say_nothing_are_left_out(text: str) -> None:
    assert list(words_of(text)) == []


def test_the_tokenizer_that_jieba_shares_is_left_alone() -> None:
    list(words_of("三线一单"))
    assert jieba.dt.FREQ.get("三线一单") is None


def test_a_plan_is_known_by_the_words_that_others_lack() -> None:
    found = find_terms([read(WATER, "水"), read(FOREST, "林")], top=2)
    assert set(keywords(found, "水")) & {"水库", "白鹭"}
    assert keywords(found, "林")[0] == "油茶"
    assert all(term.keyness and term.keyness > 0 for term in found)


def test_chapters_have_keywords_of_their_own() -> None:
    found = find_terms([read(WATER, "水"), read(FOREST, "林")], top=1)
    assert keywords(found, "水", "2") == ["水库"]
    assert [(term.section, term.title) for term in found if term.doc == "林"] == [("", ""), ("2", "林业")]


def test_one_plan_alone_has_keywords_by_weight_and_chapters_against_each_other() -> None:
    found = find_terms([read(WATER, "水")])
    assert {term.keyness for term in found if not term.section} == {None}
    assert all(term.keyness is not None for term in found if term.section)


def test_a_plan_beside_itself_has_no_word_of_its_own() -> None:
    found = find_terms([read(WATER, "水"), read(WATER, "水")])
    assert {term.keyness for term in found if not term.section} == {0}
    assert {term.doc for term in found} == {"水", "水~2"}


def test_the_plans_own_place_is_no_keyword(samples: object) -> None:
    found = find_terms([plantext.read(plantext.sample(name)) for name in ("yunxi_2023", "hezhe_2021")], top=500)
    assert not {"云溪县", "云溪", "禾泽市"} & {term.term for term in found if not term.section}


def test_no_plan_is_refused() -> None:
    with pytest.raises(PlantextError, match="no plan"):
        find_terms([])


def test_a_document_without_words_has_no_keywords() -> None:
    assert find_terms([read("12.5\n", "空")]) == []


def test_a_word_said_once_is_no_keyword() -> None:
    assert "引水" not in {term.term for term in find_terms([read(WATER, "水"), read(FOREST, "林")], top=99)}


@pytest.mark.parametrize(
    ("counts", "sign"), [((5, 10, 1, 100), 1), ((1, 100, 5, 10), -1), ((1, 10, 10, 100), 0), ((0, 0, 3, 10), 0)]
)
def test_keyness_tells_more_from_less(counts: tuple[int, int, int, int], sign: int) -> None:
    value = log_likelihood(*counts)
    assert (value > 1e-9) - (value < -1e-9) == sign
