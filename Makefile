# The commands of the project; README.md says what each does.
# PORT, VAR and NOW are taken from the environment or from the line: `make run PORT=8001`.

SHELL = /bin/sh
MAKEFLAGS += --no-print-directory

PYTHON = $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	$$p -c "import sys; sys.exit(sys.version_info[0] < 3)" 2>/dev/null && echo $$p && break; done)
VENV = .venv/bin/python

.PHONY: run test long screens picture check lock faults bench python

run: python
	@$(PYTHON) -m scripts.setup run
	@exec $(VENV) manage.py up

test: python
	@$(PYTHON) -m scripts.setup test
	@exec $(VENV) -m scripts.test

long: python
	@$(PYTHON) -m scripts.setup test
	@exec $(VENV) -m scripts.test --long

screens: python
	@$(PYTHON) -m scripts.setup test
	@exec $(VENV) -m scripts.test --screens

picture: python
	@$(PYTHON) -m scripts.setup test
	@exec $(VENV) -m scripts.test --picture

check: python
	@$(PYTHON) -m scripts.setup test
	@exec $(VENV) -m scripts.check

lock: python
	@$(PYTHON) -m scripts.setup test
	@exec $(VENV) -m scripts.lock

faults: python
	@$(PYTHON) -m scripts.setup test
	@exec $(VENV) -m faults.run

bench: python
	@$(PYTHON) -m scripts.setup test
	@exec $(VENV) -m bench.run

python:
	@test -n "$(PYTHON)" || { echo "Evenstep needs Python 3.11 or newer; there is no python3 here." >&2; exit 1; }
