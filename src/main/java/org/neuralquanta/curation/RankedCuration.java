package org.neuralquanta.curation;

import java.math.BigDecimal;
import java.math.MathContext;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.distribution.ParametricQuanta;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.sum.Learned;
import org.neuralquanta.sum.RankedLoss;
import org.neuralquanta.sum.TailLoss;

/**
 * For benefits \(b\,k^{-\sigma}\), σ = 1 + α − η. Rank n is trained where \(r=n\log n-\log n!-D/\sigma&lt;0\), and the level is
 * \(b\,n^{-\sigma}e^{\sigma r/n}\). With \(s(n)=n-n\log n+\log n!\), by Stirling \(\tfrac12\log(2\pi n)+\tfrac1{12n}-\dots\), r is
 * \((n-D/\sigma)-s(n)\), whose first part is computed exactly: nothing cancels for large n.
 */
final class RankedCuration implements Curation {

    /** From here on the first four terms of Stirling's series leave less than 1e-16. */
    private static final long FIRST_OF_SERIES = 32;
    /** Of s: 31 logarithms within an ulp and their sums, below 32, are within 7.2e-14; the series, of at most 23, is within 1e-14. */
    private static final double ERROR = 1e-13;

    private static final MathContext DIGITS = new MathContext(60);

    private final BigDecimal sigma;
    private final double decay;
    private final double benefit;
    private final Enclosure benefits;
    private final TailLoss tail;
    private final long last;

    RankedCuration(QuantaModel model, ParametricQuanta quanta) {
        this.sigma = BigDecimal.ONE.add(new BigDecimal(quanta.alpha())).subtract(new BigDecimal(model.gap().eta()));
        if (sigma.signum() <= 0) {
            throw new IllegalArgumentException("eta must be < 1 + alpha = " + (1 + quanta.alpha()) + ", was " + model.gap().eta()
                    + ": otherwise benefits k^eta p_k do not fall with the rank");
        }
        this.decay = sigma.doubleValue();
        this.benefit = quanta.normalization() * model.gap().first();
        this.benefits = Enclosure.exactly(quanta.normalization()).times(RankedLoss.correction(quanta)).times(Enclosure.exactly(model.gap().first()));
        this.tail = TailLoss.of(model);
        this.last = quanta.quanta().orElse(QuantaDistribution.MAX_RANK);
    }

    /** n − n log n + log n!. */
    static double stirling(long n) {
        if (n < FIRST_OF_SERIES) {
            double sum = n;
            for (long k = 1; k < n; k++) {
                sum += Math.log((double) k / n);
            }
            return sum;
        }
        double x = 1.0 / n;
        double square = x * x;
        double series = x * (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square / 1680)));
        return 0.5 * Math.log(2 * Math.PI * n) + series;
    }

    /** r, negative where rank n is trained. */
    private double excess(double samples, long n) {
        BigDecimal difference = new BigDecimal(n).subtract(new BigDecimal(samples).divide(sigma, DIGITS));
        return difference.doubleValue() - stirling(n);
    }

    private static double error(double excess) {
        return ERROR + 0x1p-51 * Math.abs(excess);
    }

    @Override
    public Learned trained(double samples) {
        Learned found = Learned.search(last, n -> {
            double r = excess(samples, n);
            return Learned.Reach.of(r - error(r), r, r + error(r), 0, 0, 0);
        });
        return new Learned(Math.max(1, found.fewest()), Math.max(1, found.taken()), Math.max(1, found.most()));
    }

    @Override
    public double level(double samples, long trained) {
        return benefit * Math.pow((double) trained, -decay) * Math.exp(decay * excess(samples, trained) / trained);
    }

    @Override
    public double rest(long trained) {
        return tail.loss(trained);
    }

    @Override
    public Enclosure loss(double samples, long trained) {
        double r = excess(samples, trained);
        Enclosure n = trained <= 1L << 53 ? Enclosure.exactly((double) trained) : Enclosure.around((double) trained, 0x1p-53 * trained);
        Enclosure exponent = Enclosure.around(decay, Math.ulp(decay));
        Enclosure log = exponent.times(Enclosure.around(r, error(r))).dividedBy(n);
        // The exponent is within an ulp of itself.
        Enclosure power = n.power(-decay).times(Enclosure.around(1, 0x1p-51 * decay * Math.log((double) trained)));
        Enclosure level = benefits.times(power).times(exponential(log));
        Enclosure sum = n.times(level).plus(tail.enclosure(trained));
        return new Enclosure(Math.max(0, sum.lower()), sum.upper());
    }

    /** Where {@link Math#exp} is within an ulp, as documented. */
    private static Enclosure exponential(Enclosure x) {
        return new Enclosure(Math.max(0, Math.nextDown(Math.exp(x.lower()))), Math.nextUp(Math.exp(x.upper())));
    }

    @Override
    public double frequency(double samples, long trained, long rank) {
        double fromLast = rank == trained ? 0 : -Math.log((double) rank / trained);
        return decay * (fromLast - excess(samples, trained) / trained) / samples;
    }
}
