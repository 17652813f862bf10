"""Pages in one file: everything escaped, nothing from elsewhere, a policy that names what may run."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import UndefinedError

from plantext.pages import data_island, render

TEMPLATE = """{% extends "frame.html" %}
{% block body %}<p title="{{ said }}">{{ said }}</p>{% endblock %}
"""


@pytest.fixture
def template(tmp_path: Path) -> Path:
    path = tmp_path / "small.html"
    path.write_text(TEMPLATE, encoding="utf-8")
    path.with_suffix(".css").write_text("p{margin:0}", encoding="utf-8")
    return path


def test_what_a_document_says_stays_text(template: Path) -> None:
    page = render(template, {"title": "</title><script>1</script>", "said": '"><img src=x onerror=alert(1)></style>'})
    assert "<script" not in page
    assert "<img" not in page
    assert page.count("</style>") == page.count("</title>") == 1


def test_the_policy_names_the_style_and_the_script_by_hash_and_nothing_else(template: Path) -> None:
    template.with_suffix(".js").write_text("'use strict';let a = 1 < 2;\n", encoding="utf-8")
    page = render(template, {"title": "t", "said": "s"})
    policy = re.search('Policy" content="([^"]*)"', page)
    assert policy
    for element in ("style", "script"):
        content = re.search(f"<{element}>(.*?)</{element}>", page, re.DOTALL)
        assert content
        digest = base64.b64encode(hashlib.sha256(content[1].encode()).digest()).decode()
        assert f"{element}-src &#39;sha256-{digest}&#39;" in policy[1]
    assert "default-src &#39;none&#39;" in policy[1]
    assert "unsafe" not in policy[1]
    assert "http" not in policy[1]


def test_a_page_without_a_script_may_run_none(template: Path) -> None:
    page = render(template, {"title": "t", "said": "s"})
    assert "script-src &#39;none&#39;" in page
    assert "<script" not in page


def test_the_language_is_said_to_readers_of_screens(template: Path) -> None:
    assert '<html lang="zh-CN">' in render(template, {"title": "t", "said": "s"}, "zh")
    assert '<html lang="en">' in render(template, {"title": "t", "said": "s"})


def test_a_value_that_is_missing_is_an_error_and_no_gap(template: Path) -> None:
    with pytest.raises(UndefinedError):
        render(template, {"title": "t"})


@given(
    st.recursive(
        st.none() | st.integers() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
    )
)
def test_an_island_of_data_is_json_and_ends_no_element(value: object) -> None:
    text = data_island(value)
    assert not set("<>&\u2028\u2029") & set(text)
    assert json.loads(text) == value
