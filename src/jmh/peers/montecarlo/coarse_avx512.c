// The race by hand, AVX-512, with the trick of the library's kernel: times in single precision, 16 at once, tell the cell of the grid for
// all but a few in a thousand; only those are computed in double precision. And quanta beyond a rank are left out, where for tau > 1 the
// chance that any of them is learned by the last amount of data is below 2^-60.
// Build: gcc -O3 -march=native -o coarse_avx512 coarse_avx512.c -lm, and -DTAU=100 for tau = 100
#include "curve.h"
#include "gamma.h"
#include <immintrin.h>

enum { SHIFT = 13, PLACES = 1 << 15, COUNT_BITS = 10, CHUNK = 512, FIRST = 1024, BEHIND = 4, STAGES = 8 };

static uint8_t cell_of[PLACES];  // 1024 places to an octave
static int32_t offset;
static float least, largest;
static float table_inverse[16] __attribute__((aligned(64))), table_log2[16] __attribute__((aligned(64)));
static float (*scale_pair)[2];  // of quantum i + 1, then of quantum i

static int cell_at(double time) {
    int cell = 0;
    while (cell < POINTS && time > grid[cell]) cell++;
    return cell;
}

static int32_t bits_of(float x) {
    int32_t bits;
    memcpy(&bits, &x, 4);
    return bits;
}

static float with_bits(int32_t bits) {
    float x;
    memcpy(&x, &bits, 4);
    return x;
}

static void coarse_tables(void) {
    const double error = 0x1p-12;
    int first = (bits_of(grid[0]) >> SHIFT) - 2, last = (bits_of(grid[POINTS - 1]) >> SHIFT) + 2;
    offset = first;
    least = with_bits(first << SHIFT);
    largest = with_bits(last << SHIFT);
    if (last - first >= PLACES) abort();
    for (int place = first; place <= last; place++) {
        int low = cell_at(with_bits(place << SHIFT) * (1 - error)), high = cell_at(with_bits((place + 1) << SHIFT) * (1 + error));
        cell_of[place - first] = low == high ? low : CELLS;
    }
    for (int i = 0; i < 16; i++) {
        table_inverse[i] = i == 15 ? 0.5 : 1 / (1 + (i + 0.5) / 16);
        table_log2[i] = -log2(table_inverse[i]) - (TAU == 1 ? 32 : 0);  // then x counts units of 2^-32
    }
    scale_pair = calloc(QUANTA + 2 * BEHIND, sizeof *scale_pair);
    for (int i = 0; i < QUANTA; i++) {
        int next = i + 1 < QUANTA ? i + 1 : i;
        scale_pair[i][0] = TAU == 1 ? minus_ln2_by_p[next] : -gamma_middle * minus_by_p[next];
        scale_pair[i][1] = TAU == 1 ? minus_ln2_by_p[i] : -gamma_middle * minus_by_p[i];
    }
}

static unsigned decide(int i, int replicate) { return cell_at(exact_time(i, replicate)); }

typedef __m512i I;
typedef __m512 F;
#define S(x) _mm512_set1_ps(x)
#define W(x) _mm512_set1_epi32(x)
#define FMA _mm512_fmadd_ps

static inline I bits8(I counter, I k1, I k2) {
    I x = _mm512_add_epi64(counter, k1);
    x = _mm512_mullo_epi64(_mm512_xor_si512(x, _mm512_srli_epi64(x, 32)), _mm512_set1_epi64(MX3));
    x = _mm512_add_epi64(x, k2);
    x = _mm512_mullo_epi64(_mm512_xor_si512(x, _mm512_srli_epi64(x, 27)), _mm512_set1_epi64(MORE));
    x = _mm512_mullo_epi64(_mm512_xor_si512(x, _mm512_srli_epi64(x, 33)), _mm512_set1_epi64(MUR));
    return _mm512_xor_si512(x, _mm512_srli_epi64(x, 27));
}

// log2(x), good to 1e-6 next to 1 too.
static inline F log2_16(F x, F inverses, F logs) {
    I index = _mm512_srli_epi32(_mm512_castps_si512(x), 19);
    F m = _mm512_getmant_ps(x, _MM_MANT_NORM_1_2, _MM_MANT_SIGN_src);
    F r = _mm512_fmsub_ps(m, _mm512_permutexvar_ps(index, inverses), S(1));
    F base = _mm512_add_ps(_mm512_getexp_ps(x), _mm512_permutexvar_ps(index, logs));
    return FMA(r, FMA(r, FMA(r, S(0.4808983f), S(-0.7213475f)), S(1.442695f)), base);
}

// high: the first 32 random bits. Where these say too little, next to 0 and to 1, a time is undecided.
#if TAU == 1
static inline F times16(I high, I low, F scale, F inverses, F logs, __mmask16 *undecided) {
    (void)low;
    *undecided = _mm512_cmplt_epu32_mask(_mm512_add_epi32(high, W(1 << 21)), W((1 << 21) + (1 << 14)));
    return _mm512_mul_ps(log2_16(_mm512_cvtepu32_ps(high), inverses, logs), scale);
}
#else
// Marsaglia and Tsang's first try where it is accepted for sure, with a normal number up to 3.48 in size to 1e-5.
static inline F times16(I high, I low, F scale, F inverses, F logs, __mmask16 *undecided) {
    F u = _mm512_sub_ps(_mm512_castsi512_ps(_mm512_or_si512(_mm512_srli_epi32(high, 9), W(0x3f800000))), S(1 - 0x1p-24f));
    F log = log2_16(_mm512_mul_ps(_mm512_mul_ps(u, _mm512_sub_ps(S(1), u)), S(4)), inverses, logs);
    F x = FMA(log, S(-0.6931472f), S(-3.5f)), x2 = _mm512_mul_ps(x, x), x4 = _mm512_mul_ps(x2, x2);
    F a = FMA(x2, FMA(x, S(-0.0013640259f), S(-0.019025445f)), FMA(x, S(0.6656952f), S(4.9294777f)));
    F b = FMA(x2, FMA(x, S(7.8861063e-07f), S(-2.8338968e-06f)), FMA(x, S(-4.361375e-05f), S(0.0004600869f)));
    F z = _mm512_mul_ps(FMA(b, x4, a), _mm512_sub_ps(u, S(0.5f))), z2 = _mm512_mul_ps(z, z);
    F end = _mm512_sub_ps(_mm512_castsi512_ps(_mm512_ternarylogic_epi32(low, W(4095), W(0x4b000000), 0xea)), S(0x1p23f));
    float factor = 4096 * gamma_squeeze, room = 4096 - 1.1 - 0.02 * factor;
    *undecided = _mm512_cmplt_epu32_mask(_mm512_add_epi32(high, W(1 << 20)), W(1 << 21))
                 | _mm512_cmp_ps_mask(FMA(_mm512_mul_ps(z2, z2), S(factor), end), S(room), _CMP_GT_OQ);
    F root = FMA(z, S(gamma_spread), S(1));
    return _mm512_mul_ps(_mm512_mul_ps(_mm512_mul_ps(root, root), root), scale);
}
#endif

static inline I places16(F time, __mmask16 undecided) {
    time = _mm512_min_ps(_mm512_max_ps(time, S(least)), S(largest));
    I place = _mm512_sub_epi32(_mm512_srli_epi32(_mm512_castps_si512(time), SHIFT), W(offset));
    return _mm512_mask_mov_epi32(place, undecided, W(PLACES - 1));
}

// One more cell for what is decided later.
static int64_t packed[8][CELLS + 1] __attribute__((aligned(64)));
static int32_t later[CHUNK * 8], count_later;

static inline void count(unsigned cell, int64_t w, int i, int lane) {
    if (__builtin_expect(cell == CELLS, 0)) later[count_later++] = i << 3 | lane;
    packed[lane][cell] += w;
}

static inline void scatter(const uint32_t *place, int i) {
    int64_t w0 = worth[i] << COUNT_BITS | 1, w1 = worth[i + 1] << COUNT_BITS | 1;
#pragma GCC unroll 8
    for (int lane = 0; lane < 8; lane++) {
        count(cell_of[place[2 * lane + 1]], w0, i, lane);
        count(cell_of[place[2 * lane]], w1, i + 1, lane);
    }
}

// In a step two quanta get their random bits, the two before them their places, and the two of four steps ago are counted.
static void group_of_8(int group, int start, int end) {
    static uint32_t places[STAGES][16] __attribute__((aligned(64)));
    I k1 = _mm512_loadu_si512(key1 + group), k2 = _mm512_loadu_si512(key2 + group);
    F inverses = _mm512_load_ps(table_inverse), logs = _mm512_load_ps(table_log2);
    I high = _mm512_setzero_si512(), low = high;
    for (int i = start; i < end + 2 * BEHIND; i += 2) {
        I a = bits8(_mm512_set1_epi64((i + 1) * WEYL_QUANTUM), k1, k2);
        I b = bits8(_mm512_set1_epi64((i + 2) * WEYL_QUANTUM), k1, k2);
        double pair;
        memcpy(&pair, scale_pair[i - 2], 8);
        __mmask16 undecided;
        F time = times16(high, low, _mm512_castpd_ps(_mm512_set1_pd(pair)), inverses, logs, &undecided);
        I place = places16(time, undecided);
        if (i >= start + 2 * BEHIND) scatter(places[(i / 2 - BEHIND) % STAGES], i - 2 * BEHIND);
        _mm512_store_si512(places[(i / 2 - 1) % STAGES], place);
        high = _mm512_mask_mov_epi32(_mm512_srli_epi64(b, 32), 0xaaaa, a);
        low = _mm512_mask_mov_epi32(b, 0xaaaa, _mm512_slli_epi64(a, 32));
    }
}

static int raced;

// P(Poisson(y) >= tau) <= y^tau / tau!, summed from the last quantum on.
static void leave_out(void) {
    double chance = 0;
    raced = QUANTA;
    while (TAU > 1 && raced > FIRST) {
        chance += exp(TAU * log(-grid[POINTS - 1] / minus_by_p[raced - 1]) - lgamma(TAU + 1.0));
        if (chance >= 0x1p-60) break;
        raced--;
    }
    raced = raced / CHUNK * CHUNK + (raced % CHUNK ? CHUNK : 0);
    if (raced > QUANTA) raced = QUANTA;
}

static void run(void) {
    int64_t rest = 0;
    for (int i = raced; i < QUANTA; i++) rest += worth[i];
    for (int r = 0; r < REPLICATES; r++) {
        tally[POINTS][r].worth += rest;
        tally[POINTS][r].count += QUANTA - raced;
    }
    for (int i = 0; i < FIRST; i++)
        for (int r = 0; r < REPLICATES; r++) {
            Tally *at = &tally[decide(i, r)][r];
            at->worth += worth[i];
            at->count++;
        }
    for (int chunk = FIRST; chunk < raced; chunk += CHUNK) {
        int end = chunk + CHUNK < raced ? chunk + CHUNK : raced;
        for (int group = 0; group < REPLICATES; group += 8) {
            memset(packed, 0, sizeof packed);
            count_later = 0;
            group_of_8(group, chunk, end);
            for (int j = 0; j < count_later; j++) {
                int i = later[j] >> 3, lane = later[j] & 7;
                packed[lane][decide(i, group + lane)] += worth[i] << COUNT_BITS | 1;
            }
            for (int c = 0; c < CELLS; c++)
                for (int lane = 0; lane < 8; lane++) {
                    tally[c][group + lane].worth += packed[lane][c] >> COUNT_BITS;
                    tally[c][group + lane].count += packed[lane][c] & ((1 << COUNT_BITS) - 1);
                }
        }
    }
}

int main(int argc, char **argv) {
    tables();
    gamma_constants();
    coarse_tables();
    leave_out();
    cell_of[PLACES - 1] = CELLS;
    measure("C, AVX-512 by hand, coarse times", argc > 1 ? atoi(argv[1]) : 15, run);
}
