/*
 * gen_string: a growing byte string, and an allocator that ends the program when memory is short.
 *
 * In: bytes. Out: a terminated buffer with its length. A test tool may end itself; the library under
 * test may not, which is why none of this is shared with it.
 */
#ifndef GEN_STRING_H
#define GEN_STRING_H

#include <stddef.h>

struct string {
	char *bytes; /* terminated; NULL while empty */
	size_t length;
	size_t capacity;
};

/* Resize to count members of the given size; prints and exits when that is impossible. */
void *grow(void *memory, size_t count, size_t size);
char *copy_text(const char *text);
void string_append(struct string *string, const char *text);
void string_append_bytes(struct string *string, const char *bytes, size_t length);
void string_append_number(struct string *string, int number);
void string_release(struct string *string);
/* Print a message and exit with status 2. */
_Noreturn void give_up(const char *message, const char *detail);
/* Length in bytes of the UTF-8 character that starts with this byte. */
size_t character_length(unsigned char first);

#endif
