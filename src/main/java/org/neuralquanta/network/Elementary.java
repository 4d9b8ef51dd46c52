package org.neuralquanta.network;

/** exp and tanh in single precision from +, −, ×, ÷, fma and bit operations, which the language defines to the bit. */
final class Elementary {

    static final float LOG2_E = 0x1.715476p0f;
    static final float LN2_HIGH = 0x1.62e4p-1f;
    static final float LN2_LOW = 0x1.7f7d1cp-20f;
    static final float ROUND = 0x1.8p23f;
    static final float LOWEST = -87;
    private static final float SATURATED = 7.905311f;

    private Elementary() {}

    /**
     * The exponential function of x ≤ 0 to 1.5 ulp: x = k log 2 + r, Taylor's polynomial of degree 7 in r, whose rest is below
     * 6e-9. Below −87, where the value would soon be subnormal, it is that at −87.
     */
    static float exp(float x) {
        float bounded = Math.max(x, LOWEST);
        float multiple = Math.fma(bounded, LOG2_E, ROUND) - ROUND;
        float r = Math.fma(-multiple, LN2_HIGH, bounded);
        r = Math.fma(-multiple, LN2_LOW, r);
        float q = 1 / 5040f;
        q = Math.fma(q, r, 1 / 720f);
        q = Math.fma(q, r, 1 / 120f);
        q = Math.fma(q, r, 1 / 24f);
        q = Math.fma(q, r, 1 / 6f);
        q = Math.fma(q, r, 0.5f);
        float value = 1 + Math.fma(q, r * r, r);
        return value * Float.intBitsToFloat(((int) multiple + 127) << 23);
    }

    /**
     * The hyperbolic tangent to 4 ulp, an odd rational function of degrees 13 and 6 on |x| ≤ 7.905, where it reaches 1. Without
     * branches, so that loops over it can run in lanes.
     *
     * <p>Source: the coefficients of ptanh_float in Eigen 3.4, MathFunctionsImpl.h.
     */
    static float tanh(float x) {
        float bounded = Math.max(Math.min(x, SATURATED), -SATURATED);
        float z = bounded * bounded;
        float p = -2.7607684E-16f;
        p = Math.fma(p, z, 2.000188E-13f);
        p = Math.fma(p, z, -8.604672E-11f);
        p = Math.fma(p, z, 5.1222973E-8f);
        p = Math.fma(p, z, 1.48572235E-5f);
        p = Math.fma(p, z, 6.3726195E-4f);
        p = Math.fma(p, z, 4.8935246E-3f);
        float q = 1.1982584E-6f;
        q = Math.fma(q, z, 1.1853471E-4f);
        q = Math.fma(q, z, 2.2684347E-3f);
        q = Math.fma(q, z, 4.893525E-3f);
        return bounded * p / q;
    }
}
