// What the Language room asks of ICU, behind opaque types.
//
// No unicode header may be named here: UErrorCode and its kin clash with Foundation's own ICU module in any Swift file
// that imports both. Errors are ICU's codes as int32_t: above 0 a failure, 0 or below none.
#ifndef CICU_H
#define CICU_H

#include <stdbool.h>
#include <stdint.h>

// The version of the library that runs, such as "72.1".
const char *cicu_version(void);

// ICU's name for an error code, such as "U_REGEX_MISMATCHED_PAREN".
const char *cicu_error_name(int32_t error);

// MARK: Breaking text by rules

// A break iterator over UTF-8. Not thread-safe; a clone shares the compiled rules and is cheap.
typedef struct cicu_breaker cicu_breaker;

// Compiles rules in ICU's rule language (ASCII, NUL-terminated). NULL, and *error set, when they do not compile.
cicu_breaker *cicu_breaker_open(const char *rules, int32_t *error);
cicu_breaker *cicu_breaker_clone(const cicu_breaker *breaker, int32_t *error);
void cicu_breaker_close(cicu_breaker *breaker);

// Writes the end of each piece, as a byte offset in ascending order; the last is `length`. `ends` has room for `length`
// offsets, which is always enough. Returns how many there are, or minus ICU's error code.
int32_t cicu_breaker_ends(cicu_breaker *breaker, const uint8_t *text, int32_t length, int32_t *ends);

// MARK: Properties of a scalar

enum {
    CICU_OTHER = 0,        // a mark without a base, an unassigned or private scalar
    CICU_SPACE = 1,        // White_Space
    CICU_IGNORABLE = 2,    // controls, and what is invisible by default (joiners, direction marks, soft hyphens)
    CICU_LETTER = 3,       // letters and letter-like marks of any script
    CICU_DIGIT = 4,        // decimal digits of any script
    CICU_PUNCTUATION = 5,
    CICU_SYMBOL = 6,
    CICU_EMOJI = 7,        // shown as a picture by default, or a letter of a flag
    CICU_PICTOGRAPH = 8    // a picture only when U+FE0F follows
};
uint8_t cicu_class(uint32_t scalar);

// True for what attaches to the scalar before it in word breaking: marks, joiners, emoji modifiers, format controls.
bool cicu_attaches(uint32_t scalar);

// Four letters after ISO 15924 ("Latn"), packed big-endian; "Zyyy" for what all scripts share.
uint32_t cicu_script(uint32_t scalar);

// MARK: Normalising

// NFKC_Casefold of UTF-8. Returns the length of the result in bytes; when that is above `capacity`, nothing usable was
// written and the caller asks again with more room. Minus ICU's error code on failure.
int32_t cicu_fold(const uint8_t *text, int32_t length, uint8_t *folded, int32_t capacity);

// True when the scalar has a combining class other than 0 and so may be moved when text is normalised.
bool cicu_is_reordered(uint32_t scalar);

// MARK: Pieces for encoders

enum {
    CICU_PIECE_WORD = 0,     // a part of a word
    CICU_PIECE_SPACE = 1,    // White_Space
    CICU_PIECE_NOTHING = 2,  // controls, format marks, private and unassigned scalars
    CICU_PIECE_ALONE = 3     // punctuation of any script
};
uint8_t cicu_piece_role(uint32_t scalar);

enum { CICU_PLAIN_SCALARS = 18 };   // no canonical decomposition is longer

// The canonical decomposition of a scalar without nonspacing marks, in lower case. Returns how many scalars it has, which
// may be none; `plain` has room for CICU_PLAIN_SCALARS.
int32_t cicu_plain(uint32_t scalar, uint32_t *plain);

// MARK: Regular expressions

// A compiled pattern with a matcher's state. Not thread-safe; a clone shares the compiled pattern.
typedef struct cicu_pattern cicu_pattern;

enum { CICU_CASE_INSENSITIVE = 1 };

// NULL, and *error set, when the pattern (UTF-8) does not compile; *column is then the place of the mistake in UTF-16
// units, or -1 when ICU does not say.
cicu_pattern *cicu_pattern_open(
    const uint8_t *pattern, int32_t length, uint32_t options, int32_t *column, int32_t *error);
cicu_pattern *cicu_pattern_clone(const cicu_pattern *pattern, int32_t *error);
void cicu_pattern_close(cicu_pattern *pattern);
int32_t cicu_pattern_groups(const cicu_pattern *pattern);

typedef struct {
    int32_t ticks;       // steps of backtracking a text may cost, in ICU's unit of 10,000
    int32_t stack;       // bytes of backtracking
    int32_t window;      // UTF-16 units searched at once
    int32_t overlap;     // units that two windows share: a match up to this long is found wherever it stands
} cicu_limits;

// Finds the matches from left to right, without overlaps. Writes the UTF-8 offsets of each match and its groups into
// `offsets`: 2 × (groups + 1) numbers a match, -1 for a group that took no part. Returns the number of matches, at most
// `capacity`, or minus ICU's error code (a limit reached is U_REGEX_STOPPED_BY_CALLER or U_REGEX_STACK_OVERFLOW).
int32_t cicu_pattern_find(
    cicu_pattern *pattern, const uint8_t *text, int32_t length, cicu_limits limits, int32_t *offsets,
    int32_t capacity);

#endif
