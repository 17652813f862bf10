"""
HTML pages in one file: they need nothing from elsewhere, and nothing that a document says can run in them.

A page is a template that extends `frame.html`, with a style sheet and perhaps scripts of the same name beside it. The
Content-Security-Policy of the page names these by their hashes and allows nothing else.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2 import Environment

_HERE = Path(__file__).parent
_UNSAFE = {ord(character): f"\\u{ord(character):04x}" for character in "<>&'\u2028\u2029"}


def render(template: Path, values: Mapping[str, Any], language: str = "en") -> str:
    """
    Return a page: a template with values, of which every text is escaped.

    `template` is the path of `NAME.html`, to which belong `NAME.css`, `NAME.js` and every `NAME-….js`; these become one
    script. `values` has to hold `title`; `language` (`en` or `zh`) is known to the template as well.

    Raises:
        jinja2.UndefinedError: the template names what `values` does not hold.

    """
    from markupsafe import Markup  # noqa: PLC0415

    style = _text(_HERE / "frame.css") + _text(template.with_suffix(".css"))
    scripts = [template.with_suffix(".js"), *sorted(template.parent.glob(f"{template.stem}-*.js"))]
    script = "\n".join(filter(None, map(_text, scripts)))
    parts = {"style": Markup(style), "script": Markup(script), "policy": _policy(style, script)}
    return _environment(template.parent).get_template(template.name).render(values, language=language, **parts)


def data_island(value: Any) -> str:
    r"""
    Return a value as JSON that may stand inside a `script` element, whatever texts it holds.

    >>> str(data_island({"a": "</script>"}))
    '{"a":"\\u003c/script\\u003e"}'
    """
    from markupsafe import Markup  # noqa: PLC0415

    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.translate(_UNSAFE))


@cache
def _environment(folder: Path) -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415

    return Environment(
        loader=FileSystemLoader([folder, _HERE]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _policy(style: str, script: str) -> str:
    """Return what a page may load: its own style and script, pictures that it holds itself, nothing from elsewhere."""
    scripts = _hash(script) if script else "'none'"
    rules = f"default-src 'none'; img-src data:; style-src {_hash(style)}; script-src {scripts}"
    return f"{rules}; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
