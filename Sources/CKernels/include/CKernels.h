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

/// sums[r] = Σ x[i]·rows[r·width + i], of one byte each.
void kernel_dots_int8(const int8_t *x, const int8_t *rows, size_t count, size_t width, int32_t *sums);

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

// What sentence encoders are made of. Widths, depths and counts are multiples of 16; matrices of weights stand in panels
// of 16 columns.

/// y(rows × columns) = x(rows × depth)·weights + biases. Rows begin `x_stride` and `y_stride` floats apart, so that rows
/// of x may overlap; panels: (columns / 16 × depth × 16).
void kernel_dense(
    const float *x, size_t x_stride, size_t rows, size_t depth, const float *panels, const float *biases,
    size_t columns, float *y, size_t y_stride);

/// The largest code of a quantised number.
#define KERNEL_CODES 16256.0f

/// Makes whole numbers of rows, each row with a scale of its own: code = x[i] / scale, rounded, the largest becoming ±16256;
/// code = 128·upper + lower, of one byte each. One byte would be too coarse for encoders, whose rows have a few numbers far
/// larger than the rest. codes: (rows × 2 × depth), upper bytes before lower ones; sums: (rows × 2), those of the bytes.
void kernel_quantise(
    const float *x, size_t x_stride, size_t rows, size_t depth, int8_t *codes, float *scales, int32_t *sums);

/// `kernel_dense` of quantised rows and weights of one byte. panels: (columns / 16 × depth / 4 × 16 × 4), each byte 128
/// above the weight in units of its column's scale.
void kernel_dense_bytes(
    const int8_t *x, const float *row_scales, const int32_t *row_sums, size_t rows, size_t depth,
    const uint8_t *panels, const float *scales, const float *biases, size_t columns, float *y, size_t y_stride);

/// The same by plain loops, as any machine can: what the others are tested against.
void kernel_dense_bytes_plain(
    const int8_t *x, const float *row_scales, const int32_t *row_sums, size_t rows, size_t depth,
    const uint8_t *panels, const float *scales, const float *biases, size_t columns, float *y, size_t y_stride);

/// x·Φ(x) in place, Φ being the normal distribution.
void kernel_gelu(float *values, size_t count);

/// tanh(x) in place.
void kernel_tanh(float *values, size_t count);

/// values[i] = max(values[i], 0) + added[i]; nothing is added where `added` is null.
void kernel_rectify(const float *added, float *values, size_t count);

/// Each row becomes (x − mean) / √(variance + epsilon)·gains + shifts.
void kernel_layer_norm(
    float *values, size_t rows, size_t width, size_t stride, const float *gains, const float *shifts, float epsilon);

/// Attention of the tokens of each message to one another. inputs: (tokens × 3·heads·size), queries, keys and values beside
/// each other; y: (tokens × heads·size). Message m has the tokens starts[m]..<starts[m + 1]; scratch holds
/// padded·(size + tokens) floats of the longest, its tokens padded to a multiple of 16.
void kernel_attend(
    const float *inputs, const size_t *starts, size_t messages, size_t heads, size_t size, float *scratch,
    float *y);

/// y[i] = bytes[i]·scale + offset.
void kernel_widen(const uint8_t *bytes, float scale, float offset, float *y, size_t count);

// What adapting an encoder needs beside these. Each `…_back` turns what a small change of its results would cost (slopes)
// into what a small change of its inputs would.

/// y[i] += Σ x(rows × columns)[row][i]·g(rows × 16)[row], for each of the columns: y is (columns × 16). Rows of x begin
/// `x_stride` floats apart; columns are a multiple of 8.
void kernel_gather(const float *x, size_t x_stride, size_t rows, size_t columns, const float *g, float *y);

/// y(rows × columns) += h(rows × 16)·panels; panels: (columns / 16 × 16 × 16).
void kernel_lift(const float *h, size_t rows, const float *panels, size_t columns, float *y, size_t y_stride);

/// What `kernel_gelu` did to `values`; slopes in place.
void kernel_gelu_back(const float *values, float *slopes, size_t count);

/// What `kernel_layer_norm` did to rows `values` that lie one behind another; slopes in place.
void kernel_layer_norm_back(
    const float *values, size_t rows, size_t width, const float *gains, float epsilon, float *slopes);

/// What `kernel_attend` did. slopes: (tokens × heads·size); back: (tokens × 3·heads·size). scratch holds
/// 2·padded·(size + tokens) floats of the longest message.
void kernel_attend_back(
    const float *inputs, const float *slopes, const size_t *starts, size_t messages, size_t heads, size_t size,
    float *scratch, float *back);

/// One step of Adam (Kingma and Ba 2015): means and squares become the running ones of slopes and their squares, with 0.9
/// and 0.98 of what they were, slopes first taken times `share`; values[i] −= rate·means[i] / (√squares[i]·inverse + 10⁻⁸).
/// `count` is a multiple of 16.
void kernel_adam(
    float rate, float inverse, float share, const float *slopes, float *means, float *squares, float *values,
    size_t count);

#endif
