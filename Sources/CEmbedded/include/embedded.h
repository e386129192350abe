#pragma once
#include <stddef.h>

/// Bytes that the compiler put into the program: read-only, mapped on first use, never copied.
extern const unsigned char dateline_world[];
extern const size_t dateline_world_size;

extern const unsigned char dateline_landmarks[];
extern const size_t dateline_landmarks_size;
