// The race by hand for machines without AVX-512: 4 replicates at a time, AVX2 and FMA, tau = 1.
// Build: gcc -O3 -mavx2 -mfma -o curve_avx2 curve_avx2.c -lm
#include "curve.h"
#include "lookup.h"
#include <immintrin.h>

typedef __m256d D;
typedef __m256i I;
#define S(x) _mm256_set1_pd(x)
#define FMA _mm256_fmadd_pd

enum { LANES = 4, STAGES = 4, CHUNK = 1024 };

static inline I times(I x, uint64_t constant) {
    I low = _mm256_set1_epi64x(constant & 0xffffffff), high = _mm256_set1_epi64x(constant >> 32);
    I cross = _mm256_add_epi64(_mm256_mul_epu32(x, high), _mm256_mul_epu32(_mm256_srli_epi64(x, 32), low));
    return _mm256_add_epi64(_mm256_mul_epu32(x, low), _mm256_slli_epi64(cross, 32));
}

static inline I xor_shift(I x, int shift) { return _mm256_xor_si256(x, _mm256_srli_epi64(x, shift)); }

static inline I bits4(I counter, I k1, I k2) {
    I x = _mm256_add_epi64(times(xor_shift(_mm256_add_epi64(counter, k1), 32), MX3), k2);
    x = times(xor_shift(x, 27), MORE);
    x = times(xor_shift(x, 33), MUR);
    return xor_shift(x, 27);
}

// log(m 2^e) with m from sqrt(1/2) on: s = f/(2 + f), f = m - 1, as in fdlibm's e_log.c.
static inline D log4(D x) {
    I bits = _mm256_sub_epi64(_mm256_castpd_si256(x), _mm256_set1_epi64x(0x3fe6a09e667f3bcd - (1024LL << 52)));
    D e = _mm256_castsi256_pd(_mm256_or_si256(_mm256_srli_epi64(bits, 52), _mm256_set1_epi64x(0x4330000000000000)));
    e = _mm256_sub_pd(e, S(0x1p52 + 1024));
    I mantissa = _mm256_and_si256(bits, _mm256_set1_epi64x((1LL << 52) - 1));
    D f = _mm256_sub_pd(_mm256_castsi256_pd(_mm256_add_epi64(mantissa, _mm256_set1_epi64x(0x3fe6a09e667f3bcd))), S(1));
    D half = _mm256_mul_pd(_mm256_mul_pd(f, S(0.5)), f);
    D s = _mm256_div_pd(f, _mm256_add_pd(f, S(2)));
    D z = _mm256_mul_pd(s, s), w = _mm256_mul_pd(z, z);
    D even = FMA(FMA(S(0.15313837699209373), w, S(0.22222198432149784)), w, S(0.3999999999940942));
    D odd = FMA(FMA(FMA(S(0.14798198605116586), w, S(0.1818357216161805)), w, S(0.2857142874366239)), w, S(0.6666666666666735));
    D rest = FMA(s, FMA(z, odd, FMA(w, even, half)), _mm256_sub_pd(f, half));
    return FMA(e, S(0.6931471805599453), rest);
}

static inline void scatter(__m128i mine[CELLS][LANES], const int32_t *index, const double *time, int64_t w) {
    __m128i add = _mm_set_epi64x(1, w);
#pragma GCC unroll 4
    for (int lane = 0; lane < LANES; lane++) {
        unsigned cell = cell_of[index[lane]];
        if (__builtin_expect(cell == 0xff, 0)) cell = exactly(time[lane]);
        mine[cell][lane] = _mm_add_epi64(mine[cell][lane], add);
    }
}

// In step i quantum i gets its random bits, quantum i - 1 its time, quantum i - 2 is counted.
static void run(void) {
    static __m128i mine[CELLS][LANES] __attribute__((aligned(64)));
    static double time[STAGES][LANES] __attribute__((aligned(64)));
    static int32_t indexes[STAGES][LANES] __attribute__((aligned(64)));
    I one = _mm256_set1_epi64x(0x3ff0000000000000);
    I pack = _mm256_setr_epi32(0, 2, 4, 6, 0, 2, 4, 6);
    __m128i low = _mm_set1_epi32(offset), high = _mm_set1_epi32(last);
    for (int chunk = 0; chunk < QUANTA; chunk += CHUNK) {
        int end = chunk + CHUNK < QUANTA ? chunk + CHUNK : QUANTA;
        for (int group = 0; group < REPLICATES; group += LANES) {
            I k1 = _mm256_loadu_si256((I *)(key1 + group)), k2 = _mm256_loadu_si256((I *)(key2 + group));
            for (int c = 0; c < CELLS; c++) memcpy(mine[c], &tally[c][group], sizeof mine[c]);
            I bits = one;
            for (int i = chunk; i < end + 2; i++) {
                I next = bits4(_mm256_set1_epi64x((i + 1) * WEYL_QUANTUM), k1, k2);
                D x = _mm256_castsi256_pd(_mm256_or_si256(_mm256_srli_epi64(bits, 12), one));
                D t = _mm256_mul_pd(log4(_mm256_sub_pd(x, S(1 - 0x1p-53))), S(minus_by_p[i - 1]));
                if (i >= chunk + 2) scatter(mine, indexes[(i - 2) % STAGES], time[(i - 2) % STAGES], worth[i - 2]);
                _mm256_store_pd(time[(i - 1) % STAGES], t);
                I wide = _mm256_permutevar8x32_epi32(_mm256_srli_epi64(_mm256_castpd_si256(t), SHIFT), pack);
                __m128i index = _mm_sub_epi32(_mm256_castsi256_si128(wide), low);
                index = _mm_min_epi32(_mm_max_epi32(index, _mm_setzero_si128()), high);
                _mm_store_si128((__m128i *)indexes[(i - 1) % STAGES], index);
                bits = next;
            }
            for (int c = 0; c < CELLS; c++) memcpy(&tally[c][group], mine[c], sizeof mine[c]);
        }
    }
}

int main(int argc, char **argv) {
    tables();
    lookup();
    measure("C, AVX2 by hand", argc > 1 ? atoi(argv[1]) : 15, run);
}
