// Balls of FLINT/Arb for what the package `special` encloses.
// Build: gcc -O2 -o arb_balls arb_balls.c -lflint -lm
//
//   arb_balls BITS         reads points, prints a ball for each, to a relative radius of at most 2^-BITS
//   arb_balls time BITS    reads points, then prints nanoseconds of processor time per value (median over passes) and the
//                          median relative width, both at a working precision of BITS
//
// A point is a line: a function and its arguments. Doubles are read as the exact number that they stand for (hexadecimal
// or decimal, correctly rounded), ranks as integers:
//   hurwitz ALPHA Q             sum of (k+Q)^-(1+ALPHA) over k >= 0
//   sum ALPHA Q FIRST LAST      sum of (k+Q)^-(1+ALPHA) over k = FIRST..LAST; LAST may be inf
//   upper TAU Y, lower TAU Y    regularised incomplete gamma functions Q and P
//   term TAU Y                  Y^TAU e^-Y / Gamma(TAU+1)
//   below D TAU P               P(Bin(D, P) < TAU)
//   ratio TAU Z                 Gamma(TAU+Z) / Gamma(TAU)
//   polylogarithm Z M           Li_Z(-e^M)
//   difference Z M              Li_{Z-1}(-e^M) - Li_Z(-e^M)
// A ball m 2^e +- r 2^f is the line "m e r f", four integers in decimal: nothing is rounded on the way.
#include <flint/arb.h>
#include <flint/arb_hypgeom.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

// Sums of so few terms are added one by one.
#define FEW 256
#define HIGHEST_PRECISION (1 << 16)
// Passes over the points when they are timed.
#define BLOCKS 11

typedef struct {
    char function[16];
    double x[2];
    long first, last;
    int infinite;
} point;

typedef void (*function)(arb_t result, const point *p, slong bits);

static void exact_sum(arb_t result, double a, double b) {
    arb_t t;
    arb_init(t);
    arb_set_d(result, a);
    arb_set_d(t, b);
    arb_add(result, result, t, ARF_PREC_EXACT);
    arb_clear(t);
}

// rank + offset, exactly.
static void shifted(arb_t result, long rank, double offset) {
    arb_t t;
    arb_init(t);
    arb_set_si(result, rank);
    arb_set_d(t, offset);
    arb_add(result, result, t, ARF_PREC_EXACT);
    arb_clear(t);
}

// x^-s with s = 1 + alpha, exact.
static void power(arb_t result, const arb_t x, const arb_t s, slong bits) {
    arb_t minus;
    arb_init(minus);
    arb_neg(minus, s);
    arb_pow(result, x, minus, bits);
    arb_clear(minus);
}

static void hurwitz(arb_t result, const point *p, slong bits) {
    arb_t s, q;
    arb_init(s);
    arb_init(q);
    exact_sum(s, 1, p->x[0]);
    arb_set_d(q, p->x[1]);
    arb_hurwitz_zeta(result, s, q, bits);
    arb_clear(s);
    arb_clear(q);
}

static void power_sum(arb_t result, const point *p, slong bits) {
    arb_t s, x, t;
    arb_init(s);
    arb_init(x);
    arb_init(t);
    exact_sum(s, 1, p->x[0]);
    if (!p->infinite && p->last - p->first < FEW) {
        arb_zero(result);
        for (long k = p->first; k <= p->last; k++) {
            shifted(x, k, p->x[1]);
            power(t, x, s, bits);
            arb_add(result, result, t, bits);
        }
    } else {
        shifted(x, p->first, p->x[1]);
        if (arb_is_one(s)) {
            arb_digamma(result, x, bits);
            arb_neg(result, result);
        } else {
            arb_hurwitz_zeta(result, s, x, bits);
        }
        if (!p->infinite) {
            shifted(x, p->last + 1, p->x[1]);
            if (arb_is_one(s)) {
                arb_digamma(t, x, bits);
                arb_neg(t, t);
            } else {
                arb_hurwitz_zeta(t, s, x, bits);
            }
            arb_sub(result, result, t, bits);
        }
    }
    arb_clear(s);
    arb_clear(x);
    arb_clear(t);
}

static void upper(arb_t result, const point *p, slong bits) {
    arb_t tau, y;
    arb_init(tau);
    arb_init(y);
    arb_set_d(tau, p->x[0]);
    arb_set_d(y, p->x[1]);
    arb_hypgeom_gamma_upper(result, tau, y, 1, bits);
    arb_clear(tau);
    arb_clear(y);
}

static void term(arb_t result, const point *p, slong bits) {
    arb_t tau, y, t;
    arb_init(tau);
    arb_init(y);
    arb_init(t);
    arb_set_d(tau, p->x[0]);
    arb_set_d(y, p->x[1]);
    arb_log(result, y, bits);
    arb_mul(result, result, tau, bits);
    arb_sub(result, result, y, bits);
    exact_sum(t, p->x[0], 1);
    arb_lgamma(t, t, bits);
    arb_sub(result, result, t, bits);
    arb_exp(result, result, bits);
    arb_clear(tau);
    arb_clear(y);
    arb_clear(t);
}

// P by its series of positive terms, the term above times 1 + y/(TAU+1) + y^2/((TAU+1)(TAU+2)) + ...; what is left after a
// term is below it times r/(1-r), r the ratio that follows. (arb_hypgeom_gamma_lower takes minutes at TAU = 1e5.)
static void lower(arb_t result, const point *p, slong bits) {
    arb_t y, next, t, r, rest;
    arb_init(y);
    arb_init(next);
    arb_init(t);
    arb_init(r);
    arb_init(rest);
    arb_set_d(y, p->x[1]);
    arb_set_d(next, p->x[0]);
    arb_one(t);
    arb_one(result);
    do {
        arb_add_ui(next, next, 1, ARF_PREC_EXACT);
        arb_div(r, y, next, bits);
        arb_mul(t, t, r, bits);
        arb_add(result, result, t, bits);
        arb_sub(rest, next, y, bits);
        arb_div(rest, y, rest, bits);
        arb_mul(rest, rest, t, bits);
        arb_mul_2exp_si(r, rest, bits);
    } while (!arb_is_positive(rest) || !arb_lt(r, result));
    arb_add_error(result, rest);
    term(t, p, bits);
    arb_mul(result, result, t, bits);
    arb_clear(y);
    arb_clear(next);
    arb_clear(t);
    arb_clear(r);
    arb_clear(rest);
}

// From the term TAU-1 downwards; once terms fall their ratios do, so that j terms left are together below j times the last.
static void below(arb_t result, const point *p, slong bits) {
    long trials = p->first, j = p->last - 1;
    if (j >= trials || p->x[0] == 0) {
        arb_one(result);
        return;
    }
    arb_t success, failure, odds, t, u;
    arb_init(success);
    arb_init(failure);
    arb_init(odds);
    arb_init(t);
    arb_init(u);
    arb_set_d(success, p->x[0]);
    arb_sub_ui(failure, success, 1, ARF_PREC_EXACT);
    arb_neg(failure, failure);
    arb_div(odds, failure, success, bits);
    arb_set_si(t, trials);
    arb_add_ui(t, t, 1, ARF_PREC_EXACT);
    arb_lgamma(t, t, bits);
    arb_set_si(u, j + 1);
    arb_lgamma(u, u, bits);
    arb_sub(t, t, u, bits);
    arb_set_si(u, trials - j + 1);
    arb_lgamma(u, u, bits);
    arb_sub(t, t, u, bits);
    arb_log(u, success, bits);
    arb_mul_si(u, u, j, bits);
    arb_add(t, t, u, bits);
    arb_log(u, failure, bits);
    arb_mul_si(u, u, trials - j, bits);
    arb_add(t, t, u, bits);
    arb_exp(t, t, bits);
    arb_set(result, t);
    for (; j > 0; j--) {
        arb_mul_si(u, odds, j, bits);
        arb_div_si(u, u, trials - j + 1, bits);
        arb_mul(t, t, u, bits);
        arb_add(result, result, t, bits);
        arb_sub_ui(u, u, 1, bits);
        if (arb_is_negative(u) && arf_cmpabs_2exp_si(arb_midref(t), 0) < 0) {
            arb_mul_si(u, t, j, bits);
            arb_mul_2exp_si(u, u, bits);
            if (arb_lt(u, result)) {
                arb_mul_2exp_si(u, u, -bits);
                arb_add_error(result, u);
                break;
            }
        }
    }
    arb_clear(success);
    arb_clear(failure);
    arb_clear(odds);
    arb_clear(t);
    arb_clear(u);
}

static void ratio(arb_t result, const point *p, slong bits) {
    arb_t t;
    arb_init(t);
    exact_sum(result, p->x[0], p->x[1]);
    arb_lgamma(result, result, bits);
    arb_set_d(t, p->x[0]);
    arb_lgamma(t, t, bits);
    arb_sub(result, result, t, bits);
    arb_exp(result, result, bits);
    arb_clear(t);
}

static void li(arb_t result, double z, double minus, double m, slong bits) {
    arb_t order, x;
    arb_init(order);
    arb_init(x);
    exact_sum(order, z, -minus);
    arb_set_d(x, m);
    arb_exp(x, x, bits);
    arb_neg(x, x);
    arb_polylog(result, order, x, bits);
    arb_clear(order);
    arb_clear(x);
}

static void polylogarithm(arb_t result, const point *p, slong bits) {
    li(result, p->x[0], 0, p->x[1], bits);
}

static void difference(arb_t result, const point *p, slong bits) {
    arb_t t;
    arb_init(t);
    li(result, p->x[0], 1, p->x[1], bits);
    li(t, p->x[0], 0, p->x[1], bits);
    arb_sub(result, result, t, bits);
    arb_clear(t);
}

static const struct {
    const char *name;
    function compute;
} FUNCTIONS[] = {{"hurwitz", hurwitz}, {"sum", power_sum}, {"upper", upper}, {"lower", lower}, {"term", term},
        {"below", below}, {"ratio", ratio}, {"polylogarithm", polylogarithm}, {"difference", difference}};

static function named(const char *name) {
    for (size_t i = 0; i < sizeof FUNCTIONS / sizeof *FUNCTIONS; i++) {
        if (strcmp(name, FUNCTIONS[i].name) == 0) {
            return FUNCTIONS[i].compute;
        }
    }
    return NULL;
}

static int read_point(point *p) {
    char line[512], a[64] = "", b[64] = "", c[64] = "", d[64] = "";
    if (fgets(line, sizeof line, stdin) == NULL) {
        return 0;
    }
    sscanf(line, "%15s %63s %63s %63s %63s", p->function, a, b, c, d);
    p->infinite = strcmp(d, "inf") == 0;
    if (strcmp(p->function, "below") == 0) {
        p->first = strtol(a, NULL, 10);
        p->last = strtol(b, NULL, 10);
        p->x[0] = strtod(c, NULL);
    } else {
        p->x[0] = strtod(a, NULL);
        p->x[1] = strtod(b, NULL);
        p->first = strtol(c, NULL, 10);
        p->last = strtol(d, NULL, 10);
    }
    if (named(p->function) == NULL) {
        fprintf(stderr, "no such function: %s", line);
        exit(2);
    }
    return 1;
}

static void print_arf(const arf_t x) {
    fmpz_t mantissa, exponent;
    fmpz_init(mantissa);
    fmpz_init(exponent);
    arf_get_fmpz_2exp(mantissa, exponent, x);
    fmpz_print(mantissa);
    putchar(' ');
    fmpz_print(exponent);
    fmpz_clear(mantissa);
    fmpz_clear(exponent);
}

static void print_ball(const arb_t ball) {
    arf_t radius;
    arf_init(radius);
    arf_set_mag(radius, arb_radref(ball));
    print_arf(arb_midref(ball));
    putchar(' ');
    print_arf(radius);
    putchar('\n');
    arf_clear(radius);
}

static void balls(slong bits) {
    point p;
    arb_t result;
    arb_init(result);
    while (read_point(&p)) {
        function compute = named(p.function);
        slong precision = bits + 20;
        compute(result, &p, precision);
        while (arb_rel_accuracy_bits(result) < bits && precision < HIGHEST_PRECISION) {
            precision *= 2;
            compute(result, &p, precision);
        }
        if (arb_rel_accuracy_bits(result) < bits) {
            fprintf(stderr, "no ball of %ld bits: %s %a %a %ld %ld\n", (long)bits, p.function, p.x[0], p.x[1], p.first, p.last);
            exit(3);
        }
        print_ball(result);
    }
    arb_clear(result);
}

static int64_t processor_time(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return t.tv_sec * INT64_C(1000000000) + t.tv_nsec;
}

static int ascending(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void timing(slong bits) {
    size_t count = 0, room = 0;
    point *points = NULL, p;
    while (read_point(&p)) {
        if (count == room) {
            room = 2 * room + 1024;
            points = realloc(points, room * sizeof p);
        }
        points[count++] = p;
    }
    double *widths = malloc(count * sizeof *widths);
    arb_t result;
    arb_init(result);
    // The first round warms caches (of Bernoulli numbers and constants) and measures widths.
    for (size_t i = 0; i < count; i++) {
        named(points[i].function)(result, &points[i], bits);
        double middle = arf_get_d(arb_midref(result), ARF_RND_NEAR);
        widths[i] = 2 * mag_get_d(arb_radref(result)) / middle;
    }
    qsort(widths, count, sizeof *widths, ascending);
    double times[BLOCKS];
    for (int block = 0; block < BLOCKS; block++) {
        int64_t start = processor_time();
        for (size_t i = 0; i < count; i++) {
            named(points[i].function)(result, &points[i], bits);
        }
        times[block] = (double)(processor_time() - start) / count;
    }
    qsort(times, BLOCKS, sizeof *times, ascending);
    printf("%.1f %.3e\n", times[BLOCKS / 2], widths[count / 2]);
    arb_clear(result);
}

int main(int argc, char **argv) {
    if (argc == 3 && strcmp(argv[1], "time") == 0) {
        timing(atol(argv[2]));
    } else if (argc == 2) {
        balls(atol(argv[1]));
    } else {
        fprintf(stderr, "usage: arb_balls BITS, or arb_balls time BITS; points on standard input\n");
        return 1;
    }
    flint_cleanup();
    return 0;
}
