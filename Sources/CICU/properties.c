#include "CICU.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utypes.h>
#include <unicode/uversion.h>

const char *cicu_version(void) {
    static _Thread_local char text[U_MAX_VERSION_STRING_LENGTH];
    UVersionInfo version;
    u_getVersion(version);
    u_versionToString(version, text);
    return text;
}

const char *cicu_error_name(int32_t error) {
    return u_errorName((UErrorCode)error);
}

uint8_t cicu_class(uint32_t scalar) {
    UChar32 c = (UChar32)scalar;
    uint32_t category = U_GET_GC_MASK(c);
    if (category & (U_GC_Z_MASK | U_GC_CC_MASK)) return u_isUWhiteSpace(c) ? CICU_SPACE : CICU_IGNORABLE;
    if (category & U_GC_CF_MASK || u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) return CICU_IGNORABLE;
    if (category & U_GC_M_MASK) return u_isUAlphabetic(c) ? CICU_LETTER : CICU_OTHER;
    if (category & U_GC_ND_MASK) return CICU_DIGIT;
    // Asked before letters: U+2139 and the circled M are both letters and pictures, and customers mean the picture.
    if (c >= 0x2000) {
        if (u_hasBinaryProperty(c, UCHAR_EMOJI_PRESENTATION) || u_hasBinaryProperty(c, UCHAR_REGIONAL_INDICATOR))
            return CICU_EMOJI;
        if (u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC)) return CICU_PICTOGRAPH;
    }
    if (category & (U_GC_L_MASK | U_GC_NL_MASK) || u_isUAlphabetic(c)) return CICU_LETTER;
    if (category & U_GC_P_MASK) return CICU_PUNCTUATION;
    if (category & (U_GC_S_MASK | U_GC_NO_MASK)) return CICU_SYMBOL;
    return CICU_OTHER;
}

bool cicu_attaches(uint32_t scalar) {
    switch (u_getIntPropertyValue((UChar32)scalar, UCHAR_WORD_BREAK)) {
    case U_WB_EXTEND:
    case U_WB_FORMAT:
    case U_WB_ZWJ:
        return true;
    default:
        return false;
    }
}

uint32_t cicu_script(uint32_t scalar) {
    UErrorCode status = U_ZERO_ERROR;
    const char *name = uscript_getShortName(uscript_getScript((UChar32)scalar, &status));
    if (U_FAILURE(status) || name == NULL) name = "Zzzz";
    return (uint32_t)name[0] << 24 | (uint32_t)name[1] << 16 | (uint32_t)name[2] << 8 | (uint32_t)name[3];
}
