# The tools come from the active environment: python3 -m venv .venv && . .venv/bin/activate
.PHONY: install check format docs

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
