"""How the documentation is built: `make docs`. The site needs nothing from elsewhere, neither to build nor to read."""

from __future__ import annotations

import logging
import sys
from pathlib import Path

import jieba

from plantext import __version__

sys.path.insert(0, str(Path(__file__).parent / "extensions"))
project = "plantext"
version = release = __version__
author = ""
jieba.setLogLevel(logging.WARNING)  # it parts the words of the search index, and tells of each step
extensions = ["sphinx.ext.autodoc", "sphinx.ext.napoleon", "myst_nb", "plantext_reference", "chinese"]
exclude_patterns = ["pictures"]

# Docstrings name code with single backquotes.
default_role = "literal"
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_preserve_defaults = True
add_module_names = False
python_use_unqualified_type_names = True
python_maximum_signature_line_length = 88
# What the standard library and other packages document themselves, and names that mean something inside plantext only.
nitpick_ignore_regex = [
    (r"py:.*", r"(collections|concurrent|decimal|enum|pathlib|typing)\..*"),
    (r"py:.*", r"(pandas|xml|networkx|jinja2|optional)\b.*"),
    (r"py:class", r"plantext\.(corrections\.placing\.Placed|prose\.Passage)"),
]

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
nb_execution_mode = "force"
nb_execution_raise_on_error = True
nb_execution_in_temp = True
nb_execution_timeout = 120
nb_execution_show_tb = True

html_theme = "furo"
html_title = "plantext"
html_static_path = ["static"]
html_css_files = ["site.css"]
html_copy_source = False
html_show_sourcelink = False
html_show_copyright = False
html_show_sphinx = False
html_show_search_summary = False  # it would have to be fetched, which a browser forbids for files
html_search_language = "zh"  # and English: see extensions/chinese.py
