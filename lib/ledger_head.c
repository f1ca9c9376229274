/*
 * ledger_head.c - finding a ledger's header and reading the names in it.
 *
 *     霁川市审计整改台账                                  title rows, any number
 *     序号 | 反馈问题 | 整改措施 | 整改责任 |         |   first row of the header
 *          |          |          | 牵头部门 | 责任人  |   second row, where there is one
 *     1    | …
 *
 * A name may have blanks and line ends inside, a star or a bracket behind (涉及金额(万元)), and 整改 in
 * front; under a group it may be short: 牵头 under 责任单位 is 牵头单位.
 */
#include "ledger_head.h"
#include "duty_name.h"
#include "label.h"
#include "phrase.h"
#include "utf8.h"

enum { NAME_LIMIT = 96 };

static const struct {
	enum rx_ledger_role role;
	enum rx_column column;
	const char *names;
} table[] = {
	{RX_LEDGER_NUMBER, RX_COLUMN_NO,
		"序号|编号|问题编号|事项编号|问题序号|任务序号|任务编号|整改序号|号"},
	{RX_LEDGER_CATEGORY, RX_COLUMN_TITLE,
		"问题类别|问题分类|类别|分类|问题类型|整改专项|所属专项|方面|问题方面|重点方面|"
		"所属方面|反馈方面|问题大类|事项类别|"
		"反馈问题类别|板块|领域|所属领域|问题领域"},
	{RX_LEDGER_DETAIL, RX_COLUMN_TITLE,
		"问题描述|具体表现|问题具体表现|具体问题表现|主要表现|表现形式|问题表现|问题详情|"
		"问题简述|问题概述|问题事实|描述"},
	{RX_LEDGER_TITLE, RX_COLUMN_TITLE,
		"巡察反馈问题|巡视反馈问题|审计查出问题|审计发现问题|督察反馈问题|检查发现问题|"
		"发现问题|发现的问题|查出问题|查出的问题|"
		"审计查出的问题|存在的问题|存在的主要问题|问题清单|问题名称|问题标题|突出问题|"
		"督办事项|重点任务|整改内容|隐患|隐患内容|"
		"安全隐患|巡察发现问题|自查问题|自查发现问题|巡察反馈的问题|巡视反馈的问题|"
		"反馈的具体问题|反馈问题及表现|任务名称|整改任务名称|工作任务|事项名称|事项内容|"
		"问题事项|问题摘要|工作内容"},
	{RX_LEDGER_MEASURES, RX_COLUMN_TITLE,
		"整改措施及要求|整改具体举措|整改方案|拟采取措施|拟采取的整改措施|整改任务措施"},
	{RX_LEDGER_FIELD, RX_COLUMN_STATUS,
		"整改结果|整改结论|整改进度状态|完成状态|销号情况|销号状态|是否销号|是否整改到位|"
		"是否完成整改|是否整改|完成程度|整改程度|整改完成程度|是否办结|整改状况|"
		"当前整改状态|处置状态|办结情况|督办状态|跟踪状态|问题状态"},
	{RX_LEDGER_FIELD, RX_COLUMN_STATUS_TEXT,
		"完成情况|整改完成情况|进展|目前进展|最新进展|当前进展"},
	{RX_LEDGER_FIELD, RX_COLUMN_DEPT,
		"责任单位(人)|责任单位及责任人|责任单位和责任人|责任部门及责任人|责任部门(人)|"
		"整改责任部门|整改责任科室|主责部门|主责单位|责任主体|"
		"整改责任主体|承办单位|承办部门|牵头科室|牵头处室|牵头股室|主办科室|主责科室|"
		"责任股室|牵头责任单位|牵头责任部门"},
	{RX_LEDGER_FIELD, RX_COLUMN_SUPPORT,
		"配合责任单位|配合科室|配合处室|配合股室|责任配合单位|参与部门|参与单位"},
	{RX_LEDGER_FIELD, RX_COLUMN_LEADER,
		"牵头责任领导|责任领导(班子成员)|责任班子成员|挂牌领导|督办领导|分管责任领导|"
		"责任县领导|责任市领导"},
	{RX_LEDGER_FIELD, RX_COLUMN_DUE,
		"整改完成时限|计划完成时限|拟完成时间|整改完成期限|要求完成时间|应完成时间|"
		"办理时限|完成期限|起止时间|整改起止时间|整改期间|计划完成日期|预计完成日期|"
		"截止时间"},
	{RX_LEDGER_FIELD, RX_COLUMN_DONE_ON, "实际完成日期|整改完成日期|实际完成整改时间"},
	{RX_LEDGER_FIELD, RX_COLUMN_UPDATED, "更新日期|报送日期|最近更新时间|填报日期|填报时间"},
	{RX_LEDGER_FIELD, RX_COLUMN_OPENED,
		"交办时间|下达时间|下达日期|立项日期|发现时间|发现日期|检查日期|检查时间"},
	{RX_LEDGER_FIELD, RX_COLUMN_REASON,
		"未完成原因及下一步打算|未整改到位原因|未整改原因|未完成整改原因|未按期完成原因"},
	{RX_LEDGER_FIELD, RX_COLUMN_AMOUNT, "金额|问题涉及金额|查出金额"},
	{RX_LEDGER_FIELD, RX_COLUMN_AMOUNT_DONE, "已完成整改金额|整改到位金额"},
	{RX_LEDGER_FIELD, RX_COLUMN_PROGRESS, "完成率|完成进度|整改完成率|进度(%)|整改比例"},
};

/* ---- one name ------------------------------------------------------------------------------- */

/* Columns of the stream that a ledger's header does not mean, or that would not hold its cells. */
static bool is_foreign(int column)
{
	switch (column) {
	case RX_COLUMN_KIND:
	case RX_COLUMN_SERIES:
	case RX_COLUMN_PARENT:
	case RX_COLUMN_DOC:
	case RX_COLUMN_PATH:
	case RX_COLUMN_BASIS:
	case RX_COLUMN_MODE:
	case RX_COLUMN_TYPE:
	case RX_COLUMN_VALUE:
	case RX_COLUMN_UOM:
	case RX_COLUMN_BOUND:
	case RX_COLUMN_VERB:
	case RX_COLUMN_FLAGS:
	case RX_COLUMN_ALT:
	case RX_COLUMN_FILE:
	case RX_COLUMN_LINE:
	case RX_COLUMN_START:
	case RX_COLUMN_END:
	case RX_COLUMN_TEXT: return true;
	default: return false;
	}
}

static enum rx_ledger_role role_of_label(struct rx_text name, enum rx_column *column)
{
	struct rx_label label;

	if (!rx_label_name(name, &label))
		return RX_LEDGER_UNKNOWN;
	*column = label.role == RX_LABEL_STATUS ? RX_COLUMN_STATUS : RX_COLUMN_REPORT;
	switch (label.role) {
	case RX_LABEL_DONE:
	case RX_LABEL_STATUS: return RX_LEDGER_FIELD;
	case RX_LABEL_MEASURES: return RX_LEDGER_MEASURES;
	case RX_LABEL_PLAN: return RX_LEDGER_PLANS;
	case RX_LABEL_FINDING: return RX_LEDGER_TITLE;
	default: return RX_LEDGER_UNKNOWN;
	}
}

static enum rx_ledger_role exact_role(struct rx_text name, enum rx_column *column)
{
	int found;

	if (name.length == 0 || (unsigned char)name.bytes[0] < 0x80)
		return RX_LEDGER_UNKNOWN;
	for (size_t at = 0; at < sizeof(table) / sizeof(table[0]); at++) {
		if (rx_phrase_is(name, table[at].names)) {
			*column = table[at].column;
			return table[at].role;
		}
	}
	found = rx_word_find(RX_SET_COLUMN, name);
	if (found < 0 && role_of_label(name, column) == RX_LEDGER_UNKNOWN)
		found = rx_duty_name(name);
	if (found < 0 || is_foreign(found))
		return role_of_label(name, column);
	*column = (enum rx_column)found;
	return found == RX_COLUMN_TITLE ? RX_LEDGER_TITLE : RX_LEDGER_FIELD;
}

/* Letters and brackets of a name in half width, without blanks, stars and colons; empty when it is too
 * long for a name. */
static struct rx_text squeeze(struct rx_text name, char bytes[NAME_LIMIT])
{
	size_t used = 0, length;

	for (size_t at = 0; at < name.length; at += length) {
		uint32_t code = rx_utf8_decode(name, at, &length);

		if (code >= 0xFF01 && code <= 0xFF5E)
			code -= 0xFEE0;
		if (rx_is_blank(code) || code == '*' || code == ':')
			continue;
		if (used + 4 > NAME_LIMIT)
			return (struct rx_text){"", 0};
		used += rx_utf8_encode(code, bytes + used);
	}
	return rx_text_of(bytes, used);
}

static struct rx_text without_bracket(struct rx_text name)
{
	size_t open = rx_text_find(name, RX_LITERAL("("), 0);

	return open && open != RX_NONE && rx_text_ends(name, RX_LITERAL(")"))
		? rx_text_slice(name, 0, open)
		: name;
}

enum rx_ledger_role rx_ledger_role_of(struct rx_text name, enum rx_column *column)
{
	char bytes[NAME_LIMIT];
	struct rx_text whole = squeeze(name, bytes), bare = without_bracket(whole);
	enum rx_ledger_role role = exact_role(whole, column);

	if (role == RX_LEDGER_UNKNOWN)
		role = exact_role(bare, column);
	if (role == RX_LEDGER_UNKNOWN && rx_text_starts(bare, RX_LITERAL("整改")))
		role = exact_role(rx_text_slice(bare, 6, bare.length), column);
	return role;
}

unsigned rx_ledger_scale(struct rx_text note, bool *found)
{
	static const char open[] = "(|" FULL_OPEN "|单位:|单位" FULL_COLON "|金额单位:|人民币";
	struct rx_text word;
	size_t at = rx_phrase_find(note, "亿元|万元|千元|百万元|元", &word);

	*found = at != RX_NONE && rx_phrase_in(rx_text_slice(note, 0, at), open);
	if (!*found)
		return 0;
	if (rx_text_find(note, RX_LITERAL("亿元"), 0) != RX_NONE)
		return 8;
	if (rx_text_find(note, RX_LITERAL("百万元"), 0) != RX_NONE)
		return 6;
	if (rx_text_find(note, RX_LITERAL("万元"), 0) != RX_NONE)
		return 4;
	return rx_text_find(note, RX_LITERAL("千元"), 0) != RX_NONE ? 3 : 0;
}

/* ---- rows ----------------------------------------------------------------------------------- */

/* A cell that is not filled in from a range that began in another row. */
static struct rx_text own_value(const struct rx_sheet *sheet, size_t row, size_t column)
{
	const struct rx_sheet_cell *cell = rx_sheet_cell_at(sheet, row, column);

	if (cell->merged && row && cell->start == rx_sheet_cell_at(sheet, row - 1, column)->start)
		return (struct rx_text){"", 0};
	return rx_sheet_value(sheet, cell);
}

static size_t known_in(const struct rx_sheet *sheet, size_t row)
{
	enum rx_column column;
	size_t known = 0;

	for (size_t at = 0; at < sheet->rows[row].count; at++) {
		const struct rx_sheet_cell *cell = rx_sheet_cell_at(sheet, row, at);

		if (at && cell->merged
			&& cell->start == rx_sheet_cell_at(sheet, row, at - 1)->start)
			continue;
		known += rx_ledger_role_of(own_value(sheet, row, at), &column) != RX_LEDGER_UNKNOWN;
	}
	return known;
}

static bool is_blank_row(const struct rx_sheet *sheet, size_t row)
{
	for (size_t at = 0; at < sheet->rows[row].count; at++) {
		if (rx_sheet_at(sheet, row, at).length)
			return false;
	}
	return true;
}

/* The group that a cell of the second row stands under: the name above it or to the left of that. */
static struct rx_text group_of(const struct rx_sheet *sheet, size_t row, size_t column)
{
	struct rx_text name = rx_sheet_at(sheet, row, column);

	while (name.length == 0 && column-- > 0)
		name = rx_sheet_at(sheet, row, column);
	return name;
}

static struct rx_text join(struct rx_arena *arena, struct rx_text one, struct rx_text other)
{
	char *bytes = rx_arena_new(arena, one.length + other.length + 1);

	if (!bytes)
		return other;
	if (one.length)
		memcpy(bytes, one.bytes, one.length);
	if (other.length)
		memcpy(bytes + one.length, other.bytes, other.length);
	return rx_text_of(bytes, one.length + other.length);
}

/* The last two characters of Chinese script: 单位 of 责任单位. */
static struct rx_text last_word(struct rx_text name)
{
	return name.length > 6 ? rx_text_slice(name, name.length - 6, name.length) : name;
}

/* Reads a name of the second row by itself, behind its group, in front of its group's last word; false
 * when none of these is known, and the group's own name serves. */
static bool read_pair(struct rx_arena *arena, struct rx_text group, struct rx_text name,
	struct rx_ledger_field *field)
{
	struct rx_text tries[] = {
		name, join(arena, group, name), join(arena, name, last_word(group)), group};

	field->name = group.length ? join(arena, group, name) : name;
	for (size_t at = 0; at < sizeof(tries) / sizeof(tries[0]); at++) {
		field->role = rx_ledger_role_of(tries[at], &field->column);
		if (field->role != RX_LEDGER_UNKNOWN)
			return at < 3;
	}
	return false;
}

/* Does the row under a header go on with it?  Nothing in it is long, what stands under the first name is
 * empty, as no number or title of a finding is, and two names at least are known. */
static bool is_second(const struct rx_sheet *sheet, struct rx_arena *arena, size_t row)
{
	struct rx_ledger_field field;
	size_t known = 0;
	bool under = false;

	if (row + 1 >= sheet->row_count)
		return false;
	for (size_t at = 0; at < sheet->rows[row + 1].count; at++) {
		struct rx_text name = own_value(sheet, row + 1, at);

		if (name.length > NAME_LIMIT / 2 || (name.length && !under && at < 2))
			return false;
		under = under || rx_sheet_at(sheet, row, at).length;
		known += name.length && read_pair(arena, group_of(sheet, row, at), name, &field);
	}
	return known >= 2;
}

static void read_field(const struct rx_sheet *sheet, struct rx_arena *arena,
	const struct rx_ledger_head *head, size_t column, struct rx_ledger_field *field)
{
	struct rx_text upper = rx_sheet_at(sheet, head->first, column);
	struct rx_text lower = {"", 0};
	bool found;

	if (head->last > head->first)
		lower = own_value(sheet, head->last, column);
	if (lower.length) {
		(void)read_pair(arena, group_of(sheet, head->first, column), lower, field);
	} else {
		field->name = upper;
		field->role = rx_ledger_role_of(upper, &field->column);
	}
	field->name = join(arena, field->name, (struct rx_text){"", 0});
	field->scale = rx_ledger_scale(field->name, &found);
	if (!found)
		field->scale = (unsigned)-1;
}

/* ---- columns among each other ---------------------------------------------------------------- */

static size_t find_role(const struct rx_ledger_head *head, enum rx_ledger_role role)
{
	for (size_t at = 0; at < head->count; at++) {
		if (head->fields[at].role == role)
			return at;
	}
	return RX_NONE;
}

static bool has_column(const struct rx_ledger_head *head, enum rx_column column)
{
	for (size_t at = 0; at < head->count; at++) {
		if (head->fields[at].role == RX_LEDGER_FIELD && head->fields[at].column == column)
			return true;
	}
	return false;
}

/* Of two columns of findings the wider one groups: 反馈问题 beside 具体问题. */
static void choose_title(struct rx_ledger_head *head)
{
	size_t title = find_role(head, RX_LEDGER_TITLE), more = RX_NONE;

	for (size_t at = title == RX_NONE ? head->count : title + 1; at < head->count; at++) {
		if (head->fields[at].role == RX_LEDGER_TITLE) {
			more = more == RX_NONE ? at : more;
			head->fields[at].role = RX_LEDGER_UNKNOWN;
		}
	}
	if (more != RX_NONE && rx_phrase_in(head->fields[more].name, "具体问题")) {
		head->fields[more].role = RX_LEDGER_TITLE;
		head->fields[title].role = find_role(head, RX_LEDGER_CATEGORY) == RX_NONE
			? RX_LEDGER_CATEGORY
			: RX_LEDGER_UNKNOWN;
		title = more;
	}
	if (title == RX_NONE)
		title = find_role(head, RX_LEDGER_DETAIL);
	if (title == RX_NONE)
		title = find_role(head, RX_LEDGER_MEASURES);
	if (title == RX_NONE)
		title = find_role(head, RX_LEDGER_UNKNOWN);
	if (title != RX_NONE)
		head->fields[title].role = RX_LEDGER_TITLE;
	head->title = title;
}

/* Where a 牵头 column stands as well, 责任单位 is the unit. */
static void choose_unit(struct rx_ledger_head *head)
{
	struct rx_ledger_field *unit = NULL;
	bool lead = false;

	for (size_t at = 0; at < head->count; at++) {
		struct rx_ledger_field *field = &head->fields[at];

		if (field->role != RX_LEDGER_FIELD || field->column != RX_COLUMN_DEPT)
			continue;
		if (rx_phrase_in(field->name, "责任单位") && !rx_phrase_in(field->name, "牵头"))
			unit = field;
		else
			lead = true;
	}
	if (unit && lead)
		unit->column = RX_COLUMN_UNIT;
}

/* The second column with a role or a column that only one can fill keeps its cells as text. */
static void drop_doubles(struct rx_ledger_head *head)
{
	for (size_t at = 0; at < head->count; at++) {
		struct rx_ledger_field *field = &head->fields[at];

		for (size_t before = 0; before < at; before++) {
			const struct rx_ledger_field *other = &head->fields[before];

			if (field->role != other->role || field->role == RX_LEDGER_UNKNOWN
				|| field->role == RX_LEDGER_DETAIL
				|| field->role == RX_LEDGER_MEASURES
				|| field->role == RX_LEDGER_PLANS)
				continue;
			if (field->role == RX_LEDGER_FIELD
				&& (field->column != other->column
					|| rx_column_type(field->column) == RX_TYPE_LIST))
				continue;
			field->role = RX_LEDGER_UNKNOWN;
			break;
		}
	}
}

static bool read_fields(
	const struct rx_sheet *sheet, struct rx_arena *arena, struct rx_ledger_head *head)
{
	head->count = sheet->rows[head->first].count;
	if (head->count < sheet->rows[head->last].count)
		head->count = sheet->rows[head->last].count;
	head->fields = rx_arena_new(arena, (head->count + 1) * sizeof(*head->fields));
	if (!head->fields)
		return false;
	for (size_t at = 0; at < head->count; at++)
		read_field(sheet, arena, head, at, &head->fields[at]);
	choose_title(head);
	choose_unit(head);
	drop_doubles(head);
	head->number = find_role(head, RX_LEDGER_NUMBER);
	head->category = find_role(head, RX_LEDGER_CATEGORY);
	head->measures = find_role(head, RX_LEDGER_MEASURES);
	head->stated =
		has_column(head, RX_COLUMN_STATUS) || has_column(head, RX_COLUMN_STATUS_TEXT);
	head->reported = head->stated || has_column(head, RX_COLUMN_REPORT);
	return head->title != RX_NONE;
}

bool rx_ledger_head_find(
	const struct rx_sheet *sheet, struct rx_arena *arena, struct rx_ledger_head *head)
{
	size_t seen = 0;

	*head = (struct rx_ledger_head){0};
	for (size_t row = 0; row < sheet->row_count && seen < RX_LEDGER_HEAD_ROWS; row++) {
		bool second;

		if (is_blank_row(sheet, row))
			continue;
		seen++;
		second = known_in(sheet, row) && is_second(sheet, arena, row);
		if (known_in(sheet, row) < RX_LEDGER_KNOWN
			&& !(second && known_in(sheet, row) + 2 > RX_LEDGER_KNOWN))
			continue;
		head->first = row;
		head->last = row + second;
		return read_fields(sheet, arena, head);
	}
	return false;
}
