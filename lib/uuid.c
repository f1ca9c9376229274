/*
 * uuid.c - SHA-1 (FIPS 180-4) over the name space and the name.  It is not used as a safeguard.
 */
#include "uuid.h"

struct sha1 {
	uint32_t state[5];
	unsigned char block[64];
	uint64_t length;
};

static uint32_t rotate(uint32_t word, unsigned bits)
{
	return word << bits | word >> (32 - bits);
}

static void expand(const unsigned char *block, uint32_t words[80])
{
	for (size_t at = 0; at < 16; at++)
		words[at] = (uint32_t)block[4 * at] << 24 | (uint32_t)block[4 * at + 1] << 16
			| (uint32_t)block[4 * at + 2] << 8 | block[4 * at + 3];
	for (size_t at = 16; at < 80; at++)
		words[at] =
			rotate(words[at - 3] ^ words[at - 8] ^ words[at - 14] ^ words[at - 16], 1);
}

static void mix(struct sha1 *sha)
{
	static const uint32_t constants[4] = {0x5A827999, 0x6ED9EBA1, 0x8F1BBCDC, 0xCA62C1D6};
	uint32_t words[80], a = sha->state[0], b = sha->state[1], c = sha->state[2];
	uint32_t d = sha->state[3], e = sha->state[4];

	expand(sha->block, words);
	for (size_t at = 0; at < 80; at++) {
		uint32_t choice = b ^ c ^ d, next;

		if (at < 20)
			choice = (b & c) | (~b & d);
		else if (at >= 40 && at < 60)
			choice = (b & c) | (b & d) | (c & d);
		next = rotate(a, 5) + choice + e + constants[at / 20] + words[at];
		e = d;
		d = c;
		c = rotate(b, 30);
		b = a;
		a = next;
	}
	sha->state[0] += a;
	sha->state[1] += b;
	sha->state[2] += c;
	sha->state[3] += d;
	sha->state[4] += e;
}

static void add(struct sha1 *sha, const void *bytes, size_t length)
{
	const unsigned char *from = bytes;

	for (size_t at = 0; at < length; at++) {
		sha->block[sha->length++ % 64] = from[at];
		if (sha->length % 64 == 0)
			mix(sha);
	}
}

static void finish(struct sha1 *sha, unsigned char digest[20])
{
	uint64_t bits = sha->length * 8;
	unsigned char size[8];

	for (size_t at = 0; at < 8; at++)
		size[at] = (unsigned char)(bits >> (56 - 8 * at));
	add(sha, "\x80", 1);
	while (sha->length % 64 != 56)
		add(sha, "", 1);
	add(sha, size, 8);
	for (size_t at = 0; at < 20; at++)
		digest[at] = (unsigned char)(sha->state[at / 4] >> (24 - 8 * (at % 4)));
}

void rx_uuid(struct rx_text name, char uuid[37])
{
	/* Chosen at random once for records of rectification. */
	static const unsigned char space[16] = {0x5C, 0x1D, 0x0E, 0x7A, 0x93, 0x44, 0x4B, 0x6E,
		0xA8, 0x21, 0xD7, 0x3F, 0x60, 0x9B, 0x12, 0xC5};
	static const char hex[] = "0123456789abcdef";
	struct sha1 sha = {{0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0}, {0}, 0};
	unsigned char digest[20];
	size_t to = 0;

	add(&sha, space, sizeof(space));
	if (name.length)
		add(&sha, name.bytes, name.length);
	finish(&sha, digest);
	digest[6] = (unsigned char)((digest[6] & 0x0F) | 0x50);
	digest[8] = (unsigned char)((digest[8] & 0x3F) | 0x80);
	for (size_t at = 0; at < 16; at++) {
		if (at == 4 || at == 6 || at == 8 || at == 10)
			uuid[to++] = '-';
		uuid[to++] = hex[digest[at] >> 4];
		uuid[to++] = hex[digest[at] & 15];
	}
	uuid[to] = '\0';
}
