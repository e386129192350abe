// PROJ's geodesics and projections are the oracle that our own are tested against.
#include <geodesic.h>
#include <proj.h>
