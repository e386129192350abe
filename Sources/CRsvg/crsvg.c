#include "crsvg.h"

#include <dlfcn.h>
#include <stdio.h>

// Only what is called here, as the libraries' documentation declares it: their headers are not needed to build, and the
// forty libraries behind them are not loaded by a program that draws nothing.

typedef struct { unsigned int domain; int code; char *message; } Error;  // GError
typedef struct { double x, y, width, height; } Rectangle;                // RsvgRectangle

enum { opaque = 1 };  // CAIRO_FORMAT_RGB24

#ifdef __APPLE__
static const char *const library = "librsvg-2.2.dylib";
#else
static const char *const library = "librsvg-2.so.2";
#endif

static void say(char *reason, size_t capacity, const char *text) {
    snprintf(reason, capacity, "%s", text ? text : "no reason given");
}

enum dateline_rsvg_result dateline_rsvg_png(
    const unsigned char *svg, size_t size, double scale,
    int (*write)(void *, const unsigned char *, unsigned int), void *context, char *reason, size_t capacity) {
    void *handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
    if (!handle) {
        say(reason, capacity, dlerror());
        return dateline_rsvg_missing;
    }
    // dlsym looks through all that the library was linked with, cairo and glib among it.
#define FIND(result, name, ...) \
    result (*name)(__VA_ARGS__) = (result (*)(__VA_ARGS__))dlsym(handle, #name); \
    if (!name) { say(reason, capacity, #name " is missing"); return dateline_rsvg_missing; }
    FIND(void *, rsvg_handle_new_from_data, const unsigned char *, size_t, Error **)
    FIND(int, rsvg_handle_get_intrinsic_size_in_pixels, void *, double *, double *)
    FIND(int, rsvg_handle_render_document, void *, void *, const Rectangle *, Error **)
    FIND(void, g_object_unref, void *)
    FIND(void, g_error_free, Error *)
    FIND(void *, cairo_image_surface_create, int, int, int)
    FIND(void *, cairo_create, void *)
    FIND(int, cairo_status, void *)
    FIND(const char *, cairo_status_to_string, int)
    FIND(int, cairo_surface_write_to_png_stream, void *,
         int (*)(void *, const unsigned char *, unsigned int), void *)
    FIND(void, cairo_destroy, void *)
    FIND(void, cairo_surface_destroy, void *)

    enum dateline_rsvg_result result = dateline_rsvg_failed;
    Error *error = NULL;
    void *picture = rsvg_handle_new_from_data(svg, size, &error);
    double width = 0, height = 0;
    if (picture && rsvg_handle_get_intrinsic_size_in_pixels(picture, &width, &height)) {
        Rectangle all = {0, 0, width * scale, height * scale};
        void *surface = cairo_image_surface_create(opaque, (int)(all.width + 0.5), (int)(all.height + 0.5));
        void *cairo = cairo_create(surface);
        int status = cairo_status(cairo);
        if (status == 0 && rsvg_handle_render_document(picture, cairo, &all, &error))
            status = cairo_surface_write_to_png_stream(surface, write, context);
        if (status != 0)
            say(reason, capacity, cairo_status_to_string(status));
        else if (!error)
            result = dateline_rsvg_done;
        cairo_destroy(cairo);
        cairo_surface_destroy(surface);
    } else if (!error) {
        say(reason, capacity, "the picture has no size in pixels");
    }
    if (error) {
        say(reason, capacity, error->message);
        g_error_free(error);
    }
    if (picture) g_object_unref(picture);
    return result;
}
