/*
 * op_sketch.c - distinct~: how many different values there are, about, in 4 KiB a group however many.
 *
 * HyperLogLog (Flajolet, Fusy, Gandouet, Meunier 2007) with 4096 registers, read off by the improved
 * estimator of Ertl (2017, "New cardinality estimation algorithms for HyperLogLog sketches", algorithm
 * 6), which needs no tables of corrections.  The standard error is 1.6 percent.  Registers merge by
 * taking the greater one, so partial counts give exactly what one count gives; the hash is therefore
 * the same everywhere and not seeded.
 */
#include "list.h"
#include "operation.h"

enum { INDEX_BITS = 12, REGISTERS = 1 << INDEX_BITS, MOST = 64 - INDEX_BITS + 1 };

static void note(uint8_t *registers, struct rx_text value)
{
	uint64_t hash = rx_checksum(0, value);
	size_t at = hash >> (64 - INDEX_BITS);
	uint64_t rest = hash << INDEX_BITS;
	uint8_t rank = rest ? (uint8_t)(__builtin_clzll(rest) + 1) : MOST;

	if (rank > registers[at])
		registers[at] = rank;
}

static int add_sketch(struct rx_operation *operation, const struct rx_chunk *chunk)
{
	const struct rx_field *field = &chunk->fields[operation->field];

	for (size_t at = 0; at < chunk->hit_count; at++) {
		const struct rx_hit *hit = &chunk->hits[at];
		uint8_t *registers = (uint8_t *)operation->states + (size_t)hit->group * REGISTERS;
		struct rx_text cell = rx_chunk_cell(chunk, hit->row, field->column), value;
		struct rx_text rest = rx_cell_canonical(cell, &operation->scratch);

		if (field->type != RX_TYPE_LIST && rest.length)
			note(registers, rest);
		while (field->type == RX_TYPE_LIST && rx_list_next(&rest, &value)) {
			if (value.length)
				note(registers, value);
		}
	}
	return 0;
}

/* Ertl's sigma: x + 1 x^2 + 2 x^4 + 4 x^8 + ...; only for x below 1. */
static double sigma(double x)
{
	double sum = x, before, weight = 1;

	do {
		x *= x;
		before = sum;
		sum += x * weight;
		weight += weight;
	} while (sum != before);
	return sum;
}

void rx_finish_sketch(const struct rx_operation *operation, size_t group, struct rx_buffer *out)
{
	const uint8_t *registers = (const uint8_t *)operation->states + group * REGISTERS;
	const double half_by_ln2 = 0.72134752044448170368; /* 1 / (2 ln 2) */
	size_t counts[MOST + 1] = {0};
	double sum = 0;

	for (size_t at = 0; at < REGISTERS; at++)
		counts[registers[at]]++;
	if (counts[0] == REGISTERS) {
		rx_buffer_add_number(out, 0);
		return;
	}
	for (size_t rank = MOST; rank > 0; rank--)
		sum = 0.5 * (sum + (double)counts[rank]);
	sum += REGISTERS * sigma((double)counts[0] / REGISTERS);
	rx_buffer_add_number(out, (uint64_t)(half_by_ln2 * REGISTERS * REGISTERS / sum + 0.5));
}

/* ---- as text: one character a register ------------------------------------------------------ */

/* From 0 on, without the backslash, which would be an escape. */
static char character_of(uint8_t rank)
{
	char character = (char)('0' + rank);

	return character >= '\\' ? (char)(character + 1) : character;
}

static bool store_sketch(
	const struct rx_operation *operation, size_t group, size_t *cursor, struct rx_buffer *out)
{
	const uint8_t *registers = (const uint8_t *)operation->states + group * REGISTERS;

	(void)cursor;
	for (size_t at = 0; at < REGISTERS; at++)
		rx_buffer_add_byte(out, character_of(registers[at]));
	return false;
}

static int load_sketch(struct rx_operation *operation, size_t group, struct rx_text part)
{
	uint8_t *registers = (uint8_t *)operation->states + group * REGISTERS;

	if (part.length != REGISTERS)
		return 0;
	for (size_t at = 0; at < REGISTERS; at++) {
		char character = part.bytes[at];
		int rank = character > '\\' ? character - '1' : character - '0';

		if (rank < 0 || rank > MOST || character == '\\')
			return 0;
		if (rank > registers[at])
			registers[at] = (uint8_t)rank;
	}
	return 1;
}

static int absorb_sketch(struct rx_operation *operation, const struct rx_operation *other,
	size_t groups, const uint32_t *map)
{
	const uint8_t *from = other->states;

	for (size_t group = 0; group < groups; group++, from += REGISTERS) {
		uint8_t *to = (uint8_t *)operation->states + (size_t)map[group] * REGISTERS;

		for (size_t at = 0; at < REGISTERS; at++)
			to[at] = from[at] > to[at] ? from[at] : to[at];
	}
	return 1;
}

const struct rx_gather rx_gather_sketch = {
	RX_WANT_CELL, REGISTERS, add_sketch, store_sketch, load_sketch, absorb_sketch};
