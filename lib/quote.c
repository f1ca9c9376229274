/*
 * quote.c - looking for the partner of a lone quotation mark.
 *
 * Most lone marks stand in headings (关于X”的问题), where the other side is behind the first 关于 or in
 * front of the last 的问题; in running text an opening mark belongs behind a verb of the genre (推行X”).
 * A quotation over several paragraphs opens each of them and closes the last: no loss.
 */
#include "quote.h"
#include "phrase.h"
#include "utf8.h"

#define OPENERS "关于|针对"
#define VERBS                                                                                                                     \
	"推行|实行|推进|实施|开展|构建|打造|落实|坚持|围绕|深化|建立|探索|推广|树立|形成|存在|" \
	"使用|运用|做到|弘扬|防止|杜绝|整治|纠治|避免|克服|践行|实现|评选|获得|荣获|设立|成立|" \
	"开通|"                                                                                                                 \
	"增强|坚定|创建|发挥|破除|破解|聚焦|落到|用于"
#define CLOSERS "的问题|问题|方面"
/* What is said of a quotation in running text. */
#define NOUNS                                                                                                                            \
	"的理念|的要求|的工作要求|的原则|的思路|的工作思路|的方式|的办法|的标准|的目标|的导向|"     \
	"的态度|的模式|的格局|的机制|的方法|的做法|的现象|的思想|的局面|的氛围|的作用|的精神|"       \
	"的工作机制|的工作法|的工作模式|的管理模式|的管理机制|工作机制|工作法|工作模式|管理模式|" \
	"整改进展情况|整改落实情况|整改情况|的整改|整改进展"
/* Phrases that official prose quotes as a rule. */
#define PHRASES                                                                                                                  \
	"四个意识|四个自信|两个维护|两个确立|两个责任|一把手|小金库|四风|三重一大|三会一课|" \
	"一岗双责|三不腐|四种形态|"                                                                                   \
	"放管服|一张网|双随机|最后一公里"

/* And more that it may quote. */
#define MORE                                                                                                                            \
	"后半篇文章|第一议题|回头看|四不两直|三重一大决策|当下改|长久立|关键少数|第一责任人|"      \
	"头雁|试金石|三张清单|八项规定|四议两公开|最多跑一次|"                                                   \
	"黑名单|白名单|红黑榜|好差评|一网通办|80后|90后|微腐败|厕所革命|散乱污|双碳|一企一策|"        \
	"一事一议|一案一策|一点一策|走过场|两张皮|一刀切|灯下黑|中梗阻|好人主义|大水漫灌|一阵风|" \
	"雨过地皮湿|吃拿卡要|靠企吃企|七个有之|五个必须|一票否决|一盘棋|绿色通道|文山会海|"         \
	"僵尸企业|形象工程|面子工程|政绩工程|一言堂|老好人|大锅饭|上热下冷|上热中温下冷|"            \
	"一竿子插到底|跑冒滴漏|前半篇文章|走读式谈话|无事一身轻|等靠要|娘家人|两新|两高"

/* So many lone marks are noted; a document with more is none. */
enum { LONGEST = 300, MARK_LIMIT = 1000, EITHER = 1 << RX_CUE_STOP | 1 << RX_CUE_SEMICOLON };

/* So many quotations of the document are compared, the shortest and longest of so many bytes. */
enum { TOKEN_LIMIT = 20000, QUOTED_LIMIT = 400, QUOTED_LEAST = 6, QUOTED_MOST = 90 };

enum { BREAKS = EITHER | 1 << RX_CUE_CLOSE | 1 << RX_CUE_ENUMERATOR };

#define OPEN "\xE2\x80\x9C"
#define CLOSE "\xE2\x80\x9D"

static bool is_lone(const struct rx_token *token, enum rx_cue cue)
{
	return token->cue == cue && token->value == RX_PAIR_DOUBLE && !token->paired
		&& token->length == 3;
}

/* Behind the last token before `before` that is of the wanted kinds, or where the paragraph begins or it is
 * too far away. */
static size_t clause_start(const struct rx_parse *parse, const struct rx_paragraph *paragraph,
	size_t before, unsigned wanted)
{
	size_t end = parse->cues.tokens[before].at;
	size_t far = end > paragraph->start + LONGEST ? end - LONGEST : paragraph->start;

	for (size_t at = before; at-- > paragraph->token;) {
		const struct rx_token *token = &parse->cues.tokens[at];

		if (token->at < far)
			break;
		/* ‘…’ stands inside of “…”. */
		if (wanted >> token->cue & 1
			&& !(token->cue == RX_CUE_CLOSE && token->value == RX_PAIR_SINGLE))
			return token->at + (size_t)token->length;
	}
	return far;
}

/* Behind the last of the words in a stretch; RX_NONE when there is none. */
static size_t behind_last(const struct rx_parse *parse, size_t start, size_t end, const char *words)
{
	struct rx_text stretch = rx_parse_slice(parse, start, end), word;
	size_t found = RX_NONE, at = 0, next;

	while ((next = rx_phrase_find(rx_text_slice(stretch, at, stretch.length), words, &word))
		!= RX_NONE) {
		at += next + word.length;
		found = start + at;
	}
	return found;
}

/* Behind the first 关于 of the sentence. */
static size_t behind_opener(
	const struct rx_parse *parse, const struct rx_paragraph *paragraph, size_t token)
{
	size_t end = parse->cues.tokens[token].at;
	size_t start = clause_start(parse, paragraph, token, BREAKS);
	struct rx_text word;
	size_t found = rx_phrase_find(rx_parse_slice(parse, start, end), OPENERS, &word);

	return found == RX_NONE ? RX_NONE : start + found + word.length;
}

/* Behind the last verb of the clause. */
static size_t behind_verb(
	const struct rx_parse *parse, const struct rx_paragraph *paragraph, size_t token)
{
	size_t end = parse->cues.tokens[token].at;
	size_t start = clause_start(
		parse, paragraph, token, BREAKS | 1 << RX_CUE_COMMA | 1 << RX_CUE_COLON);
	/* 坚持抓学习就是抓落实”: a verb at the end is quoted itself. */
	size_t found = end - start > 3 ? behind_last(parse, start, end - 3, VERBS) : RX_NONE;

	/* 了 belongs to the verb. */
	return found == RX_NONE ? found
				: found + rx_phrase_start(rx_parse_slice(parse, found, end), "了");
}

/* ---- what the document quotes elsewhere ------------------------------------------------------ */

static struct rx_text quoted_at(const struct rx_parse *parse, size_t token)
{
	const struct rx_token *open = &parse->cues.tokens[token];
	struct rx_text rest, word;
	size_t start = open->at + (size_t)open->length, end;

	if (open->cue != RX_CUE_OPEN || open->value != RX_PAIR_DOUBLE || !open->paired)
		return (struct rx_text){"", 0};
	rest = rx_parse_slice(parse, start,
		start + QUOTED_MOST < parse->text.length ? start + QUOTED_MOST
							 : parse->text.length);
	end = rx_phrase_find(rest, CLOSE, &word);
	return end == RX_NONE ? (struct rx_text){"", 0} : rx_text_slice(rest, 0, end);
}

/* The longest phrase that stands in front of a closing mark, or behind an opening one, and that is quoted
 * elsewhere in the document, or as a rule; its length. */
static size_t known_phrase(const struct rx_parse *parse, struct rx_text text, bool front)
{
	size_t best = front ? rx_phrase_end(text, PHRASES "|" MORE)
			    : rx_phrase_start(text, PHRASES "|" MORE);
	size_t seen = 0, last = parse->cues.token_count;

	for (size_t at = 0; at < last && at < TOKEN_LIMIT && seen < QUOTED_LIMIT; at++) {
		struct rx_text phrase = quoted_at(parse, at);

		seen += phrase.length > 0;
		if (phrase.length < QUOTED_LEAST || phrase.length <= best)
			continue;
		if (front ? rx_text_ends(text, phrase) : rx_text_starts(text, phrase))
			best = phrase.length;
	}
	return best;
}

/* Where the opening mark of a lone closing one probably stood. */
static size_t opening_of(
	const struct rx_parse *parse, const struct rx_paragraph *paragraph, size_t token)
{
	struct rx_text rest =
		rx_parse_slice(parse, parse->cues.tokens[token].at + (size_t)3, paragraph->end);
	bool heading = rx_phrase_start(rest, CLOSERS);
	size_t opener = behind_opener(parse, paragraph, token);
	size_t verb = behind_verb(parse, paragraph, token);

	if (heading)
		return opener != RX_NONE ? opener : verb;
	return verb != RX_NONE ? verb : opener;
}

/* Behind the last of the words in a stretch that has it in front of something, or RX_NONE: where it begins. */
static size_t front_of_last(
	const struct rx_parse *parse, size_t start, size_t end, const char *words)
{
	struct rx_text stretch = rx_parse_slice(parse, start, end), word;
	size_t best = RX_NONE, at = 0, next;

	while ((next = rx_phrase_find(rx_text_slice(stretch, at, stretch.length), words, &word))
		!= RX_NONE) {
		best = start + at + next;
		at += next + word.length;
	}
	return best;
}

/* Where the first token of the wanted kinds behind a mark begins; the end of what is looked at otherwise. */
static size_t first_token(const struct rx_parse *parse, const struct rx_paragraph *paragraph,
	size_t token, unsigned wanted)
{
	size_t last = (size_t)paragraph->token + paragraph->token_count,
	       end = parse->cues.tokens[token].at + (size_t)3 + LONGEST;

	if (end > paragraph->end)
		end = paragraph->end;
	for (size_t place = token + 1; place < last && parse->cues.tokens[place].at < end;
		place++) {
		if (wanted >> parse->cues.tokens[place].cue & 1)
			return parse->cues.tokens[place].at;
	}
	return end;
}

/* Where the closing mark of a lone opening one probably stood: behind the stop of a sentence that is quoted
 * as a problem, in front of what is said of it, or where its clause ends. */
static size_t closing_of(
	const struct rx_parse *parse, const struct rx_paragraph *paragraph, size_t token)
{
	enum { CLAUSE = 48 };
	size_t start = parse->cues.tokens[token].at + (size_t)3;
	size_t end = first_token(parse, paragraph, token, EITHER), clause, best, at;
	struct rx_text word;

	best = first_token(parse, paragraph, token, 0);
	at = rx_phrase_find(rx_parse_slice(parse, start, best), "。的问题|。的整改", &word);
	if (at != RX_NONE)
		return start + at + 3;
	best = front_of_last(parse, start, end, CLOSERS);
	if (best != RX_NONE)
		return best;
	best = front_of_last(parse, start, end, NOUNS);
	if (best != RX_NONE)
		return best;
	clause = first_token(parse, paragraph, token,
		EITHER | 1 << RX_CUE_COMMA | 1 << RX_CUE_COLON | 1 << RX_CUE_OPEN);
	return clause - start <= CLAUSE && clause < paragraph->end ? clause : RX_NONE;
}

static void propose(struct rx_parse *parse, struct rx_damage *damage, const char *front,
	size_t start, size_t end, const char *back)
{
	struct rx_buffer whole = {0};

	if (!damage)
		return;
	rx_buffer_add_string(&whole, front);
	rx_buffer_add_text(&whole, rx_parse_slice(parse, start, end));
	rx_buffer_add_string(&whole, back);
	damage->proposal = rx_arena_copy(&parse->arena, rx_buffer_text(&whole));
	damage->sure = true;
	parse->arena.failed = parse->arena.failed || whole.failed;
	rx_buffer_release(&whole);
}

static void take_close(struct rx_parse *parse, const struct rx_paragraph *paragraph, size_t token)
{
	size_t at = parse->cues.tokens[token].at, from = opening_of(parse, paragraph, token);
	size_t known = known_phrase(parse, rx_parse_slice(parse, paragraph->start, at), true);

	/* Of a heading the whole is quoted. */
	if (known
		&& (from == RX_NONE
			|| !rx_phrase_start(
				rx_parse_slice(parse, at + 3, paragraph->end), CLOSERS)))
		from = at - known;

	if (from != RX_NONE && from < at && at - from <= LONGEST)
		propose(parse, rx_parse_damage(parse, RX_SAY_QUOTE_UNBALANCED, from, at + 3), OPEN,
			from, at + 3, "");
	else
		rx_parse_damage(parse, RX_SAY_QUOTE_UNBALANCED, at, at + 3);
}

static void take_open(struct rx_parse *parse, const struct rx_paragraph *paragraph, size_t token)
{
	size_t at = parse->cues.tokens[token].at, end = closing_of(parse, paragraph, token);
	size_t known = known_phrase(parse, rx_parse_slice(parse, at + 3, paragraph->end), false);

	if (known)
		end = at + 3 + known;

	if (end != RX_NONE && end > at + 3 && end - at <= LONGEST)
		propose(parse, rx_parse_damage(parse, RX_SAY_QUOTE_UNBALANCED, at, end), "", at,
			end, CLOSE);
	else
		rx_parse_damage(parse, RX_SAY_QUOTE_UNBALANCED, at, at + 3);
}

void rx_quote_find(struct rx_parse *parse)
{
	bool spanning = false; /* a quotation that began with an earlier paragraph */
	size_t most = parse->damage_count + MARK_LIMIT;

	for (size_t at = 0; at < parse->cues.paragraph_count && parse->damage_count < most; at++) {
		const struct rx_paragraph *paragraph = rx_parse_paragraph(parse, at);
		size_t last = (size_t)paragraph->token + paragraph->token_count;

		for (size_t place = paragraph->token; place < last && parse->damage_count < most;
			place++) {
			const struct rx_token *token = &parse->cues.tokens[place];

			if (token->doubtful)
				continue;
			if (is_lone(token, RX_CUE_OPEN) && token->at == paragraph->start) {
				spanning = true;
			} else if (is_lone(token, RX_CUE_OPEN)) {
				take_open(parse, paragraph, place);
			} else if (is_lone(token, RX_CUE_CLOSE) && spanning) {
				spanning = false;
			} else if (is_lone(token, RX_CUE_CLOSE)) {
				take_close(parse, paragraph, place);
			}
		}
	}
}

static bool is_quoted(const struct rx_parse *parse, size_t start, size_t end)
{
	return rx_text_ends(rx_parse_slice(parse, 0, start), RX_LITERAL(OPEN))
		|| rx_text_starts(
			rx_parse_slice(parse, end, parse->text.length), RX_LITERAL(CLOSE));
}

/* The first place where a phrase stands without quotation marks. */
static void take_phrase(struct rx_parse *parse, struct rx_text phrase)
{
	size_t at = rx_text_find(parse->text, phrase, 0);
	struct rx_damage *damage;

	while (at != RX_NONE && is_quoted(parse, at, at + phrase.length))
		at = rx_text_find(parse->text, phrase, at + phrase.length);
	if (at == RX_NONE)
		return;
	damage = rx_parse_damage(parse, RX_SAY_QUOTE_LOST, at, at + phrase.length);
	propose(parse, damage, OPEN, at, at + phrase.length, CLOSE);
	if (damage)
		damage->sure = false;
}

void rx_quote_find_phrases(struct rx_parse *parse)
{
	struct rx_text rest = RX_LITERAL(PHRASES), phrase;

	while (rx_text_split(&rest, '|', &phrase))
		take_phrase(parse, phrase);
}
