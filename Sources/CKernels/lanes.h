// Sixteen lanes whatever the machine has: the compiler splits them where registers are narrower, and the sums stay
// the same.
#ifndef LANES_H
#define LANES_H

#include <stdint.h>

#if defined(__x86_64__)
#define DISPATCHED __attribute__((target_clones("default", "arch=x86-64-v3", "arch=x86-64-v4")))
#else
#define DISPATCHED
#endif
#define INLINED static inline __attribute__((always_inline))
#define UNROLLED _Pragma("clang loop unroll(full)")

typedef float lanes __attribute__((vector_size(64), aligned(4), may_alias));
typedef int32_t words __attribute__((vector_size(64), aligned(4), may_alias));
typedef int8_t codes16 __attribute__((vector_size(16), aligned(1), may_alias));

INLINED float total(const lanes *sums) {
    float total = 0;
    for (int lane = 0; lane < 16; lane++) {
        total += (*sums)[lane];
    }
    return total;
}

#endif
