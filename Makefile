# make report     the sample study, from nothing to out/report.html
# make test       every test
# make lint       the formatting
# make docs       what is made from other files: docs/output-files.md, docs/schema, the built-in companies and rules,
#                 SKILL.md and docs/llms.txt
# make install    the program, its man pages and completions, below PREFIX (/usr/local); DESTDIR goes before it
# make package    archive, Debian package, list of parts and digests, into .build/packages
# make audit      known vulnerabilities and licences of all parts, as far as they can be asked from here
# make examples   the programs of Examples/, built as another package and run
# make library    the C library with its header: .build/library
# make wheel      the Python package with the library and the command: .build/wheels
# make python     the wheel in an environment of its own, and its tests
# make benchmark  whether the engine does more work than it did
# make browser-test  the report in a browser: access, the list of events, copying, paper
# make server-test    the local page: every route by its description, attacks, connections, a full disk
# make server-load    fifty visitors for a minute, a thousand studies, ten thousand connections; prints figures
# make sizes      how often tests are wrong, by whole studies of simulated files, into the pages; ten minutes of one core
# make site       the documents as static pages with a search, the report of the sample, and the Swift library: .build/site
# make fault-test    kills, full disks, vanished folders, closed streams: the old output whole or the new one whole
# make fuzz       a million damaged price files and FUZZ_STUDIES (20,000) random studies; FUZZ=N for another number of files
# make fuzz-parsers  every reader of a file under libFuzzer, FUZZ_SECONDS (60) each; FUZZ_PARSERS names some
# make sanitize   the tests of the readers under the sanitizers of addresses, of undefined C and of threads
SWIFT ?= swift
LEYLINE = .build/release/leyline

PREFIX ?= /usr/local
DESTDIR ?=
AUDIT ?=
FUZZ ?= 1000000
FUZZ_STUDIES ?= 20000
FUZZ_SECONDS ?= 60
FUZZ_PARSERS ?=

.PHONY: report test lint format setup build install package test-package docs examples library \
  wheel python benchmark sizes browser-test server-test server-load fault-test site audit fuzz fuzz-parsers sanitize clean

report: build
	$(LEYLINE) study --output out
	@echo "The report is out/report.html"

build: setup
	@SWIFT=$(SWIFT) scripts/build-release

setup:
	@scripts/set-up

install: build
	scripts/install-files $(LEYLINE) "$(DESTDIR)" "$(PREFIX)"

package: build
	@scripts/set-up dpkg-dev xz-utils
	@packaging/package
	@packaging/check-package

# What was made by make package and make wheel, in a Debian with nothing else in it; needs root.
test-package:
	@scripts/set-up debootstrap
	packaging/test-in-fresh-root

test: build
	@scripts/set-up minisign
	LEYLINE_COMMAND=$(LEYLINE) $(SWIFT) test
	.build/tools/venv/bin/python -m pytest -q Tests/NotebookTests Tests/SecondOpinion Tests/DocumentTests \
	  Tests/PackagingTests

lint:
	$(SWIFT) format lint --strict --parallel --recursive Package.swift Sources Tests Benchmarks Examples

format:
	$(SWIFT) format --in-place --parallel --recursive Package.swift Sources Tests Benchmarks Examples

docs:
	scripts/packaged-files
	scripts/agent-documents
	LEYLINE_WRITE_DOCS=1 $(SWIFT) test --filter StudyReportTests.OutputFilesTests
	LEYLINE_WRITE_DOCS=1 $(SWIFT) test --filter StudyReportTests.SchemaTests
	LEYLINE_WRITE_DOCS=1 $(SWIFT) test --filter AnnouncementsTests.StandardCompaniesTests
	LEYLINE_WRITE_DOCS=1 $(SWIFT) test --filter EventStudyTests.PricingRuleTests

examples: library
	Examples/check

library: setup
	@scripts/with-commit $(SWIFT) build -c release --static-swift-stdlib --product LeylineABI
	@scripts/link-library .build/library

# Known vulnerabilities, and the licences of what is handed out and of what builds and tests it. AUDIT=--all fails where
# something cannot be asked, AUDIT=--strict where nothing mends an issue yet.
audit: setup
	@scripts/python-environment audit packaging/audit-requirements.txt
	@mkdir -p .build/audit
	@packaging/parts 0 1970-01-01 >.build/audit/parts.spdx.json
	@packaging/tools >.build/audit/tools.spdx.json
	@packaging/check-parts .build/audit/parts.spdx.json
	@packaging/check-parts .build/audit/tools.spdx.json
	@packaging/audit .build/audit/parts.spdx.json .build/audit/tools.spdx.json --pip-audit .build/tools/audit/bin/pip-audit \
	  $(addprefix --environment ,$(wildcard .build/tools/*)) $(AUDIT)

wheel: build library
	@scripts/set-up-python
	@scripts/build-wheel

python: wheel
	@scripts/check-wheel
	@scripts/test-wheel

benchmark:
	@scripts/set-up valgrind
	Benchmarks/check-thresholds

SIZES = Benchmarks/size-and-power
sizes: build
	$(LEYLINE) simulate size --replications 2000 --seed 1 --format csv \
	  --test caar_permutation sign_flip_dates wild_bootstrap_dates > $(SIZES)/size-dates.csv
	$(LEYLINE) simulate power --replications 1000 --seed 1 --format csv \
	  --test lamb_z cumrank_t cumrank_z grank_z_adjusted sign_gsar_t pelagatti_p1 pelagatti_p2 \
	  caar_permutation sign_flip_dates wild_bootstrap_dates > $(SIZES)/power-papers.csv
	.build/tools/venv/bin/python $(SIZES)/whole-studies.py $(LEYLINE) $(SIZES)/size-whole-studies.csv
	.build/tools/venv/bin/python $(SIZES)/whole-studies-page.py $(SIZES)/size-whole-studies.csv \
	  $(SIZES)/size-dates.csv $(SIZES)/power-papers.csv

browser-test: build
	@scripts/set-up chromium poppler-utils
	LEYLINE_COMMAND=$(LEYLINE) .build/tools/venv/bin/python -m pytest -q Tests/BrowserTests

server-test: build
	@scripts/set-up chromium
	@scripts/python-environment server Tests/ServerTests/requirements.txt
	LEYLINE_COMMAND=$(LEYLINE) .build/tools/server/bin/python -m pytest -q Tests/ServerTests

server-load: build
	@scripts/python-environment server Tests/ServerTests/requirements.txt
	LEYLINE_COMMAND=$(LEYLINE) .build/tools/server/bin/python -m pytest -q -s Tests/ServerTests/load.py

site: report
	@scripts/python-environment site packaging/site/requirements.txt
	@SWIFT=$(SWIFT) scripts/library-documents .build/library-documents
	.build/tools/site/bin/python scripts/build-site out/report.html .build/library-documents .build/site

fault-test: build
	LEYLINE_COMMAND=$(LEYLINE) .build/tools/venv/bin/python -m pytest -q Tests/FaultTests

fuzz:
	LEYLINE_FUZZ=$(FUZZ) $(SWIFT) test -c release -Xswiftc -enable-testing --scratch-path .build/fuzz \
	  --filter LoaderFuzz
	LEYLINE_FUZZ=$(FUZZ_STUDIES) $(SWIFT) test -c release -Xswiftc -enable-testing --scratch-path .build/fuzz \
	  --skip-build --filter StudyFuzz

fuzz-parsers:
	LEYLINE_FUZZ_PARSERS=1 $(SWIFT) build -c release -Xswiftc -enable-testing --sanitize fuzzer --sanitize address \
	  --scratch-path .build/parsers --product ParserFuzz
	scripts/fuzz-parsers .build/parsers/release/ParserFuzz $(FUZZ_SECONDS) $(FUZZ_PARSERS)

SANITIZED = "PriceDataTests|DelimitedTextTests|ParallelExecutionTests|CivilTimeTests"
sanitize: setup
	LEYLINE_FUZZ=2000 $(SWIFT) test --sanitize address -Xcc -fsanitize=undefined -Xcc -fsanitize-trap=undefined \
	  --scratch-path .build/address --filter $(SANITIZED)
	LEYLINE_FUZZ=2000 $(SWIFT) test --sanitize thread --scratch-path .build/thread --filter $(SANITIZED)

clean:
	rm -rf .build out
