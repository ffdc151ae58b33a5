# Everything sets itself up: Debian packages (as root), a virtual environment, pinned dependencies.
BIN = .venv/bin
READY = .venv/ready

.PHONY: run test lint types contracts bench torture shots guide-pictures schema import-page check-page build package clean
.DEFAULT_GOAL := run

run: $(READY)
	@scripts/run

test: $(READY) lint types contracts
	@scripts/test

lint: $(READY)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(READY)
	@$(BIN)/mypy

contracts: $(READY)
	@$(BIN)/lint-imports

bench: $(READY)
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m benchmarks

# Some parts with TORTURE="kill power"; those on real data look beside the project, or in "--data FOLDER".
torture: $(READY)
	@$(BIN)/python -m torture $(TORTURE)

# All sizes and themes; fewer with SHOTS="--sizes 1280x800 --themes light --only meeting".
shots: $(READY)
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m pmdesk.shots shots $(SHOTS)

guide-pictures: $(READY)
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m pmdesk.shots --guide

schema: $(READY)
	@$(BIN)/python -m scripts.bundle_schema > docs/bundle.schema.json

import-page: $(READY)
	@$(BIN)/python -m scripts.import_sources > docs/import-sources.md

check-page: $(READY)
	@$(BIN)/python -m scripts.check_page

build: $(READY)
	@$(BIN)/python -m build --no-isolation

package: $(READY)
	@$(BIN)/pyinstaller --noconfirm build.spec

$(READY): requirements.txt pyproject.toml scripts/setup
	@scripts/setup
	@touch $@

clean:
	rm -rf .venv build dist demo shots
