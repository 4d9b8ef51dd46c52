package org.neuralquanta.law;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.LongStream;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Bound;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.distribution.ParametricQuanta;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.elementary.CompensatedSum;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.numerics.Descent;
import org.neuralquanta.special.RankMonomial;
import org.neuralquanta.sum.CurveResponse;
import org.neuralquanta.sum.RankedLoss;
import org.neuralquanta.sum.Residual;
import org.neuralquanta.sum.Response;
import org.neuralquanta.sum.Share;
import org.neuralquanta.sum.TabulatedLoss;
import org.neuralquanta.sum.TailLoss;
import org.neuralquanta.sum.Weight;

/**
 * Expected loss against data under a distribution shift: training samples use quantum k with an arbitrary frequency \(q_k\), and the test
 * uses it with \(p_k\),
 * \[L(D)=L_\infty+\sum_{k\le m}\Delta k^\eta p_k\,\varphi(Dq_k)+\sum_{k>m}\Delta k^\eta p_k\,\varphi(0),\] where m quanta are listed, and
 * the others do not occur in training. Poisson sampling; a sum of m terms (T43). Where \(q_k\) is a power of \(p_k\), {@link TemperedLaw}
 * needs no list; {@link CuratedLaw} has the q with the lowest loss.
 *
 * <p>Domain: D from 1 to 1e18. Immutable, thread-safe.
 */
@Statement("T43")
public final class ShiftedLaw implements ScalingLaw {

    /** By how much the sum of the frequencies may miss 1. */
    private static final double SLACK = 1e-9;

    private final QuantaModel model;
    private final double[] training;
    private final Response response;
    private final TailLoss tail;

    private ShiftedLaw(QuantaModel model, double... training) {
        if (model.exposure().delta() != 0) {
            throw new IllegalArgumentException("data of other frequencies than the test's need delta = 0, was " + model.exposure().delta());
        }
        if (!(model.distribution().form() instanceof ParametricQuanta || model.distribution().form() instanceof TabulatedQuanta)) {
            throw new IllegalArgumentException("test frequencies must be given by a formula or a table, were " + model.distribution());
        }
        long most = Math.min(CuratedLaw.MOST_LISTED, model.distribution().quanta().orElse(CuratedLaw.MOST_LISTED));
        if (training.length == 0 || training.length > most) {
            throw new IllegalArgumentException("training frequencies must be those of 1 to " + most + " quanta, were " + training.length);
        }
        var sum = new CompensatedSum();
        for (int k = 1; k <= training.length; k++) {
            double q = training[k - 1];
            if (!(q >= 0 && q <= 1)) {
                throw new IllegalArgumentException("training frequencies must lie in [0, 1], that of rank " + k + " was " + q);
            }
            sum.add(q);
        }
        if (!(Math.abs(sum.value() - 1) <= SLACK)) {
            throw new IllegalArgumentException("training frequencies must add up to 1 within 1e-9, their sum was " + sum.value());
        }
        this.model = model;
        this.training = training.clone();
        this.response = new CurveResponse(model.emergence());
        this.tail = TailLoss.of(model);
    }

    /**
     * Creates the law of a model.
     *
     * @param model the assumptions, with the use frequencies of the test; δ must be 0, and the quanta must be given by a formula or a table
     * @param training \(q_1,\dots,q_m\) in the order of the ranks of the test, each from 0 to 1; they add up to 1 within 1e-9; at most 10^7
     *     and at most as many as the test has quanta
     * @return loss against data drawn this way
     * @throws IllegalArgumentException if the frequencies or the model do not meet these conditions
     */
    public static ShiftedLaw of(QuantaModel model, double... training) {
        return new ShiftedLaw(model, training);
    }

    /**
     * Creates the law of a model whose training samples come from another distribution over the same ranks.
     *
     * @param model the assumptions, with the use frequencies of the test; δ must be 0, and the quanta must be given by a formula or a table
     * @param training the frequencies in training, of at most 10^7 quanta and at most as many as the test has
     * @return loss against data drawn this way
     * @throws IllegalArgumentException if the frequencies or the model do not meet these conditions
     */
    public static ShiftedLaw of(QuantaModel model, QuantaDistribution training) {
        long count = training.quanta().orElse(Long.MAX_VALUE);
        if (count > CuratedLaw.MOST_LISTED) {
            throw new IllegalArgumentException("training frequencies must be those of at most 1e7 quanta, were " + training
                    + "; for infinitely many, use TemperedLaw");
        }
        return new ShiftedLaw(model, LongStream.rangeClosed(1, count).mapToDouble(training::probability).toArray());
    }

    @Override
    public double exact(double samples) {
        return model.residual() + reducible(TemperedLaw.check(samples));
    }

    private double reducible(double samples) {
        return listed(response::open, samples) + tail.loss(training.length) * response.atZero();
    }

    /** Rare quanta first. */
    private double listed(DoubleUnaryOperator share, double samples) {
        var sum = new CompensatedSum();
        for (int k = training.length; k >= 1; k--) {
            sum.add(TabulatedLoss.perGap(model, model.distribution(), k) * share.applyAsDouble(samples * training[k - 1]));
        }
        return Weight.LOSS.inUnits(sum.value(), model.gap().first());
    }

    /** {@inheritDoc} Where D q_k equals a threshold to within rounding, the interval covers both sides. */
    @Override
    public Bound bound(double samples) {
        Enclosure all = Enclosure.exactly(TemperedLaw.check(samples));
        var lower = new CompensatedSum();
        var upper = new CompensatedSum();
        Benefits benefits = benefits();
        for (int k = training.length; k >= 1; k--) {
            Enclosure exposure = all.times(Enclosure.exactly(training[k - 1]));
            Enclosure open = Share.OPEN.between(response, Math.max(0, exposure.lower()), exposure.upper());
            Enclosure benefit = benefits.at(k);
            lower.add(TabulatedLoss.atLeast(Math.max(0, benefit.lower()), open));
            upper.add(TabulatedLoss.atMost(benefit.upper(), open));
        }
        Enclosure listed = Weight.LOSS.inUnits(TabulatedLoss.ofTerms(lower.value(), upper.value()), Enclosure.exactly(model.gap().first()));
        Enclosure rest = tail.enclosure(training.length);
        Enclosure whole = rest.upper() == 0 ? listed : listed.plus(rest.times(response.bounds().openEnclosure(0)));
        return Residual.bound(model, new Enclosure(Math.max(0, whole.lower()), whole.upper()));
    }

    /** k^η p_k. */
    private interface Benefits {

        Enclosure at(int rank);
    }

    private Benefits benefits() {
        return switch (model.distribution().form()) {
            case ParametricQuanta quanta -> {
                RankMonomial each = RankedLoss.perGap(model, quanta);
                Enclosure correction = RankedLoss.correction(quanta);
                yield k -> each.enclosureAt(k, 0).times(correction);
            }
            // What a table's own rounding changes is in the enclosure of the whole sum.
            case TabulatedQuanta quanta -> k -> Enclosure.exactly(TabulatedLoss.perGap(model, quanta, k));
            default -> throw new AssertionError(model);
        };
    }

    @Override
    public Bound resourceFor(double loss) {
        return new Descent(1, LARGEST, false, this::bound).to(loss);
    }

    /**
     * {@inheritDoc} A list has no asymptotic law: with more data the loss tends to that of the quanta that are not in it.
     */
    @Override
    public PowerLaw asymptotic() {
        throw new NoPowerLawException("no power law: training frequencies are a list of " + training.length
                + ", so the loss tends to that of the quanta beyond it");
    }

    @Override
    public double localExponent(double samples) {
        if (response.step().isPresent()) {
            throw new ArithmeticException("a staircase has no local exponent over data of listed frequencies; use another curve");
        }
        double loss = reducible(TemperedLaw.check(samples));
        if (!(loss > 0)) {
            throw new ArithmeticException("nothing is left to learn at " + samples + ", so there is no local exponent");
        }
        return listed(response::slope, samples) / loss;
    }

    @Override
    public String toString() {
        return "ShiftedLaw[model=" + model + ", training=" + training.length + " frequencies, largest " + Arrays.stream(training).max().orElse(0) + "]";
    }
}
