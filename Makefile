# The tools come from the active environment: python3 -m venv .venv && . .venv/bin/activate
.PHONY: install check format docs fuzz

install:
	python -m pip install -e ".[dev]"

# The same checks as .ci/run makes in a fresh environment.
check:
	bash .ci/check

format:
	ruff check --fix .
	ruff format .

# The documentation site, in site/; any warning is an error.
docs:
	NO_MKDOCS_2_WARNING=1 python -m mkdocs build --strict

# Fuzzing by hand, so many seconds for each harness; needs atheris (fuzz/README.md).
SECONDS ?= 60
fuzz:
	for name in text html jsonl vocabulary gold; do \
	    PYTHONPATH=src python -m fuzz $$name -max_total_time=$(SECONDS) || exit 1; \
	done
