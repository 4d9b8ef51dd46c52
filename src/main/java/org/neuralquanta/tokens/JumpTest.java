package org.neuralquanta.tokens;

import java.util.Arrays;
import org.neuralquanta.elementary.NormalQuantile;

/**
 * Whether a token's loss falls more sharply than smooth curves with the measured noise do. The null model is planted: a curve goes from a token's
 * own first loss to its own last as the mean of all tokens does, with the token's noise. Among planted curves whose drop is as many standard
 * errors, the test's level is the sharpness that only a share r of them exceeds. Not thread-safe.
 */
final class JumpTest {

    private static final int STRENGTHS = 64;
    private static final int CELLS = 1 << 14;
    private static final double WIDEST = 4;

    private final Ladder ladder;
    private final Sharpest sharpest;
    private final double[] shape;
    private final double rate;
    private final double leastStrength;
    private final long[][] planted = new long[STRENGTHS][CELLS];
    private final int[] highest = new int[STRENGTHS];

    JumpTest(Ladder ladder, Sharpest sharpest, double[] shape, double rate) {
        this.ladder = ladder;
        this.sharpest = sharpest;
        this.shape = shape;
        this.rate = rate;
        this.leastStrength = NormalQuantile.of(1 - rate / 2);
    }

    /** Smooth losses in place of a token's. */
    double[] smooth(double[] curve) {
        double last = curve[curve.length - 1];
        return Arrays.stream(shape).map(share -> last + (curve[0] - last) * share).toArray();
    }

    /** The drop in standard errors of it, with the noise of a token. */
    private double strength(double[] curve, double deviation) {
        double drop = curve[0] - curve[curve.length - 1];
        double error = deviation * ladder.noiseOfDrop();
        return drop == 0 ? 0 : drop / error;
    }

    private static int cell(double strength) {
        return Math.clamp((int) Math.floor(4 * (Math.log(strength) / Math.log(2))), 0, STRENGTHS - 1);
    }

    private static int cellOfSharpness(double sharpness) {
        return Math.clamp((int) (sharpness * CELLS / WIDEST), 0, CELLS - 1);
    }

    /** Adds a planted curve to the null model of a token's. */
    void calibrate(double[] smooth, double deviation) {
        double strength = strength(smooth, deviation);
        if (strength >= leastStrength) {
            planted[cell(strength)][cellOfSharpness(sharpest.of(smooth))]++;
        }
    }

    /** Ends the calibration: the level is the ⌈(n + 1)(1 − r)⌉-th smallest of n, so that a further planted curve exceeds it with at most r. */
    void finish() {
        for (int s = 0; s < STRENGTHS; s++) {
            long all = 0;
            for (long count : planted[s]) {
                all += count;
            }
            long rank = (long) Math.ceil((all + 1) * (1 - rate));
            long below = 0;
            int level = 0;
            while (level < CELLS && below + planted[s][level] < rank) {
                below += planted[s][level];
                level++;
            }
            highest[s] = level;
        }
    }

    /** The kind of a curve, with the noise of a token. */
    TokenKind kind(double[] curve, double deviation) {
        double strength = strength(curve, deviation);
        if (!(Math.abs(strength) >= leastStrength)) {
            return TokenKind.UNCHANGED;
        }
        if (strength < 0) {
            return TokenKind.WORSE;
        }
        return cellOfSharpness(sharpest.of(curve)) > highest[cell(strength)] ? TokenKind.ONE_JUMP : TokenKind.GRADUAL;
    }
}
