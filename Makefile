# make demo: Convoke with demo data.   make test: every test that this machine can run.
PYTHON ?= python3
BIN := .venv/bin
UV := $(shell command -v uv)
INSTALL := $(if $(UV),uv pip install --quiet --python $(BIN)/python,$(BIN)/python -m pip install --quiet --disable-pip-version-check)
LOCK := uv pip compile pyproject.toml --universal --generate-hashes --no-emit-index-url --no-header --no-annotate --python-version 3.11 --quiet

help:
	@sed -n 1p Makefile

demo: .venv/for-demo
	@$(BIN)/python manage.py demo $(ARGS)

test: .venv/for-tests
	@$(BIN)/python -m tests $(ARGS)

# Looks at a demo of its own, or at one that runs: make pictures CONVOKE_SITE=http://localhost:8000
axe-all: .venv/for-tests
	@$(BIN)/python -m tests.browser.tour axe

pictures: .venv/for-tests
	@$(BIN)/python -m tests.browser.tour pictures

format: .venv/for-tests
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Collects new words into conference/locale/*/LC_MESSAGES/django.po (docs/translating.md)
words: .venv/for-demo
	@$(BIN)/python manage.py words

# Newest versions that pyproject.toml allows: make lock UPGRADE=--upgrade
lock:
	@command -v uv >/dev/null || { echo "make lock needs uv: pip install uv"; exit 1; }
	$(LOCK) $(UPGRADE) -o requirements.txt
	$(LOCK) $(UPGRADE) --group dev -o requirements-dev.txt

.venv/for-demo: requirements.txt | $(BIN)/python
	@echo "Installing what Convoke needs (once, about a minute) ..."
	@$(INSTALL) --require-hashes -r requirements.txt
	@touch $@

.venv/for-tests: requirements-dev.txt | $(BIN)/python
	@echo "Installing what Convoke and its tests need (once, about two minutes) ..."
	@$(INSTALL) --require-hashes -r requirements-dev.txt
	@touch $@ .venv/for-demo

$(BIN)/python:
	@command -v git >/dev/null || { echo "Convoke needs git. On Debian or Ubuntu: apt install git"; exit 1; }
	@command -v $(PYTHON) >/dev/null || { echo "Convoke needs Python 3.11 or newer, and there is no $(PYTHON). On Debian or Ubuntu: apt install python3 python3-venv"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Convoke needs Python 3.11 or newer; $(PYTHON) is older. If another is installed: make demo PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Convoke needs Python's venv module. On Debian or Ubuntu: apt install python3-venv"; exit 1; }
	@$(PYTHON) -m venv .venv

# A folder or mark that is only half made goes away again.
.DELETE_ON_ERROR:
.PHONY: help demo test axe-all pictures format words lock
