// The race by hand, AVX-512, for 8 replicates at a time: T_k = Gamma(tau, 1) / p_k.
// Build: gcc -O3 -march=native -o curve_avx512 curve_avx512.c -lm, and -DTAU=100 for tau = 100
#include "curve.h"
#include "lookup.h"
#include "gamma.h"
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

static inline D uniform8(I bits, I one) {
    D x = _mm512_castsi512_pd(_mm512_or_si512(_mm512_srli_epi64(bits, 12), one));
    return _mm512_sub_pd(x, S(1 - 0x1p-53));
}

// What a quantum needs in two steps: first a logarithm of its bits, then its times, and where they are not sure.
#if TAU == 1
static inline D logarithm8(I bits, I one, Table table) { return log2_8(uniform8(bits, one), table); }

static inline D times8(I bits, D log, I one, int i, __mmask8 *undecided) {
    (void)bits, (void)one;
    *undecided = 0;
    return _mm512_mul_pd(log, S(minus_ln2_by_p[i]));
}
#else
static inline D logarithm8(I bits, I one, Table table) {
    D u = uniform8(bits, one);
    return log2_8(_mm512_mul_pd(_mm512_mul_pd(u, _mm512_sub_pd(S(1), u)), S(4)), table);
}

// The coefficients of the normal number, in NormalQuantile.java.
static const double R[24] = {
    4.677241420053186, 0.6792699174022778, -0.017065798354537514, -0.002095023138970764, 0.0005281640990949132, -3.926570572865955e-05,
    -3.86213008102979e-06, 1.1977789738280351e-06, -8.222345771920401e-08, -1.1632361418234641e-08, 2.9732939407438165e-09, -1.531391677222886e-10,
    -3.670417501796957e-11, 7.440130809216707e-12, -2.296230119431586e-13, -1.1317209342491929e-13, 1.8657458499696055e-14, -1.139351379435706e-16,
    -3.6817432283575694e-16, 4.405082983392989e-17, 3.25275413180589e-18, -9.89837611118075e-19, -3.1494076975594577e-21, 9.166096396196052e-21};

// Marsaglia and Tsang's first try where it is accepted for sure.
static inline D times8(I bits, D log, I one, int i, __mmask8 *undecided) {
    D x = FMA(log, S(-0.6931471805599453), S(-3.125));
    D x2 = _mm512_mul_pd(x, x), x4 = _mm512_mul_pd(x2, x2);
    D p[4];
#pragma GCC unroll 4
    for (int m = 0; m < 4; m++) p[m] = S(R[20 + m]);
#pragma GCC unroll 5
    for (int j = 16; j >= 0; j -= 4)
#pragma GCC unroll 4
        for (int m = 0; m < 4; m++) p[m] = FMA(p[m], x4, S(R[j + m]));
    D sum = FMA(x2, FMA(p[3], x, p[2]), FMA(p[1], x, p[0]));
    D z = _mm512_mul_pd(sum, _mm512_sub_pd(uniform8(bits, one), S(0.5))), z2 = _mm512_mul_pd(z, z);
    I magic = _mm512_set1_epi64(0x4330000000000000);
    D end = _mm512_castsi512_pd(_mm512_ternarylogic_epi64(bits, _mm512_set1_epi64(4095), magic, 0xea));
    end = _mm512_sub_pd(end, S(0x1p52 - 1));
    __mmask8 slow = _mm512_cmp_pd_mask(x, S(6.25 - 3.125), _CMP_GT_OQ);
    *undecided = slow | _mm512_cmp_pd_mask(FMA(_mm512_mul_pd(z2, z2), S(4096 * gamma_squeeze), end), S(4096), _CMP_GT_OQ);
    D root = FMA(z, S(gamma_spread), S(1));
    D v = _mm512_mul_pd(_mm512_mul_pd(root, root), root);
    return _mm512_mul_pd(v, S(-gamma_middle * minus_by_p[i]));
}
#endif

static inline void scatter(__m128i mine[CELLS][8], const int32_t *index, const double *time, int i, int group) {
    __m128i add = _mm_set_epi64x(1, worth[i]);
#pragma GCC unroll 8
    for (int lane = 0; lane < 8; lane++) {
        unsigned cell = cell_of[index[lane]];
        if (__builtin_expect(cell == 0xff, 0)) cell = exactly(index[lane] == NOWHERE ? exact_time(i, group + lane) : time[lane]);
        mine[cell][lane] = _mm_add_epi64(mine[cell][lane], add);
    }
}

enum { CHUNK = 1024, STAGES = 4 };

// In step i quantum i gets its random bits, quantum i - 1 its logarithm, quantum i - 2 its time, quantum i - 3 is counted.
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
            for (int c = 0; c < CELLS; c++) memcpy(mine[c], &tally[c][group], sizeof mine[c]);
            I bits = one, before = one;
            D log = S(0);
            for (int i = chunk; i < end + 3; i++) {
                I next = bits8(_mm512_set1_epi64((i + 1) * WEYL_QUANTUM), k1, k2);
                D next_log = logarithm8(bits, one, table);
                __mmask8 undecided;
                D t = times8(before, log, one, i - 2, &undecided);
                if (i >= chunk + 3) scatter(mine, indexes[(i - 3) % STAGES], times[(i - 3) % STAGES], i - 3, group);
                _mm512_store_pd(times[(i - 2) % STAGES], t);
                __m256i index = _mm512_cvtepi64_epi32(_mm512_srli_epi64(_mm512_castpd_si512(t), SHIFT));
                index = _mm256_sub_epi32(index, low);
                index = _mm256_min_epi32(_mm256_max_epi32(index, _mm256_setzero_si256()), high);
                index = _mm256_mask_mov_epi32(index, undecided, _mm256_set1_epi32(NOWHERE));
                _mm256_store_si256((__m256i *)indexes[(i - 2) % STAGES], index);
                before = bits;
                bits = next;
                log = next_log;
            }
            for (int c = 0; c < CELLS; c++) memcpy(&tally[c][group], mine[c], sizeof mine[c]);
        }
    }
}

int main(int argc, char **argv) {
    tables();
    lookup();
    gamma_constants();
    log_table();
    measure("C, AVX-512 by hand", argc > 1 ? atoi(argv[1]) : 15, run);
}
