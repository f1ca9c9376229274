/*
 * shape.h - what the headings around a heading say about it: whether it is more than an item, which
 * role its words and its place give it.
 */
#ifndef RX_LIB_SHAPE_H
#define RX_LIB_SHAPE_H

#include "parse.h"

/* Sets the role of every node: by its words, else by its place among the others. */
void rx_shape_roles(struct rx_parse *parse);

/* A heading that is itself a finding has no role, whatever words it holds. */
bool rx_shape_speaks_of_finding(const struct rx_parse *parse, const struct rx_node *node);

/* True for a heading that names itself a problem: 关于…的问题, 问题1:. */
bool rx_shape_names_problem(const struct rx_node *node);

/* True for a statement of what is wanting that has a text of its own: 1.储备不足。建立项目库… */
bool rx_shape_is_statement(const struct rx_parse *parse, const struct rx_node *node);

/* True of a heading over statements of what is wanting, with nothing among them that reads like a measure. */
bool rx_shape_states_wants(const struct rx_parse *parse, const struct rx_node *node);

/* In a section without findings: is the node a heading, or an item of a list? */
bool rx_shape_is_heading(const struct rx_parse *parse, const struct rx_node *node);

/* True for a paragraph that begins with a label or states a status: no part of what is before it. */
bool rx_shape_is_apart(const struct rx_parse *parse, const struct rx_paragraph *paragraph);

/* The first paragraph behind a node and everything under it. */
size_t rx_shape_subtree_end(const struct rx_tree *tree, size_t place);

#endif
