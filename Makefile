# make run   serves http://127.0.0.1:8000 with the real areas and demonstration figures
# make test  runs the whole suite
# `make help` lists the rest. Everything is installed into .venv and node_modules beside this file.

PYTHON ?= python3
PORT ?= 8000
DEMO ?= yes
BIN := .venv/bin
export DJANGO_SETTINGS_MODULE := config.settings

.DEFAULT_GOAL := help
.PHONY: help run test check format bench messages lock clean set-up set-up-tests

help: ## say what there is
	@sed -n 's/^\([a-z-]*\):.*## /make \1	/p' $(MAKEFILE_LIST) | expand -t 16

run: set-up ## set up what is missing, then serve (PORT=8000, DEMO=no for no demonstration data)
	@PORT=$(PORT) DEMO=$(DEMO) scripts/run

test: set-up-tests ## run the whole suite, on PostgreSQL too where it can
	@scripts/test

check: set-up-tests ## format, lint, types, layers, migrations, translations
	@scripts/check

format: set-up-tests ## put code and templates in house format
	@$(BIN)/ruff format . && $(BIN)/ruff check --fix . && git ls-files -z '*.html' | xargs -0 -r $(BIN)/djade --target-version 5.2

bench: set-up-tests ## measure, as ratios side by side
	@$(BIN)/python -m tests.bench

messages: set-up-tests ## bring the translation catalogues into step with code and templates
	@$(BIN)/python -m ui.translations update

lock: .venv/made ## write the lock files anew
	@scripts/lock

clean: ## forget what set-up made (the database in var/ stays)
	rm -rf .venv node_modules staticfiles ui/static/vendor ui/fonts

set-up: .venv/setup var/assets-built var/messages-compiled

set-up-tests: .venv/test var/assets-built var/messages-compiled

.venv/made:
	@scripts/make-venv "$(PYTHON)"
	@touch $@

.venv/setup: requirements/setup.txt | .venv/made
	@echo "Installing what the application needs…"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/setup.txt
	@touch $@

.venv/test: requirements/test.txt .venv/setup
	@echo "Installing the test tools…"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt
	@touch $@

var/assets-built: package-lock.json $(wildcard ui/assets/*.py) | .venv/setup
	@scripts/build-assets
	@mkdir -p var && touch $@

var/messages-compiled: $(wildcard locale/*/LC_MESSAGES/*.po) | .venv/setup
	@$(BIN)/python -m ui.translations compile
	@mkdir -p var && touch $@
