package org.neuralquanta.montecarlo;

import org.neuralquanta.distribution.LogModifiedZipf;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.distribution.Zipf;

/**
 * Use frequencies p_k of finitely many quanta and what each is worth, from the weights' formula and a compensated sum of its own.
 * What a quantum is worth, \(k^\eta p_k\), is a whole number of units \(2^{-\mathrm{scale}}\), so that sums are exact in any
 * order. The sum of all is below 2^61 units; one rounding is half a unit.
 */
final class Frequencies {

    private static final int SUM_BITS = 61;
    private static final long RANKS_BETWEEN_LOOKS = 4096;

    private final QuantaDistribution distribution;
    private final double eta;
    private final long quanta;
    private final double total;
    private final int scale;

    Frequencies(QuantaDistribution distribution, long quanta, double eta) throws InterruptedException {
        this.distribution = distribution;
        this.quanta = quanta;
        this.eta = eta;
        this.total = sum(0);
        double worth = eta == 0 ? 1 : sum(eta) / total;
        // One bit to spare for the roundings of up to 2^30 quanta.
        this.scale = SUM_BITS - 2 - Math.getExponent(worth);
    }

    long quanta() {
        return quanta;
    }

    double probability(long rank) {
        return weight(rank) / total;
    }

    long units(long rank, double probability) {
        return Math.round(Math.scalb(gap(rank, eta) * probability, scale));
    }

    double loss(long units) {
        return Math.scalb((double) units, -scale);
    }

    private static double gap(long rank, double exponent) {
        return exponent == 0 ? 1 : StrictMath.pow((double) rank, exponent);
    }

    private double weight(long rank) {
        return switch (distribution) {
            case Zipf zipf -> StrictMath.pow(rank + zipf.offset(), -(1 + zipf.alpha()));
            case LogModifiedZipf modified -> StrictMath.pow((double) rank, -(1 + modified.alpha()))
                    * StrictMath.pow(StrictMath.log(rank - 1 + Math.E), -modified.gamma());
            case TabulatedQuanta table -> table.probability(rank);
        };
    }

    /** \(\sum_k k^{\mathrm{exponent}} w_k\), smallest first and compensated (Kahan). */
    private double sum(double exponent) throws InterruptedException {
        double sum = 0;
        double lost = 0;
        for (long rank = quanta; rank >= 1; rank--) {
            if (rank % RANKS_BETWEEN_LOOKS == 0 && Thread.interrupted()) {
                throw new InterruptedException("simulation interrupted");
            }
            double term = gap(rank, exponent) * weight(rank) - lost;
            double next = sum + term;
            lost = (next - sum) - term;
            sum = next;
        }
        return sum;
    }
}
