// Expat reads XML as a stream of events. A document that declares a type is refused before an entity can expand.
#include <expat.h>
