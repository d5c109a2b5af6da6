#include "CICU.h"

#include <stdlib.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

enum { ON_STACK = 512 };   // UTF-16 units; nearly every token fits

bool cicu_is_reordered(uint32_t scalar) {
    return u_getCombiningClass((UChar32)scalar) != 0;
}

int32_t cicu_fold(const uint8_t *text, int32_t length, uint8_t *folded, int32_t capacity) {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *normalizer = unorm2_getNFKCCasefoldInstance(&status);
    if (U_FAILURE(status)) return -status;

    UChar source_room[ON_STACK], target_room[ON_STACK];
    UChar *source = source_room, *target = target_room;
    int32_t units = 0, result = 0;
    if (length > ON_STACK) source = malloc(sizeof(UChar) * (size_t)length);
    if (source == NULL) return -U_MEMORY_ALLOCATION_ERROR;
    u_strFromUTF8(source, length > ON_STACK ? length : ON_STACK, &units, (const char *)text, length, &status);

    int32_t wide = unorm2_normalize(normalizer, source, units, target, ON_STACK, &status);
    if (status == U_BUFFER_OVERFLOW_ERROR) {
        status = U_ZERO_ERROR;
        target = malloc(sizeof(UChar) * (size_t)wide);
        if (target == NULL) status = U_MEMORY_ALLOCATION_ERROR;
        else wide = unorm2_normalize(normalizer, source, units, target, wide, &status);
    }
    if (U_SUCCESS(status)) {
        u_strToUTF8((char *)folded, capacity, &result, target, wide, &status);
        // Too little room is told by the length, and a missing NUL is none of our business.
        if (status == U_BUFFER_OVERFLOW_ERROR) status = U_ZERO_ERROR;
    }
    if (source != source_room) free(source);
    if (target != target_room) free(target);
    return U_FAILURE(status) ? -status : result;
}
