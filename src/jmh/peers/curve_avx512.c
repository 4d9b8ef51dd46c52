// The race by hand, AVX-512, tau = 1: T_k = -log(U) / p_k for 8 replicates at a time.
// Build: gcc -O3 -march=native -o curve_avx512 curve_avx512.c -lm
#include "curve.h"
#include "lookup.h"
#include <immintrin.h>

// log2(x) = exponent + table_log2[i] + r P(r), where i are the mantissa's first four bits and r = mantissa * table_inverse[i] - 1,
// at most 1/32 in size. Next to 1 the first two terms cancel exactly. P: Chebyshev's fit of log2(1 + r)/r, good to 2e-17.
static double table_inverse[16] __attribute__((aligned(64))), table_log2[16] __attribute__((aligned(64)));

static void log_table(void) {
    for (int i = 0; i < 16; i++) {
        table_inverse[i] = i == 15 ? 0.5 : (float)(1 / (1 + (i + 0.5) / 16));
        table_log2[i] = -log2(table_inverse[i]);
    }
}

typedef __m512d D;
typedef __m512i I;
#define S(x) _mm512_set1_pd(x)
#define FMA _mm512_fmadd_pd

typedef struct { D i0, i1, l0, l1; } Table;

static inline D log2_8(D x, Table t) {
    I index = _mm512_srli_epi64(_mm512_castpd_si512(x), 48);  // the permutations read the lowest four bits
    D m = _mm512_getmant_pd(x, _MM_MANT_NORM_1_2, _MM_MANT_SIGN_src);
    D r = _mm512_fmsub_pd(m, _mm512_permutex2var_pd(t.i0, index, t.i1), S(1));
    D base = _mm512_add_pd(_mm512_getexp_pd(x), _mm512_permutex2var_pd(t.l0, index, t.l1));
    D r2 = _mm512_mul_pd(r, r), r4 = _mm512_mul_pd(r2, r2);
    D a = FMA(r, S(-0x1.71547652b82d4p-1), S(0x1.71547652b82fep+0));
    D b = FMA(r, S(-0x1.71547653cdacep-2), S(0x1.ec709dc3a03b2p-2));
    D c = FMA(r, S(-0x1.ec707e8d47cddp-3), S(0x1.2776c50ff604cp-2));
    D d = FMA(r, S(-0x1.71fadd1f85c54p-3), S(0x1.a61746478cad5p-3));
    D low = FMA(r2, b, a);
    D high = FMA(r4, S(0x1.48e25ac098bedp-3), FMA(r2, d, c));
    return FMA(r, FMA(r4, high, low), base);
}

static inline I bits8(I counter, I k1, I k2) {
    I x = _mm512_add_epi64(counter, k1);
    x = _mm512_mullo_epi64(_mm512_xor_si512(x, _mm512_srli_epi64(x, 32)), _mm512_set1_epi64(MX3));
    x = _mm512_add_epi64(x, k2);
    x = _mm512_mullo_epi64(_mm512_xor_si512(x, _mm512_srli_epi64(x, 27)), _mm512_set1_epi64(MORE));
    x = _mm512_mullo_epi64(_mm512_xor_si512(x, _mm512_srli_epi64(x, 33)), _mm512_set1_epi64(MUR));
    return _mm512_xor_si512(x, _mm512_srli_epi64(x, 27));
}

static inline void scatter(__m128i tally[CELLS][8], const int32_t *index, const double *time, int64_t w) {
    __m128i add = _mm_set_epi64x(1, w);
#pragma GCC unroll 8
    for (int lane = 0; lane < 8; lane++) {
        unsigned cell = cell_of[index[lane]];
        if (__builtin_expect(cell == 0xff, 0)) cell = exactly(time[lane]);
        tally[cell][lane] = _mm_add_epi64(tally[cell][lane], add);
    }
}

enum { CHUNK = 1024, STAGES = 4 };

// In step i quantum i gets its random bits, quantum i - 1 its time, quantum i - 2 is counted.
static void run(void) {
    static __m128i mine[CELLS][8] __attribute__((aligned(64)));
    static double times[STAGES][8] __attribute__((aligned(64)));
    static int32_t indexes[STAGES][8] __attribute__((aligned(64)));
    Table table = {_mm512_load_pd(table_inverse), _mm512_load_pd(table_inverse + 8), _mm512_load_pd(table_log2),
                   _mm512_load_pd(table_log2 + 8)};
    I one = _mm512_set1_epi64(0x3ff0000000000000);
    __m256i low = _mm256_set1_epi32(offset), high = _mm256_set1_epi32(last);
    for (int chunk = 0; chunk < QUANTA; chunk += CHUNK) {
        int end = chunk + CHUNK < QUANTA ? chunk + CHUNK : QUANTA;
        for (int group = 0; group < REPLICATES; group += 8) {
            I k1 = _mm512_loadu_si512(key1 + group), k2 = _mm512_loadu_si512(key2 + group);
            for (int c = 0; c < CELLS; c++) memcpy(mine[c], &tally[c][group], 128);
            I bits = one;
            for (int i = chunk; i < end + 2; i++) {
                I next = bits8(_mm512_set1_epi64((i + 1) * WEYL_QUANTUM), k1, k2);
                D x = _mm512_castsi512_pd(_mm512_or_si512(_mm512_srli_epi64(bits, 12), one));
                x = _mm512_sub_pd(x, S(1 - 0x1p-53));
                D t = _mm512_mul_pd(log2_8(x, table), S(minus_ln2_by_p[i - 1]));
                if (i >= chunk + 2) scatter(mine, indexes[(i - 2) % STAGES], times[(i - 2) % STAGES], worth[i - 2]);
                _mm512_store_pd(times[(i - 1) % STAGES], t);
                __m256i index = _mm512_cvtepi64_epi32(_mm512_srli_epi64(_mm512_castpd_si512(t), SHIFT));
                index = _mm256_sub_epi32(index, low);
                index = _mm256_min_epi32(_mm256_max_epi32(index, _mm256_setzero_si256()), high);
                _mm256_store_si256((__m256i *)indexes[(i - 1) % STAGES], index);
                bits = next;
            }
            for (int c = 0; c < CELLS; c++) memcpy(&tally[c][group], mine[c], 128);
        }
    }
}

int main(int argc, char **argv) {
    tables();
    lookup();
    log_table();
    measure("C, AVX-512 by hand", argc > 1 ? atoi(argv[1]) : 15, run);
}
