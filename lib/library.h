/*
 * library.h - shared libraries that are loaded only when something needs them.
 *
 * Some libraries cost more to start than rx needs for a whole notice (libzip brings OpenSSL: 5 ms
 * against 3 ms), and few runs touch an office file.  The one file that knows such a library includes
 * its header for the types and takes its functions from here:
 *
 *     #define ZIP_FUNCTIONS(X) X(zip, discard) X(zip, fread)
 *     struct rx_zip { ZIP_FUNCTIONS(RX_LIBRARY_MEMBER) struct rx_library library; };
 *     #define FIND(prefix, name) && rx_library_find(&zip->library, #prefix "_" #name, ...)
 *     found = rx_library_open(&zip->library, RX_SONAME_ZIP) ZIP_FUNCTIONS(FIND);
 *
 * From then on zip->fread is zip_fread with its type, which the compiler checks against the header.
 * The sonames are those that the linker finds when rx is built (lib/soname).
 */
#ifndef RX_LIB_LIBRARY_H
#define RX_LIB_LIBRARY_H

#include <stdbool.h>
#include <stddef.h>

struct rx_library {
	void *handle;
};

/* Loads a library, or says no when it is not installed.  A library once loaded stays in the process,
 * so that opening it again costs nothing. */
bool rx_library_open(struct rx_library *library, const char *soname);
void rx_library_close(struct rx_library *library);

/* Stores the address of a function in the pointer at `function`, of `size` bytes. */
bool rx_library_find(
	const struct rx_library *library, const char *name, void *function, size_t size);

#define RX_LIBRARY_MEMBER(prefix, name) __typeof__(prefix##_##name) *name;

#endif
