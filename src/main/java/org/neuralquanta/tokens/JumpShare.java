package org.neuralquanta.tokens;

import org.neuralquanta.Statement;
import org.neuralquanta.fit.Interval;

/**
 * How many tokens fall in one jump, compared with the null model of smooth curves with the measured noise. Immutable, thread-safe.
 *
 * @param oneJump tokens of {@link TokenKind#ONE_JUMP}
 * @param gradual tokens of {@link TokenKind#GRADUAL}
 * @param worse tokens of {@link TokenKind#WORSE}
 * @param unchanged tokens of {@link TokenKind#UNCHANGED}
 * @param falseAlarm the requested false-alarm rate: the share of planted smooth curves that count as jumps
 * @param planted how many planted curves fell, drawn independently of those that set the level
 * @param plantedJumps how many of these counted as jumps
 */
@Statement("T24")
public record JumpShare(long oneJump, long gradual, long worse, long unchanged, double falseAlarm, long planted, long plantedJumps) {

    private static final double Z = 1.959963984540054;

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException if a count is negative, there is no token, there are more planted jumps than planted curves, or the rate is not
     *     between 0 and 1
     */
    public JumpShare {
        if (oneJump < 0 || gradual < 0 || worse < 0 || unchanged < 0 || oneJump + gradual + worse + unchanged < 1) {
            throw new IllegalArgumentException("counts of tokens must be >= 0, one of them above 0, were " + oneJump + ", " + gradual + ", " + worse
                    + ", " + unchanged);
        }
        if (plantedJumps < 0 || planted < plantedJumps) {
            throw new IllegalArgumentException("planted jumps must be between 0 and " + planted + ", were " + plantedJumps);
        }
        if (!(falseAlarm > 0 && falseAlarm < 1)) {
            throw new IllegalArgumentException("false-alarm rate must be between 0 and 1, was " + falseAlarm);
        }
    }

    /**
     * The number of tokens.
     *
     * @return all
     */
    public long tokens() {
        return oneJump + gradual + worse + unchanged;
    }

    /**
     * The share of all tokens that fall in one jump, false alarms included.
     *
     * @return from 0 to 1
     */
    public double share() {
        return oneJump / (double) tokens();
    }

    /**
     * The share of one jump among the tokens whose loss falls, false alarms included.
     *
     * @return from 0 to 1; 0 if none falls
     */
    public double shareOfFalling() {
        return oneJump + gradual == 0 ? 0 : oneJump / (double) (oneJump + gradual);
    }

    /**
     * The share of planted smooth curves that counted as jumps: the false-alarm rate as measured.
     *
     * @return from 0 to 1; 0 if none fell
     */
    public double plantedShare() {
        return planted == 0 ? 0 : plantedJumps / (double) planted;
    }

    /**
     * The share of one jump among the tokens whose loss falls, corrected for false alarms: \((s - r)/(1 - r)\) with s their share and r
     * that of planted curves. A lower bound on the share of jumps, since the test does not find all of them.
     *
     * @return at most 1; not above 0 where there is no sign of jumps; 0 if no loss falls
     */
    public double corrected() {
        double r = plantedShare();
        return r == 1 || oneJump + gradual == 0 ? 0 : (shareOfFalling() - r) / (1 - r);
    }

    /**
     * The 95 % interval of {@link #corrected}, for independent tokens. Tokens of one text are not quite independent, and the interval is
     * then too narrow.
     *
     * @return corrected ± 1.96 standard errors, with both counts treated as binomial
     */
    public Interval correctedInterval() {
        double s = shareOfFalling();
        double r = plantedShare();
        if (r == 1 || oneJump + gradual == 0) {
            return new Interval(0, 0);
        }
        double ofS = s * (1 - s) / (oneJump + gradual) / ((1 - r) * (1 - r));
        double ofR = r * (1 - r) / Math.max(1, planted) * Math.pow((1 - s) / ((1 - r) * (1 - r)), 2);
        double half = Z * Math.sqrt(ofS + ofR);
        return new Interval(corrected() - half, corrected() + half);
    }
}
