#include "CKernels.h"

#include "products.h"

#pragma STDC FP_CONTRACT OFF

DISPATCHED
void kernel_gather(const float *x, size_t x_stride, size_t rows, size_t columns, const float *g, float *y) {
    for (size_t column = 0; column < columns; column += 8) {
        lanes sums[8];
        UNROLLED for (size_t i = 0; i < 8; i++) {
            sums[i] = *(const lanes *)(y + (column + i) * 16);
        }
        for (size_t row = 0; row < rows; row++) {
            lanes slope = *(const lanes *)(g + row * 16);
            const float *values = x + row * x_stride + column;
            UNROLLED for (size_t i = 0; i < 8; i++) {
                sums[i] += values[i] * slope;
            }
        }
        UNROLLED for (size_t i = 0; i < 8; i++) {
            *(lanes *)(y + (column + i) * 16) = sums[i];
        }
    }
}

INLINED void lift_block(const size_t rows, const float *h, const float *panel, float *y, size_t y_stride) {
    lanes sums[MOST_ROWS];
    for (size_t row = 0; row < rows; row++) {
        sums[row] = *(const lanes *)(y + row * y_stride);
    }
    for (size_t k = 0; k < 16; k++) {
        lanes weights = *(const lanes *)(panel + k * 16);
        UNROLLED for (size_t row = 0; row < rows; row++) {
            sums[row] += h[row * 16 + k] * weights;
        }
    }
    for (size_t row = 0; row < rows; row++) {
        *(lanes *)(y + row * y_stride) = sums[row];
    }
}

DISPATCHED
void kernel_lift(const float *h, size_t rows, const float *panels, size_t columns, float *y, size_t y_stride) {
    for (size_t column = 0; column < columns; column += 16) {
        const float *panel = panels + column * 16;
        size_t row = 0;
        for (; row + MOST_ROWS <= rows; row += MOST_ROWS) {
            lift_block(MOST_ROWS, h + row * 16, panel, y + row * y_stride + column, y_stride);
        }
        for (; row < rows; row++) {
            lift_block(1, h + row * 16, panel, y + row * y_stride + column, y_stride);
        }
    }
}

DISPATCHED
void kernel_gelu_back(const float *values, float *slopes, size_t count) {
    for (size_t i = 0; i < count; i += 16) {
        lanes x = *(const lanes *)(values + i);
        // As in `kernel_gelu`.
        lanes z = __builtin_elementwise_abs(x) * 0.70710678f;
        lanes t = 1.0f / (1.0f + 0.3275911f * z);
        lanes tail = t * 1.061405429f - 1.453152027f;
        tail = tail * t + 1.421413741f;
        tail = tail * t - 0.284496736f;
        tail = tail * t + 0.254829592f;
        lanes bell = -z * z;
        exponentiate(&bell);
        lanes inner = 0.5f - 0.5f * (tail * t * bell);
        // Φ(x) + x·φ(x)
        lanes share = 0.5f + __builtin_elementwise_copysign(inner, x);
        *(lanes *)(slopes + i) *= share + x * bell * 0.39894228f;
    }
}

DISPATCHED
void kernel_layer_norm_back(
    const float *values, size_t rows, size_t width, const float *gains, float epsilon, float *slopes) {
    float share = 1.0f / (float)width;
    for (size_t row = 0; row < rows; row++) {
        const float *x = values + row * width;
        float *slope = slopes + row * width;
        lanes sums = {0};
        for (size_t i = 0; i < width; i += 16) {
            sums += *(const lanes *)(x + i);
        }
        float mean = total(&sums) * share;
        lanes squares = {0}, plain = {0}, along = {0};
        for (size_t i = 0; i < width; i += 16) {
            lanes distance = *(const lanes *)(x + i) - mean;
            lanes own = *(const lanes *)(slope + i) * *(const lanes *)(gains + i);
            squares += distance * distance;
            plain += own;
            along += own * distance;
        }
        float variance = total(&squares) * share + epsilon;
        float scale = 1.0f / __builtin_sqrtf(variance);
        // What moves all numbers of a row alike, or stretches them, is taken out again by the norm.
        float middle = total(&plain) * share;
        float stretch = total(&along) * share / variance;
        for (size_t i = 0; i < width; i += 16) {
            lanes distance = *(const lanes *)(x + i) - mean;
            lanes own = *(const lanes *)(slope + i) * *(const lanes *)(gains + i);
            *(lanes *)(slope + i) = (own - middle - distance * stretch) * scale;
        }
    }
}

// Rows of `size` numbers, `stride` apart, as panels of 16 tokens, with zeros behind the last.
INLINED void turn(const float *rows, size_t stride, size_t tokens, size_t padded, size_t size, float *panels) {
    for (size_t token = 0; token < padded; token++) {
        float *column = panels + token / 16 * 16 * size + token % 16;
        for (size_t i = 0; i < size; i++) {
            column[i * 16] = token < tokens ? rows[token * stride + i] : 0;
        }
    }
}

// y(tokens × size) = Σ over rows of shares[row][token]·x[row].
INLINED void give_back(
    const float *shares, size_t padded, size_t tokens, const float *x, size_t x_stride, size_t size, float *y,
    size_t y_stride) {
    for (size_t token = 0; token < tokens; token++) {
        for (size_t i = 0; i < size; i += 16) {
            lanes sum = {0};
            for (size_t row = 0; row < tokens; row++) {
                sum += shares[row * padded + token] * *(const lanes *)(x + row * x_stride + i);
            }
            *(lanes *)(y + token * y_stride + i) = sum;
        }
    }
}

DISPATCHED
void kernel_attend_back(
    const float *inputs, const float *slopes, const size_t *starts, size_t messages, size_t heads, size_t size,
    float *scratch, float *back) {
    size_t width = heads * size, stride = 3 * width;
    float scale = 1.0f / __builtin_sqrtf((float)size);
    for (size_t message = 0; message < messages; message++) {
        size_t first = starts[message], tokens = starts[message + 1] - first;
        size_t padded = (tokens + 15) / 16 * 16;
        float *keys = scratch, *values = keys + padded * size;
        float *shares = values + padded * size, *changes = shares + tokens * padded;
        for (size_t head = 0; head < heads; head++) {
            const float *queries = inputs + first * stride + head * size;
            const float *slope = slopes + first * width + head * size;
            float *own = back + first * stride + head * size;
            turn(queries + width, stride, tokens, padded, size, keys);
            turn(queries + 2 * width, stride, tokens, padded, size, values);
            for (size_t key = 0; key < padded; key += 16) {
                float_columns(queries, stride, tokens, size, keys + key * size, 16, 0, shares + key, padded);
                float_columns(slope, width, tokens, size, values + key * size, 16, 0, changes + key, padded);
            }
            for (size_t token = 0; token < tokens; token++) {
                float *share = shares + token * padded, *change = changes + token * padded;
                softmax(share, tokens, scale);
                lanes sums = {0};
                for (size_t i = 0; i < padded; i += 16) {
                    sums += *(const lanes *)(share + i) * *(const lanes *)(change + i);
                }
                float mean = total(&sums);
                for (size_t i = 0; i < padded; i += 16) {
                    lanes moved = (*(const lanes *)(change + i) - mean) * scale;
                    *(lanes *)(change + i) = *(const lanes *)(share + i) * moved;
                }
            }
            for (size_t i = 0; i < size; i += 16) {
                float_columns(
                    changes, padded, tokens, tokens, queries + width + i, stride, 0, own + i, stride);
            }
            give_back(changes, padded, tokens, queries, stride, size, own + width, stride);
            give_back(shares, padded, tokens, slope, width, size, own + 2 * width, stride);
        }
    }
}

DISPATCHED
void kernel_adam(
    float rate, float inverse, float share, const float *slopes, float *means, float *squares, float *values,
    size_t count) {
    for (size_t i = 0; i < count; i += 16) {
        lanes slope = *(const lanes *)(slopes + i) * share;
        lanes mean = *(const lanes *)(means + i) * 0.9f + slope * 0.1f;
        lanes square = *(const lanes *)(squares + i) * 0.98f + slope * slope * 0.02f;
        *(lanes *)(means + i) = mean;
        *(lanes *)(squares + i) = square;
        *(lanes *)(values + i) -= rate * mean / (__builtin_elementwise_sqrt(square) * inverse + 1e-8f);
    }
}
