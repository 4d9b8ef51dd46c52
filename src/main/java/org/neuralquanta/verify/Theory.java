package org.neuralquanta.verify;

import org.neuralquanta.law.PowerLaw;
import org.neuralquanta.order.ByBenefit;
import org.neuralquanta.order.ByFrequency;
import org.neuralquanta.order.LearningOrder;
import org.neuralquanta.order.Reversed;

/**
 * The theory whose numbers a ledger expects: as it is stated, or wrong on purpose. A ledger that does not notice the wrong ones is
 * worthless. Immutable, thread-safe.
 */
public enum Theory {
    /** As stated. */
    STATED(1, 1, 1),
    /** Every exponent is larger by 2 %. */
    STEEPER(1.02, 1, 1),
    /** Every amplitude is larger by 1 %. */
    LARGER(1, 1.01, 1),
    /** The constant −½ of the number of learned quanta is dropped (T6, T13). */
    WITHOUT_HALF(1, 1, 0),
    /** The order of learning is reversed (T3, T4). */
    REVERSED(1, 1, 1);

    private final double exponents;
    private final double amplitudes;
    private final double constants;

    Theory(double exponents, double amplitudes, double constants) {
        this.exponents = exponents;
        this.amplitudes = amplitudes;
        this.constants = constants;
    }

    /**
     * What this theory says of an exponent.
     *
     * @param stated the exponent as stated
     * @return the exponent as claimed
     */
    public double exponent(double stated) {
        return exponents * stated;
    }

    /**
     * What this theory says of an amplitude, or of a number that stands for itself.
     *
     * @param stated the number as stated
     * @return the number as claimed
     */
    public double amplitude(double stated) {
        return amplitudes * stated;
    }

    /**
     * What this theory says of an additive constant.
     *
     * @param stated the constant as stated
     * @return the constant as claimed
     */
    public double constant(double stated) {
        return constants * stated;
    }

    /**
     * What this theory says of a power law.
     *
     * @param stated the law as stated
     * @return the law as claimed
     */
    public PowerLaw law(PowerLaw stated) {
        return new PowerLaw(exponent(stated.exponent()), stated.logExponent(), amplitude(stated.amplitude()), stated.residual());
    }

    /**
     * What this theory says of the order of learning.
     *
     * @param stated the order as stated: by frequency, by benefit, or reversed
     * @return the order as claimed
     */
    public LearningOrder order(LearningOrder stated) {
        return this != REVERSED ? stated : switch (stated) {
            case ByFrequency _, ByBenefit _ -> new Reversed();
            case Reversed _ -> new ByBenefit();
            default -> stated;
        };
    }
}
