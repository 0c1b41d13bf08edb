# `make` lists the commands. Needs GNU make, Python 3.11 or newer, and git.

# Another Python for the virtual environment: make site PYTHON=python3.13
override PYTHON := $(or $(strip $(PYTHON)),python3)

# Another port for the preview: make serve PORT=8001
override PORT := $(strip $(PORT))

VENV := .venv
RUN := $(VENV)/bin/python
TOOL := PYTHONPATH=.:tests/fixtures $(RUN)
MKDOCS := NO_MKDOCS_2_WARNING=1 $(RUN) -m mkdocs
# Wheels only, because a package that must be compiled runs its own code and needs more than Python.
INSTALL := $(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all:
COMPILE = $(VENV)/bin/uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest \
	--only-binary :all: --generate-hashes --no-emit-index-url --custom-compile-command 'make lock' \
	$(if $(strip $(UPGRADE)),--upgrade)

# Each stamp is touched when what it names is installed, and is older than the lock when it must be again.
SITE_PACKAGES := $(VENV)/site-packages-installed
TEST_PACKAGES := $(VENV)/test-packages-installed

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help serve site archive book check test changes sheet swaps edits bench lock clean venv-again

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-7s  %s\n", $$1, $$2 }' Makefile

serve: $(SITE_PACKAGES) ## show the site at an address on this machine, and follow each edit
	@case '$(PORT)' in *[!0-9]*) echo 'PORT: found "$(PORT)", expected a number: make serve PORT=8001' >&2; exit 1; esac
	@echo "Starting the preview; Ctrl+C ends it."
	@exec env $(MKDOCS) serve $(if $(PORT),--dev-addr 127.0.0.1:$(PORT))

# `mkdocs build` empties its target first. So the site is built aside, and swapped in once it is whole: in one step, or,
# where the system has none, by two renames. Killed between those, site/ is missing, and the next run puts it back.
# A symbolic link in place of the swap would be no folder: lost with .cache/, not covered by the rule `/site/`
# of .gitignore, and actions/upload-artifact, to which a check gives it, has an open fault with such links (its #92).
# Two at once build aside each for itself; what a killed one left, the next one removes.
# Without a date of its own, the build has that of the last commit: the same commit gives the same bytes.
site: NEXT = .cache/site-next-$(shell echo $$PPID)
site: $(SITE_PACKAGES) ## build the site into site/
	@if [ ! -e site ] && [ -e .cache/site-last ]; then mv .cache/site-last site; fi
	@echo "Building the site."
	@mkdir -p .cache
	@for old in .cache/site-next-*; do [ ! -e "$$old" ] || kill -0 "$${old##*-}" 2>/dev/null || rm -rf "$$old"; done
	@$(if $(strip $(SOURCE_DATE_EPOCH)),,unset SOURCE_DATE_EPOCH;) \
	export SOURCE_DATE_EPOCH=$${SOURCE_DATE_EPOCH:-$$(git log -1 --format=%ct 2>/dev/null || date +%s)}; \
	$(MKDOCS) build --strict --site-dir $(NEXT)
	@rm -rf .cache/site-last
	@if [ ! -e site ] || ! $(RUN) macros/engine/publish/swap.py $(NEXT) site; then \
		if [ -e site ]; then mv site .cache/site-last; fi; mv $(NEXT) site; fi
	@rm -rf .cache/site-last $(NEXT)
	@echo "The site is in site/."

archive: site ## write the site, its data and a check of both into one file, for a release or a deposit
	@$(RUN) -m macros.engine.reuse.archive

book: site $(TEST_PACKAGES) ## write all pages into one EPUB and one PDF, in .cache/book/
	@$(TOOL) tests/tools/book.py

check: $(TEST_PACKAGES) ## look at code, types, data and pages, without a browser or a whole build
	$(RUN) -m ruff check
	$(RUN) -m ruff format --check --quiet
	$(RUN) -m mypy
	$(RUN) -m pytest -n auto -q -m "not whole" tests/engine tests/content

test: $(TEST_PACKAGES) ## check the code, the data and the built site
	$(RUN) -m ruff check
	$(RUN) -m ruff format --check --quiet
	$(RUN) -m mypy
	$(RUN) -m pytest -n auto

# With the packages installed it prints the report alone, so that `make changes > report.md` holds nothing else.
changes: $(SITE_PACKAGES) ## tell what this branch changes for readers (BASE=…: since that commit, not since main)
	@$(RUN) -m macros.engine.changes.command $(if $(strip $(BASE)),'$(BASE)')

sheet: site $(TEST_PACKAGES) ## photograph every page in each browser: phone, tablet, desk, light, dark, print
	$(TOOL) tests/tools/contact_sheet.py $(PAGES)

swaps: $(TEST_PACKAGES) ## replace each call of each page by each of its siblings, and print what no check sees
	$(TOOL) tests/tools/swaps.py

edits: $(TEST_PACKAGES) ## edit data and pages at random, and compare builds with caches and without (COUNT=1000)
	$(TOOL) tests/tools/random_edits.py $(or $(strip $(COUNT)),100)

# A limit that is passed ends it with a fault, which the pipe to the file would hide.
bench: SHELL := bash
bench: .SHELLFLAGS := -o pipefail -c
bench: site $(TEST_PACKAGES) ## time the build and the live preview, as they grow too; weigh and serve each page
	@mkdir -p .cache
	@{ echo "Commit $$(git rev-parse --short HEAD), $$($(RUN) --version), $$(uname -sm), $$(nproc 2>/dev/null || echo ?) cores" && \
	$(RUN) -m pip freeze | grep -E '^(altair|mkdocs|mkdocs-material|pandas|vl-convert-python)==' && \
	$(TOOL) tests/tools/bench_reader.py && \
	$(TOOL) tests/tools/bench_growth.py && \
	$(TOOL) tests/tools/bench.py && \
	$(TOOL) tests/tools/bench_preview.py; } | tee .cache/bench.txt

# What pyproject.toml asks for, at exact versions with hashes. A version that still fits stays, unless UPGRADE is set.
lock: $(TEST_PACKAGES) ## pin the packages that pyproject.toml names (UPGRADE=1: at their newest versions)
	$(COMPILE) pyproject.toml -o requirements.txt
	$(COMPILE) pyproject.toml --group dev -c requirements.txt -o requirements-dev.txt
	$(COMPILE) pyproject.toml --group canaries -c requirements.txt -o requirements-canaries.txt
	$(COMPILE) --group links -o requirements-links.txt

clean: ## remove all that these commands made
	rm -rf site .cache .venv .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# An environment is made again where its Python has gone, was replaced by another version, or was never finished.
ifneq ($(shell $(RUN) -c 'import pip; print("works")' 2>/dev/null),works)
$(VENV)/pyvenv.cfg: venv-again
endif

$(VENV)/pyvenv.cfg:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "$(PYTHON) is $$($(PYTHON) --version 2>/dev/null || echo missing), expected Python 3.11 or newer." >&2; \
		echo "Install it, or name one that you have: make $(MAKECMDGOALS) PYTHON=python3.13" >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
		echo "$(PYTHON) has no venv module. Install it (on Debian and Ubuntu: apt install python3-venv)." >&2; exit 1; }
	@echo "Making the virtual environment $(VENV)/ with $$($(PYTHON) --version)."
	@$(PYTHON) -m venv --clear $(VENV)

$(SITE_PACKAGES): requirements.txt $(VENV)/pyvenv.cfg
	@echo "Installing the packages of requirements.txt (a minute, the first time)."
	@$(INSTALL) -r requirements.txt
	@touch $@

# requirements-dev.txt holds the site's packages too, at the same versions: both stamps are new.
$(TEST_PACKAGES): requirements-dev.txt $(VENV)/pyvenv.cfg
	@echo "Installing the packages of requirements-dev.txt (a minute, the first time)."
	@$(INSTALL) -r requirements-dev.txt
	@touch $(SITE_PACKAGES) $@
