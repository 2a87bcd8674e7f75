# The two commands of a newcomer are `make compare` and `make test`; the others are what .ci/run checks one by one.
SHELL := /bin/bash
OUT ?= out/compare
OUT_EXPERIMENT ?= out/experiment
ARGS ?=
SOURCES := Package.swift Sources Adapters Tests Playground
# Tests run against optimized code and see what is internal, so theirs is a build of its own beside that of the products,
# which are made as users make them. With ONE_BUILD, as .ci/run sets it, everything comes from the build of the tests, by
# the very same command: where options differ, what was built is built anew.
TESTABLE := -c release --scratch-path .build/testable -Xswiftc -enable-testing \
  --explicit-target-dependency-import-check error
WITH_TESTS := $(TESTABLE) --build-tests
RELEASE := $(if $(ONE_BUILD),$(WITH_TESTS),-c release)
BIN := $(if $(ONE_BUILD),.build/testable,.build)/release
# The package manager passes the traits to the compiler in the order of a hash table; in another order, everything that
# was built is built anew.
export SWIFT_DETERMINISTIC_HASHING := 1

.PHONY: compare experiment test build release format lint laws debug durability mutants benchmarks \
  benchmarks-psycopg benchmarks-sqlalchemy tour readme docs clean

compare: release ## Compares the layouts and says where the report is; ARGS are passed on.
	$(BIN)/pipeshape compare --out $(OUT) $(ARGS)

experiment: release ## The full sweep, some two hours; goes on where it was stopped. ARGS are passed on.
	$(BIN)/pipeshape experiment --out $(OUT_EXPERIMENT) $(ARGS)

test: build ## Runs the whole suite.
	@.ci/prepare server
	swift test $(TESTABLE) --skip-build --disable-xctest

build: ## Builds everything with its tests; a warning is an error, and so is an import that the manifest does not declare.
	@.ci/prepare
	swift build $(WITH_TESTS)

release:
	@.ci/prepare
	swift build $(RELEASE)

format:
	swift format format --in-place --recursive $(SOURCES)

lint:
	swift format lint --strict --recursive $(SOURCES)

laws: release ## Runs every law on 100,000 random cases in memory, and on fewer in each stored layout.
	$(BIN)/pipeshape laws --cases 100000
	$(BIN)/pipeshape laws --cases 100000 --store memory
	@rm -f .build/laws-*.db*
	set -e; for store in $$($(BIN)/pipeshape laws --stores .build); do \
	  $(BIN)/pipeshape laws --cases 200 --store "$$store"; done

debug: ## Builds the tool as `swift run` does, and runs the laws where every bound of memory is checked.
	@.ci/prepare
	swift build --product pipeshape
	.build/debug/pipeshape laws --cases 10000
	.build/debug/pipeshape laws --cases 1000 --store memory

durability: release ## Kills writers and a server, lets them race, and damages files: hundreds of times.
	@.ci/prepare server
	$(BIN)/pipeshape-durability kill --kills 120
	$(BIN)/pipeshape-durability race --processes 4 --changes 200
	$(BIN)/pipeshape-durability kinds --processes 4 --changes 200
	$(BIN)/pipeshape-durability fuzz --cases 2000
	$(BIN)/pipeshape-durability postgresql --kills 120

mutants: release ## Proves that the laws catch every planted bug.
	$(BIN)/pipeshape laws --mutants

benchmarks: release
	$(BIN)/pipeshape-benchmarks
	$(BIN)/pipeshape-benchmarks postgresql --rounds 3 --pipelines 300

benchmarks-psycopg: release ## Runs the stores on PostgreSQL beside psycopg 3 too; needs python3-venv, and a server.
	python3 -m venv .build/psycopg
	.build/psycopg/bin/pip install --quiet --requirement Playground/Psycopg/requirements.txt
	$(BIN)/pipeshape-benchmarks postgresql --python .build/psycopg/bin/python

benchmarks-sqlalchemy: release ## Runs the stores beside SQLAlchemy; needs python3-venv, and pip gets the pinned versions.
	python3 -m venv .build/sqlalchemy
	.build/sqlalchemy/bin/pip install --quiet --requirement Playground/SQLAlchemy/requirements.txt
	.build/sqlalchemy/bin/python Playground/SQLAlchemy/benchmark.py $(BIN)/pipeshape-benchmarks

tour: release
	$(BIN)/pipeshape-tour

readme: ## Compiles and runs the code of README.md.
	.ci/readme

docs: release ## Builds the reference, and fails where a public symbol has no documentation.
	.ci/docs $(BIN)

clean:
	rm -rf .build out .docs
