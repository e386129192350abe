// Only the reentrant (_r) functions: each takes the context that owns its errors.
#define GEOS_USE_ONLY_R_API
#include <geos_c.h>
