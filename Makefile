# `make demo` and `make test` need Python 3.11+ and make, nothing else.
PYTHON ?= python3
UV_VERSION = 0.13.9
BIN = .venv/bin
INSTALLED = .venv/.installed

.PHONY: demo test test-fast check bench docs site pictures sample lock clean

demo: $(INSTALLED)
	$(BIN)/unsourced demo

test: $(INSTALLED)
	$(BIN)/pytest

test-fast: $(INSTALLED)
	$(BIN)/pytest -n auto -m "not slow"

check: $(INSTALLED)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m docs.reference --check
	$(BIN)/pytest -q tests/project/test_corpus_text.py

bench: $(INSTALLED)
	for script in benchmarks/bench_*.py; do $(BIN)/python $$script || exit 1; done

docs: $(INSTALLED)
	$(BIN)/python -m docs.reference

# The documentation as a site, in site/: nothing is fetched while it is built, and nothing when it is read.
site: $(INSTALLED)
	$(BIN)/mkdocs build --strict --quiet

# The pictures of README and docs, taken from real runs on the sample; needs Chromium.
pictures: $(INSTALLED)
	$(BIN)/python -m docs.pictures

# Needed after a change to the reader's rules, to a page or label file of the sample, to the scheme or to training.
sample: $(INSTALLED)
	$(BIN)/unsourced read --quiet unsourced/sample/pages --out unsourced/sample/articles.jsonl
	$(BIN)/python -m exports.sample.build
	$(BIN)/unsourced train --quiet unsourced/sample/dataset --out unsourced/sample/model.skops

# pip alone fails on this set or takes minutes; uv resolves it in seconds, and pip can install uv.
$(INSTALLED): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "unsourced needs Python 3.11 or newer; try: make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet uv==$(UV_VERSION)
	$(BIN)/uv pip install --quiet --python $(BIN)/python --constraints constraints.txt --editable '.[studio,serve,embedding,docs,dev]'
	touch $@

# Pins only: no download addresses, and no markers that say what pyproject.toml says already.
lock: $(INSTALLED)
	$(BIN)/uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 --upgrade \
	  --no-emit-index-url --no-emit-find-links --no-header --no-annotate --quiet --output-file constraints.txt
	sed -i -E "s/ ; python_full_version < '3.14' and \(sys_platform[^)]*\)$$//; s/python_full_version < '3.14' and //; s/ and \(sys_platform == 'darwin'[^)]*\)$$//; s/ ; \(\(platform_machine.*//" constraints.txt

clean:
	rm -rf .venv site .unsourced .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
