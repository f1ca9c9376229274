#!/bin/sh
# once
# lint - no check of tests/lint is one that cannot fail: a copy of a few files gets one fault of each kind,
# and each must be found at its place.
case $build in
*/asan) exit 0 ;; # the sources are the same
esac
mkdir -p tree/build/lib tree/lib tree/bin tree/tests/unit tree/tests/tool
cd "$top/lib" || exit 2
cp text.[ch] utf8.[ch] cell.[ch] buffer.[ch] version.c message.def "$OLDPWD/tree/lib"
cd "$OLDPWD" || exit 2
cp -r "$top/include" "$top/man" "$top/ARCHITECTURE.md" "$top/.clang-format" tree
cp "$top"/bin/cli.[ch] tree/bin
cp "$top"/tests/lint "$top"/tests/strip.awk tree/tests
cp "$top"/tests/unit/check.h tree/tests/unit
cp "$top"/tests/tool/copy.c tree/tests/tool
cd tree || exit 2

echo 'int late(void);' > lib/stray.c
sed -i '2i #include "reader_late.h"' lib/text.h
sed -i '2i #include "cell.h"' lib/utf8.c
sed -i 's/^```modules$/&\nnowhere     a module that is not there\ncell        again/' ARCHITECTURE.md
cat > lib/version.c << 'END'
/* Wrong in several ways; printf("in a comment") is not one. */
#include "rx.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
static int counter = 1;
int loose;
const char *rx_version(void)
{
	char copy[9];
	strcpy(copy, "printf(");
	printf("%d", counter++ + atoi(copy));
	exit(loose); /* TODO */ 
}
END
cat > bin/rx-wrong.c << 'END'
/* A program that looks inside. */
#include "rx.h"
#include "reader.h"
END
cat > man/rx-wrong.1 << 'END'
.Dd January 1, 2024
.Dt RX-WRONG 1
.Os
.Sh NAME
.Nm rx-wrong
.Nd wrong
.Sh DESCRIPTION
.It Fl x
END
cat >> lib/message.def << 'END'
MESSAGE(WRONG, wrong, ERROR, "a text", "no Chinese",
	"meaning", "")
END
{ echo '/* long */'; yes '' | head -n 600; } > lib/cell.c
${CC:-cc} -Iinclude -Ilib -w -c lib/version.c -o version.o && ar rc build/lib/librx.a version.o
sh tests/lint build > ../found
status=$?

# finds TEXT NAME: lint said so.
finds() {
	if grep -qF "$1" ../found; then echo "ok - finds $2"; else echo "not ok - finds $2"; fi
}
finds 'lib/stray.c:1: module stray is not in the list' 'a module that is not in the list'
finds 'lib/text.h:2: text may not include reader_late.h' 'a header that is not in the list'
finds 'lib/utf8.c:2: utf8 may not include cell.h' 'a header of a later module'
finds ': there is no module nowhere' 'a line of the list without a module'
finds ': module cell stands twice' 'a module that stands twice'
finds 'lib/version.c:11: unbounded' 'a banned string function'
finds 'lib/version.c:12: conversion without a check' 'a conversion without a check'
finds 'lib/version.c:12: the library never prints' 'printing in the library'
finds 'lib/version.c:13: the library never exits' 'an exit in the library'
finds 'lib/version.c:13: unfinished' 'unfinished work'
finds 'lib/version.c:13: blanks at the end' 'blanks at the end of a line'
finds 'lib/stray.c:1: no opening comment' 'a missing opening comment'
finds 'lib/cell.c:601: file has more than 600 lines' 'a long file'
finds 'bin/rx-wrong.c:3: a program may not include reader.h' 'a program that looks inside'
finds 'lib/message.def:' 'a message without Chinese'
if [ "$(grep -c 'lib/message.def:.* WRONG has' ../found)" = 2 ]; then
	echo 'ok - finds every missing text of a message'
else
	echo 'not ok - finds every missing text of a message'
fi
if grep -q 'lib/version.c:1: the library never prints' ../found; then
	echo 'not ok - comments and strings are no calls'
else
	echo 'ok - comments and strings are no calls'
fi
[ $status = 1 ] && echo 'ok - status 1' || echo 'not ok - status 1'
if command -v nm > /dev/null; then
	finds 'lib/version.c:1: counter is a mutable global' 'a static variable'
	finds 'lib/version.c:1: loose is visible outside' 'a name without rx_'
else
	echo 'skip - symbols: there is no nm'
fi
if clang-format --version 2> /dev/null | grep -q 'version 14\.'; then
	finds 'not as clang-format lays it out' 'a wrong layout'
else
	echo 'skip - layout: there is no clang-format 14'
fi
if command -v mandoc > /dev/null; then
	finds 'man/rx-wrong.1:8:' 'a wrong manual page'
else
	echo 'skip - manual pages: there is no mandoc'
fi
