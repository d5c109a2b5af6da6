#include "CICU.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>

struct cicu_breaker {
    UBreakIterator *iterator;
    UText text;
};

static cicu_breaker *wrap(UBreakIterator *iterator) {
    cicu_breaker *breaker = malloc(sizeof *breaker);
    if (breaker == NULL) {
        ubrk_close(iterator);
        return NULL;
    }
    breaker->iterator = iterator;
    UText empty = UTEXT_INITIALIZER;
    breaker->text = empty;
    return breaker;
}

cicu_breaker *cicu_breaker_open(const char *rules, int32_t *error) {
    UErrorCode status = U_ZERO_ERROR;
    int32_t length = (int32_t)strlen(rules);
    UChar *wide = malloc(sizeof(UChar) * (size_t)(length + 1));
    if (wide == NULL) {
        *error = U_MEMORY_ALLOCATION_ERROR;
        return NULL;
    }
    u_charsToUChars(rules, wide, length);
    UParseError place;
    UBreakIterator *iterator = ubrk_openRules(wide, length, NULL, 0, &place, &status);
    free(wide);
    *error = status;
    return U_FAILURE(status) ? NULL : wrap(iterator);
}

cicu_breaker *cicu_breaker_clone(const cicu_breaker *breaker, int32_t *error) {
    UErrorCode status = U_ZERO_ERROR;
    UBreakIterator *iterator = ubrk_clone(breaker->iterator, &status);
    *error = status;
    return U_FAILURE(status) ? NULL : wrap(iterator);
}

void cicu_breaker_close(cicu_breaker *breaker) {
    ubrk_close(breaker->iterator);
    utext_close(&breaker->text);
    free(breaker);
}

int32_t cicu_breaker_ends(cicu_breaker *breaker, const uint8_t *text, int32_t length, int32_t *ends) {
    UErrorCode status = U_ZERO_ERROR;
    utext_openUTF8(&breaker->text, (const char *)text, length, &status);
    ubrk_setUText(breaker->iterator, &breaker->text, &status);
    if (U_FAILURE(status)) return -status;
    int32_t count = 0;
    ubrk_first(breaker->iterator);
    for (int32_t end = ubrk_next(breaker->iterator); end != UBRK_DONE; end = ubrk_next(breaker->iterator))
        ends[count++] = end;
    return count;
}
