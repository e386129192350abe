// libarchive reads zip files and compressed tar files, entry by entry, without unpacking anything to disk.
#include <archive.h>
#include <archive_entry.h>
