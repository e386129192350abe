#pragma once
#include <stddef.h>

/// What came of a drawing.
enum dateline_rsvg_result {
    dateline_rsvg_done = 0,
    /// The library is not installed, or lacks what we call.
    dateline_rsvg_missing = 1,
    /// It could not draw this.
    dateline_rsvg_failed = 2,
};

/// Draws an SVG with librsvg, which is loaded by the first call, and gives each stretch of the PNG to `write`.
///
/// `scale` is how many pixels a unit of the SVG becomes. `write` gives 0 for success. A failure's reason is put into `reason`, at most
/// `capacity` bytes with the zero at its end.
enum dateline_rsvg_result dateline_rsvg_png(
    const unsigned char *svg, size_t size, double scale,
    int (*write)(void *context, const unsigned char *bytes, unsigned int count), void *context,
    char *reason, size_t capacity);
