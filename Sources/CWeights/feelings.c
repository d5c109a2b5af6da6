#include "CWeights.h"

static const uint8_t weights[] = {
#embed "feelings.weights" if_empty(0)
};

const uint8_t *feeling_weights(intptr_t *count) {
    *count = sizeof weights;
    return weights;
}
