#include "CWeights.h"

static const uint8_t weights[] = {
#embed "language.weights" if_empty(0)
};

const uint8_t *language_weights(intptr_t *count) {
    *count = sizeof weights;
    return weights;
}
