# Everything happens in .venv and needs no root. PYTHON chooses the interpreter the first time (3.11 or later).
PYTHON ?= python3
BIN := .venv/bin

.PHONY: setup demo test lint eval bench goldens lock

setup: .venv/ready

.venv/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "yaowen needs Python 3.11 or later; say which with: make setup PYTHON=python3.11"; exit 2; }
	@echo "Installing into .venv (a minute or so) ..."
	@$(PYTHON) -m venv .venv
	@$(BIN)/pip install -qq --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/pip install -qq --disable-pip-version-check --no-deps --editable .
	@touch $@

demo: setup
	@$(BIN)/python -m tests.demo

test: setup
	$(BIN)/python -m pytest -n auto --dist loadgroup

lint: setup
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

# What the text is worth, against recorded floors.
eval: setup
	$(BIN)/python -m tests.eval

bench: setup
	$(BIN)/python -m tests.bench

# Rewrites the expected records; read the diff before you commit it.
goldens: setup
	$(BIN)/python -m pytest tests/sites --update-goldens

# Needs uv, and only a maintainer who changes dependencies needs this.
lock:
	uv pip compile pyproject.toml --extra crawl --extra dev --universal --python-version 3.11 \
		--generate-hashes --no-annotate --no-header --quiet --output-file requirements.lock
