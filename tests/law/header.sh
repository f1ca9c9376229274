#!/bin/sh
# once
# header - include/rx.h is C99 by itself and compiles as C++; a stranger's program builds against it
# and the library alone.
CC=${CC:-cc}

verdict() {
	if [ "$1" = 0 ]; then
		echo "ok - $2"
	else
		cat err
		echo "not ok - $2"
	fi
}

cat > stranger.c << 'END'
#include <rx.h>
#include <stdio.h>
#include <string.h>

int main(void)
{
	struct rx_reader *reader = rx_reader_new(NULL);
	const char *stream = "id\ttitle\n1\ta\n2\tb\n";
	struct rx_block block;
	size_t rows = 0;

	if (rx_word_find(RX_SET_COLUMN, rx_text("title")) < 0)
		return 3;
	if (!reader || rx_reader_open_bytes(reader, "stream", stream, strlen(stream)))
		return 2;
	while (rx_reader_next(reader, &block) > 0) {
		for (size_t row = 0; row < block.rows; row++) {
			struct rx_text cell = rx_block_cell(&block, row, 1);

			printf("%.*s\n", (int)cell.length, cell.bytes);
			rows++;
		}
	}
	rx_reader_free(reader);
	return rows == 2 ? 0 : 1;
}
END
cp stranger.c stranger.cc
strict='-Wall -Wextra -Wpedantic -pedantic-errors -Werror'
for standard in c99 c11; do
	$CC -std=$standard $strict -Wshadow -I"$top/include" -c stranger.c -o stranger.o 2> err
	verdict $? "rx.h as $standard"
done
sanitize=
case $build in */asan) sanitize='-fsanitize=address,undefined' ;; esac
$CC $sanitize stranger.o "$build/lib/librx.a" -lpcre2-8 -lutf8proc -lcsv -lexpat -o stranger 2> err &&
	[ "$(./stranger 2> err)" = "$(printf 'a\nb')" ]
verdict $? "a stranger's program builds and runs"
if command -v g++ > /dev/null; then
	for standard in c++11 c++17; do
		g++ -std=$standard $strict -I"$top/include" -c stranger.cc -o stranger.cc.o 2> err
		verdict $? "rx.h as $standard"
	done
	g++ $sanitize stranger.cc.o "$build/lib/librx.a" -lpcre2-8 -lutf8proc -lcsv -lexpat -o stranger.cc.bin 2> err &&
		./stranger.cc.bin > /dev/null 2> err
	verdict $? "a stranger's C++ program builds and runs"
else
	echo 'skip - rx.h as C++: there is no g++'
fi
