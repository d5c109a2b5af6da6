#include "CKernels.h"

#include "lanes.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#pragma STDC FP_CONTRACT OFF

// Products of bytes. The sums are whole numbers, so that every variant below gives the same bits; only what takes
// four products at a time is not to be had from plain loops.

// What the sums of 16 columns mean: each number of a row is 128 × its upper byte + its lower one, weights are kept 128 too
// high, and both sides have a scale.
INLINED void finish(
    const words *upper, const words *lower, float row_scale, const int32_t *row_sums, const float *scales,
    const float *biases, float *y) {
    lanes sums = __builtin_convertvector(*upper - 128 * row_sums[0], lanes) * 128.0f
        + __builtin_convertvector(*lower - 128 * row_sums[1], lanes);
    *(lanes *)y = sums * (*(const lanes *)scales * row_scale) + *(const lanes *)biases;
}

void kernel_dense_bytes_plain(
    const int8_t *x, const float *row_scales, const int32_t *row_sums, size_t rows, size_t depth,
    const uint8_t *panels, const float *scales, const float *biases, size_t columns, float *y, size_t y_stride) {
    for (size_t column = 0; column < columns; column += KERNEL_PANEL) {
        const uint8_t *panel = panels + column * depth;
        for (size_t row = 0; row < rows; row++) {
            int32_t sums[2][16] = {0};
            for (size_t half = 0; half < 2; half++) {
                const int8_t *values = x + (2 * row + half) * depth;
                for (size_t k = 0; k < depth; k += 4) {
                    int32_t v0 = values[k], v1 = values[k + 1], v2 = values[k + 2], v3 = values[k + 3];
                    const uint8_t *weights = panel + k * 16;
                    for (size_t c = 0; c < 16; c++, weights += 4) {
                        sums[half][c] += weights[0] * v0 + weights[1] * v1 + weights[2] * v2 + weights[3] * v3;
                    }
                }
            }
            finish(
                (const words *)sums[0], (const words *)sums[1], row_scales[row], row_sums + 2 * row, scales + column,
                biases + column, y + row * y_stride + column);
        }
    }
}

#if defined(__x86_64__)

#define AVX2 __attribute__((target("arch=x86-64-v3")))
#define VNNI __attribute__((target("arch=x86-64-v4,avx512vnni")))

// Pairs of products are kept apart until the end: four vectors of 4 columns × 2 pairs.
AVX2 static void dense_avx2(
    const int8_t *x, const float *row_scales, const int32_t *row_sums, size_t rows, size_t depth,
    const uint8_t *panels, const float *scales, const float *biases, size_t columns, float *y, size_t y_stride) {
    for (size_t column = 0; column < columns; column += KERNEL_PANEL) {
        const uint8_t *panel = panels + column * depth;
        for (size_t row = 0; row < rows; row++) {
            __m256i pairs[2][4] = {0};
            for (size_t k = 0; k < depth; k += 4) {
                __m256i values[2];
                UNROLLED for (size_t half = 0; half < 2; half++) {
                    int32_t four;
                    __builtin_memcpy(&four, x + (2 * row + half) * depth + k, 4);
                    values[half] = _mm256_cvtepi8_epi16(_mm_set1_epi32(four));
                }
                UNROLLED for (size_t part = 0; part < 4; part++) {
                    __m256i weights =
                        _mm256_cvtepu8_epi16(_mm_loadu_si128((const __m128i *)(panel + k * 16 + part * 16)));
                    UNROLLED for (size_t half = 0; half < 2; half++) {
                        pairs[half][part] =
                            _mm256_add_epi32(pairs[half][part], _mm256_madd_epi16(weights, values[half]));
                    }
                }
            }
            words sums[2];
            for (size_t half = 0; half < 2; half++) {
                for (size_t c = 0; c < 16; c++) {
                    const int32_t *own = (const int32_t *)&pairs[half][c / 4] + c % 4 * 2;
                    sums[half][c] = own[0] + own[1];
                }
            }
            finish(
                &sums[0], &sums[1], row_scales[row], row_sums + 2 * row, scales + column, biases + column,
                y + row * y_stride + column);
        }
    }
}

// Two vectors of sums a row, and one for the panel.
enum { MOST_ROWS = 8 };

VNNI INLINED void vnni_block(
    const size_t rows, const int8_t *x, const float *row_scales, const int32_t *row_sums, size_t depth,
    const uint8_t *panel, const float *scales, const float *biases, float *y, size_t y_stride) {
    __m512i sums[2 * MOST_ROWS];
    for (size_t half = 0; half < 2 * rows; half++) {
        sums[half] = _mm512_setzero_si512();
    }
    for (size_t k = 0; k < depth; k += 4) {
        __m512i weights = _mm512_loadu_si512(panel + k * 16);
        UNROLLED for (size_t half = 0; half < 2 * rows; half++) {
            int32_t four;
            __builtin_memcpy(&four, x + half * depth + k, 4);
            sums[half] = _mm512_dpbusd_epi32(sums[half], weights, _mm512_set1_epi32(four));
        }
    }
    for (size_t row = 0; row < rows; row++) {
        finish(
            (const words *)&sums[2 * row], (const words *)&sums[2 * row + 1], row_scales[row], row_sums + 2 * row,
            scales, biases, y + row * y_stride);
    }
}

VNNI static void dense_vnni(
    const int8_t *x, const float *row_scales, const int32_t *row_sums, size_t rows, size_t depth,
    const uint8_t *panels, const float *scales, const float *biases, size_t columns, float *y, size_t y_stride) {
    for (size_t column = 0; column < columns; column += KERNEL_PANEL) {
        const uint8_t *panel = panels + column * depth;
        size_t row = 0;
#define BLOCK(count)                                                                                                   \
    vnni_block(                                                                                                        \
        count, x + 2 * row * depth, row_scales + row, row_sums + 2 * row, depth, panel, scales + column, biases + column,      \
        y + row * y_stride + column, y_stride)
#define CASE(count)                                                                                                    \
    case count:                                                                                                        \
        BLOCK(count);                                                                                                  \
        break;
        for (; row + MOST_ROWS <= rows; row += MOST_ROWS) {
            BLOCK(MOST_ROWS);
        }
        switch (rows - row) {
            CASE(1) CASE(2) CASE(3) CASE(4) CASE(5) CASE(6) CASE(7)
        }
#undef CASE
#undef BLOCK
    }
}

#endif

void kernel_dense_bytes(
    const int8_t *x, const float *row_scales, const int32_t *row_sums, size_t rows, size_t depth,
    const uint8_t *panels, const float *scales, const float *biases, size_t columns, float *y, size_t y_stride) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512vl")) {
        dense_vnni(x, row_scales, row_sums, rows, depth, panels, scales, biases, columns, y, y_stride);
        return;
    }
    if (__builtin_cpu_supports("avx2")) {
        dense_avx2(x, row_scales, row_sums, rows, depth, panels, scales, biases, columns, y, y_stride);
        return;
    }
#endif
    kernel_dense_bytes_plain(x, row_scales, row_sums, rows, depth, panels, scales, biases, columns, y, y_stride);
}
