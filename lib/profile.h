/*
 * profile.h - what an office sets once for all programs: a file of `key = value` lines.
 *
 * The keys are those of profile.def, and rule.SLUG for each rule of rule.def.  Every value is kept as it
 * was written, for showing, and as what it means, for asking.  Nothing here knows what day it is.
 */
#ifndef RX_LIB_PROFILE_H
#define RX_LIB_PROFILE_H

#include "arena.h"
#include "rule.h"
#include "when.h"

enum rx_setting_id {
#define SETTING(ID, key, TYPE, preset, en, zh) RX_SETTING_##ID,
#include "profile.def"
#undef SETTING
	RX_SETTING_COUNT
};

/* Levels that a rule may have in a profile. */
enum { RX_RULE_OFF = -1, RX_RULE_AS_LISTED = -2 };

/* How a matter stands, the worst first, and the lights that may stand for it. */
enum rx_standing { RX_STANDING_OVERDUE, RX_STANDING_BEHIND, RX_STANDING_NEAR, RX_STANDING_ONTRACK };
enum rx_light {
	RX_LIGHT_NONE,
	RX_LIGHT_BLUE,
	RX_LIGHT_GREEN,
	RX_LIGHT_YELLOW,
	RX_LIGHT_ORANGE,
	RX_LIGHT_RED,
	RX_LIGHT_COUNT
};

enum { RX_SETTING_NUMBERS = 16 };

struct rx_setting {
	struct rx_text text; /* as written, or the default */
	int32_t number;      /* of NUMBER, the count of a PERIOD, the place of a word; -1: empty */
	char unit;           /* of a PERIOD: d w m y, or k for working days */
	int32_t numbers[RX_SETTING_NUMBERS];
	size_t count;
	size_t line; /* where it was set, 0: nowhere */
};

struct rx_profile {
	struct rx_arena arena;
	struct rx_setting settings[RX_SETTING_COUNT];
	int rules[RX_RULE_COUNT]; /* enum rx_severity, RX_RULE_OFF or RX_RULE_AS_LISTED */
	size_t rule_lines[RX_RULE_COUNT];
	struct rx_text folder;           /* of the profile, for files that it names */
	int32_t *days_off, *days_worked; /* of the holidays file, ascending */
	size_t off_count, worked_count;
};

/* The profile where a caller has none: NULL stands for the defaults. */
int32_t rx_profile_number(const struct rx_profile *profile, enum rx_setting_id id);
struct rx_text rx_profile_text(const struct rx_profile *profile, enum rx_setting_id id);

/* The light for a standing, and its name: blue 蓝灯; NONE has empty names. */
enum rx_light rx_profile_light(const struct rx_profile *profile, enum rx_standing standing);
struct rx_text rx_light_name(enum rx_light light, enum rx_lang lang);

/* The light of a name in English or Chinese (blue, 蓝, 蓝灯), or -1. */
int rx_light_find(struct rx_text name);

/* The words for a standing: near its deadline 临近时限. */
struct rx_text rx_standing_name(enum rx_standing standing, enum rx_lang lang);

/* Stores the last day of a window of time that begins on a day; false where the profile does not set
 * the window. */
bool rx_profile_window(
	const struct rx_profile *profile, enum rx_setting_id window, int32_t from, int32_t *last);

#endif
