#include "CWeights.h"

static const uint8_t weights[] = {
#embed "mood.weights" if_empty(0)
};

const uint8_t *mood_weights(intptr_t *count) {
    *count = sizeof weights;
    return weights;
}
