# make run    creates the environment, indexes reports/ (or REPORT=path), opens the chat on http://127.0.0.1:7860
# make test   creates the environment, runs every test
# make eval   asks every question set there is and measures the reading of files and figures; writes build/*.md
# make test-llm   tests with a real server and a tiny language model; once installed, `make test` runs them too
# make eval-llm   asks published questions with and without a language model and writes build/llm.md: the model of the
#                 settings (TROLY_LLM__MODEL), a file (MODEL=path.gguf), or else one of 1.1 GB that it downloads
# make lint | bench | clean

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
DIGEST := bao-cao-chinh-tri-tom-luoc.md
REPORT ?=
EVAL ?= ../shared/eval
MODEL ?=

.PHONY: run test install-llm test-llm lint bench eval eval-llm clean
.DELETE_ON_ERROR:

# The official report replaces the digest: answers from both would repeat each other. A file that cannot be read is told
# and keeps nobody from asking the others. File names may hold spaces.
run: $(VENV)/.run
	@set --; \
	if [ -n "$(REPORT)" ]; then set -- "$(REPORT)"; \
	else for file in reports/*; do [ "$$file" = "reports/$(DIGEST)" ] || [ ! -e "$$file" ] || set -- "$$@" "$$file"; done; fi; \
	if [ $$# -eq 0 ]; then set -- "reports/$(DIGEST)"; \
	elif [ "$$(basename "$$1")" != "$(DIGEST)" ]; then $(BIN)/troly remove "$(DIGEST)" >/dev/null 2>&1 || true; fi; \
	$(BIN)/troly ingest "$$@" || true
	@$(BIN)/troly serve $(if $(PORT),--port $(PORT)) $(if $(AUTH),--auth $(AUTH))

test: $(VENV)/.test
	$(BIN)/python -m pytest $(ARGS)

install-llm: $(VENV)/.test-llm

test-llm: install-llm
	$(BIN)/python -m pytest tests/llm $(ARGS)

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/.test
	$(BIN)/python -m tests.bench.run $(ARGS)
	$(BIN)/python -m tests.bench.formats
	$(BIN)/python -m tests.bench.ledger

eval: $(VENV)/.test
	$(BIN)/python -m tests.evals.run --sets $(EVAL) --out build/eval.md $(ARGS)
	$(BIN)/python -m tests.evals.formats --out build/formats.md
	$(BIN)/python -m tests.evals.figures_run --ledger build/ledger.md --checks build/checks.md
	$(BIN)/python -m tests.evals.wording_run --out build/wordings.md
	$(BIN)/python -m tests.evals.self_asking

eval-llm: install-llm
	$(BIN)/python -m tests.evals.llm_run --sets $(EVAL) --out build/llm.md $(if $(MODEL),--model "$(MODEL)") $(ARGS)

clean:
	rm -rf $(VENV) build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(VENV)/.created:
	$(PYTHON) -c 'import sys; sys.exit("Cần Python 3.11 trở lên." if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --upgrade "pip>=25"
	@touch $@

# torch first and alone: its exact version is what brings the build for machines without a GPU.
$(VENV)/.run: $(VENV)/.created pyproject.toml .ci/constraints.txt
	$(PIP) install torch==2.13.0
	$(PIP) install -c .ci/constraints.txt -e .
	@touch $@

$(VENV)/.test: $(VENV)/.run
	$(PIP) install -c .ci/constraints.txt -e '.[test]'
	@touch $@

$(VENV)/.test-llm: $(VENV)/.test
	$(PIP) install -c .ci/constraints.txt -e '.[llm-test]'
	@touch $@
