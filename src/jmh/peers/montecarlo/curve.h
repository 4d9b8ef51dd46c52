// What the C peers of the workload "curve" share: K = 10^6 quanta (another number: -DQUANTA=250000) with p_k ~ k^-1.4, 64 replicates,
// 30 amounts of data from 10^3 to 10^9; tables, the histogram of learning times, the resulting curve, the clock.
#pragma once
#define _GNU_SOURCE
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#ifndef QUANTA
#define QUANTA 1000000
#endif
enum { REPLICATES = 64, POINTS = 30, CELLS = POINTS + 1, WARM_UP = 3 };

static const uint64_t WEYL_QUANTUM = 0x9e3779b97f4a7c15u, WEYL_DRAW = 0xd1b54a32d192ed03u, MX3 = 0xbea225f9eb34556du,
                      MORE = 0x3c79ac492ba7b653u, MUR = 0x1c69b3f74ac4ae35u;

static double *minus_by_p, *minus_ln2_by_p;  // -1 / p_k and -log(2) / p_k; a loop may look one before the first
static int64_t *worth;     // p_k in units of 2^-59
static double grid[POINTS];
static uint64_t key1[REPLICATES], key2[REPLICATES];

// What was learned in a cell of the grid: its worth and the number of quanta.
typedef struct { int64_t worth, count; } Tally;
static Tally tally[CELLS][REPLICATES];

static uint64_t mx3(uint64_t x) {
    x = (x ^ (x >> 32)) * MX3;
    x = (x ^ (x >> 29)) * MX3;
    x = (x ^ (x >> 32)) * MX3;
    return x ^ (x >> 29);
}

static double time_of(clockid_t clock) {
    struct timespec t;
    clock_gettime(clock, &t);
    return t.tv_sec * 1e9 + t.tv_nsec;
}

static double now(void) { return time_of(CLOCK_MONOTONIC); }

static void tables(void) {
    static double *weight;
    if (!weight) {
        weight = malloc(QUANTA * sizeof *weight);
        minus_by_p = (double *)aligned_alloc(64, (QUANTA + 16) * sizeof(double)) + 8;
        minus_ln2_by_p = (double *)aligned_alloc(64, (QUANTA + 16) * sizeof(double)) + 8;
        worth = aligned_alloc(64, QUANTA * sizeof *worth);
    }
    for (int i = 0; i < QUANTA; i++) weight[i] = pow(i + 1, -1.4);
    double total = 0, lost = 0;
    for (int i = QUANTA - 1; i >= 0; i--) {
        double term = weight[i] - lost, next = total + term;
        lost = (next - total) - term;
        total = next;
    }
    for (int i = 0; i < QUANTA; i++) {
        double p = weight[i] / total;
        minus_by_p[i] = -1 / p;
        minus_ln2_by_p[i] = -0.6931471805599453 / p;
        worth[i] = llrint(ldexp(p, 59));
    }
    for (int j = 0; j < POINTS; j++) grid[j] = pow(10, 3 + 6.0 * j / (POINTS - 1));
    uint64_t seed = 1;
    for (uint64_t r = 0; r < REPLICATES; r++) {
        key1[r] = mx3(mx3(seed + WEYL_QUANTUM) + r * WEYL_QUANTUM);
        key2[r] = mx3(mx3(seed + WEYL_DRAW) + r * WEYL_DRAW);
    }
}

static int by_size(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

// For each line of the standard input runs `run` once and prints the nanoseconds of processor time per quantum x replicate.
static void on_demand(void (*run)(void)) {
    for (int c = getchar(); c != EOF; c = getchar()) {
        if (c != '\n') continue;
        memset(tally, 0, sizeof tally);
        double start = time_of(CLOCK_PROCESS_CPUTIME_ID);
        run();
        printf("%.4f\n", (time_of(CLOCK_PROCESS_CPUTIME_ID) - start) / ((double)QUANTA * REPLICATES));
        fflush(stdout);
    }
}

// Runs `run` in warm-up rounds and `rounds` that count; prints the mean curve and the nanoseconds per quantum x replicate. With -DWHOLE
// the tables are made in each round, as the library does. With 0 rounds: on demand.
static void measure(const char *name, int rounds, void (*run)(void)) {
    if (rounds == 0) {
        on_demand(run);
        return;
    }
    double *ns = malloc(rounds * sizeof *ns);
    for (int round = -WARM_UP; round < rounds; round++) {
        memset(tally, 0, sizeof tally);
        double start = now();
#ifdef WHOLE
        tables();
#endif
        run();
        if (round >= 0) ns[round] = (now() - start) / ((double)QUANTA * REPLICATES);
    }
    printf("{\"peer\": \"%s\", \"curve\": [", name);
    double mean[POINTS];
    for (int j = 0; j < POINTS; j++) mean[j] = 0;
    for (int r = 0; r < REPLICATES; r++) {
        int64_t left = tally[POINTS][r].worth;
        for (int j = POINTS - 1; j >= 0; j--) {
            mean[j] += ldexp((double)left, -59) / REPLICATES;
            left += tally[j][r].worth;
        }
    }
    for (int j = 0; j < POINTS; j++) printf("%s%.15g", j ? ", " : "", mean[j]);
    double count = 0;  // learned by the last point
    for (int r = 0; r < REPLICATES; r++) count += (QUANTA - tally[POINTS][r].count) / (double)REPLICATES;
    printf("], \"count\": %.15g, \"ns\": [", count);
    for (int i = 0; i < rounds; i++) printf("%s%.4f", i ? ", " : "", ns[i]);
    qsort(ns, rounds, sizeof *ns, by_size);
    printf("], \"median\": %.4f}\n", ns[rounds / 2]);
    free(ns);
}
