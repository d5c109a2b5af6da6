#include "CWeights.h"

static const uint8_t weights[] = {
#embed "vectors.weights" if_empty(0)
};

const uint8_t *vector_weights(intptr_t *count) {
    *count = sizeof weights;
    return weights;
}
