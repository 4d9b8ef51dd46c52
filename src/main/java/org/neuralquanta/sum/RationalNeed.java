package org.neuralquanta.sum;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.LongFunction;
import org.neuralquanta.distribution.FrequencyForm;
import org.neuralquanta.distribution.ParametricQuanta;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.special.RankMonomial;

/**
 * The amount of a resource that quantum k needs to reach a threshold, \(\tau k^\delta/p_k^\nu\), where it is a quotient of two numbers with
 * finitely many digits, so that ties are decided exactly. It is for whole ν and δ and rational frequencies: counts; given frequencies,
 * which are taken for the doubles that they are; and \(p_k\propto(k+q)^{-(1+\alpha)}\) for a whole α and finitely many quanta. Immutable,
 * thread-safe.
 */
public final class RationalNeed {

    /** Beyond it exact numbers are long; a normalisation of so many factors has some 10^5 digits at most. */
    private static final double MOST_FACTORS = 4096;

    private static final double LARGEST_POWER = 64;

    /** p = share/whole. */
    private record Frequency(BigDecimal share, BigDecimal whole) {}

    private final LongFunction<Frequency> frequency;
    private final BigDecimal tau;
    private final int nu;
    private final int delta;

    private RationalNeed(LongFunction<Frequency> frequency, double tau, double nu, double delta) {
        this.frequency = frequency;
        this.tau = new BigDecimal(tau);
        this.nu = (int) nu;
        this.delta = (int) delta;
    }

    /** The needs of the quanta, empty where they are not known to be rational, or too long to be written down. */
    public static Optional<RationalNeed> of(QuantaDistribution distribution, double tau, double nu, double delta) {
        boolean whole = nu == Math.rint(nu) && nu <= LARGEST_POWER && delta == Math.rint(delta) && Math.abs(delta) <= LARGEST_POWER;
        if (!whole) {
            return Optional.empty();
        }
        return switch (distribution.form()) {
            case TabulatedQuanta quanta -> Optional.of(new RationalNeed(counted(quanta), tau, nu, delta));
            case ParametricQuanta quanta -> isRational(quanta)
                    ? Optional.of(new RationalNeed(powers(quanta), tau, nu, delta))
                    : Optional.empty();
            case FrequencyForm.Rankwise _ -> Optional.empty();
        };
    }

    private static LongFunction<Frequency> counted(TabulatedQuanta quanta) {
        BigDecimal total = BigDecimal.ZERO;
        if (quanta.samples().isPresent()) {
            total = BigDecimal.valueOf(quanta.samples().getAsLong());
        } else {
            for (long k = quanta.quanta().orElseThrow(); k >= 1; k--) {
                total = total.add(new BigDecimal(quanta.weight(k)));
            }
        }
        BigDecimal all = total;
        return rank -> new Frequency(new BigDecimal(quanta.weight(rank)), all);
    }

    private static boolean isRational(ParametricQuanta quanta) {
        RankMonomial shape = quanta.useFrequency();
        double steepness = 1 + shape.alpha();
        double count = quanta.quanta().isPresent() ? (double) quanta.quanta().getAsLong() : Double.POSITIVE_INFINITY;
        return count == 1
                || (shape.logPower() == 0
                        && shape.alpha() == Math.rint(shape.alpha())
                        && count * steepness <= MOST_FACTORS);
    }

    private static LongFunction<Frequency> powers(ParametricQuanta quanta) {
        long count = quanta.quanta().orElseThrow();
        if (count == 1) {
            return _ -> new Frequency(BigDecimal.ONE, BigDecimal.ONE);
        }
        RankMonomial shape = quanta.useFrequency();
        int steepness = (int) (1 + shape.alpha());
        LongFunction<BigDecimal> base = rank -> new BigDecimal(shape.offset()).add(BigDecimal.valueOf(rank)).pow(steepness);
        Frequency sum = sum(base, 1, count);
        return rank -> new Frequency(sum.whole, sum.share.multiply(base.apply(rank)));
    }

    /** Σ 1/base over first..last as a quotient, by halves. */
    private static Frequency sum(LongFunction<BigDecimal> base, long first, long last) {
        if (first == last) {
            return new Frequency(BigDecimal.ONE, base.apply(first));
        }
        long middle = (first + last) / 2;
        Frequency a = sum(base, first, middle);
        Frequency b = sum(base, middle + 1, last);
        return new Frequency(a.share.multiply(b.whole).add(b.share.multiply(a.whole)), a.whole.multiply(b.whole));
    }

    /** Whether the resource is enough for a quantum. */
    public boolean isMet(double resource, long rank) {
        return isMet(resource, BigDecimal.ONE, rank);
    }

    /** Whether the resource is enough for a quantum whose need is multiplied by a factor. */
    public boolean isMet(double resource, BigDecimal factor, long rank) {
        Frequency p = frequency.apply(rank);
        BigDecimal power = BigDecimal.valueOf(rank).pow(Math.abs(delta));
        BigDecimal needed = factor.multiply(tau).multiply(p.whole.pow(nu));
        BigDecimal there = new BigDecimal(resource).multiply(p.share.pow(nu));
        return (delta > 0 ? needed.multiply(power) : needed).compareTo(delta < 0 ? there.multiply(power) : there) <= 0;
    }
}
