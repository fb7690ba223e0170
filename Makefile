# make report · make test · make test-all · make lab · make bench · make lock
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
# Nothing of the caller's Python reaches ours, and nothing of ours reaches the caller's home.
unexport PYTHONPATH
unexport PYTHONHOME
unexport VIRTUAL_ENV
export IPYTHONDIR          := $(CURDIR)/.cache/jupyter/ipython
export JUPYTER_CONFIG_DIR  := $(CURDIR)/.cache/jupyter/config
export JUPYTER_DATA_DIR    := $(CURDIR)/.cache/jupyter/data
export JUPYTER_RUNTIME_DIR := $(CURDIR)/.cache/jupyter/runtime
export MPLCONFIGDIR        := $(CURDIR)/.cache/matplotlib

# A worker for each core, a file to a worker: what the tests of one file share is made once.
WORKERS := -n auto --dist loadfile

.PHONY: report test test-all lab bench lock clean
.DELETE_ON_ERROR:

# By rules, also where a language model is installed: the same bytes in every environment.
report: $(VENV)/report.stamp
	$(BIN)/dateline report corpus --run sample -p discovery=rules

test: $(VENV)/dev.stamp
	$(BIN)/python -m pytest $(WORKERS) -m "not slow"

test-all: $(VENV)/dev.stamp
	$(BIN)/python -m pytest $(WORKERS)

lab: $(VENV)/dev.stamp
	$(BIN)/dateline lab

# The peers live in an environment of their own, never in the one that reports.
BENCH := $(VENV)/bench
bench: $(BENCH)/bench.stamp
	$(BENCH)/bin/python -m benchmarks

$(BENCH)/bench.stamp: $(VENV)/dev.stamp
	rm -rf $(BENCH)
	$(BIN)/python -m venv $(BENCH)
	$(subst $(BIN)/,$(BENCH)/bin/,$(call INSTALL,requirements-dev.lock))
	$(subst $(BIN)/,$(BENCH)/bin/,$(EDITABLE))
	$(BENCH)/bin/python -m pip install --quiet --disable-pip-version-check scikit-learn flashtext \
		|| { echo "dateline: scikit-learn and flashtext could not be installed; the benchmarks leave out what is not here."; }
	touch $@

# A stamp for each lock, written last: a half-made environment is never taken for a whole one.
$(VENV)/venv.stamp:
	@$(PYTHON) .ci/check_python.py
	rm -rf $(VENV)
	$(PYTHON) -m venv $(VENV)
	touch $@

INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps --only-binary :all: -r $(1) \
	|| { echo "dateline: the packages of $(1) could not be installed; this step needs a package index (a network, or pip configured for a mirror)."; exit 1; }
EDITABLE = $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index -e .

$(VENV)/report.stamp: requirements.lock pyproject.toml $(VENV)/venv.stamp
	$(call INSTALL,requirements.lock)
	$(EDITABLE)
	touch $@

$(VENV)/dev.stamp: requirements-dev.lock $(VENV)/report.stamp
	$(call INSTALL,requirements-dev.lock)
	touch $@

# The larger lock is made first and binds the smaller one, so that a package has one version in both.
COMPILE = printf 'pip>=25\nsetuptools>=77\nwheel\n' | env -u PIP_FIND_LINKS PIP_CONFIG_FILE=/dev/null uv pip compile --universal --python-version 3.11 \
	--generate-hashes --no-header --no-annotate --quiet --only-binary :all:
lock:
	@command -v uv >/dev/null || { echo "dateline: make lock needs uv (pip install uv)."; exit 1; }
	$(COMPILE) --extra names --extra lab --extra dask --extra import --extra tests pyproject.toml - -o requirements-dev.lock
	$(COMPILE) -c requirements-dev.lock pyproject.toml - -o requirements.lock

clean:
	rm -rf $(VENV) .cache outputs/*
