#include "embedded.h"

// C23 #embed: 27 MB in a second, where an array literal or SwiftPM's .embedInCode takes minutes.
_Alignas(16) const unsigned char dateline_world[] = {
#embed "../../Data/world.gaz"
};
const size_t dateline_world_size = sizeof dateline_world;

const unsigned char dateline_landmarks[] = {
#embed "../../Data/landmarks.csv"
};
const size_t dateline_landmarks_size = sizeof dateline_landmarks;

_Alignas(16) const unsigned char dateline_words[] = {
#embed "../../Data/words.lex"
};
const size_t dateline_words_size = sizeof dateline_words;

_Alignas(16) const unsigned char dateline_geoparser[] = {
#embed "../../Data/geoparser.model"
};
const size_t dateline_geoparser_size = sizeof dateline_geoparser;

// The page that `map` writes for people, see `Export/HTML`.
const unsigned char dateline_page[] = {
#embed "page/map.html"
};
const size_t dateline_page_size = sizeof dateline_page;

const unsigned char dateline_page_style[] = {
#embed "page/map.css"
};
const size_t dateline_page_style_size = sizeof dateline_page_style;

// One idea a file, in the order in which they need one another.
const unsigned char dateline_page_script[] = {
#embed "page/script/data.js"
,
#embed "page/script/days.js"
,
#embed "page/script/geodesic.js"
,
#embed "page/script/mgrs.js"
,
#embed "page/script/colours.js"
,
#embed "page/script/incidents.js"
,
#embed "page/script/view.js"
,
#embed "page/script/base.js"
,
#embed "page/script/areas.js"
,
#embed "page/script/marks.js"
,
#embed "page/script/filters.js"
,
#embed "page/script/timeline.js"
,
#embed "page/script/details.js"
,
#embed "page/script/question.js"
,
#embed "page/script/measure.js"
,
#embed "page/script/table.js"
,
#embed "page/script/exports.js"
,
#embed "page/script/input.js"
,
#embed "page/script/address.js"
,
#embed "page/script/main.js"
};
const size_t dateline_page_script_size = sizeof dateline_page_script;
