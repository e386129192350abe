// Which of 64 bytes are what, a bit each, the first byte's lowest: Swift has no name for the instructions that tell it of
// sixteen bytes at once.
#include <stdint.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

// Asks for some bytes that will be read soon.
static inline void scan_prefetch(const void *start) { __builtin_prefetch(start, 0, 2); }

// What `scan_marks` finds.
typedef struct {
    // Delimiters and line feeds.
    uint64_t stops;
    // Quotation marks.
    uint64_t quotes;
    // Whatever some format has to write otherwise: quotation marks, \ & < >, control characters and all beyond ASCII.
    uint64_t odd;
    // Beyond ASCII.
    uint64_t high;
} scan_marks_t;

#if defined(__SSE2__)
static inline uint64_t scan_bits(__m128i a, __m128i b, __m128i c, __m128i d) {
    return (uint64_t)(uint16_t)_mm_movemask_epi8(a) | (uint64_t)(uint16_t)_mm_movemask_epi8(b) << 16
        | (uint64_t)(uint16_t)_mm_movemask_epi8(c) << 32 | (uint64_t)(uint16_t)_mm_movemask_epi8(d) << 48;
}

static inline __m128i scan_is(__m128i bytes, char byte) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(byte)); }

static inline __m128i scan_stops(__m128i bytes, char delimiter) {
    return _mm_or_si128(scan_is(bytes, delimiter), scan_is(bytes, '\n'));
}

static inline __m128i scan_odd(__m128i bytes) {
    // Signed, so that what lies beyond ASCII is below a space, too. < and > differ by one bit, as do " and &.
    __m128i low = _mm_cmplt_epi8(bytes, _mm_set1_epi8(0x20));
    __m128i angles = scan_is(_mm_or_si128(bytes, _mm_set1_epi8(2)), '>');
    __m128i marks = scan_is(_mm_or_si128(bytes, _mm_set1_epi8(4)), '&');
    return _mm_or_si128(_mm_or_si128(low, angles), _mm_or_si128(marks, scan_is(bytes, '\\')));
}

static inline scan_marks_t scan_marks(const void *start, uint8_t delimiter) {
    const __m128i *from = (const __m128i *)start;
    __m128i a = _mm_loadu_si128(from), b = _mm_loadu_si128(from + 1);
    __m128i c = _mm_loadu_si128(from + 2), d = _mm_loadu_si128(from + 3);
    char mark = (char)delimiter;
    scan_marks_t marks = {
        scan_bits(scan_stops(a, mark), scan_stops(b, mark), scan_stops(c, mark), scan_stops(d, mark)),
        scan_bits(scan_is(a, '"'), scan_is(b, '"'), scan_is(c, '"'), scan_is(d, '"')),
        scan_bits(scan_odd(a), scan_odd(b), scan_odd(c), scan_odd(d)),
        scan_bits(a, b, c, d),
    };
    return marks;
}
#else
static inline scan_marks_t scan_marks(const void *start, uint8_t delimiter) {
    const uint8_t *bytes = (const uint8_t *)start;
    scan_marks_t marks = {0, 0, 0, 0};
    for (int place = 0; place < 64; place++) {
        uint8_t byte = bytes[place];
        uint64_t bit = (uint64_t)1 << place;
        if (byte == delimiter || byte == '\n') marks.stops |= bit;
        if (byte == '"') marks.quotes |= bit;
        if (byte >= 0x80) marks.high |= bit;
        if (byte < 0x20 || byte >= 0x80 || byte == '"' || byte == '&' || byte == '<' || byte == '>' || byte == '\\') {
            marks.odd |= bit;
        }
    }
    return marks;
}
#endif
