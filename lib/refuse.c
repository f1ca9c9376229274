/*
 * refuse.c - signatures of formats, and the converters for them.
 *
 * The old office formats share one signature, as do all that are ZIP archives; the name's extension
 * tells which program wrote them, and so what to convert them to.
 */
#include "refuse.h"

#include <stdio.h>

enum family { FAMILY_NONE, FAMILY_PDF, FAMILY_OLE, FAMILY_RTF, FAMILY_ZIP };
enum what { WHAT_PDF, WHAT_SHEET, WHAT_LETTER, WHAT_ARCHIVE };

static enum family family_of(struct rx_text raw)
{
	if (rx_text_starts(raw, RX_LITERAL("%PDF-")))
		return FAMILY_PDF;
	if (rx_text_starts(raw, RX_LITERAL("\xD0\xCF\x11\xE0")))
		return FAMILY_OLE;
	if (rx_text_starts(raw, RX_LITERAL("{\\rtf")))
		return FAMILY_RTF;
	if (rx_text_starts(raw, RX_LITERAL("PK\x03\x04")))
		return FAMILY_ZIP;
	return FAMILY_NONE;
}

static bool has_extension(struct rx_text name, const char *extensions)
{
	struct rx_text rest = rx_text(extensions), extension;

	while (rx_text_split(&rest, ' ', &extension)) {
		if (name.length > extension.length
			&& rx_text_equal_nocase(extension,
				rx_text_slice(name, name.length - extension.length, name.length)))
			return true;
	}
	return false;
}

static bool is_plain(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z')
		|| (byte >= '0' && byte <= '9') || (byte & 0x80) || strchr("._-+/,=:@%", byte);
}

/* The name as the shell reads it back; FILE where there is none. */
static void quote(const char *name, char *quoted, size_t size)
{
	size_t used = 0;
	bool plain = true;

	if (!name || !*name || name[0] == '<' || strlen(name) > size / 5) {
		snprintf(quoted, size, "FILE");
		return;
	}
	for (const char *at = name; *at; at++)
		plain = plain && is_plain(*at);
	if (plain && name[0] != '-') {
		snprintf(quoted, size, "%s", name);
		return;
	}
	quoted[used++] = '\'';
	for (const char *at = name; *at; at++) {
		if (*at == '\'')
			used += (size_t)snprintf(quoted + used, size - used, "'\\'");
		quoted[used++] = *at;
	}
	quoted[used++] = '\'';
	quoted[used] = '\0';
}

/* Without the directory and with another extension: what a converter names its output. */
static void output_name(const char *name, const char *extension, char *output, size_t size)
{
	const char *slash = strrchr(name, '/'), *base = slash ? slash + 1 : name;
	const char *dot = strrchr(base, '.');
	size_t length = dot && dot != base ? (size_t)(dot - base) : strlen(base);

	if (name[0] == '<' || length + 8 > size)
		snprintf(output, size, "FILE.%s", extension);
	else
		snprintf(output, size, "%.*s.%s", (int)length, base, extension);
}

enum { NAME_SIZE = 300, COMMAND_SIZE = 1100 };

static void office_command(
	const char *name, const char *filter, const char *extension, char *command)
{
	char quoted[NAME_SIZE], output[NAME_SIZE / 5], result[NAME_SIZE];

	quote(name, quoted, sizeof(quoted));
	output_name(name ? name : "<>", extension, output, sizeof(output));
	quote(output, result, sizeof(result));
	snprintf(command, COMMAND_SIZE, "libreoffice --headless --convert-to %s %s && rx-parse %s",
		filter, quoted, result);
}

static void pdf_command(const char *name, char *command)
{
	char quoted[NAME_SIZE];

	quote(name, quoted, sizeof(quoted));
	snprintf(command, COMMAND_SIZE, "pdftotext -enc UTF-8 %s - | rx-parse --name %s", quoted,
		quoted);
}

/* What it is, and the command for it. */
static enum what refusal(enum family family, const char *name, char *command)
{
	struct rx_text text = rx_text(name);
	char quoted[NAME_SIZE];

	if (family == FAMILY_PDF) {
		pdf_command(name, command);
		return WHAT_PDF;
	}
	if (has_extension(text, ".xls .xlsx .xlsm .et .ett .ods")) {
		office_command(
			name, "csv:\"Text - txt - csv (StarCalc):44,34,76\"", "csv", command);
		return WHAT_SHEET;
	}
	if (family != FAMILY_ZIP || has_extension(text, ".docx .docm .wps .wpt .odt")) {
		office_command(name, "txt:\"Text (encoded):UTF8\"", "txt", command);
		return WHAT_LETTER;
	}
	quote(name, quoted, sizeof(quoted));
	snprintf(command, COMMAND_SIZE, "unzip %s", quoted);
	return WHAT_ARCHIVE;
}

bool rx_refuse(struct rx_text raw, const char *name, const struct rx_sink *sink)
{
	static const char *const words[][2] = {
		[WHAT_PDF] = {"a PDF file", "PDF文件"},
		[WHAT_SHEET] = {"a spreadsheet", "电子表格"},
		[WHAT_LETTER] = {"a word processor document", "文字处理文档"},
		[WHAT_ARCHIVE] = {"an archive", "压缩文件"},
	};
	enum family family = family_of(raw);
	char command[COMMAND_SIZE];
	enum what what;

	if (family == FAMILY_NONE)
		return false;
	what = refusal(family, name, command);
	rx_say(sink, (struct rx_place){.file = name}, RX_SAY_FORMAT,
		words[what][rx_sink_lang(sink) == RX_LANG_ZH], command);
	return true;
}
