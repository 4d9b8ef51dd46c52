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

    /** The power law nearest to a curve. */
    double[] nearest(double[] curve) {
        return power.of(curve);
    }

    /** Losses of runs around a power law, with the noise of a token. */
    double[] plant(double[] law, Noise.Token own, long token) {
        return noise.around(law, own, stream, token, 0);
    }

    /** Whether fewer than a share r of the curves drawn around its power law are as sharp; for a curve that falls. */
    boolean isJump(Noise.Token own, double[] law, long token, boolean planted) {
        double sharpness = sharpest.of(own.means());
        int asSharp = 0;
        int falling = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            double[] drawn = ladder.means(noise.aroundFromAll(law, own, stream, token, 1 + draw + (planted ? DRAWS : 0)));
            if (drawn[0] > drawn[drawn.length - 1]) {
                falling++;
                asSharp += sharpest.of(drawn) >= sharpness ? 1 : 0;
            }
        }
        return asSharp + 1 <= rate * (falling + 1);
    }
}
