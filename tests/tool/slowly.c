/*
 * slowly PROGRAM [ARGUMENT...] - runs a program with its output into a small non-blocking pipe, so
 * that its writes come out short or would block, and passes on what comes, with its exit status.
 *
 * A program may enlarge its pipe; it is made small again after each piece, as soon as that can be.
 * Status 2 when something cannot be done.
 */
#define _GNU_SOURCE /* pipe2, F_SETPIPE_SZ */
#include <fcntl.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static int give_up(const char *what)
{
	perror(what);
	return 2;
}

static void pass_on(int from)
{
	char bytes[3000];
	ssize_t length;

	while ((length = read(from, bytes, sizeof(bytes))) > 0) {
		(void)fcntl(from, F_SETPIPE_SZ, 4096); /* fails while the pipe holds more */
		if (write(STDOUT_FILENO, bytes, (size_t)length) != length)
			return;
	}
}

int main(int argc, char **argv)
{
	int ends[2], status;
	pid_t child;

	if (argc < 2 || pipe2(ends, O_CLOEXEC))
		return give_up("pipe");
	child = fork();
	if (child < 0)
		return give_up("fork");
	if (child == 0) {
		(void)fcntl(ends[1], F_SETFL, O_NONBLOCK);
		dup2(ends[1], STDOUT_FILENO);
		execv(argv[1], argv + 1);
		_exit(2);
	}
	close(ends[1]);
	pass_on(ends[0]);
	close(ends[0]);
	if (waitpid(child, &status, 0) != child)
		return give_up("wait");
	return WIFEXITED(status) ? WEXITSTATUS(status) : 2;
}
