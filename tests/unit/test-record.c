/*
 * test-record.c - cells and lists of records, and their final order.
 */
#include "unit.h"
#include "record.h"

static struct rx_arena arena;
static struct rx_records records;

static int begin(void **state)
{
	(void)state;
	memset(&arena, 0, sizeof(arena));
	memset(&records, 0, sizeof(records));
	records.arena = &arena;
	return 0;
}

static int end(void **state)
{
	(void)state;
	rx_records_release(&records);
	rx_arena_release(&arena);
	return 0;
}

static void a_list_grows_without_repeats(void **state)
{
	size_t place = rx_records_add(&records, RX_KIND_FINDING, RX_NONE, 0, 1);

	(void)state;
	rx_record_set(&records, place, RX_COLUMN_DEPT, rx_text("甲局"));
	rx_record_set(&records, place, RX_COLUMN_DEPT, rx_text("乙局"));
	rx_record_set(&records, place, RX_COLUMN_DEPT, rx_text("甲局"));
	rx_record_set(&records, place, RX_COLUMN_DEPT, rx_text("丙局"));
	rx_record_set(&records, place, RX_COLUMN_DEPT, rx_text("局"));
	rx_record_set(&records, place, RX_COLUMN_DEPT, rx_text(""));
	assert_text(rx_record_get(&records, place, RX_COLUMN_DEPT), "甲局;乙局;丙局;局");
}

static void a_cell_that_is_no_list_is_replaced(void **state)
{
	size_t place = rx_records_add(&records, RX_KIND_FINDING, RX_NONE, 0, 1);

	(void)state;
	rx_record_set(&records, place, RX_COLUMN_DUE, rx_text("2024-06"));
	rx_record_set(&records, place, RX_COLUMN_DUE, rx_text("2024-07"));
	assert_text(rx_record_get(&records, place, RX_COLUMN_DUE), "2024-07");
	assert_text(rx_record_take(&records, place, RX_COLUMN_DUE), "2024-07");
	assert_text(rx_record_get(&records, place, RX_COLUMN_DUE), "");
	assert_text(rx_record_take(&records, place, RX_COLUMN_DUE), "");
}

/* Memory of a list grows with its length, not with its square. */
static void a_long_list_keeps_its_order_and_little_memory(void **state)
{
	size_t place = rx_records_add(&records, RX_KIND_FINDING, RX_NONE, 0, 1), length = 0;
	char name[16];

	(void)state;
	for (unsigned at = 0; at < 20000; at++) {
		length += (size_t)snprintf(name, sizeof(name), "n%u", at) + 1;
		rx_record_set(
			&records, place, RX_COLUMN_DEPT, rx_arena_copy(&arena, rx_text(name)));
	}
	assert_false(arena.failed);
	assert_int_equal(rx_record_get(&records, place, RX_COLUMN_DEPT).length, length - 1);
	assert_true(rx_text_starts(
		rx_record_get(&records, place, RX_COLUMN_DEPT), RX_LITERAL("n0;n1;n2;")));
	assert_true(rx_text_ends(
		rx_record_get(&records, place, RX_COLUMN_DEPT), RX_LITERAL(";n19999")));
}

static void records_come_into_document_order(void **state)
{
	size_t doc = rx_records_add(&records, RX_KIND_DOC, RX_NONE, 0, 100);
	size_t late = rx_records_add(&records, RX_KIND_FINDING, doc, 50, 60);
	size_t section = rx_records_add(&records, RX_KIND_SECTION, doc, 10, 20);
	size_t diag = rx_records_add(&records, RX_KIND_DIAG, late, 50, 55);
	size_t measure = rx_records_add(&records, RX_KIND_MEASURE, late, 61, 70);

	(void)state;
	(void)diag;
	(void)section;
	(void)measure;
	rx_records_arrange(&records);
	assert_int_equal(records.items[0].kind, RX_KIND_DOC);
	assert_int_equal(records.items[1].kind, RX_KIND_SECTION);
	assert_int_equal(records.items[2].kind, RX_KIND_FINDING);
	assert_int_equal(records.items[3].kind, RX_KIND_DIAG);
	assert_int_equal(records.items[4].kind, RX_KIND_MEASURE);
	for (size_t at = 1; at < records.count; at++)
		assert_true(records.items[at].parent < at);
	assert_int_equal(records.items[4].parent, 2);
	assert_text(records.items[1].path, "1");
	assert_text(records.items[2].path, "2");
	assert_text(records.items[4].path, "2.1");
	assert_text(records.items[3].path, "");
}

#define RECORD_TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		RECORD_TEST(a_list_grows_without_repeats),
		RECORD_TEST(a_cell_that_is_no_list_is_replaced),
		RECORD_TEST(a_long_list_keeps_its_order_and_little_memory),
		RECORD_TEST(records_come_into_document_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
