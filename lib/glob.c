/*
 * glob.c - greedy matching with one point to go back to: the last *.
 */
#include "glob.h"
#include "utf8.h"

bool rx_glob_is(struct rx_text text)
{
	return text.length
		&& (memchr(text.bytes, '*', text.length) || memchr(text.bytes, '?', text.length));
}

static size_t character(struct rx_text text, size_t at)
{
	size_t length;

	rx_utf8_decode(text, at, &length);
	return length;
}

bool rx_glob_matches(struct rx_text glob, struct rx_text text)
{
	size_t at = 0, want = 0, star = RX_NONE, resume = 0;

	while (at < text.length) {
		if (want < glob.length && glob.bytes[want] == '*') {
			star = want++;
			resume = at;
		} else if (want < glob.length && glob.bytes[want] == '?') {
			want++;
			at += character(text, at);
		} else if (want < glob.length && glob.bytes[want] == text.bytes[at]) {
			want++;
			at++;
		} else if (star != RX_NONE) {
			want = star + 1;
			resume += character(text, resume);
			at = resume;
		} else {
			return false;
		}
	}
	while (want < glob.length && glob.bytes[want] == '*')
		want++;
	return want == glob.length;
}
