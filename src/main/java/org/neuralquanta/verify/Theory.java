package org.neuralquanta.verify;

import org.neuralquanta.derivation.Target;
import org.neuralquanta.emergence.EmergenceCurve;
import org.neuralquanta.emergence.Exponential;
import org.neuralquanta.emergence.Logistic;
import org.neuralquanta.emergence.Multilinear;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.emergence.Threshold;
import org.neuralquanta.order.ByBenefit;
import org.neuralquanta.order.ByFrequency;
import org.neuralquanta.order.LearningOrder;
import org.neuralquanta.order.PlackettLuce;
import org.neuralquanta.order.Reversed;
import org.neuralquanta.order.UniformlyRandom;

/**
 * The theory that a ledger compares with observations: as stated, or wrong in one premise. The premise is changed where a model, a
 * derivation or a formula is formed, never in the resulting number. Immutable, thread-safe.
 */
public enum Theory {
    /** As stated. */
    STATED("the theory as stated"),
    /** Frequencies (T1 to T25). */
    TAIL_EXPONENT("the tail, not the frequency, falls as k^-(1+alpha)"),
    /** Ranks (T1 to T7, T27). */
    OFF_BY_ONE("only n - 1 of the first n count"),
    /** The constant of Euler and Maclaurin's formula (T1, T2, T6, T13, T34). */
    WITHOUT_HALF("a sum over ranks is its integral"),
    /** Tails and partial sums (T1, T2, T10, T23). */
    WITHOUT_DENOMINATOR("the integral of k^-(1+alpha) beyond n is n^-alpha, without 1/alpha"),
    /** Logarithms in frequencies and at boundaries (T1, T2, T19, T20). */
    WITHOUT_LOGARITHM("logarithms are constants"),
    /** Zipf and Mandelbrot's offset (T9, T13). */
    WITHOUT_OFFSET("an offset of the ranks changes nothing"),
    /** The optimal order (T3, T4, T34). */
    REVERSED("the order of learning is reversed"),
    /** Learning by use (T3, T4, T34). */
    RANDOM_ORDER("the order of learning does not depend on frequency"),
    /** Random orders (T5, T6). */
    WITHOUT_NOISE("a random order is the order of frequency"),
    /** The exponent of a Plackett–Luce order (T6). */
    WITHOUT_THETA("quanta are drawn in proportion to their frequencies, whatever theta is"),
    /** Prerequisites (T7). */
    WITHOUT_PREREQUISITES("a quantum can be learned before its prerequisites"),
    /** Costs (T4, T17, T18, T20). */
    EQUAL_COSTS("all quanta cost the same"),
    /** Gaps (T8, T17, T20). */
    INVERSE_GAPS("gaps fall as k^-eta"),
    /** Samples needed (T8, T17). */
    EQUAL_NEEDS("all quanta need the same number of samples"),
    /** Steps needed (T15). */
    EQUAL_SPEEDS("learning time is inversely proportional to frequency, whatever nu is"),
    /** Emergence curves, Gamma factors and variances (T6, T8, T9, T12 to T14, T24). */
    STEP("a quantum is learned when its expected samples reach its need"),
    /** The number of samples that a quantum needs (T8, T11, T12). */
    ONE_SAMPLE_MORE("one sample more is needed"),
    /** Sampling (T12, T14). */
    POISSON("counts of samples are independent, as in Poisson sampling"),
    /** Which quanta are learned with a resource (T9, T11 to T13, T17, T19, T21, T34). */
    DATA_AS_PARAMETERS("loss falls with samples as it does with parameters"),
    /** Saturation (T16, T20, T34). */
    INFINITE("the loss of finitely many quanta is that of infinitely many"),
    /** The best split of compute (T18, T21, T39). */
    EVEN_SPLIT("parameters and samples get the same share of compute"),
    /** Parameters and data together (T38). */
    SUM_OF_LIMITS("the losses for want of parameters and for want of samples add"),
    /** The learning curve from its start (T40). */
    POWER_LAW_ONLY("the loss is its power law from the first sample on"),
    /** Repeated data (T41). */
    WORTHLESS_PASSES("another pass over the same samples teaches nothing"),
    /** Repeated data (T41). */
    FRESH_PASSES("a sample that is visited again is a fresh sample"),
    /** Visits of one sample (T41). */
    SAMPLES_ONCE("however many visits of a sample teach, it counts once"),
    /** One growing data set (T44). */
    FRESH_DATA("each point of a learning curve has a data set of its own"),
    /** Dependent quanta (T44). */
    FIRST_DIFFERENCE("quanta depend on each other by the first differences of their probabilities alone"),
    /** Wasted resource (T22). */
    WITHOUT_WASTE("no resource is wasted"),
    /** Tempered and best training samples (T43). */
    UNCURATED("training samples are drawn as the test samples are"),
    /** Tempered training samples (T43). */
    UNNORMALISED("powers of frequencies are frequencies"),
    /** The best training samples (T43). */
    EVEN_SAMPLES("the best training samples are spread evenly over the quanta that they use"),
    /** Sums of two powers (T45). */
    LEADING_POWER("use frequencies are their leading power"),
    /** Log-periodic and geometric frequencies (T48). */
    WITHOUT_OSCILLATION("a loss does not oscillate in the logarithm of its resource"),
    /** Cut-offs (T48). */
    WITHOUT_CUT_OFF("use frequencies have no cut-off"),
    /** The best shares of the data (T42). */
    WEIGHTS_AS_SHARES("the best mixture of data is that of the test"),
    /** Several families of quanta (T42). */
    SEPARATE_ORDERS("each family has parameters in proportion to its weight"),
    /** Learning one after the other (T23). */
    DOMINO("the resource model learns one quantum after the other"),
    /** Representations of addition (T26, T28, T29, T46). */
    CIRCLE("addition is learned on a circle, addition modulo p on a line"),
    /** The effective loss (T26). */
    UNSCALED("the effective loss is not divided by the squared norm"),
    /** Parallelograms (T27, T29). */
    SELF_PAIRED("a pair forms a parallelogram with itself"),
    /** Phases of the toy model (T30). */
    RATES_EXCHANGED("slow decoders memorise, fast ones are confused"),
    /** Decay of weights and losses (T31 to T33). */
    UNSQUARED("losses and squared norms fall at the rate of the weights, not at twice it"),
    /** Fewer samples than weights (T32, T33). */
    WITHOUT_FLOOR("directions without data are learned too"),
    /** What a transformer keeps of addition modulo p (T46). */
    MEMORISED("sums modulo p are remembered pair by pair, without waves"),
    /** Training at constant weight norm (T46). */
    FREE_NORM("a projection on the sphere after each step leaves the norm free"),
    /** The loss of a guess (T34). */
    ONE_NAT("an unlearned bit costs one nat, not log 2"),
    /** Samples that use one quantum (T24). */
    SMOOTH_SAMPLES("the loss of every sample falls as the mean does"),
    /** Mechanisms in gradients and features (T35 to T37). */
    BLIND("gradients and features do not distinguish mechanisms");

    private final String sentence;

    Theory(String sentence) {
        this.sentence = sentence;
    }

    /**
     * What this theory says in place of the theory as stated.
     *
     * @return one sentence, without a full stop
     */
    public String sentence() {
        return sentence;
    }

    double alpha(double stated) {
        return this == TAIL_EXPONENT ? 1 + stated : stated;
    }

    /** Of n quanta, pairs or samples, those that count. */
    int first(int stated) {
        return this == OFF_BY_ONE ? stated - 1 : stated;
    }

    double half() {
        return this == WITHOUT_HALF ? 0 : 0.5;
    }

    /** The denominator of an integral of powers. */
    double denominator(double stated) {
        return this == WITHOUT_DENOMINATOR ? 1 : stated;
    }

    double logPower(double stated) {
        return this == WITHOUT_LOGARITHM ? 0 : stated;
    }

    double offset(double stated) {
        return this == WITHOUT_OFFSET ? 0 : stated;
    }

    double theta(double stated) {
        return this == WITHOUT_THETA ? 1 : stated;
    }

    double eta(double stated) {
        return this == INVERSE_GAPS ? -stated : stated;
    }

    double kappa(double stated) {
        return this == EQUAL_COSTS ? 0 : stated;
    }

    double delta(double stated) {
        return this == EQUAL_NEEDS ? 0 : stated;
    }

    double nu(double stated) {
        return this == EQUAL_SPEEDS ? 1 : stated;
    }

    double tau(double stated) {
        return this == ONE_SAMPLE_MORE ? stated + 1 : stated;
    }

    /** The exponent over data of a law with this exponent over parameters. */
    double dataExponent(double parameters) {
        return this == DATA_AS_PARAMETERS ? parameters : parameters / (1 + parameters);
    }

    /** The passes that count. */
    int passes(int stated) {
        return this == WORTHLESS_PASSES ? 1 : stated;
    }

    double waste(double stated) {
        return this == WITHOUT_WASTE ? 0 : stated;
    }

    /** The power of the frequencies in the training samples. */
    double temper(double stated) {
        return this == UNCURATED ? 1 : stated;
    }

    /** The share of a family of that weight in the data. */
    double share(double stated, double weight) {
        return this == WEIGHTS_AS_SHARES ? weight : stated;
    }

    /** An effective time of decay: losses are squares of weights. */
    double time(double stated) {
        return this == UNSQUARED ? stated / 2 : stated;
    }

    EmergenceCurve curve(EmergenceCurve stated) {
        return switch (stated) {
            case Threshold(double tau) -> Threshold.of(tau(tau));
            case Shots(double tau) -> this == STEP ? Threshold.of(tau) : Shots.of(tau(tau));
            case Exponential _ -> this == STEP ? Threshold.of(1) : this == ONE_SAMPLE_MORE ? Shots.of(2) : stated;
            case Logistic(double midpoint) -> this == STEP ? Threshold.of(midpoint) : stated;
            case Multilinear(double midpoint) -> this == STEP ? Threshold.of(midpoint) : stated;
            default -> this == STEP ? Threshold.of(1) : stated;
        };
    }

    String curve(String stated) {
        return this == STEP ? "threshold" : stated;
    }

    Target target(Target stated) {
        return this == DATA_AS_PARAMETERS && stated == Target.DATA ? Target.PARAMETERS : stated;
    }

    LearningOrder order(LearningOrder stated) {
        boolean drawn = stated instanceof UniformlyRandom || stated instanceof PlackettLuce;
        return switch (this) {
            case REVERSED -> drawn ? stated : stated instanceof Reversed ? new ByBenefit() : new Reversed();
            case RANDOM_ORDER -> drawn ? stated : new UniformlyRandom();
            case WITHOUT_NOISE -> drawn ? new ByFrequency() : stated;
            case WITHOUT_THETA -> stated instanceof PlackettLuce ? new PlackettLuce(1) : stated;
            default -> stated;
        };
    }
}
