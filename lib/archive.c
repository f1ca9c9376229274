/*
 * archive.c - reading members through libzip.
 *
 * The sizes that an archive states are not believed: caps are checked while bytes come.
 */
#include "archive.h"

#include <zip.h>

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

enum rx_archive_fault rx_archive_open(struct rx_archive *archive, struct rx_text bytes)
{
	zip_error_t error;
	zip_source_t *source;
	enum rx_archive_fault fault = RX_ARCHIVE_WELL;

	archive->zip = NULL;
	zip_error_init(&error);
	source = zip_source_buffer_create(bytes.bytes, bytes.length, 0, &error);
	if (source)
		archive->zip = zip_open_from_source(source, ZIP_RDONLY, &error);
	if (!archive->zip) {
		fault = fault_of(zip_error_code_zip(&error));
		zip_source_free(source);
	} else if (zip_get_num_entries(archive->zip, 0) > RX_ARCHIVE_MEMBERS) {
		fault = RX_ARCHIVE_MANY;
	}
	zip_error_fini(&error);
	return fault;
}

void rx_archive_close(struct rx_archive *archive)
{
	if (archive->zip)
		zip_discard(archive->zip);
	archive->zip = NULL;
}

bool rx_archive_has(const struct rx_archive *archive, const char *name)
{
	return zip_name_locate(archive->zip, name, 0) >= 0;
}

static enum rx_archive_fault read_pieces(
	zip_file_t *file, const zip_stat_t *stat, struct rx_buffer *out)
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
		length = zip_fread(file, out->bytes + out->length, PIECE);
		if (length < 0)
			return fault_of(zip_error_code_zip(zip_file_get_error(file)));
		out->length += (size_t)length;
		if (out->length > most)
			return RX_ARCHIVE_LARGE;
	} while (length > 0);
	return RX_ARCHIVE_WELL;
}

enum rx_archive_fault rx_archive_read(
	struct rx_archive *archive, const char *name, struct rx_buffer *out)
{
	zip_stat_t stat;
	zip_int64_t place = zip_name_locate(archive->zip, name, 0);
	zip_file_t *file;
	enum rx_archive_fault fault;

	rx_buffer_reset(out);
	if (place < 0)
		return RX_ARCHIVE_MISSING;
	zip_stat_init(&stat);
	if (zip_stat_index(archive->zip, (zip_uint64_t)place, 0, &stat))
		return RX_ARCHIVE_DAMAGED;
	if (stat.valid & ZIP_STAT_ENCRYPTION_METHOD && stat.encryption_method != ZIP_EM_NONE)
		return RX_ARCHIVE_ENCRYPTED;
	file = zip_fopen_index(archive->zip, (zip_uint64_t)place, 0);
	if (!file)
		return fault_of(zip_error_code_zip(zip_get_error(archive->zip)));
	fault = read_pieces(file, &stat, out);
	zip_fclose(file);
	return fault;
}
