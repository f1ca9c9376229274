/*
 * test-parser-memory.c - how much memory a large notice takes with all its facts: about eight megabytes
 * and one and a half times the file.  The program of the runner's PATH parses, and its peak is what the
 * system says; one megabyte more is let pass, since systems differ in what they count.  With a sanitizer
 * the peak is the sanitizer's, and nothing is tested.
 */
#include "sanitized.h"
#include "unit.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MEGABYTE = 1 << 20 };

/* Findings with a dozen facts each; returns how many bytes were written. */
static long write_notice(FILE *file)
{
	fputs("关于巡察整改情况的通报\n2023年3月6日,巡察组反馈了意见。现将整改情况通报如下。\n"
	      "一、反馈问题整改情况\n",
		file);
	for (int finding = 1; ftell(file) < MEGABYTE; finding++)
		fprintf(file,
			"%d.关于第%d批台账登记不及时的问题\n整改情况:一是2023年%d月%"
			"d日召开专题会议,逐条"
			"研究整改办法,明确由业务科室牵头,每周对账一次,"
			"发现出入当场登记。二是清退补贴"
			"%d.5万元,约谈%d人,要求有关人员说明原因,并在支部会议上作出检讨。三是修订"
			"《物资领用办法》,对库存物资重新盘点,账实不符的逐件查明去向,做到有据可查。"
			"已完成整改。\n",
			finding, finding, finding % 12 + 1, finding % 28 + 1, finding, finding % 9);
	fflush(file);
	return ftell(file);
}

/* Only comes back, with a status, where the program cannot be started. */
static int parse(const char *path)
{
	if (freopen("/dev/null", "w", stdout))
		execlp("rx-parse", "rx-parse", "--facts", path, (char *)NULL);
	return 127;
}

static void facts_of_a_large_notice_fit(void **state)
{
	char path[] = "/tmp/rx-memory-XXXXXX";
	FILE *file;
	struct rusage usage;
	long size;
	int status;
	pid_t child;

	(void)state;
	if (sanitized())
		skip();
	file = fdopen(mkstemp(path), "w");
	assert_non_null(file);
	size = write_notice(file);
	child = fork();
	if (child == 0)
		_exit(parse(path));
	assert_int_equal(waitpid(child, &status, 0), child);
	fclose(file);
	unlink(path);
	assert_int_equal(status, 0);
	assert_int_equal(getrusage(RUSAGE_CHILDREN, &usage), 0);
	print_message("%ld KiB for %ld bytes\n", usage.ru_maxrss, size);
	assert_true(usage.ru_maxrss <= (9L * MEGABYTE + size + size / 2) / 1024);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(facts_of_a_large_notice_fit),
	};

	return cmocka_run_group_tests_name("parser: memory", tests, NULL, NULL);
}
