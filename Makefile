# Everything lives in .venv, made with python3 -m venv and pip alone. `make` lists what there is.

PYTHON ?= python3
# How many processes the tests run in; a browser and a PostgreSQL want room beside them.
WORKERS ?= auto --maxprocesses 4
# What else pytest is told: make test ARGS="tests/house -k settings"
ARGS ?=

VENV := .venv
PIP := $(VENV)/bin/python -m pip --disable-pip-version-check --no-input --quiet

.DEFAULT_GOAL := help
.PHONY: help install demo test check lock clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "make %-9s%s\n", $$1, $$2}' Makefile

install: $(VENV)/runtime.stamp ## make .venv with `scribe` in it

demo: $(VENV)/runtime.stamp ## try all of it: the bot against a local Slack, in a browser
	@exec $(VENV)/bin/scribe demo

test: $(VENV)/dev.stamp ## the whole test suite; what had to be skipped is named at the end
	$(VENV)/bin/python -m pytest -n $(WORKERS) -rs $(ARGS)

check: $(VENV)/dev.stamp ## style, types, and who imports whom
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/mypy alembic/env.py $(wildcard alembic/versions/*.py)
	$(VENV)/bin/lint-imports

lock: $(VENV)/python.stamp ## pin what pyproject.toml asks for, as it is today
	rm -rf build/lock
	$(PYTHON) -m venv build/lock
	build/lock/bin/python -m pip install --quiet --upgrade 'setuptools>=77' .
	build/lock/bin/python -m pip freeze --all --exclude pip --exclude incident-scribe > requirements.txt
	build/lock/bin/python -m pip install --quiet '.[dev]' --constraint requirements.txt
	build/lock/bin/python -m pip freeze --all --exclude pip --exclude incident-scribe \
		| grep --invert-match --line-regexp --fixed-strings --file requirements.txt > requirements-dev.txt

clean: ## remove .venv and everything else that can be made again
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The pins are complete (a test keeps them so), so that pip need not think: --no-deps.
# Compiling waits until a module is first used, which most never are.
$(VENV)/runtime.stamp: $(VENV)/python.stamp requirements.txt pyproject.toml
	@echo "Installing into $(VENV) (about half a minute, once)"
	@$(PIP) install --no-deps --no-compile --requirement requirements.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.stamp: $(VENV)/runtime.stamp requirements-dev.txt
	@echo "Installing the tests' tools into $(VENV)"
	@$(PIP) install --no-deps --no-compile --requirement requirements-dev.txt
	@touch $@

$(VENV)/python.stamp:
	@command -v $(PYTHON) > /dev/null || { \
		echo "There is no $(PYTHON) here. Scribe needs Python 3.11 or newer: make PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Scribe needs Python 3.11 or newer; this is $$($(PYTHON) --version). Name another: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2> /dev/null || { \
		echo "This Python cannot make virtual environments. On Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	@echo "Making $(VENV)"
	@$(PYTHON) -m venv $(VENV)
	@touch $@
