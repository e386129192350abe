// Types and prototypes only: nothing links libproj, whose forty libraries cost every start some 14 ms.
// Whoever needs a projection that Geometry does not compute itself opens it on first use (dlopen).
#include <geodesic.h>
#include <proj.h>
