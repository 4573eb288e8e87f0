PYTHON ?= python3
BIN := .venv/bin
JOBS ?= 2

.PHONY: help crawl test lint types unit native format model peers bench lock clean

help:  ## List what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "%-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# The stamp is newer than the lock and the project file once both are installed.
.venv/.installed: requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

# Without a C compiler all is done as well, a fifth slower.
native: .venv/.installed  ## Translate the language part to C (two minutes, at first and after a change to it)
	@$(BIN)/python -m newsscrape.compilation

crawl: native  ## Crawl the bundled site offline into out/articles.jsonl
	$(BIN)/python -m fixtures.crawl

test: lint types unit  ## Lint, check types, run the tests

lint: .venv/.installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/.installed
	$(BIN)/mypy

unit: native
	NEWSSCRAPE_COMPILED=0 $(BIN)/pytest -n $(JOBS)
	$(BIN)/pytest -n $(JOBS) tests/language tests/test_seed.py

format: .venv/.installed  ## Format the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

model: .venv/.installed  ## Make the recogniser's training data, train and measure it (some two hours)
	OMP_NUM_THREADS=1 $(BIN)/python -m newsscrape.language.training.train
	OMP_NUM_THREADS=1 $(BIN)/python -m newsscrape.language.training.learn_decisions
	OMP_NUM_THREADS=1 $(BIN)/python -m newsscrape.language.training.learn_events

.venv-peers/.installed: bench/peers.txt
	test -x .venv-peers/bin/python || $(PYTHON) -m venv .venv-peers
	.venv-peers/bin/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	.venv-peers/bin/python -m pip install --quiet --disable-pip-version-check -r bench/peers.txt
	touch $@

peers: .venv-peers/.installed  ## Install what we compare ourselves with

bench: native peers  ## Measure everything beside the peers (see bench/README.md)
	$(BIN)/python -m bench.everything

lock: .venv/.installed  ## Pin every dependency again, with hashes
	$(PYTHON) -m venv .venv-lock && .venv-lock/bin/pip install --quiet uv
	.venv-lock/bin/uv pip compile pyproject.toml --extra dev --extra monitors --universal --python-version 3.11 \
	    --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links --upgrade \
	    --output-file requirements.lock

clean:  ## Remove what was made, the environment too
	rm -rf .venv .venv-peers .venv-lock newsscrape/native* out build dist .mypy_cache .ruff_cache .pytest_cache
