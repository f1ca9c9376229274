/*
 * pack OUT [-e] MEMBER FILE [MEMBER FILE]... - writes a ZIP archive of files under the given member
 * names, whatever they are; -e encrypts the members behind it.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

static void fail(zip_t *zip, const char *what)
{
	fprintf(stderr, "pack: %s: %s\n", what, zip ? zip_strerror(zip) : "cannot be opened");
	exit(2);
}

int main(int argc, char **argv)
{
	zip_t *zip = argc > 1 ? zip_open(argv[1], ZIP_CREATE | ZIP_TRUNCATE, NULL) : NULL;
	int encrypt = 0;

	if (!zip)
		fail(NULL, argc > 1 ? argv[1] : "no name");
	for (int at = 2; at < argc; at++) {
		zip_source_t *source;
		zip_int64_t place;

		if (strcmp(argv[at], "-e") == 0) {
			encrypt = 1;
			continue;
		}
		source = at + 1 < argc ? zip_source_file(zip, argv[at + 1], 0, -1) : NULL;
		place = source ? zip_file_add(zip, argv[at], source, ZIP_FL_OVERWRITE) : -1;
		if (place < 0)
			fail(zip, argv[at]);
		if (encrypt
			&& zip_file_set_encryption(
				zip, (zip_uint64_t)place, ZIP_EM_AES_256, "secret"))
			fail(zip, argv[at]);
		at++;
	}
	if (zip_close(zip))
		fail(zip, argv[1]);
	return 0;
}
