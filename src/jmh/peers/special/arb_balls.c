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
//   share ALPHA Q GAP ETA FIRST LAST QUANTA
//                               GAP times the sum of (k+Q)^-(1+ALPHA-ETA) over k = FIRST..LAST by that of (k+Q)^-(1+ALPHA)
//                               over 1..QUANTA
//   constant ALPHA Q QUANTA     1 by the sum of (k+Q)^-(1+ALPHA) over 1..QUANTA
//   loss ALPHA Q QUANTA TAU GAP ETA DELTA NU X
//                               GAP times the sum of p k^ETA Q(TAU, X p^NU k^-DELTA) over k = 1..QUANTA, p = (k+Q)^-(1+ALPHA) normalised
//   closed ALPHA Q QUANTA TAU GAP ETA DELTA NU X
//                               the same where QUANTA is inf and X large
//   monomial Q ALPHA R L FIRST LAST
//                               sum of (k+Q)^-(1+ALPHA) k^R log(k+e-1)^L over k = FIRST..LAST
//   upper TAU Y, lower TAU Y    regularised incomplete gamma functions Q and P
//   term TAU Y                  Y^TAU e^-Y / Gamma(TAU+1)
//   below D TAU P               P(Bin(D, P) < TAU)
//   ratio TAU Z                 Gamma(TAU+Z) / Gamma(TAU)
//   polylogarithm Z M           Li_Z(-e^M)
//   difference Z M              Li_{Z-1}(-e^M) - Li_Z(-e^M)
// A ball m 2^e +- r 2^f is the line "m e r f", four integers in decimal: nothing is rounded on the way.
#include <flint/arb.h>
#include <flint/acb.h>
#include <flint/acb_calc.h>
#include <flint/arb_hypgeom.h>
#include <flint/arb_poly.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

// Sums of so few terms are added one by one.
#define FEW 256
// Of sums of monomials with logarithms, terms added one by one and corrections after them.
#define HEAD 100
#define CORRECTIONS 30
#define HIGHEST_PRECISION (1 << 16)
// Passes over the points when they are timed.
#define BLOCKS 11

// Arguments both as doubles and as integers; inf is no integer and has the rank 0.
#define MOST_ARGUMENTS 9
typedef struct {
    char function[16];
    double x[MOST_ARGUMENTS];
    long rank[MOST_ARGUMENTS];
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

// The sum of (k+q)^-s over k = first..last, last 0 for infinity, s exact.
static void sum_of_powers(arb_t result, const arb_t s, double q, long first, long last, slong bits) {
    arb_t x, t;
    arb_init(x);
    arb_init(t);
    if (last != 0 && last - first < FEW) {
        arb_zero(result);
        for (long k = first; k <= last; k++) {
            shifted(x, k, q);
            power(t, x, s, bits);
            arb_add(result, result, t, bits);
        }
    } else {
        shifted(x, first, q);
        if (arb_is_one(s)) {
            arb_digamma(result, x, bits);
            arb_neg(result, result);
        } else {
            arb_hurwitz_zeta(result, s, x, bits);
        }
        if (last != 0) {
            shifted(x, last + 1, q);
            if (arb_is_one(s)) {
                arb_digamma(t, x, bits);
                arb_neg(t, t);
            } else {
                arb_hurwitz_zeta(t, s, x, bits);
            }
            arb_sub(result, result, t, bits);
        }
    }
    arb_clear(x);
    arb_clear(t);
}

static void power_sum(arb_t result, const point *p, slong bits) {
    arb_t s;
    arb_init(s);
    exact_sum(s, 1, p->x[0]);
    sum_of_powers(result, s, p->x[1], p->rank[2], p->rank[3], bits);
    arb_clear(s);
}

static void share(arb_t result, const point *p, slong bits) {
    arb_t s, t;
    arb_init(s);
    arb_init(t);
    exact_sum(s, 1, p->x[0]);
    sum_of_powers(t, s, p->x[1], 1, p->rank[6], bits);
    arb_set_d(result, p->x[3]);
    arb_sub(s, s, result, ARF_PREC_EXACT);
    sum_of_powers(result, s, p->x[1], p->rank[4], p->rank[5], bits);
    arb_div(result, result, t, bits);
    arb_set_d(t, p->x[2]);
    arb_mul(result, result, t, bits);
    arb_clear(s);
    arb_clear(t);
}

static void constant(arb_t result, const point *p, slong bits) {
    arb_t s;
    arb_init(s);
    exact_sum(s, 1, p->x[0]);
    sum_of_powers(result, s, p->x[1], 1, p->rank[2], bits);
    arb_inv(result, result, bits);
    arb_clear(s);
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
    long trials = p->rank[0], j = p->rank[1] - 1;
    if (j >= trials || p->x[2] == 0) {
        arb_one(result);
        return;
    }
    arb_t success, failure, odds, t, u;
    arb_init(success);
    arb_init(failure);
    arb_init(odds);
    arb_init(t);
    arb_init(u);
    arb_set_d(success, p->x[2]);
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

// p^nu k^r for a frequency p, r exact.
static void monomial(arb_t result, const arb_t frequency, double nu, long k, const arb_t r, slong bits) {
    arb_t t;
    arb_init(t);
    arb_set_d(t, nu);
    arb_pow(result, frequency, t, bits);
    arb_set_si(t, k);
    arb_pow(t, t, r, bits);
    arb_mul(result, result, t, bits);
    arb_clear(t);
}

// The sum of p_k k^eta Q(tau, y_k) with y_k = x p_k^nu k^-delta: rank by rank until y < 1/2, then by the alternating series
// 1 - Q = y^tau/Gamma(tau) sum of (-y)^j/(j! (tau+j)), each of its powers summed over the ranks. With an offset and
// a power of the rank there is no such sum; then all of finitely many ranks are added one by one.
static void loss(arb_t result, const point *p, slong bits) {
    double q = p->x[1], tau = p->x[3], eta = p->x[5], delta = p->x[6], nu = p->x[7];
    long last = p->rank[2];
    int series = q == 0 || (eta == 0 && delta == 0);
    arb_t s, c, frequency, r, minus_delta, y, t, u, unit, exponent;
    arb_init(s);
    arb_init(c);
    arb_init(frequency);
    arb_init(r);
    arb_init(minus_delta);
    arb_init(y);
    arb_init(t);
    arb_init(u);
    arb_init(unit);
    arb_init(exponent);
    exact_sum(s, 1, p->x[0]);
    sum_of_powers(c, s, q, 1, last, bits);
    arb_inv(c, c, bits);
    arb_set_d(r, eta);
    arb_set_d(minus_delta, -delta);
    arb_zero(result);
    long k = 1;
    for (; last == 0 || k <= last; k++) {
        shifted(t, k, q);
        power(frequency, t, s, bits);
        arb_mul(frequency, frequency, c, bits);
        monomial(y, frequency, nu, k, minus_delta, bits);
        arb_set_d(t, p->x[8]);
        arb_mul(y, y, t, bits);
        if (series && arf_cmpabs_2exp_si(arb_midref(y), -1) < 0) {
            break;
        }
        arb_set_d(t, tau);
        arb_hypgeom_gamma_upper(t, t, y, 1, bits);
        monomial(u, frequency, 1, k, r, bits);
        arb_mul(t, t, u, bits);
        arb_add(result, result, t, bits);
    }
    if (last == 0 || k <= last) {
        // The sum over the ranks from k on of p_j k^eta y^e, for e = 0, tau, tau + 1, ...
        arb_set_d(t, nu);
        arb_pow(unit, c, t, bits);
        arb_set_d(t, p->x[8]);
        arb_mul(unit, unit, t, bits);
        for (long j = -1; j < bits; j++) {
            arb_zero(exponent);
            if (j >= 0) {
                arb_set_d(exponent, tau);
                arb_add_si(exponent, exponent, j, ARF_PREC_EXACT);
            }
            // s (1 + e nu) + e delta - eta
            arb_set_d(t, nu);
            arb_mul(t, t, s, ARF_PREC_EXACT);
            arb_sub(t, t, minus_delta, ARF_PREC_EXACT);
            arb_mul(t, t, exponent, ARF_PREC_EXACT);
            arb_add(t, t, s, ARF_PREC_EXACT);
            arb_sub(t, t, r, ARF_PREC_EXACT);
            sum_of_powers(u, t, q, k, last, bits);
            arb_mul(u, u, c, bits);
            arb_pow(t, unit, exponent, bits);
            arb_mul(u, u, t, bits);
            if (j >= 0) {
                arb_set_d(t, tau);
                arb_rgamma(t, t, bits);
                arb_mul(u, u, t, bits);
                arb_div(u, u, exponent, bits);
                arb_fac_ui(t, j, bits);
                arb_div(u, u, t, bits);
                if (j % 2 == 0) {
                    arb_neg(u, u);
                }
            }
            arb_add(result, result, u, bits);
        }
        // Terms fall and alternate.
        arb_add_error(result, u);
    }
    arb_set_d(t, p->x[4]);
    arb_mul(result, result, t, bits);
    arb_clear(s);
    arb_clear(c);
    arb_clear(frequency);
    arb_clear(r);
    arb_clear(minus_delta);
    arb_clear(y);
    arb_clear(t);
    arb_clear(u);
    arb_clear(unit);
    arb_clear(exponent);
}

// The same for infinitely many quanta and large x, to all orders: c/sigma Gamma(tau+w)/(w Gamma(tau)) (c^nu x)^-w with
// sigma = nu s + delta and w = (alpha-eta)/sigma.
static void closed_loss(arb_t result, const point *p, slong bits) {
    arb_t s, c, sigma, w, t, u;
    arb_init(s);
    arb_init(c);
    arb_init(sigma);
    arb_init(w);
    arb_init(t);
    arb_init(u);
    exact_sum(s, 1, p->x[0]);
    sum_of_powers(c, s, p->x[1], 1, 0, bits);
    arb_inv(c, c, bits);
    arb_set_d(t, p->x[7]);
    arb_mul(sigma, t, s, bits);
    arb_set_d(u, p->x[6]);
    arb_add(sigma, sigma, u, bits);
    arb_set_d(w, p->x[0]);
    arb_set_d(u, p->x[5]);
    arb_sub(w, w, u, bits);
    arb_div(w, w, sigma, bits);
    arb_pow(t, c, t, bits);
    arb_set_d(u, p->x[8]);
    arb_mul(t, t, u, bits);
    arb_neg(u, w);
    arb_pow(result, t, u, bits);
    arb_mul(result, result, c, bits);
    arb_set_d(t, p->x[4]);
    arb_mul(result, result, t, bits);
    arb_div(result, result, sigma, bits);
    arb_div(result, result, w, bits);
    arb_set_d(t, p->x[3]);
    arb_rgamma(u, t, bits);
    arb_mul(result, result, u, bits);
    arb_add(t, t, w, bits);
    arb_gamma(t, t, bits);
    arb_mul(result, result, t, bits);
    arb_clear(s);
    arb_clear(c);
    arb_clear(sigma);
    arb_clear(w);
    arb_clear(t);
    arb_clear(u);
}

// (x+q)^-s x^r log(x+e-1)^l, all exact.
typedef struct {
    arb_t q, s, r, l;
} monomial_term;

// f(e^u) e^u, for Arb's quadrature, which asks by `order` whether it is analytic in a box.
static int log_integrand(acb_ptr out, const acb_t u, void *context, slong order, slong bits) {
    const monomial_term *f = context;
    acb_t x, t, log;
    acb_init(x);
    acb_init(t);
    acb_init(log);
    acb_exp(x, u, bits);
    acb_add_arb(t, x, f->q, bits);
    acb_log_analytic(log, t, order != 0, bits);
    acb_mul_arb(log, log, f->s, bits);
    acb_neg(out, log);
    acb_addmul_arb(out, u, f->r, bits);
    acb_add(out, out, u, bits);
    arb_const_e(acb_realref(t), bits);
    arb_zero(acb_imagref(t));
    acb_add(t, t, x, bits);
    acb_sub_ui(t, t, 1, bits);
    acb_log_analytic(log, t, order != 0, bits);
    acb_log_analytic(log, log, order != 0, bits);
    acb_addmul_arb(out, log, f->l, bits);
    acb_exp(out, out, bits);
    acb_clear(x);
    acb_clear(t);
    acb_clear(log);
    return 0;
}

// Its Taylor series at k.
static void taylor(arb_poly_t result, const monomial_term *f, long k, slong length, slong bits) {
    arb_poly_t x, t;
    arb_t e;
    arb_poly_init(x);
    arb_poly_init(t);
    arb_init(e);
    arb_poly_set_coeff_si(x, 1, 1);
    arb_add_si(e, f->q, k, ARF_PREC_EXACT);
    arb_poly_set_coeff_arb(x, 0, e);
    arb_neg(e, f->s);
    arb_poly_pow_arb_series(result, x, e, length, bits);
    arb_poly_set_coeff_si(x, 0, k);
    arb_poly_pow_arb_series(t, x, f->r, length, bits);
    arb_poly_mullow(result, result, t, length, bits);
    arb_const_e(e, bits);
    arb_add_si(e, e, k - 1, bits);
    arb_poly_set_coeff_arb(x, 0, e);
    arb_poly_log_series(t, x, length, bits);
    arb_poly_pow_arb_series(t, t, f->l, length, bits);
    arb_poly_mullow(result, result, t, length, bits);
    arb_poly_clear(x);
    arb_poly_clear(t);
    arb_clear(e);
}

// The integral of the monomial from `from` to last, in pieces of the logarithm; to infinity until a piece no longer matters. Where it
// decays slower than ALPHA - R = 0.05 the pieces are so long that quadrature does not end.
static void integral(arb_t result, const monomial_term *f, long from, long last, slong bits) {
    acb_t low, high, piece;
    arb_t decay, end;
    mag_t none;
    acb_init(low);
    acb_init(high);
    acb_init(piece);
    arb_init(decay);
    arb_init(end);
    mag_init(none);
    arb_sub(decay, f->s, f->r, bits);
    arb_sub_ui(decay, decay, 1, bits);
    double rate = fabs(arf_get_d(arb_midref(decay), ARF_RND_NEAR));
    double step = rate > 4 ? 8 / rate : 2;
    arb_log_ui(acb_realref(low), from, bits);
    if (last != 0) {
        arb_log_ui(end, last, bits);
    }
    arb_zero(result);
    for (int done = 0; !done;) {
        double at = arf_get_d(arb_midref(acb_realref(low)), ARF_RND_NEAR);
        double width = at < 50 ? step : rate * at < 8 ? at : 8 / rate;
        arb_set_d(acb_realref(high), at + width);
        if (last != 0 && arf_cmp(arb_midref(acb_realref(high)), arb_midref(end)) >= 0) {
            arb_set(acb_realref(high), end);
            done = 1;
        }
        acb_calc_integrate(piece, log_integrand, (void *)f, low, high, bits, none, NULL, bits);
        arb_add(result, result, acb_realref(piece), bits);
        if (last == 0 && at * rate > 8) {
            arb_t rest;
            arb_init(rest);
            arb_mul_2exp_si(rest, acb_realref(piece), bits);
            done = arb_lt(rest, result);
            arb_clear(rest);
        }
        acb_set(low, high);
    }
    if (last == 0) {
        arb_add_error(result, acb_realref(piece));
    }
    acb_clear(low);
    acb_clear(high);
    acb_clear(piece);
    arb_clear(decay);
    arb_clear(end);
    mag_clear(none);
}

// Euler-Maclaurin summation after a head. Alone of all, this ball is not proven: its error is taken as the last correction.
static void monomial_sum(arb_t result, const point *p, slong bits) {
    long first = p->rank[4], last = p->rank[5], from = first + HEAD;
    monomial_term f;
    arb_t x, t;
    arb_poly_t low, high;
    arb_init(f.q);
    arb_init(f.s);
    arb_init(f.r);
    arb_init(f.l);
    arb_init(x);
    arb_init(t);
    arb_poly_init(low);
    arb_poly_init(high);
    arb_set_d(f.q, p->x[0]);
    exact_sum(f.s, 1, p->x[1]);
    arb_set_d(f.r, p->x[2]);
    arb_set_d(f.l, p->x[3]);
    arb_zero(result);
    int whole = last != 0 && last <= from;
    for (long k = first; k < from && (last == 0 || k <= last); k++) {
        taylor(low, &f, k, 1, bits);
        arb_poly_get_coeff_arb(t, low, 0);
        arb_add(result, result, t, bits);
    }
    if (last == from) {
        taylor(low, &f, last, 1, bits);
        arb_poly_get_coeff_arb(t, low, 0);
        arb_add(result, result, t, bits);
    }
    if (!whole) {
        integral(t, &f, from, last, bits);
        arb_add(result, result, t, bits);
        taylor(low, &f, from, 2 * CORRECTIONS, bits);
        if (last != 0) {
            taylor(high, &f, last, 2 * CORRECTIONS, bits);
        }
        arb_poly_get_coeff_arb(t, low, 0);
        arb_poly_get_coeff_arb(x, high, 0);
        arb_add(t, t, x, bits);
        arb_mul_2exp_si(t, t, -1);
        arb_add(result, result, t, bits);
        for (long j = 1; j <= CORRECTIONS; j++) {
            arb_poly_get_coeff_arb(t, high, 2 * j - 1);
            arb_poly_get_coeff_arb(x, low, 2 * j - 1);
            arb_sub(t, t, x, bits);
            arb_bernoulli_ui(x, 2 * j, bits);
            arb_mul(t, t, x, bits);
            arb_div_si(t, t, 2 * j, bits);
            arb_add(result, result, t, bits);
        }
        arb_add_error(result, t);
    }
    arb_clear(f.q);
    arb_clear(f.s);
    arb_clear(f.r);
    arb_clear(f.l);
    arb_clear(x);
    arb_clear(t);
    arb_poly_clear(low);
    arb_poly_clear(high);
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
} FUNCTIONS[] = {{"hurwitz", hurwitz}, {"sum", power_sum}, {"share", share},
        {"constant", constant}, {"loss", loss},
        {"closed", closed_loss}, {"monomial", monomial_sum}, {"upper", upper}, {"lower", lower}, {"term", term}, {"below", below},
        {"ratio", ratio}, {"polylogarithm", polylogarithm}, {"difference", difference}};

static function named(const char *name) {
    for (size_t i = 0; i < sizeof FUNCTIONS / sizeof *FUNCTIONS; i++) {
        if (strcmp(name, FUNCTIONS[i].name) == 0) {
            return FUNCTIONS[i].compute;
        }
    }
    return NULL;
}

static int read_point(point *p) {
    char line[512];
    if (fgets(line, sizeof line, stdin) == NULL) {
        return 0;
    }
    char *word = strtok(line, " \n");
    snprintf(p->function, sizeof p->function, "%s", word == NULL ? "" : word);
    if (named(p->function) == NULL) {
        fprintf(stderr, "no such function: %s\n", p->function);
        exit(2);
    }
    for (int i = 0; i < MOST_ARGUMENTS && (word = strtok(NULL, " \n")) != NULL; i++) {
        p->x[i] = strtod(word, NULL);
        p->rank[i] = strtol(word, NULL, 10);
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
            fprintf(stderr, "no ball of %ld bits: %s %a %a %a\n", (long)bits, p.function, p.x[0], p.x[1], p.x[2]);
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
