/*
 * status.c - the words that state a status.
 *
 * The table is asked from top to bottom, so what contains a shorter phrase comes in front of it:
 * 未完成 before 完成, 基本完成 before 完成, 已销号 before 已完成.
 */
#include "status.h"
#include "numeral.h"
#include "parts.h"
#include "phrase.h"
#include "utf8.h"

/* Longer sentences state no status; no words of the table are longer than PHRASE_LIMIT bytes. */
enum { SENTENCE_LIMIT = 300, PHRASE_LIMIT = 60 };

#define STATUS_ROWS(ROW)                                                                                                               \
	ROW(RX_STATUS_VOID, "已撤销|予以撤销|已合并|不予认定")                                                                         \
	ROW(RX_STATUS_UNABLE,                                                                                                          \
		"因客观原因暂无法整改|因客观原因无法整改|客观原因无法整改|因客观原因|暂无法整改|" \
		"暂时无法整改|无法整改|无法完成整改")                                                                                  \
	ROW(RX_STATUS_REJECTED,                                                                                                        \
		"验收未通过|未通过验收|验收不通过|验收不合格|销号驳回|未予销号|不予销号")                                              \
	ROW(RX_STATUS_CLOSING,                                                                                                         \
		"拟申请验收销号|待验收销号|完成待销号|具备销号条件|未完成验收|未申请验收|待销号|"  \
		"申请验收销号|申请销号|"                                                                                     \
		"拟申请销号|拟申请验收|提请验收|拟销号|待验收|等待验收|正在验收|拟予以销号|"          \
		"申请验收|未销号|正在办理销号|办理销号手续|申报销号|正在申请销号|正在销号|"           \
		"正在组织验收|正在履行销号|待核查验收|正在核查验收")                                                                   \
	ROW(RX_STATUS_MOSTLY,                                                                                                          \
		"基本完成|基本整改到位|基本整改完成|基本整改完毕|阶段性办结|阶段性完成|"               \
		"完成阶段性|取得阶段性成果|取得阶段性成效|"                                                         \
		"大部分整改到位|大部分已整改|基本到位|基本解决")                                                                       \
	ROW(RX_STATUS_CLOSED,                                                                                                          \
		"已销号|已验收销号|已完成交账销号|已完成验收销号|已完成销号|完成验收销号|"            \
		"验收销号|完成销号|予以销号|通过核查验收|通过验收|完成交账销号|交账销号|完成交账|" \
		"同意销号|"                                                                                                        \
		"已办结|已关闭|已办结销号|办结销号|全部办结|已全部销号|对账销号|已通过销号|"          \
		"销号完成|通过了验收|"                                                                                        \
		"通过省级验收|通过市级验收|销号|办结")                                                                                 \
	ROW(RX_STATUS_LAGGING,                                                                                                         \
		"未达到序时进度|未达序时进度|未达到时序进度|未按期完成|未按时完成|逾期未完成|"      \
		"进度滞后|进展滞后|滞后")                                                                                              \
	ROW(RX_STATUS_ONTRACK,                                                                                                         \
		"达到或超过序时进度|超过序时进度|超序时进度|达到序时进度|达序时进度|"                   \
		"按序时进度推进|按序时进度|序时推进|达到时序进度|按时序进度")                                                          \
	ROW(RX_STATUS_DEFERRED,                                                                                                        \
		"经批准延期整改|经批准延期|已批准延期整改|已批准延期|批准延期|同意延期|申请延期|"  \
		"延期整改|已延期")                                                                                                     \
	ROW(RX_STATUS_PLANNED, "尚未启动|未启动|尚未开展整改|尚未开始|未开始|待整改")                                                  \
	ROW(RX_STATUS_PARTIAL,                                                                                                         \
		"部分整改|部分完成|部分已完成|部分已整改|已部分|部分到位|已整改部分")                                                  \
	ROW(RX_STATUS_LAGGING,                                                                                                         \
		"未完成整改|未整改|尚未完成|未完成|尚未整改到位|尚未整改|未整改到位")                                                  \
	ROW(RX_STATUS_ACTIVE,                                                                                                          \
		"正在整改|持续整改|整改中|正在推进|持续推进|正积极推进|积极推进|有序推进|"             \
		"有序落实|需长期|长期整改|仍在整改|仍在推进|推进中|尚在整改|"                                \
		"继续整改|正在进行|正在办理|正在落实|正在持续|还在整改|稳步推进|加快推进|"             \
		"整改进行中|正有序|进行中|办理中|推进之中")                                                                            \
	ROW(RX_STATUS_DONE,                                                                                                            \
		"已完成整改|已整改完成|已整改到位|整改到位|已整改完毕|整改完毕|已全部整改|"           \
		"全部整改|已经整改|已整改|已完成|完成整改|"                                                          \
		"整改完成|已经完成|全部完成|已落实到位|落实到位|已解决|解决到位|已纠正|纠正到位|"   \
		"完成了整改|已落实|均已完成")

#define AS_ENTRY(status, words) {status, words},
#define AS_WORDS(status, words) words "|"

static const struct {
	enum rx_status status;
	const char *words;
} table[] = {STATUS_ROWS(AS_ENTRY)};

/* All of them, to ask where the first one stands. */
static const char all_words[] = STATUS_ROWS(AS_WORDS);

static const char keep_on[] = "长期坚持|常态长效|常态化坚持|持续坚持|坚持长效|持续巩固坚持";

static int lookup(struct rx_text words)
{
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		if (rx_phrase_in(words, table[i].words))
			return (int)table[i].status;
	}
	return RX_UNSET;
}

/* Done and kept up is a status of its own. */
static int with_keeping(int status, struct rx_text words)
{
	if ((status == RX_STATUS_DONE || status == RX_UNSET) && rx_phrase_in(words, keep_on))
		return RX_STATUS_SUSTAINED;
	return status;
}

int rx_status_of_words(struct rx_text words)
{
	int status = rx_word_find(RX_SET_STATUS, rx_phrase_trim(words));

	if (status >= 0)
		return status;
	if (words.length > 120)
		return RX_UNSET;
	status = with_keeping(lookup(words), words);
	/* 待补充监测报告后销号 */
	if (status == RX_STATUS_CLOSED
		&& rx_phrase_start(words, "待|原则同意,待|原则同意" FULL_COMMA "待"))
		status = RX_STATUS_CLOSING;
	if (status == RX_UNSET
		&& rx_phrase_is(rx_phrase_trim(words), "完成|是|整改好|√|✓|✔|100%|100％"))
		return RX_STATUS_DONE;
	if (status == RX_UNSET && rx_phrase_is(rx_phrase_trim(words), "否|没有|×|✗|✘"))
		return RX_STATUS_LAGGING;
	return status;
}

/*
 * Is one of the words there without a number behind it?  已完成整改19个 counts many findings and is the status of
 * none of them.
 */
static bool says_of_one(struct rx_text text, const char *words)
{
	struct rx_text word;
	unsigned number;
	size_t at;

	while ((at = rx_phrase_find(text, words, &word)) != RX_NONE) {
		text = rx_text_slice(text, at + word.length, text.length);
		text = rx_text_slice(text, rx_phrase_start(text, "整改|了"), text.length);
		if (!rx_numeral_digits(text, 0, 1, &number))
			return true;
	}
	return false;
}

int rx_status_of_preamble(struct rx_text text)
{
	if (rx_phrase_in(text,
		    "拟申请验收|拟申请销号|申请验收销号|申请销号|具备销号条件|拟予销号|拟销号|"
		    "拟验收销号|待验收"))
		return RX_STATUS_CLOSING;
	if (rx_phrase_in(text,
		    "已销号|已完成销号|完成验收销号|予以销号|通过验收|通过核查验收|"
		    "通过市级核查验收|通过省级核查验收|同意销号|通过了验收|验收合格"))
		return RX_STATUS_CLOSED;
	if (rx_phrase_in(text, "核查验收") && rx_phrase_in(text, "通过"))
		return RX_STATUS_CLOSED;
	if (rx_phrase_in(text, "未完成|尚未完成|基本完成"))
		return RX_UNSET;
	if (says_of_one(text,
		    "已完成整改|已整改完成|整改已完成|已按要求完成整改|已整改到位|整改任务已完成|"
		    "已整改|已全部完成整改|均已完成"))
		return RX_STATUS_DONE;
	return says_of_one(text, "已完成|已经完成") && rx_phrase_in(text, "任务|整改")
		? RX_STATUS_DONE
		: RX_UNSET;
}

/* 目前, 截至2024年6月, 现 and what else may stand in front of the subject. */
static struct rx_text without_adverbs(struct rx_text sentence)
{
	for (size_t round = 0; round < 4; round++) {
		size_t length = rx_phrase_start(sentence,
			"截至目前|截止目前|截至|截止|到目前为止|目前|现已|经过整改|经整改|通过整改|"
			"至此|整改以来|总体上|总体来看|下一步");
		struct rx_text word;
		size_t comma;

		if (length == 0)
			return sentence;
		if (rx_phrase_start(sentence, "下一步"))
			return sentence;
		if (rx_phrase_start(sentence, "现已")) {
			return rx_text_slice(sentence, 3, sentence.length);
		}
		if (rx_phrase_is(rx_text_slice(sentence, 0, length), "截至|截止")) {
			comma = rx_phrase_find(sentence, ",|" FULL_COMMA, &word);
			if (comma == RX_NONE || comma > 60)
				return sentence;
			length = comma;
		}
		sentence = rx_phrase_trim(rx_text_slice(sentence, length, sentence.length));
		length = rx_phrase_start(sentence, ",|" FULL_COMMA "|、|:|" FULL_COLON);
		sentence = rx_phrase_trim(rx_text_slice(sentence, length, sentence.length));
	}
	return sentence;
}

static size_t subject(struct rx_text sentence)
{
	return rx_phrase_start(sentence,
		"该问题|该项问题|此问题|此项问题|本问题|该项任务|该任务|该整改任务|该项整改任务|"
		"此项任务|本项任务|上述问题|以上问题|"
		"该项工作|该事项|该项整改|该反馈问题|该类问题|该方面问题|问题|整改任务|任务|"
		"该整改事项|该条问题|该项反馈问题|涉及问题|相关问题|本任务|本项整改任务|第");
}

/* Words that may stand between a status and the end of its clause: 已完成 整改。 */
static struct rx_text without_noun(struct rx_text rest)
{
	rest = rx_phrase_trim(rest);
	return rx_text_slice(rest,
		rx_phrase_start(rest,
			"持续整改|持续推进|推进中|推进|整改中|交账销号|整改任务|整改工作|整改完毕|"
			"整改到位|整改|任务|验收|完毕|到位|完成|情况"),
		rest.length);
}

/* What may follow a status so that the sentence is about the status and nothing else. */
static bool goes_on(struct rx_text rest)
{
	static const char joints[] =
		",|" FULL_COMMA "|。|;|" FULL_SEMICOLON "|、|.|!|(|" FULL_OPEN
		"|并|且|及|和|,|" FULL_COMMA "|状态|阶段|目标|条件|程序|手续|中|的问题|成果|成效|"
		"之中|进度|过程中|当中|标准|要求|到位";

	rest = without_noun(rest);
	return rest.length == 0 || rx_phrase_start(rest, joints);
}

/* The first words of status that begin within limit bytes; RX_NONE when there are none. */
static size_t early_phrase(struct rx_text clause, size_t limit, struct rx_text *phrase)
{
	size_t end = limit + PHRASE_LIMIT < clause.length ? limit + PHRASE_LIMIT : clause.length;
	size_t at = rx_phrase_find(rx_text_slice(clause, 0, end), all_words, phrase);

	return at <= limit ? at : RX_NONE;
}

/* Length of the sentence's subject: 该问题, 第四十七项问题五. */
static size_t subject_end(struct rx_text sentence)
{
	size_t own = subject(sentence), noun;
	struct rx_text word;

	if (own != 3 || !rx_phrase_start(sentence, "第"))
		return own;
	noun = rx_phrase_find(sentence, "问题|任务", &word);
	return noun != RX_NONE && noun < 45 ? noun + word.length : 0;
}

int rx_status_of_sentence(struct rx_text sentence)
{
	struct rx_text bare, phrase, clause;
	unsigned done, left, stated;
	size_t own, at;
	int status;

	if (sentence.length > SENTENCE_LIMIT)
		return RX_UNSET;
	bare = without_adverbs(rx_phrase_trim(sentence));
	own = subject_end(bare);
	clause = rx_text_slice(bare, own, bare.length);
	if (own && rx_parts_left(clause, &done, &left, &stated))
		return left ? RX_STATUS_PARTIAL : RX_STATUS_DONE;
	if (rx_text_equal(rx_phrase_trim(clause), RX_LITERAL("完成。")))
		return RX_STATUS_DONE;
	/* Behind a subject a few words may stand; without one the sentence begins with the status. */
	at = early_phrase(clause, own ? 45 : 15, &phrase);
	if (at == RX_NONE)
		return RX_UNSET;
	if (!own && at > 0
		&& !rx_phrase_is(rx_phrase_trim(rx_text_slice(clause, 0, at)),
			"已|已经|均|均已|现|正|全部|已全部|现已|都已|整改|整改工作|整改已|正在|尚|"
			"仍|需|需要|有待|仍需|已按期|按期|已按时|已基本"))
		return RX_UNSET;
	if (!goes_on(rx_text_slice(clause, at + phrase.length, clause.length)))
		return RX_UNSET;
	status = lookup(clause);
	if (status == RX_STATUS_LAGGING && rx_phrase_in(phrase, "未完成|未整改|未整改到位")
		&& rx_phrase_in(sentence, "正在|持续推进|加快推进|推进中"))
		status = RX_STATUS_ACTIVE;
	return with_keeping(status, sentence);
}

void rx_status_set(struct rx_records *records, size_t place, int status, struct rx_text words)
{
	struct rx_record *record = &records->items[place];

	if (status == RX_UNSET || record->status != RX_STATUS_UNSTATED)
		return;
	record->status = status;
	record->basis = RX_BASIS_STATED;
	rx_record_set(records, place, RX_COLUMN_STATUS_TEXT, rx_phrase_trim(words));
}

int rx_class_of_words(struct rx_text words)
{
	if (rx_phrase_in(words,
		    "立行立改|立知立改|即知即改|立整立改|立即整改|边查边改|即行即改|立查立改"))
		return RX_CLASS_IMMEDIATE;
	if (rx_phrase_in(words, "长期坚持|持续整改|长期整改|常态化|持续推进|长期"))
		return RX_CLASS_ONGOING;
	if (rx_phrase_in(words, "限期整改|分阶段|限期|阶段整改"))
		return RX_CLASS_PHASED;
	return RX_UNSET;
}
