/*
 * test-template.c - house layouts: what a template can say, how each format escapes its values, and where
 * a faulty one is wrong.
 */
#include "render.h"

static const char tree[] = "kind\tid\tparent\ttitle\tdept\tstatus\tdue\n"
			   "doc\td\t\tNotice\t\t\t\n"
			   "finding\tf1\td\tone\tA;B\\;C\tdone\t2024-05-01\n"
			   "measure\tm1\tf1\tfirst\t\t\t\n"
			   "measure\tm2\tf1\tsecond\t\t\t\n"
			   "finding\tf2\td\ttwo\t\tactive\t2024-05-01\n";

#define check_form(...) check_form_at(__FILE__, __LINE__, __VA_ARGS__)

static void check_form_at(
	const char *file, int line, const char *form, const char *stream, const char *expected)
{
	struct rx_report_options options = {
		.form = form, .form_length = strlen(form), .today = "2024-06-03"};

	check_render_at(file, line, &options, stream, expected);
}

static void test_values_and_sections(void **state)
{
	(void)state;
	check_form(
		"{{report.title}}: {{report.findings}}, {{report.done}} done, {{report.overdue}} "
		"overdue, {{ 完成率 }}, {{report.date}}.",
		tree, "Notice: 2, 1 done, 1 overdue, 50.0%, 2024-06-03.");
	check_form("{{#findings}}{{index}}:{{title}}({{状态}}){{#measures}} {{index}}{{title}}"
		   "{{/measures}}{{^measures}} nothing{{/measures}};{{/findings}}",
		tree, "1:one(done) 1first 2second;2:two(in progress) nothing;");
	check_form("{{#问题}}{{#dept}}<{{.}}>{{/dept}}{{^dept}}none{{/dept}}|{{/问题}}", tree,
		"<A><B;C>|none|");
	/* A cell that a record has not is that of the record around it, when that one's header has it. */
	check_form("{{#records}}{{title}},{{/records}}{{title}}", tree,
		"Notice,one,first,second,two,");
	check_form("{{#docs}}{{#sections}}x{{/sections}}{{^sections}}no part{{/sections}}{{/docs}}",
		tree, "no part");
	check_form("{{x}}{{#records}}{{x}}{{due}}{{/records}}", "x\n1\n", "1");
}

static void test_lines(void **state)
{
	(void)state;
	check_form(
		"a\n  {{#findings}}  \nb {{title}}\n{{/findings}}\n{{! gone }}\nc {{! stays }}\n",
		tree, "a\nb one\nb two\nc \n");
	check_form("{{#findings}}\r\n{{title}}\r\n{{/findings}}", tree, "one\r\ntwo\r\n");
	check_form("", tree, "");
}

static void test_escaping(void **state)
{
	static const char hostile[] =
		"title\n# <b>&\"'`*_[x](y)\\\\{{report.date}}\xE2\x80\xAE\x1B[2J\\n|\n";
	struct rx_report_options options = {.form = "{{#records}}{{title}}{{/records}}",
		.form_length = strlen("{{#records}}{{title}}{{/records}}"),
		.format = "html"};

	(void)state;
	check_render(&options, hostile,
		"# "
		"&lt;b&gt;&amp;&quot;&#39;`*_[x](y)\\{{report.date}}[2J<br>"
		"|");
	options.format = "md";
	check_render(&options, hostile,
		"\\# \\<b\\>\\&\"'\\`\\*\\_\\[x\\](y)\\\\{{report.date}}"
		"\xEF\xBF\xBD\xEF\xBF\xBD\\[2J<br>\\|");
	options.format = "text";
	check_render(&options, hostile,
		"# <b>&\"'`*_[x](y)\\{{report.date}}\xEF\xBF\xBD\xEF\xBF\xBD[2J\n|");
	options.format = "json";
	check_render(
		&options, hostile, "# <b>&\\\"'`*_[x](y)\\\\{{report.date}}\\u202e\\u001b[2J\\n|");
}

static void check_fault(const char *form, const char *slug, size_t line, size_t column)
{
	struct rx_report_options options = {
		.form = form, .form_length = strlen(form), .form_name = "house"};
	struct check_said said;
	struct rx_buffer out = {0};

	assert_int_equal(render(&out, &options, tree, &said), -1);
	assert_string_equal(said.slug, slug);
	assert_int_equal(said.line, line);
	assert_int_equal(said.column, column);
	rx_buffer_release(&out);
}

static void test_faults(void **state)
{
	char deep[33 * 6 + 1];

	(void)state;
	check_fault("\n 整{{title", "template-tag", 2, 3);
	check_fault("{{#findings}}\n{{#dept}}{{/findings}}", "template-close", 2, 10);
	check_fault("{{/findings}}", "template-close", 1, 1);
	check_fault("a{{#findings}}", "template-section", 1, 2);
	check_fault("{{{title}}}", "template-sign", 1, 1);
	check_fault("{{&title}}", "template-sign", 1, 1);
	check_fault("{{>part}}", "template-sign", 1, 1);
	check_fault("{{=<% %>=}}", "template-sign", 1, 1);
	check_fault("{{ }}", "template-empty", 1, 1);
	check_fault("{{#}}{{/}}", "template-empty", 1, 1);
	check_fault("{{#findings}}\n{{tittle}}{{/findings}}", "template-name", 2, 1);
	for (size_t at = 0; at < 33; at++)
		memcpy(deep + at * 6, "{{#a}}", 7);
	check_fault(deep, "template-depth", 1, 193);
}

static void test_what_does_not_go_together(void **state)
{
	struct rx_report_options options = {.form = "x", .form_length = 1, .format = "xlsx"};
	struct check_said said;
	struct rx_sink sink = check_sink(&said);

	(void)state;
	assert_null(rx_report_new(&options, &sink));
	assert_string_equal(said.slug, "report-template");
	options.format = NULL;
	options.layout = "list";
	assert_null(rx_report_new(&options, &sink));
	assert_string_equal(said.slug, "report-template");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_values_and_sections),
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_escaping),
		cmocka_unit_test(test_faults),
		cmocka_unit_test(test_what_does_not_go_together),
	};

	return cmocka_run_group_tests_name("template", tests, NULL, NULL);
}
