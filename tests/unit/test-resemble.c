/*
 * test-resemble.c - likeness of titles, and that all pairs of like ones, and all groups, are found: the
 * fast way gives what comparing each with each gives, for lists of formulaic titles from seeds.
 */
#include "check.h"
#include "resemble.h"
#include "stars.h"

#include <stdlib.h>

enum { COUNT = 150, ONES = 90 };

static const char *const words[] = {"码头", "泊位", "公务", "接待", "管理", "不严", "制度", "执行",
	"走过场", "底数不清", "的", "档案", "移交"};

static struct rx_shingles random_title(struct rx_arena *arena, uint64_t *seed)
{
	char title[200] = "";
	size_t count = check_below(seed, 7);

	for (size_t at = 0; at < count; at++)
		strcat(title, words[check_below(seed, sizeof(words) / sizeof(*words))]);
	return rx_shingles_of(arena, rx_text(title));
}

static void check_pairs(const struct rx_shingles *ones, size_t one_count,
	const struct rx_shingles *others, size_t other_count, unsigned least)
{
	struct rx_resemblance *pairs;
	size_t count, seen = 0;

	assert_true(
		rx_resemble(ones, one_count, others, other_count, least, 1 << 20, &pairs, &count));
	for (size_t other = 0; other < other_count; other++) {
		for (size_t one = 0; one < one_count; one++) {
			unsigned dice = rx_shingles_dice(ones[one], others[other]);

			if (dice < least)
				continue;
			assert_true(seen < count);
			assert_int_equal(pairs[seen].one, one);
			assert_int_equal(pairs[seen].other, other);
			assert_int_equal(pairs[seen].dice, dice);
			seen++;
		}
	}
	assert_int_equal(seen, count);
	free(pairs);
}

/* Groups as they are defined: each that is free takes the free ones that are like it. */
static void check_stars(const struct rx_shingles *sets, size_t count, unsigned least)
{
	struct rx_star wanted[COUNT] = {{0, 0}}, *stars;
	uint32_t order[COUNT];

	for (size_t at = 0; at < count; at++)
		order[at] = (uint32_t)(at * 7 % count);
	stars = rx_stars(sets, count, least, order);
	assert_non_null(stars);
	for (size_t at = 0; at < count; at++) {
		uint32_t centre = order[at];

		for (uint32_t other = 0; wanted[centre].dice == 0 && other < count; other++) {
			unsigned dice = rx_shingles_dice(sets[centre], sets[other]);

			if (wanted[other].dice == 0 && other != centre && dice >= least)
				wanted[other] = (struct rx_star){centre, dice};
		}
		if (wanted[centre].dice == 0)
			wanted[centre] = (struct rx_star){centre, 1000};
		assert_int_equal(stars[centre].centre, wanted[centre].centre);
		assert_int_equal(stars[centre].dice, wanted[centre].dice);
	}
	free(stars);
}

static void test_all_pairs(void **state)
{
	static const unsigned leasts[] = {1, 250, 400, 550, 600, 667, 800, 1000};
	struct rx_arena arena = {0};

	(void)state;
	for (uint64_t seed = 1; seed <= 8; seed++) {
		struct rx_shingles sets[COUNT];
		uint64_t random = seed;

		for (size_t at = 0; at < COUNT; at++)
			sets[at] = random_title(&arena, &random);
		check_stars(sets, COUNT, leasts[seed - 1]);
		check_pairs(sets, ONES, sets + ONES, COUNT - ONES, leasts[seed - 1]);
		check_pairs(sets, 3, sets + 3, 4, leasts[seed - 1]);
	}
	rx_arena_release(&arena);
}

static void test_dice(void **state)
{
	struct rx_arena arena = {0};
	struct rx_shingles one = rx_shingles_of(&arena, rx_text("不良资产剥离不够有力"));
	struct rx_shingles other = rx_shingles_of(&arena, rx_text("“不良资产”剥离力度不够。"));

	(void)state;
	assert_int_equal(rx_shingles_dice(one, other), 2000 * 6 / 18);
	assert_int_equal(rx_shingles_dice(one, one), 1000);
	other = rx_shingles_of(&arena, rx_text("2024年1月"));
	assert_int_equal(other.count, 0);
	assert_int_equal(rx_shingles_dice(other, other), 0);
	other = rx_shingles_of(&arena, rx_text("钱"));
	assert_int_equal(other.count, 1);
	rx_arena_release(&arena);
}

/* A centre takes what is like it, not what is like that. */
static void test_no_chains(void **state)
{
	static const char *const titles[] = {"公务接待管理制度不严", "公务接待管理制度走样",
		"差旅接待管理制度走样", "差旅接待管理办法走样"};
	const uint32_t order[] = {0, 1, 2, 3}, other[] = {2, 0, 1, 3};
	struct rx_arena arena = {0};
	struct rx_shingles sets[4];
	struct rx_star *stars;

	(void)state;
	for (size_t at = 0; at < 4; at++)
		sets[at] = rx_shingles_of(&arena, rx_text(titles[at]));
	stars = rx_stars(sets, 4, 600, order);
	assert_int_equal(stars[0].centre, 0);
	assert_int_equal(stars[1].centre, 0);
	assert_int_equal(stars[1].dice, 2000 * 7 / 18);
	assert_int_equal(stars[2].centre, 2);
	assert_int_equal(stars[3].centre, 2);
	free(stars);
	stars = rx_stars(sets, 4, 600, other);
	assert_int_equal(stars[1].centre, 2);
	assert_int_equal(stars[3].centre, 2);
	assert_int_equal(stars[0].centre, 0);
	free(stars);
	rx_arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_all_pairs),
		cmocka_unit_test(test_dice),
		cmocka_unit_test(test_no_chains),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
