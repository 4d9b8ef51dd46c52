// The race in plain C, for the compiler to vectorise: 64 replicates in the inner loops, log by libmvec.
// Build: gcc -O3 -march=native -ffast-math -o curve_plain curve_plain.c -lmvec -lm
#include "curve.h"
#include "lookup.h"

static void run(void) {
    static double time[REPLICATES];
    static int32_t index[REPLICATES];
    for (int i = 0; i < QUANTA; i++) {
        uint64_t counter = (i + 1) * WEYL_QUANTUM;
        double scale = minus_by_p[i];
        for (int r = 0; r < REPLICATES; r++) {
            uint64_t x = counter + key1[r];
            x = (x ^ (x >> 32)) * MX3 + key2[r];
            x = (x ^ (x >> 27)) * MORE;
            x = (x ^ (x >> 33)) * MUR;
            x ^= x >> 27;
            x = x >> 12 | 0x3ff0000000000000;
            double u;
            memcpy(&u, &x, 8);
            time[r] = log(u - (1 - 0x1p-53)) * scale;
        }
        for (int r = 0; r < REPLICATES; r++) {
            uint64_t bits;
            memcpy(&bits, &time[r], 8);
            int32_t at = (int32_t)(bits >> SHIFT) - offset;
            at = at < 0 ? 0 : at;
            index[r] = at > last ? last : at;
        }
        for (int r = 0; r < REPLICATES; r++) {
            unsigned cell = cell_of[index[r]];
            if (__builtin_expect(cell == 0xff, 0)) cell = exactly(time[r]);
            tally[cell][r].worth += worth[i];
            tally[cell][r].count++;
        }
    }
}

int main(int argc, char **argv) {
    tables();
    lookup();
    measure("C, auto-vectorised", argc > 1 ? atoi(argv[1]) : 15, run);
}
