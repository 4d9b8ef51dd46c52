package org.neuralquanta.law;

import org.neuralquanta.Statement;
import org.neuralquanta.bound.Bound;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.curation.TemperedTotal;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.numerics.Descent;
import org.neuralquanta.sum.CurveResponse;
import org.neuralquanta.sum.ExposureLoss;
import org.neuralquanta.sum.Residual;
import org.neuralquanta.sum.Response;

/**
 * Expected loss against data that are curated by tempering the frequencies with an exponent t: samples use quantum k with frequency
 * \(q_k=p_k^t/\sum_jp_j^t\) in training, and \(p_k\) in the test. With s = 1 + α,
 * \[L(D)=L_\infty+\sum_k\Delta k^\eta p_k\,\varphi(D q_k)\sim\Delta\frac c{ts}M[\varphi](w)\,(D/\zeta(ts))^{-w},\qquad
 * w=\frac{\alpha-\eta}{ts},\]
 * under Poisson sampling (T43). At t = 1 it is {@link DataLaw}; t below 1 makes rare quanta more frequent, and for infinitely many quanta
 * ts must exceed 1.
 *
 * <p>Domain: D from 1 to 1e18. Accuracy as for every law. Immutable, thread-safe.
 */
@Statement("T43")
public final class TemperedLaw implements ScalingLaw {

    private static final double LARGEST_TEMPER = 100;

    private final QuantaModel model;
    private final double temper;
    private final ExposureLoss sums;
    private final Response response;
    private final TemperedTotal total;

    private TemperedLaw(QuantaModel model, double temper) {
        if (!(temper > 0 && temper <= LARGEST_TEMPER)) {
            throw new IllegalArgumentException("temper must lie in (0, 100], was " + temper);
        }
        if (model.exposure().delta() != 0) {
            throw new IllegalArgumentException("curated data need delta = 0, was " + model.exposure().delta());
        }
        this.model = model;
        this.temper = temper;
        this.total = TemperedTotal.of(model.distribution(), temper);
        this.sums = ExposureLoss.of(model, temper, 0);
        this.response = new CurveResponse(model.emergence());
    }

    /**
     * Creates the law of a model under Poisson sampling.
     *
     * @param model the assumptions; δ must be 0, and the quanta must be given by a formula or a table
     * @param temper t in (0, 100]; for infinitely many quanta \(p_k^t\) must have a finite sum
     * @return loss against curated data
     * @throws IllegalArgumentException if t or the model is out of range
     */
    public static TemperedLaw of(QuantaModel model, double temper) {
        return new TemperedLaw(model, temper);
    }

    /** Exposures are this times \(p_k^t\). */
    private double unit(double samples) {
        return check(samples) / total.value();
    }

    /** D of laws of curated data. */
    static double check(double samples) {
        if (!(samples >= 1 && samples <= LARGEST)) {
            throw new IllegalArgumentException("samples must be between 1 and 1e18, was " + samples);
        }
        return samples;
    }

    @Override
    public double exact(double samples) {
        return model.residual() + sums.loss(response, unit(samples));
    }

    @Override
    public Bound bound(double samples) {
        Enclosure unit = Enclosure.exactly(check(samples)).dividedBy(total.enclosure());
        // The loss does not rise with exposures.
        double lower = sums.enclosure(response, unit.upper()).lower();
        double upper = sums.enclosure(response, unit.lower()).upper();
        return Residual.bound(model, new Enclosure(lower, upper));
    }

    @Override
    public Bound resourceFor(double loss) {
        return new Descent(1, LARGEST, false, this::bound).to(loss);
    }

    @Override
    public PowerLaw asymptotic() {
        return ClosedForm.tempered(model, temper, total.value());
    }

    @Override
    public double localExponent(double samples) {
        return sums.localExponent(response, unit(samples));
    }

    @Override
    public String toString() {
        return "TemperedLaw[model=" + model + ", temper=" + temper + "]";
    }
}
