#include "gen_families.h"
void make_audit(struct builder *builder)
{
	make_inspection(builder);
}
