// The race by hand, AVX-512, tau = 1, with the trick of the library's kernel: times in single precision, 16 at once, tell the cell of the
// grid for all but a few in a thousand; only those get a logarithm in double precision.
// Build: gcc -O3 -march=native -o coarse_avx512 coarse_avx512.c -lm
#include "curve.h"
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
        table_log2[i] = -log2(table_inverse[i]) - 32;  // of the first 32 of the random bits as a whole number
    }
    scale_pair = calloc(QUANTA + 2 * BEHIND, sizeof *scale_pair);
    for (int i = 0; i < QUANTA; i++) {
        scale_pair[i][0] = minus_ln2_by_p[i + 1 < QUANTA ? i + 1 : i];
        scale_pair[i][1] = minus_ln2_by_p[i];
    }
}

static double exact_time(int i, int replicate) {
    uint64_t x = (i + 1) * WEYL_QUANTUM + key1[replicate];
    x = (x ^ (x >> 32)) * MX3 + key2[replicate];
    x = (x ^ (x >> 27)) * MORE;
    x = (x ^ (x >> 33)) * MUR;
    x ^= x >> 27;
    return log(((x >> 12) + 0.5) * 0x1p-52) * minus_by_p[i];
}

static unsigned decide(int i, int replicate) { return cell_at(exact_time(i, replicate)); }

typedef __m512i I;
typedef __m512 F;

static inline I bits8(I counter, I k1, I k2) {
    I x = _mm512_add_epi64(counter, k1);
    x = _mm512_mullo_epi64(_mm512_xor_si512(x, _mm512_srli_epi64(x, 32)), _mm512_set1_epi64(MX3));
    x = _mm512_add_epi64(x, k2);
    x = _mm512_mullo_epi64(_mm512_xor_si512(x, _mm512_srli_epi64(x, 27)), _mm512_set1_epi64(MORE));
    x = _mm512_mullo_epi64(_mm512_xor_si512(x, _mm512_srli_epi64(x, 33)), _mm512_set1_epi64(MUR));
    return _mm512_xor_si512(x, _mm512_srli_epi64(x, 27));
}

static inline I places16(I high, F scale, F inverses, F logs) {
    F x = _mm512_cvtepu32_ps(high);
    I index = _mm512_srli_epi32(_mm512_castps_si512(x), 19);
    F m = _mm512_getmant_ps(x, _MM_MANT_NORM_1_2, _MM_MANT_SIGN_src);
    F r = _mm512_fmsub_ps(m, _mm512_permutexvar_ps(index, inverses), _mm512_set1_ps(1));
    F base = _mm512_add_ps(_mm512_getexp_ps(x), _mm512_permutexvar_ps(index, logs));
    F p = _mm512_fmadd_ps(r, _mm512_set1_ps(0.4808983f), _mm512_set1_ps(-0.7213475f));
    p = _mm512_fmadd_ps(r, p, _mm512_set1_ps(1.442695f));
    F time = _mm512_mul_ps(_mm512_fmadd_ps(r, p, base), scale);
    time = _mm512_min_ps(_mm512_max_ps(time, _mm512_set1_ps(least)), _mm512_set1_ps(largest));
    I place = _mm512_sub_epi32(_mm512_srli_epi32(_mm512_castps_si512(time), SHIFT), _mm512_set1_epi32(offset));
    // Next to 0 and to 1 the first 32 bits say too little: places without a cell.
    __mmask16 edge = _mm512_cmplt_epu32_mask(_mm512_add_epi32(high, _mm512_set1_epi32(1 << 21)), _mm512_set1_epi32((1 << 21) + (1 << 14)));
    return _mm512_mask_mov_epi32(place, edge, _mm512_set1_epi32(PLACES - 1));
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
    I high = _mm512_setzero_si512();
    for (int i = start; i < end + 2 * BEHIND; i += 2) {
        I a = bits8(_mm512_set1_epi64((i + 1) * WEYL_QUANTUM), k1, k2);
        I b = bits8(_mm512_set1_epi64((i + 2) * WEYL_QUANTUM), k1, k2);
        I next = _mm512_mask_mov_epi32(_mm512_srli_epi64(b, 32), 0xaaaa, a);
        double pair;
        memcpy(&pair, scale_pair[i - 2], 8);
        I place = places16(high, _mm512_castpd_ps(_mm512_set1_pd(pair)), inverses, logs);
        if (i >= start + 2 * BEHIND) scatter(places[(i / 2 - BEHIND) % STAGES], i - 2 * BEHIND);
        _mm512_store_si512(places[(i / 2 - 1) % STAGES], place);
        high = next;
    }
}

static void run(void) {
    for (int i = 0; i < FIRST; i++)
        for (int r = 0; r < REPLICATES; r++) {
            Tally *at = &tally[decide(i, r)][r];
            at->worth += worth[i];
            at->count++;
        }
    for (int chunk = FIRST; chunk < QUANTA; chunk += CHUNK) {
        int end = chunk + CHUNK < QUANTA ? chunk + CHUNK : QUANTA;
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
    coarse_tables();
    cell_of[PLACES - 1] = CELLS;
    measure("C, AVX-512 by hand, coarse times", argc > 1 ? atoi(argv[1]) : 15, run);
}
