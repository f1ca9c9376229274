/*
 * pack.c - libzip writes to a source in memory, which is read back into the buffer.
 */
#include "pack.h"

#include <stdlib.h>
#include <zip.h>

#include "library.h"
#include "soname.h"

#define ZIP_FUNCTIONS(X)             \
	X(zip, close)                \
	X(zip, discard)              \
	X(zip, error_fini)           \
	X(zip, error_init)           \
	X(zip, file_add)             \
	X(zip, file_set_dostime)     \
	X(zip, open_from_source)     \
	X(zip, source_buffer)        \
	X(zip, source_buffer_create) \
	X(zip, source_close)         \
	X(zip, source_free)          \
	X(zip, source_keep)          \
	X(zip, source_open)          \
	X(zip, source_read)

enum { PIECE = 64 << 10, FIRST_DAY = 1 << 5 | 1 /* 1980-01-01 in the way of DOS */ };

struct zip_api {
	ZIP_FUNCTIONS(RX_LIBRARY_MEMBER)
	struct rx_library library;
};

static bool find_functions(struct zip_api *zip)
{
#define FIND(prefix, name) \
	&&rx_library_find(&zip->library, #prefix "_" #name, &zip->name, sizeof(zip->name))
	return rx_library_open(&zip->library, RX_SONAME_ZIP) ZIP_FUNCTIONS(FIND);
#undef FIND
}

static bool add_member(struct zip_api *zip, zip_t *archive, const struct rx_member *member)
{
	zip_source_t *source =
		zip->source_buffer(archive, member->bytes.bytes, member->bytes.length, 0);
	zip_int64_t place;

	if (!source)
		return false;
	place = zip->file_add(archive, member->name, source, ZIP_FL_ENC_UTF_8);
	if (place < 0) {
		zip->source_free(source);
		return false;
	}
	return zip->file_set_dostime(archive, (zip_uint64_t)place, 0, FIRST_DAY, 0) == 0;
}

static bool read_back(struct zip_api *zip, zip_source_t *whole, struct rx_buffer *out)
{
	zip_int64_t length = -1;

	if (zip->source_open(whole))
		return false;
	while (rx_buffer_reserve(out, PIECE)) {
		length = zip->source_read(whole, out->bytes + out->length, PIECE);
		if (length <= 0)
			break;
		out->length += (size_t)length;
	}
	zip->source_close(whole);
	return length == 0;
}

static bool pack(struct zip_api *zip, zip_source_t *whole, struct rx_buffer *out,
	const struct rx_member *members, size_t count)
{
	zip_t *archive = zip->open_from_source(whole, ZIP_CREATE | ZIP_TRUNCATE, NULL);
	bool well = archive != NULL;

	if (!archive)
		return false;
	/* The archive has taken the source over; it is wanted beyond it. */
	zip->source_keep(whole);
	for (size_t at = 0; at < count && well; at++)
		well = add_member(zip, archive, &members[at]);
	if (!well || zip->close(archive)) {
		zip->discard(archive);
		return false;
	}
	return read_back(zip, whole, out);
}

enum rx_pack_fault rx_pack(struct rx_buffer *out, const struct rx_member *members, size_t count)
{
	struct zip_api zip;
	zip_source_t *whole;
	bool well = false;

	if (!find_functions(&zip)) {
		rx_library_close(&zip.library);
		return RX_PACK_MISSING;
	}
	whole = zip.source_buffer_create(NULL, 0, 0, NULL);
	if (whole) {
		well = pack(&zip, whole, out, members, count);
		zip.source_free(whole);
	}
	rx_library_close(&zip.library);
	return well && !out->failed ? RX_PACK_WELL : RX_PACK_MEMORY;
}
