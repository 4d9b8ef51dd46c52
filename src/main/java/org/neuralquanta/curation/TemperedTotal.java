package org.neuralquanta.curation;

import org.neuralquanta.Statement;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.distribution.FrequencyForm;
import org.neuralquanta.distribution.ParametricQuanta;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.elementary.CompensatedSum;
import org.neuralquanta.special.RankMonomial;
import org.neuralquanta.sum.RankedLoss;

/**
 * The sum \(\sum_kp_k^t\), by which tempered frequencies are divided. Immutable, thread-safe.
 *
 * @param value the sum, with the same rounding of frequencies and exponents as exposures have
 * @param enclosure an interval that contains it
 */
@Statement("T43")
public record TemperedTotal(double value, Enclosure enclosure) {

    private static final double LEAST_DECAY = 1e-12;
    private static final double LEAST_TOTAL = 1e-280;
    /** Of a power within an ulp, and a compensated sum. */
    private static final double TERM_ERROR = 0x1p-49;
    /** log(2^62 + 1e15), of the largest rank with the largest offset; −log(1 + q) is at most 37. */
    private static final double LARGEST_LOG = 43;
    private static final double LARGEST_LOG_OF_LOG = 4;

    /**
     * The sum of a distribution.
     *
     * @param quanta a formula or a table
     * @param temper t &gt; 0
     * @throws IllegalArgumentException if the sum is infinite, or the frequencies are known rank by rank only
     */
    public static TemperedTotal of(QuantaDistribution quanta, double temper) {
        return switch (quanta.form()) {
            case ParametricQuanta formula -> ofFormula(formula, temper);
            case TabulatedQuanta table -> ofTable(table, temper);
            case FrequencyForm.Rankwise _ -> throw new IllegalArgumentException("the sum of powers of the frequencies is not known for " + quanta
                    + "; give a formula family such as Zipf, or a table");
        };
    }

    private static TemperedTotal ofFormula(ParametricQuanta quanta, double temper) {
        RankMonomial power = power(quanta.useFrequency(), temper);
        if (quanta.quanta().isEmpty() && !(power.decay() >= LEAST_DECAY)) {
            throw new IllegalArgumentException("temper must exceed 1/(1+alpha) = " + 1 / (1 + quanta.alpha())
                    + " by more than a part in 1e12 for infinitely many quanta, so that p^t has a finite sum, was " + temper + "; give a larger temper or a finite"
                    + " number of quanta");
        }
        boolean infinite = quanta.quanta().isEmpty();
        double value = infinite ? power.tail(1) : power.sum(1, quanta.quanta().getAsLong());
        Enclosure sum = infinite ? power.tailEnclosure(1) : power.sumEnclosure(1, quanta.quanta().getAsLong());
        // A power of c, and exponents that are within 2^−52 of themselves: of ranks, whose logarithms have a mean of at most 43 + 1/β, and of
        // their logarithms.
        double meanLog = LARGEST_LOG + (infinite ? 1.01 / power.decay() + 1 : 0);
        double spread = 0x1p-50 + 0x1p-51 * (Math.abs(power.alpha()) * meanLog + Math.abs(power.logPower()) * LARGEST_LOG_OF_LOG);
        return checked(value, sum.times(RankedLoss.correction(quanta).power(temper)).times(Enclosure.around(1, spread)));
    }

    private static RankMonomial power(RankMonomial frequency, double temper) {
        try {
            return frequency.power(temper);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("the powers of the frequencies leave the range of doubles; use a smaller temper than " + temper, e);
        }
    }

    private static TemperedTotal checked(double value, Enclosure enclosure) {
        if (!(value >= LEAST_TOTAL)) {
            throw new IllegalArgumentException("the powers of the frequencies have a sum below 1e-280, " + value + "; use a smaller temper");
        }
        return new TemperedTotal(value, enclosure);
    }

    private static TemperedTotal ofTable(TabulatedQuanta quanta, double temper) {
        var sum = new CompensatedSum();
        for (long k = quanta.quanta().orElseThrow(); k >= 1; k--) {
            sum.add(Math.pow(quanta.probability(k), temper));
        }
        double spread = TERM_ERROR + 0x1p-51 * temper;
        return checked(sum.value(), Enclosure.around(sum.value(), spread * sum.value()));
    }
}
