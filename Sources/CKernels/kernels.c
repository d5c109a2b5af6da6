#include "CKernels.h"

#include "lanes.h"

#pragma STDC FP_CONTRACT OFF

DISPATCHED
float kernel_dot(const float *a, const float *b, size_t count) {
    lanes sums = {0};
    size_t i = 0;
    for (; i + 16 <= count; i += 16) {
        sums += *(const lanes *)(a + i) * *(const lanes *)(b + i);
    }
    for (size_t lane = 0; i < count; i++, lane++) {
        sums[lane] += a[i] * b[i];
    }
    float total = 0;
    for (size_t lane = 0; lane < 16; lane++) {
        total += sums[lane];
    }
    return total;
}

DISPATCHED
void kernel_add_scaled(float scale, const float *x, float *y, size_t count) {
    for (size_t i = 0; i < count; i++) {
        y[i] += scale * x[i];
    }
}

DISPATCHED
void kernel_add_scaled_int8(float scale, const int8_t *x, float *y, size_t count) {
    for (size_t i = 0; i < count; i++) {
        y[i] += scale * (float)x[i];
    }
}

DISPATCHED
void kernel_dots_int8(const int8_t *x, const int8_t *rows, size_t count, size_t width, int32_t *sums) {
    for (size_t row = 0; row < count; row++) {
        const int8_t *own = rows + row * width;
        int32_t sum = 0;
        for (size_t i = 0; i < width; i++) {
            sum += (int16_t)x[i] * (int16_t)own[i];
        }
        sums[row] = sum;
    }
}

DISPATCHED
void kernel_panel_margins(
    const uint32_t *indices, const float *values, size_t count, const float *panel, float *sums) {
    lanes even = {0}, odd = {0};
    size_t k = 0;
    for (; k + 2 <= count; k += 2) {
        even += values[k] * *(const lanes *)(panel + (size_t)indices[k] * KERNEL_PANEL);
        odd += values[k + 1] * *(const lanes *)(panel + (size_t)indices[k + 1] * KERNEL_PANEL);
    }
    if (k < count) {
        even += values[k] * *(const lanes *)(panel + (size_t)indices[k] * KERNEL_PANEL);
    }
    *(lanes *)sums = even + odd;
}

DISPATCHED
void kernel_panel_update(
    const uint32_t *indices, const float *values, size_t count, const float *deltas, float *panel) {
    lanes step = *(const lanes *)deltas;
    for (size_t k = 0; k < count; k++) {
        *(lanes *)(panel + (size_t)indices[k] * KERNEL_PANEL) += values[k] * step;
    }
}

DISPATCHED
void kernel_max_plus(
    float offset, const float *x, int32_t origin, float *best, int32_t *origins, size_t count) {
    for (size_t i = 0; i < count; i++) {
        float sum = offset + x[i];
        int32_t earlier = origins[i];
        float most = best[i];
        origins[i] = sum > most ? origin : earlier;
        best[i] = sum > most ? sum : most;
    }
}

DISPATCHED
void kernel_adagrad(float rate, const float *slopes, float *squares, float *weights, size_t count) {
    for (size_t i = 0; i + 16 <= count; i += 16) {
        lanes slope = *(const lanes *)(slopes + i);
        lanes square = *(const lanes *)(squares + i) + slope * slope;
        *(lanes *)(squares + i) = square;
        *(lanes *)(weights + i) += rate * slope / __builtin_elementwise_sqrt(square);
    }
}
