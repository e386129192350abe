// zlib compresses the parts of a KMZ, and counts their check sums.
#include <zlib.h>
