# The two commands of a newcomer are `make compare` and `make test`; the others are what .ci/run checks one by one.
SHELL := /bin/bash
OUT ?= out/compare
OUT_EXPERIMENT ?= out/experiment
ARGS ?=
SOURCES := Package.swift Sources Adapters Tests Playground

.PHONY: compare experiment test build release format lint imports laws durability mutants benchmarks \
  benchmarks-psycopg benchmarks-sqlalchemy tour readme docs clean

compare: release ## Compares the layouts and says where the report is; ARGS are passed on.
	.build/release/pipeshape compare --out $(OUT) $(ARGS)

experiment: release ## The full sweep, some two hours; goes on where it was stopped. ARGS are passed on.
	.build/release/pipeshape experiment --out $(OUT_EXPERIMENT) $(ARGS)

test: build ## Runs the whole suite.
	@.ci/prepare server
	swift test --disable-xctest --skip-build

build:
	@.ci/prepare
	swift build --build-tests --explicit-target-dependency-import-check error

release:
	@.ci/prepare
	swift build -c release

format:
	swift format format --in-place --recursive $(SOURCES)

lint:
	swift format lint --strict --recursive $(SOURCES)

laws: release ## Runs every law on 100,000 random cases in memory, and on fewer in each stored layout.
	.build/release/pipeshape laws --cases 100000
	.build/release/pipeshape laws --cases 100000 --store memory
	@rm -f .build/laws-*.db*
	set -e; for store in $$(.build/release/pipeshape laws --stores .build); do \
	  .build/release/pipeshape laws --cases 200 --store "$$store"; done

durability: release ## Kills writers and a server, lets them race, and damages files: hundreds of times.
	@.ci/prepare server
	.build/release/pipeshape-durability kill --kills 120
	.build/release/pipeshape-durability race --processes 4 --changes 200
	.build/release/pipeshape-durability kinds --processes 4 --changes 200
	.build/release/pipeshape-durability fuzz --cases 2000
	.build/release/pipeshape-durability postgresql --kills 120

mutants: release ## Proves that the laws catch every planted bug.
	.build/release/pipeshape laws --mutants

benchmarks: release
	.build/release/pipeshape-benchmarks
	.build/release/pipeshape-benchmarks postgresql --rounds 3 --pipelines 300

benchmarks-psycopg: release ## Runs the stores on PostgreSQL beside psycopg 3 too; needs python3-venv, and a server.
	python3 -m venv .build/psycopg
	.build/psycopg/bin/pip install --quiet --requirement Playground/Psycopg/requirements.txt
	.build/release/pipeshape-benchmarks postgresql --python .build/psycopg/bin/python

benchmarks-sqlalchemy: release ## Runs the stores beside SQLAlchemy; needs python3-venv, and pip gets the pinned versions.
	python3 -m venv .build/sqlalchemy
	.build/sqlalchemy/bin/pip install --quiet --requirement Playground/SQLAlchemy/requirements.txt
	.build/sqlalchemy/bin/python Playground/SQLAlchemy/benchmark.py .build/release/pipeshape-benchmarks

tour: release
	.build/release/pipeshape-tour

readme: ## Compiles and runs the code of README.md.
	.ci/readme

docs: ## Builds the reference, and fails where a public symbol has no documentation.
	.ci/docs

clean:
	rm -rf .build out .docs
