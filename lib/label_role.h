/*
 * label_role.h - what the name in front of a colon announces.
 */
#ifndef RX_LIB_LABEL_ROLE_H
#define RX_LIB_LABEL_ROLE_H

enum rx_label_role {
	RX_LABEL_DONE, /* measures that were taken: 整改情况 整改完成情况 */
	RX_LABEL_MEASURES, /* 整改措施: planned where 整改完成情况 stands beside it, else done */
	RX_LABEL_PLAN,    /* measures to come: 下一步措施 */
	RX_LABEL_FIELD,   /* its value is a cell: 责任单位 整改时限 */
	RX_LABEL_STATUS,  /* its value states the status: 整改结论 */
	RX_LABEL_FINDING, /* its value is a finding: 整改任务 */
	RX_LABEL_NUMBER,  /* its value is the finding's number: 问题编号 */
	RX_LABEL_CONTACT, /* how to reach somebody, and periods of publicity */
	RX_LABEL_OTHER    /* known as a label, of no consequence */
};

#endif
