#include "gen_families.h"
void make_environment(struct builder *builder)
{
	make_inspection(builder);
}
