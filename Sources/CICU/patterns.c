#include "CICU.h"

#include <stdlib.h>
#include <unicode/uregex.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

enum { ON_STACK = 1024 };

struct cicu_pattern {
    URegularExpression *expression;
};

static cicu_pattern *wrap(URegularExpression *expression) {
    cicu_pattern *pattern = malloc(sizeof *pattern);
    if (pattern == NULL) uregex_close(expression);
    else pattern->expression = expression;
    return pattern;
}

cicu_pattern *cicu_pattern_open(
    const uint8_t *pattern, int32_t length, uint32_t options, int32_t *column, int32_t *error) {
    UErrorCode status = U_ZERO_ERROR;
    UParseError place = {.line = 0, .offset = -1};
    int32_t units = 0;
    UChar *wide = malloc(sizeof(UChar) * (size_t)(length + 1));
    if (wide == NULL) {
        *error = U_MEMORY_ALLOCATION_ERROR;
        return NULL;
    }
    u_strFromUTF8(wide, length + 1, &units, (const char *)pattern, length, &status);
    uint32_t flags = (options & CICU_CASE_INSENSITIVE) ? UREGEX_CASE_INSENSITIVE : 0;
    URegularExpression *expression = uregex_open(wide, units, flags, &place, &status);
    free(wide);
    *column = place.offset;
    *error = status;
    return U_FAILURE(status) ? NULL : wrap(expression);
}

cicu_pattern *cicu_pattern_clone(const cicu_pattern *pattern, int32_t *error) {
    UErrorCode status = U_ZERO_ERROR;
    URegularExpression *expression = uregex_clone(pattern->expression, &status);
    *error = status;
    return U_FAILURE(status) ? NULL : wrap(expression);
}

void cicu_pattern_close(cicu_pattern *pattern) {
    uregex_close(pattern->expression);
    free(pattern);
}

int32_t cicu_pattern_groups(const cicu_pattern *pattern) {
    UErrorCode status = U_ZERO_ERROR;
    return uregex_groupCount(pattern->expression, &status);
}

// Called by ICU after every 10,000 steps back; counts them over all windows of a text and stops when there are too many.
static UBool U_CALLCONV has_ticks_left(const void *context, int32_t steps) {
    int32_t *left = (int32_t *)context;
    (void)steps;
    *left -= 1;
    return *left > 0;
}

// Finds every match in UTF-16; offsets come out in UTF-16 units.
static int32_t find_wide(
    URegularExpression *expression, const UChar *text, int32_t length, cicu_limits limits, int32_t groups,
    int32_t *offsets, int32_t capacity) {
    UErrorCode status = U_ZERO_ERROR;
    uregex_setText(expression, text, length, &status);
    int32_t ticks_left = limits.ticks;
    uregex_setMatchCallback(expression, has_ticks_left, &ticks_left, &status);
    uregex_setStackLimit(expression, limits.stack, &status);
    // Windows bound the work: without them a harmless pattern is quadratic in a long text. What stands around a
    // window is seen by look-around, and ^ and $ keep meaning the text's own ends.
    uregex_useAnchoringBounds(expression, false, &status);
    uregex_useTransparentBounds(expression, true, &status);
    int32_t count = 0, from = 0;
    while (U_SUCCESS(status) && count < capacity) {
        int32_t to = length - from > limits.window ? from + limits.window : length;
        if (to < length && U16_IS_TRAIL(text[to])) to += 1;
        uregex_setRegion(expression, from, to, &status);
        // A match that begins in the overlap is left to the next window, which sees more of it.
        int32_t last_start = to == length ? length : to - limits.overlap;
        int32_t next = last_start;
        while (count < capacity && uregex_findNext(expression, &status)) {
            int32_t start = uregex_start(expression, 0, &status), end = uregex_end(expression, 0, &status);
            if (start > last_start || (start == last_start && to < length)) break;
            for (int32_t group = 0; group <= groups; group++) {
                int32_t *pair = offsets + 2 * ((int64_t)count * (groups + 1) + group);
                pair[0] = uregex_start(expression, group, &status);
                pair[1] = uregex_end(expression, group, &status);
            }
            count += 1;
            if (end > next) next = end;
        }
        if (to == length) break;
        from = next;
        if (U16_IS_TRAIL(text[from])) from -= 1;
    }
    return U_FAILURE(status) ? -status : count;
}

// Turns UTF-16 offsets into UTF-8 offsets, in place. Two matches never overlap, so the walk goes back at most one match.
static void narrow(const UChar *wide, int32_t *offsets, int64_t count) {
    int32_t unit = 0, byte = 0;
    for (int64_t index = 0; index < count; index++) {
        if (offsets[index] < 0) continue;
        while (unit < offsets[index]) {
            UChar32 scalar;
            U16_NEXT(wide, unit, offsets[index], scalar);
            byte += U8_LENGTH(scalar);
        }
        while (unit > offsets[index]) {
            UChar32 scalar;
            U16_PREV(wide, 0, unit, scalar);
            byte -= U8_LENGTH(scalar);
        }
        offsets[index] = byte;
    }
}

int32_t cicu_pattern_find(
    cicu_pattern *pattern, const uint8_t *text, int32_t length, cicu_limits limits, int32_t *offsets,
    int32_t capacity) {
    UErrorCode status = U_ZERO_ERROR;
    UChar room[ON_STACK];
    UChar *wide = length > ON_STACK ? malloc(sizeof(UChar) * (size_t)length) : room;
    if (wide == NULL) return -U_MEMORY_ALLOCATION_ERROR;
    int32_t units = 0;
    u_strFromUTF8(wide, length > ON_STACK ? length : ON_STACK, &units, (const char *)text, length, &status);
    int32_t groups = cicu_pattern_groups(pattern);
    int32_t count = U_FAILURE(status)
        ? -status
        : find_wide(pattern->expression, wide, units, limits, groups, offsets, capacity);
    if (count > 0 && units != length) narrow(wide, offsets, 2 * (int64_t)count * (groups + 1));
    // The matcher must not keep pointers to what is about to go.
    static const UChar nothing[1] = {0};
    status = U_ZERO_ERROR;
    uregex_setText(pattern->expression, nothing, 0, &status);
    uregex_setMatchCallback(pattern->expression, NULL, NULL, &status);
    if (wide != room) free(wide);
    return count;
}
