package org.neuralquanta.tokens;

import org.neuralquanta.random.RandomStream;

/**
 * Whether a token falls more sharply than power laws do, whatever their exponent: its sharpness among that of curves that are drawn around the
 * power law nearest to it, with the measured noise (a parametric bootstrap). Planted curves are fitted anew, as tokens are. Not thread-safe.
 */
final class PowerTest {

    /** Curves drawn for a token; a false-alarm rate r needs 1/r of them. */
    private static final int DRAWS = 100;

    private final Ladder ladder;
    private final Sharpest sharpest;
    private final Noise noise;
    private final OwnPower power;
    private final double rate;
    private final RandomStream stream;

    PowerTest(Ladder ladder, Sharpest sharpest, Noise noise, double rate, long seed) {
        this.ladder = ladder;
        this.sharpest = sharpest;
        this.noise = noise;
        this.power = new OwnPower(ladder);
        this.rate = rate;
        this.stream = RandomStream.of(seed, 1);
    }

    /** A curve around the power law nearest to a token's, with its noise. */
    double[] plant(double[] curve, long token) {
        return drawn(power.of(curve), noise.of(curve), token, 0);
    }

    private double[] drawn(double[] expected, double deviation, long token, long draw) {
        double[] curve = new double[expected.length];
        for (int i = 0; i < curve.length; i++) {
            curve[i] = expected[i] + deviation / Math.sqrt(ladder.runs(i)) * stream.normal(token, draw * curve.length + i);
        }
        return curve;
    }

    /** Whether fewer than a share r of the curves drawn around its power law are as sharp; for a curve that falls. */
    boolean isJump(double[] curve, double deviation, long token, boolean planted) {
        double[] expected = power.of(curve);
        double sharpness = sharpest.of(curve);
        int asSharp = 0;
        int falling = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            double[] drawn = drawn(expected, deviation, token, 1 + draw + (planted ? DRAWS : 0));
            if (drawn[0] > drawn[drawn.length - 1]) {
                falling++;
                asSharp += sharpest.of(drawn) >= sharpness ? 1 : 0;
            }
        }
        return asSharp + 1 <= rate * (falling + 1);
    }
}
