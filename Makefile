# rx: `make demo` shows it at work, `make check` tests it, `make help` lists the rest.
#
# Both get missing packages first (make packages).  Everything built goes below build/; the tree stays
# clean.  A packager says: make all test RX_NO_INSTALL=1

BUILD ?= build
# Sources that the build makes; all builds share them.
MADE ?= $(BUILD)/made
# For another machine: CC=aarch64-linux-gnu-gcc CC_FOR_BUILD=gcc.
CC_FOR_BUILD ?= $(CC)
PREFIX ?= /usr/local
CFLAGS ?= -O2 -g
WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla
HARDENING ?= -D_FORTIFY_SOURCE=2 -fstack-protector-strong
RX_CFLAGS = -std=c11 -D_POSIX_C_SOURCE=200809L $(WARNINGS) $(HARDENING) -Iinclude -Ilib -I$(MADE) -MMD -MP -fPIC -fno-semantic-interposition
# Linked into the programs as archives, where those are installed; LIBS='-lpcre2-8 ...' decides otherwise.
LINKED = pcre2-8 utf8proc csv expat
LIBS = $$(cat $(BUILD)/lib/linked)
# Loaded when something needs them: they take longer to start than most runs last.
LOADED = zip xlsxwriter
TEST_LIBS = -lcmocka -lxlsxwriter -lzip -lpthread

library = $(patsubst lib/%.c,$(BUILD)/lib/%.o,$(wildcard lib/*.c))
programs = $(patsubst bin/%.c,$(BUILD)/bin/%,$(wildcard bin/rx-*.c))
scripts = $(patsubst bin/%,$(BUILD)/bin/%,$(filter-out %.c %.h,$(wildcard bin/rx-*)))
pages = $(patsubst man/%,$(BUILD)/man/%,$(wildcard man/*.[1-9] man/zh/*.[1-9]))
TEST_OBJECTS ?= $(BUILD)/tests/obj
units = $(patsubst tests/unit/%.c,$(BUILD)/tests/%,$(wildcard tests/unit/*.c))
tools = $(patsubst tests/tool/%.c,$(BUILD)/tests/%,$(wildcard tests/tool/*.c))

# As many jobs as processors, unless told otherwise; a make under make shares the jobs of the first.
ifeq (0,$(MAKELEVEL))
ifeq (,$(filter -j%,$(MAKEFLAGS)))
MAKEFLAGS += -j$(shell getconf _NPROCESSORS_ONLN 2>/dev/null || echo 1)
endif
endif

.PHONY: all help demo check check-cluster check-weeks test tested asan sanitized accept score score-damage score-ids fuzz data lint format metrics install clean packages
.SECONDARY:

all: $(programs) $(scripts) $(BUILD)/lib/librx.a $(pages)

help:
	@sed -n 's/^## //p' Makefile

## make            build the programs (build/bin), the library (build/lib) and the manual
## make demo       build, and show the weekly report of an example notice
demo: all
	@sh examples/demo $(BUILD)/bin

## make check      build and run all tests, plain and under the sanitizers
check: tested sanitized
	@sh tests/run $(BUILD) $(BUILD)/asan

## make test       all tests on the plain build
test: tested
	@sh tests/run $(BUILD)

## make asan       all tests under AddressSanitizer and UndefinedBehaviorSanitizer
asan: sanitized
	@sh tests/run $(BUILD)/asan

tested: all $(units) $(tools) $(if $(findstring asan,$(BUILD)),,$(BUILD)/tests/revise) $(BUILD)/tests/librx-tested.so

# The library and the programs are compiled a second time, the tests only linked.  Sanitized code takes
# longer to compile than to run here: hence -O0.  Programs at a fixed address start twice as fast.  Plain
# char has no sign there, as on other machines.
SANITIZE = -fsanitize=address,undefined -fno-sanitize-recover=all
sanitized: $(MADE)/soname.h $(MADE)/phrases.inc $(units:$(BUILD)/tests/%=$(TEST_OBJECTS)/%.o) $(tools:$(BUILD)/tests/%=$(TEST_OBJECTS)/%.o)
	@$(MAKE) --no-print-directory BUILD=$(BUILD)/asan MADE=$(MADE) TEST_OBJECTS=$(TEST_OBJECTS) HARDENING= PROGRAM_LDFLAGS=-no-pie \
		CFLAGS='-O0 -g -funsigned-char -fno-omit-frame-pointer $(SANITIZE)' TEST_CFLAGS='$(TEST_CFLAGS)' tested

## make check-cluster  count on several workers for real (root; parallel openssh-server slurm-wlm munge)
check-cluster: all
	@sh tests/cluster/run $(BUILD)

## make check-weeks  twelve weeks of rx-weekly, and its reminders day by day
check-weeks: all
	@RX_WEEKS=12 sh tests/run $(BUILD) law/weekly

## make accept     take today's output of the command-line tests as the expected one
accept: all
	@RX_ACCEPT=1 sh tests/run $(BUILD) cli

## make score      parse generated notices with known truth: precision, recall, F1 (SEED, COUNT)
SEED ?= 1
COUNT ?= 300
score: all $(BUILD)/score/generate $(BUILD)/score/score
	@sh tests/score/run $(BUILD) $(SEED) $(COUNT)

$(BUILD)/score/generate: $(wildcard tests/score/gen*.c tests/score/gen*.h) | $(BUILD)/packages
	@mkdir -p $(@D)
	$(CC) -std=c11 -D_POSIX_C_SOURCE=200809L $(WARNINGS) $(CFLAGS) $(wildcard tests/score/gen*.c) -o $@

scorer = $(filter-out tests/score/score_damage.c,$(wildcard tests/score/score*.c))
$(BUILD)/score/score: $(scorer) $(wildcard tests/score/score*.h) | $(BUILD)/packages
	@mkdir -p $(@D)
	$(CC) -std=c11 -D_POSIX_C_SOURCE=200809L $(WARNINGS) $(CFLAGS) $(scorer) -o $@

## make score-damage  how much damage of known truth is found and repaired, and damaged dates (SEED, COUNT)
score-damage: all $(BUILD)/tests/score-damage $(BUILD)/tests/scrape $(BUILD)/score/generate $(BUILD)/score/score
	@sh tests/score/damage $(BUILD) $(SEED) $(COUNT)

spoil = $(filter-out tests/score/generate.c,$(wildcard tests/score/gen*.c)) tests/score/spoil.c tests/score/score_damage.c
$(BUILD)/tests/score-damage: $(spoil) $(wildcard tests/score/gen*.h) tests/score/spoil.h $(BUILD)/tests/librx-tested.so
	$(CC) -std=c11 -D_POSIX_C_SOURCE=200809L $(WARNINGS) -Iinclude $(TEST_CFLAGS) $(spoil) -L$(BUILD)/tests -lrx-tested \
		-Wl,-rpath,'$$ORIGIN' -o $@

## make score-ids  how many ids survive the next revision of generated notices (SEED, COUNT)
score-ids: $(BUILD)/tests/revise
	@$(BUILD)/tests/revise --seed $(SEED) --count $(COUNT)
	@$(BUILD)/tests/revise --seed $(SEED) --count $(COUNT) --damage

revise = $(filter-out tests/score/generate.c,$(wildcard tests/score/gen*.c)) $(wildcard tests/score/revise*.c)
$(BUILD)/tests/revise: $(revise) $(wildcard tests/score/gen*.h) tests/score/revise.h $(BUILD)/tests/librx-tested.so
	$(CC) -std=c11 -D_POSIX_C_SOURCE=200809L $(WARNINGS) -Iinclude $(TEST_CFLAGS) $(revise) -L$(BUILD)/tests -lrx-tested \
		-Wl,-rpath,'$$ORIGIN' -o $@

## make fuzz       fuzz the parser and the reader for FUZZ_SECONDS each (60; needs clang)
fuzz: $(BUILD)/fuzz/parse $(BUILD)/fuzz/reader
	@sh tests/fuzz/run $(BUILD)/fuzz $(FUZZ_SECONDS)

FUZZ_SECONDS ?= 60
FUZZ_FLAGS = -std=c11 -D_POSIX_C_SOURCE=200809L -Iinclude -Ilib -I$(MADE) -O1 -g -fno-omit-frame-pointer \
	-fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all

$(BUILD)/fuzz/%: tests/fuzz/%.c $(wildcard lib/*.[ch] lib/*.def) $(MADE)/soname.h $(MADE)/phrases.inc
	@mkdir -p $(@D)
	clang $(FUZZ_FLAGS) $< $(wildcard lib/*.c) $(LIBS) -o $@

## make data       compile lib/character.inc again from jieba's dictionary (DICTIONARY=dict.txt)
DICTIONARY ?= /usr/lib/python3/dist-packages/jieba/dict.txt
data: $(BUILD)/data/statistics
	@[ -r '$(DICTIONARY)' ] || { echo 'rx: no $(DICTIONARY): apt-get install python3-jieba' >&2; exit 1; }
	$(BUILD)/data/statistics '$(DICTIONARY)' data/words.txt > $(BUILD)/data/character.inc
	mv $(BUILD)/data/character.inc lib/character.inc

$(BUILD)/data/statistics: data/statistics.c | $(BUILD)/packages
	@mkdir -p $(@D)
	$(CC) -std=c11 -D_POSIX_C_SOURCE=200809L $(WARNINGS) $(CFLAGS) $< -lm -o $@

## make install    install below PREFIX (and DESTDIR)
install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/lib $(DESTDIR)$(PREFIX)/include
	install -m 755 $(programs) $(scripts) $(DESTDIR)$(PREFIX)/bin
	install -m 644 $(BUILD)/lib/librx.a $(DESTDIR)$(PREFIX)/lib
	install -m 644 include/rx.h $(DESTDIR)$(PREFIX)/include
	for page in $(pages); do \
		case $$page in */zh/*) language=zh_CN/ ;; *) language= ;; esac; \
		folder=$(DESTDIR)$(PREFIX)/share/man/$${language}man$${page##*.}; \
		install -d $$folder && install -m 644 $$page $$folder || exit 1; \
	done

## make lint       check the order of modules, the layout of the code and the manual pages
lint: $(BUILD)/lib/librx.a
	@sh tests/lint $(BUILD)

## make format     lay out the code with clang-format 14
format:
	clang-format -i lib/*.[ch] bin/*.[ch] include/*.h tests/unit/*.[ch] tests/tool/*.c tests/bench/*.c

## make bench      measure the programs beside their peers (SIZE=1024 for a table of 1 GiB)
bench: all
	@SIZE='$(SIZE)' sh tests/bench/run $(BUILD) $(TASKS)

## make metrics    the ten longest functions and files
metrics:
	@sh tests/metrics

## make clean      remove everything that was built
clean:
	rm -rf build

## make packages   get the packages that the build needs (apt-get, unless RX_NO_INSTALL is set)
packages: $(BUILD)/packages

$(BUILD)/packages:
	@mkdir -p $(BUILD)
	@CC='$(CC)' sh tests/packages
	@touch $@

$(BUILD)/lib/%.o: lib/%.c | $(BUILD)/packages
	@mkdir -p $(@D)
	$(CC) $(RX_CFLAGS) $(CFLAGS) -c $< -o $@

# The names of the libraries that are loaded on use, as the linker finds them here.
$(MADE)/soname.h: lib/soname Makefile | $(BUILD)/packages
	@mkdir -p $(@D)
	@CC='$(CC)' sh lib/soname $(LOADED) > $@.new && mv $@.new $@

$(BUILD)/lib/linked: lib/linked Makefile | $(BUILD)/packages
	@mkdir -p $(@D)
	@CC='$(CC)' sh lib/linked $(LINKED) > $@.new && mv $@.new $@

$(library): | $(MADE)/soname.h $(BUILD)/lib/linked

# The tables of words of all modules that look for words, compiled (lib/phrase_table.h).
phrased = $(patsubst lib/%.c,$(MADE)/%.i,$(shell grep -l '^#include "phrase.h"' lib/*.c))

$(MADE)/%.i: lib/%.c | $(MADE)/soname.h
	@mkdir -p $(@D)
	@$(CC) $(RX_CFLAGS) $(CFLAGS) -MT $@ -MF $@.d -E -P $< -o $@

$(MADE)/phrases: data/phrases.c lib/phrase_table.h | $(BUILD)/packages
	@mkdir -p $(@D)
	$(CC_FOR_BUILD) -std=c11 -D_POSIX_C_SOURCE=200809L $(WARNINGS) -Iinclude -O2 $< -o $@

$(MADE)/phrases.inc: $(MADE)/phrases $(phrased)
	@mkdir -p $(@D)
	@cat $(phrased) | $(MADE)/phrases > $@.new && mv $@.new $@

$(BUILD)/lib/phrase_table.o: $(MADE)/phrases.inc

$(BUILD)/lib/librx.a: $(library)
	@rm -f $@
	ar rcs $@ $(library)

$(BUILD)/obj/%.o: bin/%.c | $(BUILD)/packages
	@mkdir -p $(@D)
	$(CC) $(RX_CFLAGS) $(CFLAGS) -c $< -o $@

$(BUILD)/bin/rx-filter: $(BUILD)/obj/select.o
$(BUILD)/bin/rx-render: $(BUILD)/obj/names.o

$(BUILD)/bin/rx-%: $(BUILD)/obj/rx-%.o $(BUILD)/obj/cli.o $(BUILD)/lib/librx.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) $(PROGRAM_LDFLAGS) $(filter %.o,$^) $(filter %.a,$^) $(LIBS) -o $@

# Programs in shell are copied, with the version of the header put in.
$(scripts): $(BUILD)/bin/%: bin/% include/rx.h
	@mkdir -p $(@D)
	@version=$$(sed -n 's/^#define RX_VERSION "\(.*\)"/\1/p' include/rx.h) && \
		sed "s/@VERSION@/$$version/" $< > $@.new && chmod 755 $@.new && mv $@.new $@

# The list of options in a manual page comes from the program itself, that of messages from their table;
# so it is with the Chinese pages, in man/zh.
$(BUILD)/man/%: man/% man/assemble man/chinese.awk man/messages.awk lib/message.def lib/profile.def lib/rule.def $(programs) $(scripts)
	@mkdir -p $(@D)
	@sh man/assemble $(BUILD)/bin $< > $@.new && mv $@.new $@

# Tests see all of the library, as a shared one: a change in it links one file and not a hundred.  How
# fast they run does not matter, how fast they compile does.
TEST_CFLAGS ?= $(subst -O2,-O0 -U_FORTIFY_SOURCE,$(CFLAGS))
TEST_LINK = -L$(BUILD)/tests -lrx-tested -Wl,-rpath,'$$ORIGIN' $(LDFLAGS) $(TEST_LIBS)

$(BUILD)/tests/librx-tested.so: $(library)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -shared $(library) $(LDFLAGS) $(LIBS) -o $@

$(TEST_OBJECTS)/%.o: tests/unit/%.c | $(BUILD)/packages
	@mkdir -p $(@D)
	$(CC) $(RX_CFLAGS) $(TEST_CFLAGS) -c $< -o $@

$(TEST_OBJECTS)/%.o: tests/tool/%.c | $(BUILD)/packages
	@mkdir -p $(@D)
	$(CC) $(RX_CFLAGS) $(TEST_CFLAGS) -c $< -o $@

$(units) $(tools): $(BUILD)/tests/%: $(TEST_OBJECTS)/%.o | $(BUILD)/tests/librx-tested.so
	$(CC) $(CFLAGS) $< $(TEST_LINK) -o $@

-include $(wildcard $(BUILD)/lib/*.d $(MADE)/*.d $(BUILD)/obj/*.d $(TEST_OBJECTS)/*.d)
