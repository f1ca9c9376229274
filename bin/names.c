/*
 * names.c - values made into parts of file names: what file systems or shells take for something
 * else, controls, and what turns a line round become _.
 */
#include "names.h"

#include <stdbool.h>
#include <stdlib.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

enum { NAME_LIMIT = 200 }; /* bytes of a value in a file's name */

/* Length of the character at a place; 0 where the bytes are none. */
static size_t character_length(struct rx_text value, size_t at)
{
	const unsigned char *bytes = (const unsigned char *)value.bytes + at;
	size_t length = bytes[0] < 0x80 ? 1
		: bytes[0] < 0xC2       ? 0
		: bytes[0] < 0xE0       ? 2
		: bytes[0] < 0xF0       ? 3
		: bytes[0] < 0xF5       ? 4
					: 0;

	if (length > value.length - at)
		return 0;
	for (size_t next = 1; next < length; next++) {
		if ((bytes[next] & 0xC0) != 0x80)
			return 0;
	}
	return length;
}

/* Should no file's name have this character?  What file systems or shells take for something else,
 * controls, and what turns a line round. */
static bool is_unsafe(const char *character, size_t length, bool first)
{
	const unsigned char *bytes = (const unsigned char *)character;

	if (bytes[0] < 0x20 || bytes[0] == 0x7F || strchr("/\\:*?\"<>|{}", bytes[0]))
		return true;
	if (first && (bytes[0] == '.' || bytes[0] == '-'))
		return true;
	if (length == 2)
		return bytes[0] == 0xC2 && bytes[1] < 0xA0;
	if (length != 3 || bytes[0] != 0xE2)
		return false;
	return (bytes[1] == 0x80
		       && (bytes[2] == 0x8E || bytes[2] == 0x8F
			       || (bytes[2] >= 0xA6 && bytes[2] < 0xAF)))
		|| (bytes[1] == 0x81 && bytes[2] >= 0xA6);
}

/* Appends a value as a part of a file's name; room is enough. */
static char *add_value(char *out, struct rx_text value, enum rx_lang lang)
{
	size_t at = 0, used = 0;

	if (value.length == 0)
		return stpcpy(out, lang == RX_LANG_ZH ? "未填写" : "not stated");
	while (at < value.length) {
		size_t length = character_length(value, at), step = length ? length : 1;

		if (used + step > NAME_LIMIT)
			break;
		if (length == 0 || is_unsafe(value.bytes + at, length, at == 0)) {
			out[used++] = '_';
		} else {
			memcpy(out + used, value.bytes + at, length);
			used += length;
		}
		at += step;
	}
	while (used > 1 && (out[used - 1] == ' ' || out[used - 1] == '.'))
		used--;
	return out + used;
}

/* The place of {COLUMN} in the name of the output: what stands between. */
static struct rx_text find_braces(struct cli *cli, const char *output)
{
	const char *open = output ? strchr(output, '{') : NULL;
	const char *end = open ? strchr(open, '}') : NULL;

	if (!end) {
		cli_error(cli, "option",
			"--split wants the column in the name of the output: --output "
			"'{dept}.xlsx'",
			"--split 要求输出文件名中写明列名，如 --output '{牵头部门}.xlsx'");
		exit(CLI_TROUBLE);
	}
	return (struct rx_text){open + 1, (size_t)(end - open - 1)};
}

void names_check(
	struct cli *cli, const char *output, const char *name, const struct rx_header *header)
{
	struct rx_text inside = find_braces(cli, output);
	struct rx_text column = {name, strlen(name)};

	if ((inside.length == 6 && memcmp(inside.bytes, "COLUMN", 6) == 0)
		|| (inside.length == column.length
			&& memcmp(inside.bytes, column.bytes, column.length) == 0))
		return;
	if (!header)
		return;
	if (rx_header_find(header, inside) >= 0
		&& rx_header_find(header, inside) == rx_header_find(header, column))
		return;
	cli_error(cli, "option", "the braces in --output name another column than --split",
		"--output 花括号中的列与 --split 不是同一列");
	exit(CLI_TROUBLE);
}

static int is_taken(const struct names *names, const char *name)
{
	for (size_t at = 0; at < names->count; at++) {
		if (strcasecmp(names->items[at], name) == 0)
			return 1;
	}
	return 0;
}

const char *names_next(
	struct cli *cli, const char *output, struct names *names, struct rx_text value)
{
	struct rx_text inside = find_braces(cli, output);
	size_t room = strlen(output) + NAME_LIMIT + 64;
	char *name = cli_have(cli, malloc(room)), *out;
	size_t front = (size_t)(inside.bytes - 1 - output);

	memcpy(name, output, front);
	out = add_value(name + front, value, cli->lang);
	stpcpy(out, inside.bytes + inside.length + 1);
	for (size_t again = 2; is_taken(names, name); again++)
		snprintf(out, room - (size_t)(out - name), "~%zu%s", again,
			inside.bytes + inside.length + 1);
	names->items =
		cli_have(cli, realloc(names->items, (names->count + 1) * sizeof(*names->items)));
	names->items[names->count++] = name;
	return name;
}

void names_release(struct names *names)
{
	for (size_t at = 0; at < names->count; at++)
		free(names->items[at]);
	free(names->items);
}
