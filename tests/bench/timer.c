/*
 * timer: what commands cost, run in turns.
 *
 *     timer [--rounds N] [--pipe FILE] NAME COMMAND [NAME COMMAND]...
 *
 * Each round runs every command once, so that a change of the machine's load meets all of them; a
 * command that has used up its seconds is left out of later rounds.  Standard output is drained
 * from a pipe by splice(), which costs the command what a real reader costs it; /dev/null would
 * not.  With --pipe, FILE comes to standard input through a pipe from a process that is not
 * counted.  Prints for each command, separated by TABs:
 *
 *     NAME  CPU-seconds  wall-seconds  peak-KiB  rounds  status
 *
 * Times are medians; CPU is user and system time with all processes that the command waited for,
 * the peak is that of its greatest process.  A command of plain words is run without a shell, so
 * that a shell's own time is not in it.  Exits with 2 when something could not be run at all.
 */
#define _GNU_SOURCE /* splice, F_SETPIPE_SZ, wait4 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { ROUNDS = 99, WORDS = 64, COMMANDS = 16, PIPE_SIZE = 1 << 20, FEED = 128 << 10 };
static const double patience = 3; /* CPU seconds per command, over all rounds */

struct command {
	const char *name, *text;
	double cpu[ROUNDS], wall[ROUNDS];
	double used;
	long peak;
	size_t rounds;
	int status;
};

static void give_up(const char *what)
{
	fprintf(stderr, "timer: %s: %s\n", what, strerror(errno));
	exit(2);
}

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static double seconds(struct timeval time)
{
	return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

/* ---- processes ------------------------------------------------------------------------------ */

/* Replaces this process by the command. */
static void become(const char *text)
{
	char *copy = strdup(text), *words[WORDS + 1];
	size_t count = 0;

	if (copy && !strpbrk(text, "|&;<>()$`\\\"'*?[#~=%{}\n")) {
		for (char *word = strtok(copy, " "); word && count < WORDS;
			word = strtok(NULL, " "))
			words[count++] = word;
		words[count] = NULL;
		execvp(words[0], words);
	} else {
		execl("/bin/sh", "sh", "-c", text, (char *)NULL);
	}
	_exit(127);
}

/* Writes the file to a pipe and ends. */
static void feed(const char *file, int descriptor)
{
	static char bytes[FEED];
	int from = open(file, O_RDONLY);
	ssize_t length;

	signal(SIGPIPE, SIG_DFL);
	while ((length = read(from, bytes, sizeof(bytes))) > 0) {
		for (ssize_t done = 0, wrote; done < length; done += wrote) {
			wrote = write(descriptor, bytes + done, (size_t)(length - done));
			if (wrote < 0)
				_exit(1);
		}
	}
	_exit(length < 0);
}

/* Descriptor to read from; *feeder is the process behind it, or 0. */
static int open_input(const char *file, pid_t *feeder)
{
	int ends[2];

	*feeder = 0;
	if (!file)
		return open("/dev/null", O_RDONLY);
	if (pipe(ends))
		give_up("pipe");
	*feeder = fork();
	if (*feeder < 0)
		give_up("fork");
	if (*feeder == 0) {
		close(ends[0]);
		feed(file, ends[1]);
	}
	close(ends[1]);
	return ends[0];
}

static void drain(int descriptor)
{
	static char bytes[FEED];
	int nowhere = open("/dev/null", O_WRONLY);
	ssize_t moved;

	do {
		moved = splice(descriptor, NULL, nowhere, NULL, PIPE_SIZE, SPLICE_F_MOVE);
		if (moved < 0 && errno == EINVAL)
			moved = read(descriptor, bytes, sizeof(bytes));
	} while (moved > 0 || (moved < 0 && errno == EINTR));
	close(nowhere);
}

static pid_t start(const char *text, int input, int output)
{
	pid_t child = fork();

	if (child < 0)
		give_up("fork");
	if (child)
		return child;
	dup2(input, STDIN_FILENO);
	dup2(output, STDOUT_FILENO);
	for (int descriptor = 3; descriptor < 32; descriptor++)
		close(descriptor);
	become(text);
	return -1;
}

static void run(struct command *command, const char *file)
{
	struct rusage usage;
	pid_t child, feeder;
	int ends[2], input = open_input(file, &feeder);
	double began;

	if (input < 0 || pipe(ends))
		give_up("pipe");
	(void)fcntl(ends[1], F_SETPIPE_SZ, PIPE_SIZE);
	began = now();
	child = start(command->text, input, ends[1]);
	close(ends[1]);
	close(input);
	drain(ends[0]);
	close(ends[0]);
	if (wait4(child, &command->status, 0, &usage) < 0)
		give_up(command->name);
	command->wall[command->rounds] = now() - began;
	command->cpu[command->rounds] = seconds(usage.ru_utime) + seconds(usage.ru_stime);
	command->used += command->cpu[command->rounds++];
	if (usage.ru_maxrss > command->peak)
		command->peak = usage.ru_maxrss;
	if (feeder)
		waitpid(feeder, NULL, 0);
}

/* ---- the report ----------------------------------------------------------------------------- */

static int ascending(const void *left, const void *right)
{
	double a = *(const double *)left, b = *(const double *)right;

	return (a > b) - (a < b);
}

static double median(double *values, size_t count)
{
	qsort(values, count, sizeof(*values), ascending);
	return count % 2 ? values[count / 2] : (values[count / 2 - 1] + values[count / 2]) / 2;
}

static void report(struct command *command)
{
	int status = WIFEXITED(command->status) ? WEXITSTATUS(command->status)
						: 128 + WTERMSIG(command->status);

	printf("%s\t%.6f\t%.6f\t%ld\t%zu\t%d\n", command->name,
		median(command->cpu, command->rounds), median(command->wall, command->rounds),
		command->peak, command->rounds, status);
}

int main(int argc, char **argv)
{
	static struct command commands[COMMANDS];
	size_t count = 0, rounds = 5;
	const char *file = NULL;
	int at = 1;

	for (; at + 1 < argc && strncmp(argv[at], "--", 2) == 0; at += 2) {
		if (strcmp(argv[at], "--rounds") == 0)
			rounds = strtoul(argv[at + 1], NULL, 10);
		else if (strcmp(argv[at], "--pipe") == 0)
			file = argv[at + 1];
	}
	for (; at + 1 < argc && count < COMMANDS; at += 2)
		commands[count++] = (struct command){.name = argv[at], .text = argv[at + 1]};
	if (!count || at != argc || rounds < 1 || rounds > ROUNDS) {
		fputs("usage: timer [--rounds N] [--pipe FILE] NAME COMMAND [NAME COMMAND]...\n",
			stderr);
		return 2;
	}
	for (size_t round = 0; round < rounds; round++) {
		for (size_t each = 0; each < count; each++) {
			if (round == 0 || commands[each].used < patience)
				run(&commands[each], file);
		}
	}
	for (size_t each = 0; each < count; each++)
		report(&commands[each]);
	return 0;
}
