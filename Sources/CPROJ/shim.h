// PROJ's geodesics are the oracle that our own are tested against.
#include <geodesic.h>
