/*
 * gen_green_parts: the parts of environmental notices: task, measures, tail, and the list of tasks.
 *
 * In: the labels' scheme. Out: text with one finding a task, its columns from the labels, measures of
 * mode plan (整改措施 beside 整改完成情况) and done.
 */
#ifndef GEN_GREEN_PARTS_H
#define GEN_GREEN_PARTS_H

#include "gen_green_labels.h"

/* The task with the labels that follow it (goal, units, deadline). Returns the finding. */
int put_green_task(struct builder *builder, struct labels *labels);
/* 整改措施 and 整改完成情况, or one of them. */
void put_green_measures(struct builder *builder, struct labels *labels, int finding);
void put_green_tail(struct builder *builder, struct labels *labels);
/* A whole document: many tasks. */
void make_green_list(struct builder *builder);

#endif
