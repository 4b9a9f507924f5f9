# Two commands are all a newcomer needs: `make run` and `make test`.
PYTHON ?= python3
export PORT ?= 8000
export DATA_DIR ?= var
BIN = .venv/bin

.PHONY: run test test-services check bench axe faults fuzz soak lock overdue messages format clean

run: export DEMO ?= 1
run: .venv/.run
	@$(BIN)/python scripts/run

test: .venv/.test
	@env -u DATA_DIR -u DEMO $(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder $(ARGS)

# The suite on PostgreSQL and Redis; DATABASE_URL and REDIS_URL say where (see .ci/run). All that touches a database.
test-services: .venv/.test
	@env -u DATA_DIR -u DEMO $(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder --database-only $(ARGS)

check: .venv/.test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python manage.py makemigrations --check --dry-run
	scripts/messages --check
	scripts/production-check

# A hundred thousand requests over every address; prints its seed and a closing line for each of two halves.
fuzz: .venv/.test
	@env -u DATA_DIR -u DEMO FUZZ_REQUESTS=$(or $(REQUESTS),100000) $(BIN)/python -m pytest tests/abuse/test_fuzz.py -s -p no:logging --show-capture=no $(ARGS)

bench: .venv/.test
	$(BIN)/python bench/run.py $(ARGS)

# Ten thousand edits at once on PostgreSQL, and the proof that none was lost (ARGS="--edits 500 --seed 7").
soak: .venv/.test
	@scripts/with-services scripts/soak $(ARGS)

# Every kind of background work killed at every moment that it has (ARGS="--only tables,choice").
faults: .venv/.test
	@scripts/faults $(ARGS)

# Every page as every role and in every state, in every width, scheme and language where these can come out otherwise
# (docs/accessibility.md); some forty minutes on two quiet cores.
axe: .venv/.test
	@env -u DATA_DIR -u DEMO scripts/axe

format:
	$(BIN)/ruff check --fix . ; $(BIN)/ruff format .

messages:
	scripts/messages

# Lock again after changing pyproject.toml. The locks hold hashes and no addresses.
lock:
	$(BIN)/uv pip compile pyproject.toml --generate-hashes --universal --no-emit-index-url --no-emit-find-links --no-header -q -o requirements.txt
	$(BIN)/uv pip compile pyproject.toml --group dev --generate-hashes --universal --no-emit-index-url --no-emit-find-links --no-header -q -o requirements-dev.txt

# What in the lock is older than docs/security.md lets it be, or has a known fault. Asks the index and pip-audit.
overdue: .venv/.test
	@$(BIN)/python scripts/overdue

.venv/.run: requirements-dev.txt scripts/setup
	@PYTHON=$(PYTHON) scripts/setup run

.venv/.test: requirements-dev.txt scripts/setup
	@PYTHON=$(PYTHON) scripts/setup test

clean:
	rm -rf .venv var
