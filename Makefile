# One word per intent. CI calls the same words.

PYTHON ?= python3
BIN := .venv/bin
UV := $(shell command -v uv 2>/dev/null)

.DEFAULT_GOAL := help
.PHONY: help install run test check format lock

help:
	@echo "make run     start Kallelse with an example network"
	@echo "make test    run every test"
	@echo "make check   lint, format, types, architecture"
	@echo "make format  let the tools fix what they can"
	@echo "make lock    choose the newest libraries (needs uv)"

install: .venv/installed

.venv/installed: pyproject.toml requirements-dev.lock
ifdef UV
	@test -x $(BIN)/python || uv venv --quiet --python "$(PYTHON)"
	uv pip install --quiet --python $(BIN)/python --require-hashes --requirement requirements-dev.lock
	uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
else
	@test -x $(BIN)/python || "$(PYTHON)" -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements-dev.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
endif
	@touch $@

run: install
	$(BIN)/kallelse serve --example

test: install
	$(BIN)/pytest --numprocesses 2

check: install
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

format: install
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

lock:
	uv pip compile $(LOCK) --output-file requirements.lock pyproject.toml
	uv pip compile $(LOCK) --output-file requirements-dev.lock --constraint requirements.lock --group dev pyproject.toml

lock: LOCK := --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header --no-annotate
