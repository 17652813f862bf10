"""The spaCy component: found by its name, its spans cover the quotes, its records survive the ways of spaCy."""

from __future__ import annotations

import importlib
import json
import os
import pickle
import subprocess
import sys
import tomllib
from decimal import Decimal
from importlib.metadata import entry_points
from pathlib import Path

import pytest
import spacy
from hypothesis import assume, given
from hypothesis import strategies as st
from spacy import displacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from plantext.errors import PlantextError
from plantext.pipeline import ROLES, TargetSpans
from plantext.records import Target
from plantext.targets import find_targets

TEXT = "到2025年，全县森林覆盖率达到60%以上。"
JIEBA = {"nlp": {"tokenizer": {"segmenter": "jieba"}}}


def target(text: str, quote: str, role: str = "target", **fields: object) -> Target:
    start = max(text.find(quote), 0)
    common: dict[str, object] = {"section": "", "indicator": "森林覆盖率", "comparator": ">=", "low": Decimal("60.0")}
    common |= {"high": None, "unit": "%", "year": "2025", "period": "", "responsible": ("甲局", "乙局")}
    common |= {"responsible_lead": ("甲局",), "source": f"[{start}:{start + len(quote)}]", "rule": "at-least"}
    place = {"quote": quote, "role": role, "start": start, "end": start + len(quote)}
    return Target(**common | place | fields)  # type: ignore[arg-type]


@pytest.fixture(params=["char", "jieba"])
def nlp(request: pytest.FixtureRequest) -> Language:
    language = spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": request.param}}})
    language.add_pipe("plantext")
    return language


def marked(nlp: Language, text: str, *targets: Target, roles: tuple[str, ...] = ROLES) -> Doc:
    """A text with targets that are given, not found."""
    return TargetSpans(roles=roles).mark(nlp.make_doc(text), targets)


def test_a_span_covers_its_quote_and_has_its_record(nlp: Language) -> None:
    record = target(TEXT, "森林覆盖率达到60%以上", concept="forest-cover")
    doc = marked(nlp, TEXT, record)
    (span,) = doc.spans["targets"]
    assert (span.label_, span.kb_id_, span._.target) == ("target", "forest-cover", record)
    assert doc._.targets == [record]
    assert record.quote in span.text


@given(st.data(), st.text(st.sampled_from("到2025年，全县 \n\t\u3000森林覆盖率60%𠮷a"), min_size=1))
def test_a_span_covers_any_quote(data: st.DataObject, text: str) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assume(text[start:end] == text[start:end].strip())
    for language in LANGUAGES:
        doc = marked(language, text, target(text, text[start:end], start=start, end=end))
        assert doc.text == text
        (span,) = doc.spans["targets"]
        assert span.start_char <= start
        assert span.end_char >= end


LANGUAGES = (spacy.blank("zh"), spacy.blank("zh", config=JIEBA), spacy.blank("en"))


def test_several_numbers_of_one_quote_keep_their_records(nlp: Language) -> None:
    text = "三次产业结构为5:45:50。"
    records = [target(text, text[:-1], "actual", low=Decimal(low), high=Decimal(low)) for low in (5, 45, 50)]
    doc = marked(nlp, text, *records)
    assert [span._.target for span in doc.spans["targets"]] == records


def test_roles_choose_the_spans_and_not_the_records(nlp: Language) -> None:
    records = [target(TEXT, "全县"), target(TEXT, "森林覆盖率", "actual")]
    doc = marked(nlp, TEXT, *records, roles=("actual",))
    assert [(span.label_, span._.target) for span in doc.spans["targets"]] == [("actual", records[1])]
    assert doc._.targets == records


def test_other_spans_and_documents_have_no_record(nlp: Language) -> None:
    doc = nlp.make_doc(TEXT)
    assert (doc._.targets, doc[:2]._.target) == ([], None)
    marked_twice = [marked(nlp, TEXT, target(TEXT, "全县")) for _ in range(2)]
    with pytest.warns(UserWarning, match="W102"):
        joined = Doc.from_docs(marked_twice)
    assert [span._.target for span in joined.spans["targets"]] == [None, None]


def test_records_survive_saving(nlp: Language) -> None:
    record = target(TEXT, "森林覆盖率达到60%以上", concept="forest-cover")
    doc = marked(nlp, TEXT, record)
    bin = DocBin(store_user_data=True, docs=[doc])
    copies = [
        Doc(spacy.blank("zh").vocab).from_bytes(doc.to_bytes()),
        pickle.loads(pickle.dumps(doc)),
        next(DocBin().from_bytes(bin.to_bytes()).get_docs(spacy.blank("zh").vocab)),
    ]
    for copy in copies:
        assert (copy._.targets, copy.spans["targets"][0]._.target) == ([record], record)


def test_displacy_draws_the_spans(nlp: Language) -> None:
    doc = marked(nlp, TEXT, target(TEXT, "森林覆盖率达到60%以上"), target(TEXT, "全县森林", "actual"))
    html = displacy.render(doc, style="span", options={"spans_key": "targets"}, jupyter=False)
    assert html.count("target\n") >= 1
    assert html.count("actual\n") >= 1


def test_the_component_takes_its_settings() -> None:
    nlp = spacy.blank("zh")
    component = nlp.add_pipe("plantext", config={"spans_key": "目标", "roles": ["target"]})
    assert component == TargetSpans("目标", ("target",))
    assert list(nlp(TEXT).spans) == ["目标"]


def test_a_role_that_nobody_knows_is_an_error_that_names_the_others() -> None:
    with pytest.raises(PlantextError, match="plantext: there is no role 'goal'; there are target, actual"):
        spacy.blank("zh").add_pipe("plantext", config={"roles": ["goal"]})


@pytest.mark.parametrize(
    ("config", "message"),
    [
        ({"roles": []}, "plantext: roles is empty; no span"),
        ({"spans_key": ""}, "plantext: spans_key is empty; the spans"),
    ],
)
def test_a_setting_that_marks_nothing_is_an_error(config: dict[str, object], message: str) -> None:
    with pytest.raises(PlantextError, match=message):
        spacy.blank("zh").add_pipe("plantext", config=config)


@pytest.mark.parametrize("text", ["", " ", "\n", "持续提高", TEXT], ids=repr)
def test_any_text_goes_through(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert (doc.text, doc._.targets) == (text, find_targets(text))
    assert len(doc.spans["targets"]) == len(doc._.targets)


def test_a_pipeline_reads_many_texts(nlp: Language) -> None:
    texts = [TEXT, "", "到2030年，新建公园3个。"] * 3
    docs = list(nlp.pipe(texts, batch_size=2, n_process=1))
    assert [doc._.targets for doc in docs] == [find_targets(text) for text in texts]


def test_a_pipeline_is_saved_with_its_settings(nlp: Language, tmp_path: Path) -> None:
    nlp.replace_pipe("plantext", "plantext", config={"spans_key": "目标"})
    nlp.to_disk(tmp_path / "saved")
    loaded = spacy.load(tmp_path / "saved")
    assert (loaded.pipe_names, loaded.get_pipe("plantext")) == (["plantext"], TargetSpans("目标"))
    assert loaded(TEXT)._.targets == nlp(TEXT)._.targets


def test_the_target_of_a_sentence_is_a_span(nlp: Language) -> None:
    doc = nlp(TEXT)
    (span,) = doc.spans["targets"]
    record = span._.target
    assert (record.indicator, record.comparator, record.low) == ("森林覆盖率", ">=", 60)
    assert (record.unit, record.year, span.label_) == ("%", "2025", "target")
    assert TEXT[record.start : record.end] == record.quote
    assert record.quote in span.text


def test_displacy_draws_what_was_found(nlp: Language) -> None:
    html = displacy.render(nlp(TEXT), style="span", options={"spans_key": "targets"}, jupyter=False)
    assert "target\n" in html


def python(code: str, *path: Path) -> str:
    """What a fresh Python prints that finds plantext and `path` first."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([*map(str, path), *filter(None, sys.path)])}
    run = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code], env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert run.returncode == 0, run.stderr
    return run.stdout.strip()


ADDING = "import spacy; nlp = spacy.blank('zh'); nlp.add_pipe('plantext'); print(nlp.pipe_names)"


def test_spacy_finds_the_component_without_an_import_of_plantext(checkout: Path, tmp_path: Path) -> None:
    project = tomllib.loads((checkout / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    ((name, value),) = project["entry-points"]["spacy_factories"].items()
    metadata = tmp_path / "entries-1.0.dist-info"  # as an installed package has it
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: entries\nVersion: 1.0\n")
    (metadata / "entry_points.txt").write_text(f"[spacy_factories]\n{name} = {value}\n")
    assert python(ADDING, tmp_path) == "['plantext']"


def test_the_installed_package_tells_spacy_of_the_component() -> None:
    if "plantext" not in {entry.name for entry in entry_points(group="spacy_factories")}:
        pytest.skip("plantext was installed before it had this entry point: pip install -e . again")
    assert python(ADDING) == "['plantext']"


def test_plantext_itself_does_not_import_spacy() -> None:
    code = (
        "import json, sys, plantext; plantext.read_text('到2025年，森林覆盖率达到60%。'); plantext.find_targets('');"
        "print(json.dumps([name for name in sys.modules if name.split('.')[0] in ('spacy', 'jieba')]))"
    )
    assert json.loads(python(code)) == []


def test_every_pipeline_imports_the_component_and_no_vocabulary() -> None:
    """SpaCy imports it for pipelines that do not use it."""
    code = "import sys, plantext.pipeline; print('plantext.targets' in sys.modules, 'plantext.plan' in sys.modules)"
    assert python(code) == "False False"


def test_without_spacy_the_component_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("spacy", "spacy.language", "spacy.tokens"):
        monkeypatch.setitem(sys.modules, module, None)
    monkeypatch.delitem(sys.modules, "plantext.pipeline")
    with pytest.raises(PlantextError, match="pip install spacy"):
        importlib.import_module("plantext.pipeline")
