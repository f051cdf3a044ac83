# Everything a fresh machine with Python 3.11, git and make needs. `make help` lists the targets.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
PYTHON ?= python3.11
SERVE ?= 1
VENV := .venv
BIN := $(VENV)/bin
export UV_COMPILE_BYTECODE := 1
export UV_SYSTEM_CERTS := 1
export MLFLOW_DISABLE_TELEMETRY := true
# LightGBM's threads wait without spinning: on a busy machine spinning cost 40 times the time.
export OMP_WAIT_POLICY := passive

.DEFAULT_GOAL := help
.PHONY: help setup demo demonstration test quick check format lint types lock clean

help: ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/'

setup: $(VENV)/ready ## make .venv with everything at its locked version

$(VENV)/ready: requirements.lock requirements-uv.lock pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 is needed: say make PYTHON=/path/to/python3.11"; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-uv.lock
	$(BIN)/uv pip sync --quiet --python $(BIN)/python --require-hashes requirements.lock requirements-uv.lock
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	touch $@

lock: ## renew both lock files from pyproject.toml
	$(BIN)/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --quiet --upgrade --custom-compile-command "make lock" -o requirements.lock
	echo "uv==0.13.9" | $(BIN)/uv pip compile - --python-version 3.11 --generate-hashes \
		--no-emit-index-url --quiet --custom-compile-command "make lock" -o requirements-uv.lock

DEMO := var/demo
DEMO_JOB := j00001
VAR := $(or $(MATCHER_VAR_DIR),var)

demonstration: setup ## where nothing has been imported yet, import the simulated demonstration municipality
	@if [ -n "$${MATCHER_DATABASE_URL:-}" ] || [ -e $(VAR)/matcher.db ]; then echo "There are data already."; else \
		echo "== Simulated municipality: nobody in it is real"; \
		$(BIN)/matcher-lab simulate --seed 1 --candidates 2000 --workplaces 300 --out $(VAR)/simulated; \
		$(BIN)/matcher init; \
		echo "== What was known at each earlier quarter, the oldest first, and then what is known today"; \
		for folder in $(VAR)/simulated/history/*/; do \
			$(BIN)/matcher import $$folder --as-of $$(basename $$folder) --format json >/dev/null; done; \
		$(BIN)/matcher import $(VAR)/simulated/tables; \
		$(BIN)/matcher-lab fairness import $(VAR)/simulated/audit/attributes.csv --by "Demonstration"; \
	fi

demo: export MATCHER_VAR_DIR := $(DEMO)
demo: setup ## set up, build the simulated demonstration municipality, rank, explain and serve (SERVE=0: do not serve)
	@$(MAKE) --no-print-directory demonstration
	@echo "== Train on the simulated past, compare on later jobs"
	$(BIN)/matcher-lab train --quick --truth $(DEMO)/simulated --report $(DEMO)/report.html
	@echo "== Let it answer, if it passes every gate"
	$(BIN)/matcher-lab promote --by "Demonstration"
	@echo "== Rank the candidates for one job, and explain the first"
	$(BIN)/matcher rank --job $(DEMO_JOB) --top 10
	@candidate=$$($(BIN)/matcher rank --job $(DEMO_JOB) --top 1 --format json | $(BIN)/python -c \
		'import json, sys; print(json.load(sys.stdin)["matches"][0]["candidate_id"])'); \
		echo; $(BIN)/matcher explain --job $(DEMO_JOB) --candidate "$$candidate"; \
		for audience in broker employer candidate; do \
			$(BIN)/matcher explain --job $(DEMO_JOB) --candidate "$$candidate" --audience $$audience --format pdf \
				--out $(DEMO)/sheet-$$audience.pdf; done; \
		echo; echo "== One page each for the meeting: $(DEMO)/sheet-broker.pdf, sheet-employer.pdf, sheet-candidate.pdf"
	$(BIN)/matcher doctor
ifneq ($(SERVE),0)
	@echo "== Log-ins: send the token as 'Authorization: Bearer TOKEN'"
	$(BIN)/matcher user demo-broker --role broker
	$(BIN)/matcher user demo-analyst --role analyst
	@echo "== Serving on http://127.0.0.1:8000 - stop with Ctrl-C"
	$(BIN)/matcher serve
endif

PYTEST := $(BIN)/pytest --doctest-modules --ignore=matcher/storage/migrations --numprocesses 2 -q

test: setup ## set up, then run every test that needs nothing but this machine
	$(PYTEST) -m "not slow" --cov --cov-report=term:skip-covered --cov-fail-under=90 matcher experiments tests
	$(PYTEST) -m slow tests

quick: lint types ## format, lint, types and unit tests, in under a minute
	$(PYTEST) -m "not slow" tests/unit tests/architecture

check: lint types test ## what CI runs

format: setup ## format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lint: setup ## check format, style and spelling
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/codespell

types: setup ## check types
	$(BIN)/mypy

clean: ## delete what the targets made
	rm -rf $(VENV) var .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage htmlcov
