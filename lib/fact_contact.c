/*
 * fact_contact.c - contacts are what stands behind their labels, with or without a colon between:
 * 电话027-83221760邮政编码430020 runs together where a page has lost its line ends.
 */
#include "fact_contact.h"
#include "number.h"
#include "phrase.h"
#include "utf8.h"

enum { ADDRESS_LIMIT = 180 };

enum form { FORM_PHONE, FORM_MAIL, FORM_POST, FORM_ADDRESS };

static const struct {
	const char *words;
	enum form form;
} labels[] = {
	{"电话号码|电话|手机号码|手机|传真", FORM_PHONE},
	{"电子邮箱|电子邮件|电子信箱|邮箱地址|邮箱", FORM_MAIL},
	{"邮政编码|邮编", FORM_POST},
	{"邮政信箱|信箱|邮寄地址|地址", FORM_ADDRESS},
};

static const char all_labels[] = "联系电话|电话|手机|传真|电子邮箱|电子邮件|电子信箱|邮箱|邮政编码|"
				 "邮编|邮政信箱|联系人|联系地址|地址|网址";

static struct rx_text from_here(const struct rx_facts *facts, size_t at)
{
	return rx_text_slice(facts->text, at, facts->text.length);
}

/* Behind blanks and a colon. */
static size_t behind_colon(const struct rx_facts *facts, size_t at)
{
	size_t length;

	at = rx_phrase_skip_blanks(facts->text, at);
	while ((length = rx_phrase_start(
			from_here(facts, at), ":|" FULL_COLON "|为|是|(|" FULL_OPEN))
		> 0)
		at = rx_phrase_skip_blanks(facts->text, at + length);
	return at;
}

static bool is_digit(uint32_t code)
{
	return code >= '0' && code <= '9';
}

static bool is_stroke(uint32_t code)
{
	return code == '-' || code == 0x2014 || code == 0x2013 || code == 0x2015;
}

static bool is_mail(uint32_t code)
{
	return is_digit(code) || (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z')
		|| code == '.' || code == '_' || code == '-' || code == '+';
}

/* The end of a number of 7 to 20 digits with strokes and brackets in it, or at. */
static size_t phone_end(const struct rx_facts *facts, size_t at)
{
	size_t digits = 0, end = at, length, start = at;

	for (;; at += length) {
		uint32_t code = rx_number_character(facts->text, at, &length);

		if (is_digit(code)) {
			digits++;
			end = at + length;
		} else if (!is_stroke(code) && code != '(' && code != ')'
			&& !(code == ' ' && digits && digits < 5)) {
			break;
		}
	}
	return digits >= 5 && digits <= 20 ? end : start;
}

static size_t post_end(const struct rx_facts *facts, size_t at)
{
	size_t digits = 0, length, start = at;

	while (is_digit(rx_number_character(facts->text, at, &length))) {
		at += length;
		digits++;
	}
	return digits == 6 ? at : start;
}

static size_t mail_end(const struct rx_facts *facts, size_t at)
{
	size_t length, start = at;
	bool sign = false;

	for (;; at += length) {
		uint32_t code = rx_number_character(facts->text, at, &length);

		if (code == '@' && !sign && at > start)
			sign = true;
		else if (!is_mail(code))
			break;
	}
	while (at > start && facts->text.bytes[at - 1] == '.')
		at--;
	return sign ? at : start;
}

static size_t address_end(const struct rx_facts *facts, size_t at)
{
	struct rx_text rest = from_here(facts, at), word;
	size_t stop;

	if (rest.length > RX_FACT_REACH)
		rest.length = RX_FACT_REACH;
	stop = rx_phrase_find(rest,
		",|" FULL_COMMA "|;|" FULL_SEMICOLON "|。|\t|  |\xE3\x80\x80|\xC2\xA0", &word);
	if (stop != RX_NONE)
		rest.length = stop;
	stop = rx_phrase_find(rest, all_labels, &word);
	if (stop != RX_NONE)
		rest.length = stop;
	rest = rx_phrase_trim(rest);
	rest.length -= rx_phrase_end(rest, "(|" FULL_OPEN "|、");
	return rest.length >= 12 && rest.length <= ADDRESS_LIMIT ? at + rest.length : at;
}

/* 区号 in brackets: (0571)87654321 begins with its bracket. */
static size_t with_bracket(const struct rx_facts *facts, size_t at)
{
	size_t open = rx_phrase_end(
		       rx_text_slice(facts->text, facts->paragraph->start, at), "(|" FULL_OPEN),
	       end = at, length, digits = 0;

	if (!open)
		return at;
	for (; is_digit(rx_number_character(facts->text, end, &length)); end += length)
		digits++;
	return digits >= 3 && digits <= 4 && rx_number_character(facts->text, end, &length) == ')'
			&& is_digit(rx_number_character(facts->text, end + length, &length))
		? at - open
		: at;
}

/* 65387720(工作日)、65387721: behind what is said of a number in brackets. */
static size_t behind_note(const struct rx_facts *facts, size_t at)
{
	enum { NOTE_LIMIT = 60 };
	struct rx_text rest = from_here(facts, at), word;
	size_t open = rx_phrase_start(rest, "(|" FULL_OPEN), close;

	if (rest.length > NOTE_LIMIT)
		rest.length = NOTE_LIMIT;
	close = open ? rx_phrase_find(rest, ")|" FULL_CLOSE, &word) : RX_NONE;
	return close == RX_NONE ? at : at + close + word.length;
}

static size_t contact_end(const struct rx_facts *facts, enum form form, size_t at)
{
	switch (form) {
	case FORM_PHONE: return phone_end(facts, at);
	case FORM_MAIL: return mail_end(facts, at);
	case FORM_POST: return post_end(facts, at);
	default: return address_end(facts, at);
	}
}

static void put_contact(struct rx_facts *facts, struct rx_text title, size_t start, size_t end)
{
	size_t place = rx_fact_add(facts, RX_DOCTYPE_CONTACT, start, end);

	if (place == RX_NONE)
		return;
	rx_record_set(&facts->parse->records, place, RX_COLUMN_VALUE,
		rx_text_slice(facts->text, start, end));
	facts->parse->records.items[place].title = title;
}

/* A mail address without a label: back to where it begins. */
static size_t around_sign(struct rx_facts *facts, size_t at)
{
	size_t start = at, end;

	while (start > facts->paragraph->start
		&& is_mail((unsigned char)facts->text.bytes[start - 1]))
		start--;
	end = mail_end(facts, start);
	if (end <= at + 1 || start == at)
		return at;
	put_contact(facts, RX_LITERAL("邮箱"), start, end);
	return end;
}

/* 电话: A、B / C */
static size_t take_values(struct rx_facts *facts, enum form form, struct rx_text title, size_t at)
{
	size_t start = behind_colon(facts, at), end, last = at;

	if (form == FORM_PHONE)
		start = with_bracket(facts, start);
	end = contact_end(facts, form, start);
	while (end > start) {
		size_t mark;

		put_contact(facts, title, start, end);
		last = end;
		if (form != FORM_PHONE && form != FORM_MAIL)
			break;
		start = rx_phrase_skip_blanks(facts->text, behind_note(facts, end));
		mark = rx_phrase_start(
			from_here(facts, start), "、|/|,|" FULL_COMMA "|;|" FULL_SEMICOLON "|或");
		start = rx_phrase_skip_blanks(facts->text, start + mark);
		end = contact_end(facts, form, start);
	}
	return last;
}

void rx_fact_contact_signs(struct rx_signs *signs)
{
	for (size_t i = 0; i < sizeof(labels) / sizeof(labels[0]); i++)
		rx_signs_add(signs, labels[i].words, RX_SIGN_CONTACT);
}

size_t rx_fact_contact(struct rx_facts *facts, size_t at)
{
	struct rx_text rest = from_here(facts, at), front;

	if (*rest.bytes == '@')
		return around_sign(facts, at);
	if (!rx_text_one_of(facts->text, at + 3, "话子机真箱编政址寄"))
		return at;
	for (size_t i = 0; i < sizeof(labels) / sizeof(labels[0]); i++) {
		size_t length = rx_phrase_start(rest, labels[i].words), more, end;

		if (!length)
			continue;
		front = rx_text_slice(facts->text, facts->paragraph->start, at);
		more = rx_phrase_end(
			front, "联系|监督|举报|受理|咨询|办公|固定|值班|投诉|通讯|通信|来信|邮寄");
		end = take_values(facts, labels[i].form,
			rx_text_slice(facts->text, at - more, at + length), at + length);
		return end > at + length ? end : at;
	}
	return at;
}
