#include "CKernels.h"

#include "products.h"

#pragma STDC FP_CONTRACT OFF

DISPATCHED
void kernel_dense(
    const float *x, size_t x_stride, size_t rows, size_t depth, const float *panels, const float *biases,
    size_t columns, float *y, size_t y_stride) {
    for (size_t column = 0; column < columns; column += KERNEL_PANEL) {
        float_columns(
            x, x_stride, rows, depth, panels + column * depth, KERNEL_PANEL, biases + column, y + column, y_stride);
    }
}

DISPATCHED
void kernel_gelu(float *values, size_t count) {
    for (size_t i = 0; i < count; i += 16) {
        lanes x = *(const lanes *)(values + i);
        // The error function after Abramowitz and Stegun (1964), 7.1.26: off by at most 1.5·10⁻⁷.
        lanes z = __builtin_elementwise_abs(x) * 0.70710678f;
        lanes t = 1.0f / (1.0f + 0.3275911f * z);
        lanes tail = t * 1.061405429f - 1.453152027f;
        tail = tail * t + 1.421413741f;
        tail = tail * t - 0.284496736f;
        tail = tail * t + 0.254829592f;
        lanes bell = -z * z;
        exponentiate(&bell);
        tail = tail * t * bell;
        // x·Φ(x): the tail is what lies beyond |x| on both sides.
        lanes beyond = 0.5f * __builtin_elementwise_abs(x) * tail;
        lanes zero = {0};
        *(lanes *)(values + i) = __builtin_elementwise_max(x, zero) - beyond;
    }
}

DISPATCHED
void kernel_tanh(float *values, size_t count) {
    for (size_t i = 0; i < count; i += 16) {
        lanes grown = 2.0f * *(const lanes *)(values + i);
        exponentiate(&grown);
        *(lanes *)(values + i) = 1.0f - 2.0f / (1.0f + grown);
    }
}

DISPATCHED
void kernel_rectify(const float *added, float *values, size_t count) {
    lanes zero = {0};
    for (size_t i = 0; i < count; i += 16) {
        lanes rectified = __builtin_elementwise_max(*(const lanes *)(values + i), zero);
        *(lanes *)(values + i) = added ? rectified + *(const lanes *)(added + i) : rectified;
    }
}

DISPATCHED
void kernel_layer_norm(
    float *values, size_t rows, size_t width, size_t stride, const float *gains, const float *shifts, float epsilon) {
    for (size_t row = 0; row < rows; row++) {
        float *x = values + row * stride;
        lanes sums = {0};
        for (size_t i = 0; i < width; i += 16) {
            sums += *(const lanes *)(x + i);
        }
        float mean = total(&sums) / (float)width;
        lanes squares = {0};
        for (size_t i = 0; i < width; i += 16) {
            lanes distance = *(const lanes *)(x + i) - mean;
            squares += distance * distance;
        }
        float scale = 1.0f / __builtin_sqrtf(total(&squares) / (float)width + epsilon);
        for (size_t i = 0; i < width; i += 16) {
            lanes standard = (*(const lanes *)(x + i) - mean) * scale;
            *(lanes *)(x + i) = standard * *(const lanes *)(gains + i) + *(const lanes *)(shifts + i);
        }
    }
}

DISPATCHED
void kernel_attend(
    const float *inputs, const size_t *starts, size_t messages, size_t heads, size_t size, float *scratch,
    float *y) {
    size_t width = heads * size, stride = 3 * width;
    float scale = 1.0f / __builtin_sqrtf((float)size);
    for (size_t message = 0; message < messages; message++) {
        size_t first = starts[message], tokens = starts[message + 1] - first;
        size_t padded = (tokens + 15) / 16 * 16;
        float *keys = scratch, *shares = scratch + padded * size;
        for (size_t head = 0; head < heads; head++) {
            const float *queries = inputs + first * stride + head * size;
            const float *values = queries + 2 * width;
            // Keys stand in panels of 16 tokens, so that a query meets 16 of them at a time.
            for (size_t token = 0; token < padded; token++) {
                float *column = keys + token / 16 * 16 * size + token % 16;
                const float *key = queries + width + token * stride;
                for (size_t i = 0; i < size; i++) {
                    column[i * 16] = token < tokens ? key[i] : 0;
                }
            }
            for (size_t key = 0; key < padded; key += 16) {
                float_columns(queries, stride, tokens, size, keys + key * size, 16, 0, shares + key, padded);
            }
            for (size_t token = 0; token < tokens; token++) {
                softmax(shares + token * padded, tokens, scale);
            }
            for (size_t i = 0; i < size; i += 16) {
                float_columns(
                    shares, padded, tokens, tokens, values + i, stride, 0, y + first * width + head * size + i, width);
            }
        }
    }
}

DISPATCHED
void kernel_widen(const uint8_t *bytes, float scale, float offset, float *y, size_t count) {
    for (size_t i = 0; i < count; i++) {
        y[i] = (float)bytes[i] * scale + offset;
    }
}

INLINED int32_t sum_of(const words *values) {
    int32_t sum = 0;
    for (size_t lane = 0; lane < 16; lane++) {
        sum += (*values)[lane];
    }
    return sum;
}

DISPATCHED
void kernel_quantise(
    const float *x, size_t x_stride, size_t rows, size_t depth, int8_t *codes, float *scales, int32_t *sums) {
    for (size_t row = 0; row < rows; row++) {
        const float *values = x + row * x_stride;
        int8_t *upper = codes + 2 * row * depth, *lower = upper + depth;
        lanes largest = {0};
        for (size_t i = 0; i < depth; i += 16) {
            largest = __builtin_elementwise_max(largest, __builtin_elementwise_abs(*(const lanes *)(values + i)));
        }
        float most = 0;
        for (size_t lane = 0; lane < 16; lane++) {
            most = largest[lane] > most ? largest[lane] : most;
        }
        float inverse = most > 0 ? KERNEL_CODES / most : 0;
        const float rounder = 12582912.0f;
        words upper_sums = {0}, lower_sums = {0};
        for (size_t i = 0; i < depth; i += 16) {
            lanes code = *(const lanes *)(values + i) * inverse + rounder - rounder;
            lanes high = code * (1.0f / 128) + rounder - rounder;
            words highs = __builtin_convertvector(high, words);
            words lows = __builtin_convertvector(code - high * 128.0f, words);
            upper_sums += highs;
            lower_sums += lows;
            *(codes16 *)(upper + i) = __builtin_convertvector(highs, codes16);
            *(codes16 *)(lower + i) = __builtin_convertvector(lows, codes16);
        }
        scales[row] = most / KERNEL_CODES;
        sums[2 * row] = sum_of(&upper_sums);
        sums[2 * row + 1] = sum_of(&lower_sums);
    }
}
