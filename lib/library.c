/*
 * library.c - loading shared libraries on use.
 */
#include "library.h"

#include <dlfcn.h>
#include <string.h>

bool rx_library_open(struct rx_library *library, const char *soname)
{
	library->handle = dlopen(soname, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
	return library->handle != NULL;
}

void rx_library_close(struct rx_library *library)
{
	if (library->handle)
		dlclose(library->handle);
	library->handle = NULL;
}

bool rx_library_find(
	const struct rx_library *library, const char *name, void *function, size_t size)
{
	void *address = dlsym(library->handle, name);

	/* POSIX has data and function pointers alike, ISO C does not: so the bytes are copied. */
	if (!address || size != sizeof(address))
		return false;
	memcpy(function, &address, size);
	return true;
}
