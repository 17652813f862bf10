# Needs Python 3.11 or later and nothing else; everything is set up in .venv.

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
READY := $(VENV)/.ready
OUT := out/demo
SHOWN := corpora/hezhe_2021.docx

# Where it is forbidden to keep compiled modules, every process of a run and of the tests would compile all of them.
export PYTHONDONTWRITEBYTECODE :=

# The first interpreter that is new enough; PYTHON=... chooses another one.
ifndef PYTHON
PYTHON := $(firstword $(foreach name,python3 python3.13 python3.12 python3.11 python,$(shell \
	$(name) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $(name))))
endif

.PHONY: help demo test lint bench docs gallery corpora wheel lock clean

help:  ## list what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

demo: $(READY)  ## read the sample plans and show what was found (the first time, packages come from the network)
	$(BIN)/plantext extract corpora/*.docx --to $(OUT)
	@echo
	$(BIN)/plantext show $(SHOWN)
	@echo
	@echo "The tables of all sample plans are in $(OUT)/: Excel and WPS open them, $(OUT)/values.csv for example"

test: $(READY)  ## run all tests, a file at a time on each core
	$(BIN)/python -m pytest -n auto --dist loadfile

lint: $(READY)  ## style, types and layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(READY)  ## measure speed and memory
	$(BIN)/python -m benchmarks

docs: $(READY)  ## build the documentation site into out/docs
	$(BIN)/python -m sphinx -W -n --keep-going -q -d out/docs.trees docs out/docs
	@echo "The documentation is in out/docs: open out/docs/index.html"

gallery: $(READY)  ## take the pictures of the documentation anew (Chromium, LibreOffice)
	$(BIN)/python scripts/build_gallery.py

corpora: $(READY)  ## write the sample plans anew
	$(BIN)/python scripts/build_corpora.py

wheel: $(READY)  ## build the package into dist/
	$(BIN)/python -m build --no-isolation --outdir dist .

lock:  ## write requirements-dev.lock anew from pyproject.toml
	rm -rf $(VENV)-lock
	$(PYTHON) -m venv $(VENV)-lock
	$(VENV)-lock/bin/python -m pip install --quiet --upgrade pip
	$(VENV)-lock/bin/python -m pip install --quiet '.[all,ocr]' --group dev --group docs
	sed -n '/^#/p' requirements-dev.lock >$(VENV)-lock/lock
	{ $(VENV)-lock/bin/python -m pip freeze --all --exclude plantext --exclude pip --exclude wheel; \
		echo 'colorama==0.4.6 ; sys_platform == "win32"'; } | LC_ALL=C sort -f >>$(VENV)-lock/lock
	mv $(VENV)-lock/lock requirements-dev.lock
	rm -rf $(VENV)-lock

clean:  ## remove everything that was made
	rm -rf $(VENV) $(VENV)-lock out dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(READY): pyproject.toml requirements-dev.lock
	@$(or $(PYTHON),false) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { echo \
		"plantext needs Python 3.11 or later; where it is not in the PATH, name it: make PYTHON=/path/to/python" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { echo "$(PYTHON) cannot make a virtual environment, because" \
		"its module ensurepip is missing. On Debian or Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@echo "Setting up $(VENV) with packages from the network: this takes a minute or two, once"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(PIP) install -r requirements-dev.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@
