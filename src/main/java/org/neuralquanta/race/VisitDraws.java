package org.neuralquanta.race;

import org.neuralquanta.random.MixedGammas;
import org.neuralquanta.random.RandomStream;

/**
 * Visits that teach: each sample is visited R times, each visit teaches with probability h, and a quantum is learned once τ visits have
 * taught it. Immutable, thread-safe.
 *
 * <p>Samples that teach nothing in R visits are left out: the others come at the rate of all times {@link #share}. How many of those it takes
 * is drawn from its distribution, which is found by adding visit after visit. With a fixed number of samples each visit is drawn.
 */
public final class VisitDraws {

    private static final int MOST_MIXED_SHOTS = 100;

    private final int passes;
    private final double teaches;
    private final int tau;
    private final double share;
    private final MixedGammas times;

    public VisitDraws(int passes, double teaches, int tau) {
        this.passes = passes;
        this.teaches = teaches;
        this.tau = tau;
        this.share = teaches == 1 ? 1 : -StrictMath.expm1(passes * StrictMath.log1p(-teaches));
        check(passes, teaches, tau);
        this.times = MixedGammas.of(least(), isCertain(passes, teaches, tau) ? new double[0] : cumulative());
    }

    /** Refuses a τ whose distribution of samples is too long to find. */
    public static void check(int passes, double teaches, int tau) {
        if (!isCertain(passes, teaches, tau) && tau > MOST_MIXED_SHOTS) {
            throw new IllegalArgumentException("tau must be at most " + MOST_MIXED_SHOTS
                    + " where a sample is visited more than once and a visit may fail to teach, was " + tau);
        }
    }

    /** Whether ⌈τ/R⌉ samples that teach are always enough. */
    private static boolean isCertain(int passes, double teaches, int tau) {
        return tau == 1 || passes == 1 || teaches == 1;
    }

    /** The probability that at least one of the R visits of a sample teaches. */
    public double share() {
        return share;
    }

    /** The least number of samples that teach τ times, ⌈τ/R⌉. */
    public int least() {
        return (tau + passes - 1) / passes;
    }

    /** τ. */
    int shots() {
        return tau;
    }

    /** When enough samples that teach have come, at rate 1. */
    MixedGammas times() {
        return times;
    }

    /** The probabilities that ⌈τ/R⌉, …, τ − 1 samples that teach are enough. */
    private double[] cumulative() {
        double[] ofSample = visitsOfSample();
        double[] cumulative = new double[tau - least()];
        double[] taught = new double[tau];
        taught[0] = 1;
        for (int samples = 1; samples < tau; samples++) {
            double lacking = 0;
            for (int total = tau - 1; total >= 0; total--) {
                double sum = 0;
                for (int now = 1; now <= Math.min(total, passes); now++) {
                    sum += taught[total - now] * ofSample[now];
                }
                taught[total] = sum;
                lacking += sum;
            }
            if (samples >= least()) {
                // Rounding must not let it fall.
                cumulative[samples - least()] = Math.max(1 - lacking, samples == least() ? 0 : cumulative[samples - least() - 1]);
            }
        }
        return cumulative;
    }

    /** The probabilities that 0, 1, …, τ − 1 visits of a sample teach, given that one does. */
    private double[] visitsOfSample() {
        double[] probabilities = new double[tau];
        double more = 0;
        probabilities[0] = 1;
        for (int visit = 0; visit < passes; visit++) {
            more += probabilities[tau - 1] * teaches;
            for (int taught = tau - 1; taught > 0; taught--) {
                probabilities[taught] = probabilities[taught] * (1 - teaches) + probabilities[taught - 1] * teaches;
            }
            probabilities[0] *= 1 - teaches;
        }
        double sum = more;
        for (int taught = tau - 1; taught > 0; taught--) {
            sum += probabilities[taught];
        }
        for (int taught = 1; taught < tau; taught++) {
            probabilities[taught] /= sum;
        }
        return probabilities;
    }

    /** The visits of a sample that teach, up to the number that a quantum lacks, one by one from draw {@code first} on. */
    int taught(RandomStream stream, long sample, long first, int lacking) {
        int taught = 0;
        for (int visit = 0; visit < passes && taught < lacking; visit++) {
            if (teaches == 1 || stream.uniform(sample, first + visit) < teaches) {
                taught++;
            }
        }
        return taught;
    }

    /** How many random numbers a sample takes at most. */
    public double most() {
        return teaches == 1 ? 1 : passes;
    }
}
