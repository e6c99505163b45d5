# Everything a developer does; `make run` and `make test` are all a new user needs.
PYTHON ?= python3
BIN := .venv/bin
OUT ?= out

.PHONY: run test check format docs train bench clean

run: .venv/run.stamp  ## install, code the examples, print the claims and the report's path
	$(BIN)/evenhand run examples/*.txt --sides examples/sides.toml --against examples/reference.csv \
	  --title "Mariupol, 24 January 2015" --out $(OUT)

test: .venv/dev.stamp  ## the whole test suite, gold floors included
	$(BIN)/python -m pytest

check: .venv/dev.stamp  ## what the gate checks: format, lint, types, rooms, vocabulary, tests, floors
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/evenhand lexicon check
	$(BIN)/python -m pytest

format: .venv/dev.stamp
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

docs: .venv/dev.stamp  ## regenerate the reference pages
	$(BIN)/python scripts/make_docs.py
	$(BIN)/python scripts/make_cli_docs.py
	$(BIN)/python scripts/make_readme.py
	$(BIN)/python scripts/make_quality.py

train: .venv/train.stamp  ## fit the act classifier anew and write its weights and model card
	$(BIN)/python -m training.train --out src/evenhand/coding/weights
	$(BIN)/python -m training.card

bench: .venv/dev.stamp
	$(BIN)/python benchmarks/speed.py

.venv/python.stamp:
	$(PYTHON) -m venv .venv
	touch $@

.venv/run.stamp: .venv/python.stamp requirements/run.lock pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps .
	touch $@

.venv/dev.stamp: .venv/python.stamp requirements/dev.lock pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@ .venv/run.stamp

.venv/train.stamp: .venv/dev.stamp
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[train]'
	touch $@

clean:
	rm -rf .venv out dist build
