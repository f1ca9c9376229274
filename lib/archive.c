/*
 * archive.c - reading members through libzip.
 *
 * The sizes that an archive states are not believed: caps are checked while bytes come.
 */
#include "archive.h"

#include <stdlib.h>
#include <zip.h>

#include "library.h"
#include "soname.h"

#define ZIP_FUNCTIONS(X)             \
	X(zip, discard)              \
	X(zip, error_code_zip)       \
	X(zip, error_fini)           \
	X(zip, error_init)           \
	X(zip, fclose)               \
	X(zip, file_get_error)       \
	X(zip, fopen_index)          \
	X(zip, fread)                \
	X(zip, get_error)            \
	X(zip, get_num_entries)      \
	X(zip, name_locate)          \
	X(zip, open_from_source)     \
	X(zip, source_buffer_create) \
	X(zip, source_free)          \
	X(zip, stat_index)           \
	X(zip, stat_init)

struct rx_zip {
	ZIP_FUNCTIONS(RX_LIBRARY_MEMBER)
	struct rx_library library;
	zip_t *archive;
};

enum { PIECE = 64 << 10, RATIO_FROM = 4 << 20 };

bool rx_archive_is(struct rx_text bytes)
{
	return rx_text_starts(bytes, RX_LITERAL("PK\x03\x04"));
}

static enum rx_archive_fault fault_of(int code)
{
	switch (code) {
	case ZIP_ER_MEMORY: return RX_ARCHIVE_MEMORY;
	case ZIP_ER_NOPASSWD:
	case ZIP_ER_WRONGPASSWD:
	case ZIP_ER_ENCRNOTSUPP: return RX_ARCHIVE_ENCRYPTED;
	default: return RX_ARCHIVE_DAMAGED;
	}
}

static bool find_functions(struct rx_zip *zip)
{
#define FIND(prefix, name) \
	&&rx_library_find(&zip->library, #prefix "_" #name, &zip->name, sizeof(zip->name))
	return true ZIP_FUNCTIONS(FIND);
#undef FIND
}

enum rx_archive_fault rx_archive_open(struct rx_archive *archive, struct rx_text bytes)
{
	struct rx_zip *zip = calloc(1, sizeof(*zip));
	zip_error_t error;
	zip_source_t *source;
	enum rx_archive_fault fault = RX_ARCHIVE_WELL;

	archive->zip = zip;
	if (!zip)
		return RX_ARCHIVE_MEMORY;
	if (!rx_library_open(&zip->library, RX_SONAME_ZIP) || !find_functions(zip))
		return RX_ARCHIVE_LIBRARY;
	zip->error_init(&error);
	source = zip->source_buffer_create(bytes.bytes, bytes.length, 0, &error);
	if (source)
		zip->archive = zip->open_from_source(source, ZIP_RDONLY, &error);
	if (!zip->archive) {
		fault = fault_of(zip->error_code_zip(&error));
		zip->source_free(source);
	} else if (zip->get_num_entries(zip->archive, 0) > RX_ARCHIVE_MEMBERS) {
		fault = RX_ARCHIVE_MANY;
	}
	zip->error_fini(&error);
	return fault;
}

void rx_archive_close(struct rx_archive *archive)
{
	struct rx_zip *zip = archive->zip;

	archive->zip = NULL;
	if (!zip)
		return;
	if (zip->archive)
		zip->discard(zip->archive);
	rx_library_close(&zip->library);
	free(zip);
}

bool rx_archive_has(const struct rx_archive *archive, const char *name)
{
	return archive->zip->name_locate(archive->zip->archive, name, 0) >= 0;
}

static enum rx_archive_fault read_pieces(
	const struct rx_zip *zip, zip_file_t *file, const zip_stat_t *stat, struct rx_buffer *out)
{
	size_t most = RX_ARCHIVE_MEMBER;
	zip_int64_t length;

	if (stat->valid & ZIP_STAT_COMP_SIZE
		&& stat->comp_size < RX_ARCHIVE_MEMBER / RX_ARCHIVE_RATIO) {
		most = (size_t)stat->comp_size * RX_ARCHIVE_RATIO;
		if (most < RATIO_FROM)
			most = RATIO_FROM;
	}
	do {
		if (!rx_buffer_reserve(out, PIECE))
			return RX_ARCHIVE_MEMORY;
		length = zip->fread(file, out->bytes + out->length, PIECE);
		if (length < 0)
			return fault_of(zip->error_code_zip(zip->file_get_error(file)));
		out->length += (size_t)length;
		if (out->length > most)
			return RX_ARCHIVE_LARGE;
	} while (length > 0);
	return RX_ARCHIVE_WELL;
}

enum rx_archive_fault rx_archive_read(
	struct rx_archive *archive, const char *name, struct rx_buffer *out)
{
	const struct rx_zip *zip = archive->zip;
	zip_stat_t stat;
	zip_int64_t place = zip->name_locate(zip->archive, name, 0);
	zip_file_t *file;
	enum rx_archive_fault fault;

	rx_buffer_reset(out);
	if (place < 0)
		return RX_ARCHIVE_MISSING;
	zip->stat_init(&stat);
	if (zip->stat_index(zip->archive, (zip_uint64_t)place, 0, &stat))
		return RX_ARCHIVE_DAMAGED;
	if (stat.valid & ZIP_STAT_ENCRYPTION_METHOD && stat.encryption_method != ZIP_EM_NONE)
		return RX_ARCHIVE_ENCRYPTED;
	file = zip->fopen_index(zip->archive, (zip_uint64_t)place, 0);
	if (!file)
		return fault_of(zip->error_code_zip(zip->get_error(zip->archive)));
	fault = read_pieces(zip, file, &stat, out);
	zip->fclose(file);
	return fault;
}
