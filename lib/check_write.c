/*
 * check_write.c - what rx-check has to say, in the order of the records: as lines that compilers'
 * friends know, as a stream of diag records, as SARIF 2.1.0 (OASIS) and as workflow commands.
 */
#include "checker.h"
#include "clean.h"

#include <stdlib.h>

static const char *const levels[][2] = {{"note", "提示"}, {"warning", "警告"}, {"error", "错误"}};

static int compare_remarks(const void *one, const void *other)
{
	const struct rx_remarked *first = one, *second = other;

	if (first->row != second->row)
		return first->row < second->row ? -1 : 1;
	return first->order < second->order ? -1 : first->order > second->order;
}

/* What a remark is about, for people: the record's title, but not that of a document. */
static struct rx_text subject(const struct rx_checked *row)
{
	return row->kind == RX_KIND_FINDING || row->kind == RX_KIND_MEASURE
		? row->cells[RX_COLUMN_TITLE]
		: rx_text_of(NULL, 0);
}

static void add_clean(struct rx_buffer *line, struct rx_text text)
{
	rx_clean_add(line, text, RX_CLEAN_LINE);
}

/* ---- lines ---------------------------------------------------------------------------------- */

static void text_remark(
	struct rx_check *check, const struct rx_remarked *remark, struct rx_buffer *line)
{
	const struct rx_checked *row = &check->rows[remark->row];

	add_clean(line, rx_text(row->file ? row->file : ""));
	rx_buffer_add_byte(line, ':');
	rx_buffer_add_number(line, row->line);
	rx_buffer_add_string(line, ": ");
	rx_buffer_add_string(line, levels[remark->level][check->lang == RX_LANG_ZH]);
	rx_buffer_add_string(line, ": ");
	if (subject(row).length) {
		add_clean(line, subject(row));
		rx_buffer_add_string(line, ": ");
	}
	add_clean(line, remark->text);
	rx_buffer_add_string(line, " [");
	rx_buffer_add_string(line, rx_rule_slug(remark->rule));
	rx_buffer_add_byte(line, ']');
}

/* Of workflow commands: % CR LF are escaped, and in properties : and , too. */
static void add_escaped(struct rx_buffer *line, struct rx_text text, bool property)
{
	for (size_t at = 0; at < text.length; at++) {
		char byte = text.bytes[at];

		if (byte == '%')
			rx_buffer_add_string(line, "%25");
		else if (byte == '\n')
			rx_buffer_add_string(line, "%0A");
		else if (byte == '\r')
			rx_buffer_add_string(line, "%0D");
		else if (property && byte == ':')
			rx_buffer_add_string(line, "%3A");
		else if (property && byte == ',')
			rx_buffer_add_string(line, "%2C");
		else
			rx_buffer_add_byte(line, byte);
	}
}

static void github_remark(
	struct rx_check *check, const struct rx_remarked *remark, struct rx_buffer *line)
{
	static const char *const commands[] = {
		"::notice file=", "::warning file=", "::error file="};
	const struct rx_checked *row = &check->rows[remark->row];

	rx_buffer_add_string(line, commands[remark->level]);
	add_escaped(line, rx_text(row->file ? row->file : ""), true);
	rx_buffer_add_string(line, ",line=");
	rx_buffer_add_number(line, row->line);
	rx_buffer_add_string(line, ",title=");
	rx_buffer_add_string(line, rx_rule_slug(remark->rule));
	rx_buffer_add_string(line, "::");
	if (subject(row).length) {
		add_escaped(line, subject(row), false);
		rx_buffer_add_string(line, ": ");
	}
	add_escaped(line, remark->text, false);
}

/* ---- the stream ----------------------------------------------------------------------------- */

static void tsv_remark(
	struct rx_check *check, const struct rx_remarked *remark, struct rx_writer *writer)
{
	const struct rx_checked *row = &check->rows[remark->row];
	struct rx_buffer number = {0};
	const struct rx_text cells[] = {RX_LITERAL("diag"), row->cells[RX_COLUMN_ID],
		row->cells[RX_COLUMN_DOC], row->cells[RX_COLUMN_NO], remark->text,
		rx_text(levels[remark->level][0]), rx_text(rx_rule_slug(remark->rule)),
		rx_text(row->file ? row->file : "")};

	for (size_t at = 0; at < sizeof(cells) / sizeof(cells[0]); at++) {
		rx_writer_cell(writer, cells[at]);
		rx_writer_string(writer, "\t");
	}
	rx_buffer_add_number(&number, row->line);
	rx_writer_cell(writer, rx_buffer_text(&number));
	rx_writer_string(writer, "\t");
	rx_writer_cell(writer, subject(row));
	rx_writer_end_row(writer);
	rx_buffer_release(&number);
}

/* ---- SARIF ---------------------------------------------------------------------------------- */

static void add_json(struct rx_buffer *out, struct rx_text text)
{
	struct rx_buffer clean = {0};

	add_clean(&clean, text);
	rx_buffer_add_byte(out, '"');
	for (size_t at = 0; at < clean.length; at++) {
		if (clean.bytes[at] == '"' || clean.bytes[at] == '\\')
			rx_buffer_add_byte(out, '\\');
		rx_buffer_add_byte(out, clean.bytes[at]);
	}
	rx_buffer_add_byte(out, '"');
	out->failed |= clean.failed;
	rx_buffer_release(&clean);
}

/* A path as the relative reference of RFC 3986. */
static void add_uri(struct rx_buffer *out, const char *path)
{
	static const char plain[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
	static const char hex[] = "0123456789ABCDEF";

	rx_buffer_add_byte(out, '"');
	for (; *path; path++) {
		unsigned char byte = (unsigned char)*path;

		if (strchr(plain, byte)) {
			rx_buffer_add_byte(out, *path);
			continue;
		}
		rx_buffer_add_byte(out, '%');
		rx_buffer_add_byte(out, hex[byte >> 4]);
		rx_buffer_add_byte(out, hex[byte & 15]);
	}
	rx_buffer_add_byte(out, '"');
}

static void sarif_rules(struct rx_check *check, struct rx_buffer *out)
{
	for (int rule = 0; rule < RX_RULE_COUNT; rule++) {
		rx_buffer_add_string(out, rule ? ",\n{\"id\":" : "\n{\"id\":");
		add_json(out, rx_text(rx_rule_slug((enum rx_rule)rule)));
		rx_buffer_add_string(out, ",\"shortDescription\":{\"text\":");
		add_json(out, rx_text(rx_rule_name((enum rx_rule)rule, check->lang)));
		rx_buffer_add_string(out, "},\"fullDescription\":{\"text\":");
		add_json(out, rx_text(rx_rule_meaning((enum rx_rule)rule, check->lang)));
		rx_buffer_add_string(out, "},\"defaultConfiguration\":{\"level\":\"");
		rx_buffer_add_string(out, levels[check->levels[rule]][0]);
		rx_buffer_add_string(out, "\"}}");
	}
}

static void sarif_remark(
	struct rx_check *check, const struct rx_remarked *remark, struct rx_buffer *out)
{
	const struct rx_checked *row = &check->rows[remark->row];
	struct rx_buffer text = {0};

	rx_buffer_add_string(out, "\n{\"ruleId\":");
	add_json(out, rx_text(rx_rule_slug(remark->rule)));
	rx_buffer_add_string(out, ",\"ruleIndex\":");
	rx_buffer_add_number(out, (uint64_t)remark->rule);
	rx_buffer_add_string(out, ",\"level\":\"");
	rx_buffer_add_string(out, levels[remark->level][0]);
	rx_buffer_add_string(out, "\",\"message\":{\"text\":");
	if (subject(row).length) {
		rx_buffer_add_text(&text, subject(row));
		rx_buffer_add_string(&text, ": ");
	}
	rx_buffer_add_text(&text, remark->text);
	add_json(out, rx_buffer_text(&text));
	rx_buffer_add_string(
		out, "},\"locations\":[{\"physicalLocation\":{\"artifactLocation\":{\"uri\":");
	add_uri(out, row->file ? row->file : "");
	rx_buffer_add_string(out, "},\"region\":{\"startLine\":");
	rx_buffer_add_number(out, row->line ? row->line : 1);
	rx_buffer_add_string(out, "}}}]}");
	out->failed |= text.failed;
	rx_buffer_release(&text);
}

static void sarif(struct rx_check *check, struct rx_buffer *out)
{
	rx_buffer_add_string(out,
		"{\"$schema\":\"https://json.schemastore.org/"
		"sarif-2.1.0.json\",\"version\":\"2.1.0\","
		"\"runs\":[{\"tool\":{\"driver\":{\"name\":\"rx-check\",\"version\":");
	add_json(out, rx_text(rx_version()));
	rx_buffer_add_string(out, ",\"rules\":[");
	sarif_rules(check, out);
	rx_buffer_add_string(out, "]}},\"results\":[");
	for (size_t at = 0; at < check->remark_count; at++) {
		if (at)
			rx_buffer_add_byte(out, ',');
		sarif_remark(check, &check->remarks[at], out);
	}
	rx_buffer_add_string(out, "]}]}");
}

/* ---- all ------------------------------------------------------------------------------------ */

static void write_lines(struct rx_check *check, struct rx_writer *writer, struct rx_buffer *line)
{
	for (size_t at = 0; at < check->remark_count; at++) {
		rx_buffer_reset(line);
		if (check->format == RX_CHECK_GITHUB)
			github_remark(check, &check->remarks[at], line);
		else
			text_remark(check, &check->remarks[at], line);
		rx_writer_bytes(writer, line->bytes, line->length);
		rx_writer_end_row(writer);
	}
}

long rx_check_write_all(struct rx_check *check, struct rx_writer *writer)
{
	struct rx_buffer line = {0};

	if (check->remark_count)
		qsort(check->remarks, check->remark_count, sizeof(*check->remarks),
			compare_remarks);
	if (check->format == RX_CHECK_SARIF) {
		sarif(check, &line);
		rx_writer_bytes(writer, line.bytes, line.length);
		rx_writer_end_row(writer);
	} else if (check->format == RX_CHECK_TSV) {
		rx_writer_string(
			writer, "kind\tparent\tdoc\tno\ttitle\tstatus\ttype\tfile\tline\ttext");
		rx_writer_end_row(writer);
		for (size_t at = 0; at < check->remark_count; at++)
			tsv_remark(check, &check->remarks[at], writer);
	} else {
		write_lines(check, writer, &line);
	}
	rx_buffer_release(&line);
	return (long)check->remark_count;
}
