/*
 * meta.c - names of meta data on government pages (ArticleTitle, PubDate, Url, as their standard for
 * pages names them) and on others (Open Graph, itemprop).
 */
#include "meta.h"
#include "entity.h"
#include "phrase.h"

void rx_meta_reset(struct rx_page_meta *meta)
{
	rx_buffer_reset(&meta->title);
	rx_buffer_reset(&meta->published);
	rx_buffer_reset(&meta->url);
}

void rx_meta_release(struct rx_page_meta *meta)
{
	rx_buffer_release(&meta->title);
	rx_buffer_release(&meta->published);
	rx_buffer_release(&meta->url);
}

static void note(struct rx_buffer *field, struct rx_text value)
{
	value = rx_phrase_trim(value);
	if (field->length == 0 && value.length && value.length < 2048)
		rx_entity_decode(field, value);
}

static bool is_one_of(struct rx_text name, const char *names)
{
	struct rx_text rest = rx_text(names), one;

	while (rx_text_split(&rest, ' ', &one)) {
		if (rx_text_equal_nocase(name, one))
			return true;
	}
	return false;
}

static bool is_address(struct rx_text value)
{
	value = rx_phrase_trim(value);
	return rx_text_starts(value, RX_LITERAL("http://"))
		|| rx_text_starts(value, RX_LITERAL("https://"));
}

static void note_meta(struct rx_page_meta *meta, const struct rx_tag *tag)
{
	struct rx_text name = rx_tag_value(tag, "name"), value = rx_tag_value(tag, "content");

	if (name.length == 0)
		name = rx_tag_value(tag, "property");
	if (name.length == 0)
		name = rx_tag_value(tag, "itemprop");
	if (is_one_of(name, "ArticleTitle og:title"))
		note(&meta->title, value);
	else if (is_one_of(name,
			 "PubDate publishdate publish_date publish-date article:published_time "
			 "datePublished og:release_date weibo:article:create_at"))
		note(&meta->published, value);
	else if (is_one_of(name, "og:url Url") && is_address(value))
		note(&meta->url, value);
}

void rx_meta_tag(struct rx_page_meta *meta, const struct rx_tag *tag)
{
	struct rx_text address;

	if (rx_tag_is(tag, "meta")) {
		note_meta(meta, tag);
	} else if (rx_text_equal_nocase(rx_tag_value(tag, "rel"), RX_LITERAL("canonical"))) {
		address = rx_tag_value(tag, "href");
		if (is_address(address))
			note(&meta->url, address);
	}
}

/* " saved from url=(0047)https://... " and SingleFile's " url: https://... " */
void rx_meta_comment(struct rx_page_meta *meta, struct rx_text comment)
{
	static const struct rx_text marks[] = {{" saved from url=(", 17}, {" url: ", 6}};
	size_t at, end;

	if (comment.length > 2048)
		comment.length = 2048;
	for (size_t i = 0; i < 2; i++) {
		at = rx_text_find(comment, marks[i], 0);
		at = at == RX_NONE ? at : rx_text_find(comment, RX_LITERAL("http"), at);
		if (at == RX_NONE)
			continue;
		for (end = at; end < comment.length && (unsigned char)comment.bytes[end] > ' ';
			end++)
			;
		if (is_address(rx_text_slice(comment, at, end)))
			note(&meta->url, rx_text_slice(comment, at, end));
	}
}
