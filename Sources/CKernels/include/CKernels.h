#ifndef CKERNELS_H
#define CKERNELS_H

#include <stddef.h>
#include <stdint.h>

// Loops over floats that the machine should do many at a time. On x86-64 each is compiled for several levels of
// the instruction set and the loader picks one; the order of the sums is fixed by lanes and products are not fused
// into sums, so that every level, and every other machine, gives the same bits.

/// Σ a[i]·b[i] over `count` floats.
float kernel_dot(const float *a, const float *b, size_t count);

/// y[i] += scale·x[i] over `count` floats.
void kernel_add_scaled(float scale, const float *x, float *y, size_t count);

/// y[i] += scale·x[i] over `count` values of one byte each.
void kernel_add_scaled_int8(float scale, const int8_t *x, float *y, size_t count);

/// How many columns a panel has: one cache line of floats.
#define KERNEL_PANEL 16

/// sums[c] = Σ values[k]·panel[indices[k]][c] for the 16 columns of a panel (features × 16, row-major).
void kernel_panel_margins(
    const uint32_t *indices, const float *values, size_t count, const float *panel, float *sums);

/// panel[indices[k]][c] += values[k]·deltas[c] for the 16 columns of a panel.
void kernel_panel_update(
    const uint32_t *indices, const float *values, size_t count, const float *deltas, float *panel);

/// best[i] = max(best[i], offset + x[i]) over `count` floats; where the sum is the greater, origins[i] = origin.
void kernel_max_plus(
    float offset, const float *x, int32_t origin, float *best, int32_t *origins, size_t count);

/// squares[i] += slopes[i]², then weights[i] += rate·slopes[i]/√squares[i], over `count` floats, a multiple of 16.
/// Every square is above 0.
void kernel_adagrad(float rate, const float *slopes, float *squares, float *weights, size_t count);

#endif
