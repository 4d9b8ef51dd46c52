// Gamma numbers one at a time, as GammaDraws.java has them: for what the lanes leave undecided.
#pragma once
#include "curve.h"

#ifndef TAU
#define TAU 1
#endif

static double gamma_middle, gamma_spread, gamma_squeeze;  // d, c and s

static inline double fourth(double x) { return x * x * (x * x); }

// s with exp(h(x)) >= 1 - s x^4 for Marsaglia and Tsang's h.
static void gamma_constants(void) {
    double d = TAU - 1.0 / 3, largest = 0;
    for (int i = 10; i < 200; i++) {
        double left = -(i + 1) / 200.0, right = -i / 200.0;
        double g = i == 199 ? -INFINITY : 4.5 * left * left + 1 - pow(1 + left, 3) + 3 * log(1 + left);
        largest = fmax(largest, fmin(-g / (81 * d * fourth(left)), 1 / (81 * d * d * fourth(right))));
    }
    gamma_middle = d;
    gamma_spread = 1 / sqrt(9 * d);
    gamma_squeeze = largest;
}

static double ratio(const double *a, const double *b, double r) {
    double top = a[7], bottom = b[7];
    for (int i = 6; i >= 0; i--) {
        top = top * r + a[i];
        bottom = bottom * r + b[i];
    }
    return top / bottom;
}

// Wichura's AS 241.
static double normal_quantile(double p) {
    static const double a[6][8] = {
        {3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087,
         33430.57558358813, 2509.0809287301227},
        {1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271, 28729.085735721943,
         5226.495278852854},
        {1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684, 0.2417807251774506,
         0.022723844989269184, 0.0007745450142783414},
        {1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
         0.0005475938084995345, 1.0507500716444169e-09},
        {6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
         0.0012426609473880784, 2.7115555687434876e-05, 2.0103343992922881e-07},
        {1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 1.8463183175100548e-05,
         1.421511758316446e-07, 2.0442631033899397e-15}};
    double q = p - 0.5;
    if (fabs(q) <= 0.425) return q * ratio(a[0], a[1], 0.180625 - q * q);
    double r = sqrt(-log(q < 0 ? p : 1 - p));
    double z = r <= 5 ? ratio(a[2], a[3], r - 1.6) : ratio(a[4], a[5], r - 5);
    return q < 0 ? -z : z;
}

static uint64_t bits_of_draw(int i, int replicate, uint64_t draw) {
    uint64_t x = (i + 1) * WEYL_QUANTUM + key1[replicate];
    x = (x ^ (x >> 32)) * MX3 + key2[replicate] + draw * WEYL_DRAW;
    x = (x ^ (x >> 27)) * MORE;
    x = (x ^ (x >> 33)) * MUR;
    return x ^ (x >> 27);
}

static double uniform_of(uint64_t bits) { return ((bits >> 12) + 0.5) * 0x1p-52; }

// The time at which quantum i + 1 has its tau-th sample.
static __attribute__((noinline)) double exact_time(int i, int replicate) {
    if (TAU == 1) return log(uniform_of(bits_of_draw(i, replicate, 0))) * minus_by_p[i];
    for (uint64_t draw = 0;; draw += 2) {
        uint64_t bits = bits_of_draw(i, replicate, draw);
        double x = normal_quantile(uniform_of(bits)), end = bits & 4095, root = 1 + gamma_spread * x, v = root * root * root;
        double u = (end + uniform_of(bits_of_draw(i, replicate, draw + 1))) / 4096;
        if (root > 0 && log(u) < 0.5 * x * x + gamma_middle * (1 - v + log(v))) return -gamma_middle * v * minus_by_p[i];
    }
}
