#include "CICU.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>

uint8_t cicu_piece_role(uint32_t scalar) {
    UChar32 c = (UChar32)scalar;
    if (c == '\t' || c == '\n' || c == '\r') return CICU_PIECE_SPACE;
    uint32_t category = U_GET_GC_MASK(c);
    if (category & U_GC_C_MASK) return CICU_PIECE_NOTHING;
    if (u_isUWhiteSpace(c)) return CICU_PIECE_SPACE;
    return category & U_GC_P_MASK ? CICU_PIECE_ALONE : CICU_PIECE_WORD;
}

int32_t cicu_plain(uint32_t scalar, uint32_t *plain) {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *normalizer = unorm2_getNFDInstance(&status);
    UChar units[CICU_PLAIN_SCALARS];
    int32_t length = U_FAILURE(status)
        ? -1 : unorm2_getDecomposition(normalizer, (UChar32)scalar, units, CICU_PLAIN_SCALARS, &status);
    if (length < 0 || U_FAILURE(status)) {
        length = 0;
        U16_APPEND_UNSAFE(units, length, scalar);
    }
    int32_t count = 0;
    for (int32_t i = 0; i < length;) {
        UChar32 c;
        U16_NEXT(units, i, length, c);
        if (u_charType(c) != U_NON_SPACING_MARK) plain[count++] = (uint32_t)u_tolower(c);
    }
    return count;
}
