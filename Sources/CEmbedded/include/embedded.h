#pragma once
#include <stddef.h>

/// Bytes that the compiler put into the program: read-only, mapped on first use, never copied.
extern const unsigned char dateline_world[];
extern const size_t dateline_world_size;

extern const unsigned char dateline_landmarks[];
extern const size_t dateline_landmarks_size;

extern const unsigned char dateline_words[];
extern const size_t dateline_words_size;

extern const unsigned char dateline_geoparser[];
extern const size_t dateline_geoparser_size;

extern const unsigned char dateline_page[];
extern const size_t dateline_page_size;

extern const unsigned char dateline_page_style[];
extern const size_t dateline_page_style_size;

extern const unsigned char dateline_page_script[];
extern const size_t dateline_page_script_size;

// Swift does not import arrays of unknown length, so it asks for their addresses.
static inline const unsigned char *dateline_world_bytes(void) { return dateline_world; }
static inline const unsigned char *dateline_landmarks_bytes(void) { return dateline_landmarks; }
static inline const unsigned char *dateline_words_bytes(void) { return dateline_words; }
static inline const unsigned char *dateline_geoparser_bytes(void) { return dateline_geoparser; }
static inline const unsigned char *dateline_page_bytes(void) { return dateline_page; }
static inline const unsigned char *dateline_page_style_bytes(void) { return dateline_page_style; }
static inline const unsigned char *dateline_page_script_bytes(void) { return dateline_page_script; }
