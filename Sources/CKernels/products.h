// Products of rows and panels, and shares, inlined where kernels need them.
#ifndef PRODUCTS_H
#define PRODUCTS_H

#include <stddef.h>

#include "lanes.h"

#pragma STDC FP_CONTRACT OFF

// How many rows share one reading of a panel: as many sums as registers hold beside the panel's own.
enum { MOST_ROWS = 8 };

// The blocks below are inlined with `rows` a constant, so that the sums stay in registers.
INLINED void float_block(
    const size_t rows, const float *x, size_t x_stride, size_t depth, const float *panel, size_t panel_stride,
    const float *bias, float *y, size_t y_stride) {
    lanes sums[MOST_ROWS];
    for (size_t row = 0; row < rows; row++) {
        sums[row] = bias ? *(const lanes *)bias : (lanes){0};
    }
    for (size_t k = 0; k < depth; k++) {
        lanes weights = *(const lanes *)(panel + k * panel_stride);
        UNROLLED for (size_t row = 0; row < rows; row++) {
            sums[row] += x[row * x_stride + k] * weights;
        }
    }
    for (size_t row = 0; row < rows; row++) {
        *(lanes *)(y + row * y_stride) = sums[row];
    }
}

// Sixteen columns of any number of rows.
INLINED void float_columns(
    const float *x, size_t x_stride, size_t rows, size_t depth, const float *panel, size_t panel_stride,
    const float *bias, float *y, size_t y_stride) {
    for (; rows >= MOST_ROWS; rows -= MOST_ROWS, x += MOST_ROWS * x_stride, y += MOST_ROWS * y_stride) {
        float_block(MOST_ROWS, x, x_stride, depth, panel, panel_stride, bias, y, y_stride);
    }
#define BLOCK(count)                                                                                                   \
    case count:                                                                                                        \
        float_block(count, x, x_stride, depth, panel, panel_stride, bias, y, y_stride);                                \
        break;
    switch (rows) { BLOCK(1) BLOCK(2) BLOCK(3) BLOCK(4) BLOCK(5) BLOCK(6) BLOCK(7) }
#undef BLOCK
}

// Makes eˣ of x: 2ⁿ·eʳ with |r| ≤ ln 2 / 2, where the ninth term of the series is below a float's last digit. Vectors are
// handed on by pointer, since how they would be passed depends on the level of the instruction set.
INLINED void exponentiate(lanes *values) {
    lanes x = *values;
    lanes lowest = {0}, highest = {0};
    lowest -= 87.0f;
    highest += 88.0f;
    x = __builtin_elementwise_min(__builtin_elementwise_max(x, lowest), highest);
    // Adding 1.5·2²³ leaves no room for a fraction: this rounds, everywhere alike.
    const float rounder = 12582912.0f;
    lanes shifted = x * 1.44269504f + rounder;
    lanes whole = shifted - rounder;
    lanes r = x - whole * 0.693359375f + whole * 2.12194440e-4f;
    lanes sum = r * (1.0f / 5040) + (1.0f / 720);
    sum = sum * r + (1.0f / 120);
    sum = sum * r + (1.0f / 24);
    sum = sum * r + (1.0f / 6);
    sum = sum * r + 0.5f;
    sum = sum * r + 1.0f;
    sum = sum * r + 1.0f;
    words power = (__builtin_convertvector(whole, words) + 127) << 23;
    *values = sum * (lanes)power;
}

// exp(scale·x) over its sum; what is behind `count` up to a multiple of 16 becomes 0.
INLINED void softmax(float *x, size_t count, float scale) {
    float largest = x[0];
    for (size_t i = 1; i < count; i++) {
        largest = x[i] > largest ? x[i] : largest;
    }
    size_t padded = (count + 15) / 16 * 16;
    lanes sums = {0};
    for (size_t i = 0; i < padded; i += 16) {
        lanes shares = (*(const lanes *)(x + i) - largest) * scale;
        exponentiate(&shares);
        if (i + 16 > count) {
            for (size_t lane = count - i; lane < 16; lane++) {
                shares[lane] = 0;
            }
        }
        sums += shares;
        *(lanes *)(x + i) = shares;
    }
    float inverse = 1.0f / total(&sums);
    for (size_t i = 0; i < padded; i += 16) {
        *(lanes *)(x + i) *= inverse;
    }
}

#endif
