/*
 * holidays.h - working days, for limits such as "within 10 working days": Saturdays and Sundays are off
 * but for those that the holidays file of a profile has worked, and so are the days that it has off.
 */
#ifndef RX_LIB_HOLIDAYS_H
#define RX_LIB_HOLIDAYS_H

#include "profile.h"

/* Reads the file that the profile names, if any; 0, or -1 after a fault was reported. */
int rx_holidays_load(struct rx_profile *profile, const struct rx_sink *sink);

bool rx_is_working_day(const struct rx_profile *profile, int32_t day);

/* The count-th working day behind a day. */
int32_t rx_holidays_after(const struct rx_profile *profile, int32_t day, int32_t count);

#endif
