# Every target does all of its own set-up; nothing has to be run before it.
# Written for GNU make 3.81, which macOS ships. README says how to do the same without make.

VENV := .venv
BIN  := $(VENV)/bin
PORT ?= 8000

# Both are banners about the future of the site generator, printed by plugins into every build.
export NO_MKDOCS_2_WARNING := 1
export DISABLE_MKDOCS_2_WARNING := true

PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
UV  := $(BIN)/uv pip compile pyproject.toml --quiet --no-header --universal --python-version 3.11 \
	--fork-strategy fewest --generate-hashes

.DEFAULT_GOAL := help
.PHONY: help mutants gauntlet faults serve site offline check lint test check-html schemas lock proof books clean
.DELETE_ON_ERROR:

help: ## показать этот список
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' Makefile

serve: $(VENV)/site.stamp ## собрать сайт, показать его на этой машине и обновлять при правке
	$(BIN)/methodbook serve --port $(PORT)

site: $(VENV)/site.stamp ## собрать сайт в site/; любое предупреждение — ошибка
	$(BIN)/mkdocs build --strict

offline: $(VENV)/site.stamp ## собрать архив, который открывается без сервера
	$(BIN)/mkdocs build --strict --config-file mkdocs-offline.yml
	$(BIN)/python -m tools.zip_folder build/offline build/clientocracy-offline.zip

lint: $(VENV)/test.stamp ## формат, правила кода, типы, слои, содержание
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/methodbook check

check: lint ## быстрая проверка: без сборки сайта и без браузера
	$(BIN)/pytest --ignore=tests/site --ignore=tests/browser --ignore=tests/gauntlet -m "not slow"

test: lint ## проверить всё
	$(BIN)/python -m tools.browser
	$(BIN)/pytest --numprocesses auto --dist loadfile --ignore=tests/gauntlet

gauntlet: $(VENV)/test.stamp ## провести сто выдуманных методик от чтения до выгрузки
	$(BIN)/pytest --numprocesses auto tests/gauntlet

faults: $(VENV)/test.stamp ## внести ошибки в каждый слой и увидеть, заметят ли их проверки
	$(BIN)/python -m tools.plant_faults

mutants: $(VENV)/test.stamp ## изменить каждое правило самопроверки и увидеть, заметят ли это тесты
	$(BIN)/python -m tools.mutants

check-html: site $(VENV)/test.stamp ## проверить разметку сайта валидатором Nu
	$(BIN)/python -m tools.check_html site

proof: site $(VENV)/test.stamp ## спросить всех судей опубликованного и записать таблицу для сайта
	$(BIN)/python -m tools.proof

books: site ## положить на сайт книги из всей базы и из путей чтения: site/books/
	$(BIN)/methodbook book --all site/books

schemas: $(VENV)/site.stamp ## записать схемы полей, по которым подсказывает редактор
	$(BIN)/methodbook schema build/schemas

lock: $(VENV)/site.stamp ## обновить версии в requirements/
	$(PIP) "uv>=0.13,<0.14"
	$(UV) --upgrade --all-extras --group build --group test --output-file requirements/test.txt
	$(UV) --upgrade --group build --constraints requirements/test.txt --output-file requirements/site.txt

clean: ## удалить всё, что создал make
	rm -rf $(VENV) site build tools/*/node_modules
	rm -rf .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

$(BIN)/python:
	sh tools/create_venv.sh $(VENV) $(PYTHON)

$(VENV)/site.stamp: requirements/site.txt pyproject.toml | $(BIN)/python
	$(PIP) --require-hashes --requirement requirements/site.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/test.stamp: requirements/test.txt $(VENV)/site.stamp
	$(PIP) --require-hashes --requirement requirements/test.txt
	@touch $@
