/*
 * duty.c - splitting names, reading deadlines.
 */
#include "duty.h"
#include "phrase.h"
#include "status.h"

static struct rx_text without_stop(struct rx_text value)
{
	size_t length = rx_phrase_end(value, "。|;|" FULL_SEMICOLON "|,|" FULL_COMMA);

	return rx_phrase_trim(rx_text_slice(value, 0, value.length - length));
}

/* The first separator that stands in no bracket: 有关县(市、区)政府 is one name. */
static size_t separator_outside(struct rx_text value, const char *separators, struct rx_text *word)
{
	size_t at = 0, found;

	while ((found = rx_phrase_find(rx_text_slice(value, at, value.length), separators, word))
		!= RX_NONE) {
		struct rx_text before = rx_text_slice(value, 0, at + found), mark;
		size_t open = 0, close = 0, next;

		while ((next = rx_phrase_find(
				rx_text_slice(before, open, before.length), "(|" FULL_OPEN, &mark))
			!= RX_NONE)
			open += next + mark.length;
		if (!open)
			return at + found;
		close = rx_phrase_find(
			rx_text_slice(value, open, value.length), ")|" FULL_CLOSE, &mark);
		if (close == RX_NONE || open + close < at + found)
			return at + found;
		at = open + close + mark.length;
	}
	return RX_NONE;
}

void rx_duty_list(struct rx_parse *parse, size_t place, enum rx_column column, struct rx_text value)
{
	static const char separators[] = "、|,|" FULL_COMMA "|;|" FULL_SEMICOLON "|\n";
	struct rx_text word;

	while (value.length) {
		size_t at = separator_outside(value, separators, &word);
		struct rx_text name = value;

		if (at == RX_NONE) {
			value.length = 0;
		} else {
			name = rx_text_slice(value, 0, at);
			value = rx_text_slice(value, at + word.length, value.length);
		}
		rx_record_set(&parse->records, place, column, rx_phrase_trim(name));
	}
}

/* 责任单位 is the unit beside a 牵头 label, else the lead department. */
static void set_dept(struct rx_parse *parse, size_t place, struct rx_text name,
	struct rx_text value, struct rx_duties *duties)
{
	if (rx_phrase_in(name, "责任单位|责 任 单 位")) {
		rx_duty_list(
			parse, place, duties->lead_named ? RX_COLUMN_UNIT : RX_COLUMN_DEPT, value);
		duties->unit_named = true;
		return;
	}
	if (duties->unit_named && !duties->lead_named)
		rx_record_set(&parse->records, place, RX_COLUMN_UNIT,
			rx_record_take(&parse->records, place, RX_COLUMN_DEPT));
	rx_duty_list(parse, place, RX_COLUMN_DEPT, value);
	duties->lead_named = true;
}

void rx_duty_deadline(struct rx_parse *parse, size_t place, struct rx_text value)
{
	struct rx_record *record = &parse->records.items[place];
	int class = rx_class_of_words(value);
	char due[32];

	rx_record_set(&parse->records, place, RX_COLUMN_DUE_TEXT, value);
	if (class != RX_UNSET)
		record->class = class;
	if (!rx_date_deadline(value, parse->year, due))
		return;
	rx_record_set(
		&parse->records, place, RX_COLUMN_DUE, rx_arena_copy(&parse->arena, rx_text(due)));
	rx_record_set(&parse->records, place, RX_COLUMN_BOUND, RX_LITERAL("le"));
}

static void set_date(
	struct rx_parse *parse, size_t place, enum rx_column column, struct rx_text value)
{
	struct rx_reading before = {.year = parse->year};
	struct rx_date date;
	char text[32];

	if (!rx_date_find(value, 0, &before, &date) || date.count != 1)
		return;
	rx_reading_format(date.readings[0], text);
	rx_record_set(&parse->records, place, column, rx_arena_copy(&parse->arena, rx_text(text)));
}

bool rx_duty_is_ahead(struct rx_text value)
{
	return rx_phrase_end(value,
		       "前|底|以前|之前|立行立改|长期坚持|立即整改|即知即改|限期整改|持续整改|长期|"
		       "立即")
		> 0;
}

void rx_duty_set(struct rx_parse *parse, size_t place, const struct rx_label *label,
	struct rx_text value, struct rx_duties *duties)
{
	struct rx_text name = rx_parse_slice(parse, label->start, label->end);
	enum rx_column column = label->column;

	value = without_stop(value);
	if (place == RX_NONE || value.length == 0)
		return;
	if (label->role == RX_LABEL_CONTACT && rx_phrase_start(name, "联系人"))
		column = RX_COLUMN_OWNER;
	else if (label->role != RX_LABEL_FIELD)
		return;
	if (column == RX_COLUMN_DONE_ON && rx_duty_is_ahead(value))
		column = RX_COLUMN_DUE;
	switch (column) {
	case RX_COLUMN_DEPT: set_dept(parse, place, name, value, duties); break;
	case RX_COLUMN_DUE: rx_duty_deadline(parse, place, value); break;
	case RX_COLUMN_CLASS:
		if (rx_class_of_words(value) != RX_UNSET)
			parse->records.items[place].class = rx_class_of_words(value);
		break;
	case RX_COLUMN_PROGRESS:
		/* 整改进度:已完成 */
		if (rx_status_of_words(value) == RX_UNSET) {
			rx_record_set(&parse->records, place, column, value);
			break;
		} /* fall through */
	case RX_COLUMN_STATUS:
	case RX_COLUMN_STATUS_TEXT:
		rx_status_set(&parse->records, place, rx_status_of_words(value), value);
		break;
	default:
		if (rx_column_type(column) == RX_TYPE_LIST)
			rx_duty_list(parse, place, column, value);
		else if (rx_column_type(column) == RX_TYPE_DATE)
			set_date(parse, place, column, value);
		else
			rx_record_set(&parse->records, place, column, value);
	}
}
