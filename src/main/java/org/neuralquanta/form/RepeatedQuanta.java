package org.neuralquanta.form;

import java.util.List;
import java.util.Optional;
import org.neuralquanta.newton.Jet;
import org.neuralquanta.newton.Jets;

/**
 * Repeated data in the quantization model: \(L=E+A N^{-\alpha}+B D'^{-\beta}\), \(D'=U\sum_{r\lt R}(1-h)^r=U\frac{1-(1-h)^R}h\), R = D/U, where
 * each visit of a sample teaches with probability h (T41); R need not be whole.
 *
 * @param exponents free or tied
 */
public record RepeatedQuanta(Exponents exponents) implements RepeatedData {

    private static final int OWN = 5;

    /** A repetition scale R* of 1/h, about, for starting points. */
    private static final double STARTING_SCALE = 15;

    @Override
    public String name() {
        return "repeated-quanta";
    }

    @Override
    public Optional<Form> tied() {
        return exponents.tied(RepeatedQuanta::new);
    }

    @Override
    public List<Parameter> parameters() {
        return exponents.parameters(Parameter.positive("h"));
    }

    @Override
    public Jet[] prepare(Jets jets, Jet[] p) {
        return exponents.prepare(jets, p, p[exponents.own()]);
    }

    @Override
    public Jet logLoss(Jets jets, Jet[] p, double[] logs) {
        Jet worth = jets.linear(logWorth(jets, p[OWN], Math.exp(logs[1] - logs[2])), 1, logs[2]);
        Jet d = jets.minus(p[2], jets.times(p[OWN - 1], worth));
        return jets.logSum(p[Exponents.E], jets.logSum(Exponents.logTermN(jets, p, logs[0]), d));
    }

    /** log((1 − e^m)/h), m = R log(1−h), as a function of log h. Not defined for h ≥ 1. */
    private static Jet logWorth(Jets jets, Jet logVisit, double passes) {
        double h = Math.exp(logVisit.value);
        if (!(h < 1)) {
            return jets.constant(Double.NaN);
        }
        double m = passes * Math.log1p(-h);
        double slope = -passes * h / (1 - h);
        double bend = slope / (1 - h);
        // f = log(1 − e^m): f′ = −1/(e^−m − 1), f″ = f′ − f′².
        double f = -1 / Math.expm1(-m);
        return jets.of(
                logVisit, Math.log(-Math.expm1(m)) - logVisit.value, f * slope - 1, f * bend + (f - f * f) * slope * slope);
    }

    @Override
    public List<double[]> starts(Data data) {
        return exponents.starts(
                DistinctTokens.worth(data, STARTING_SCALE), new double[] {Math.log(0.02)}, new double[] {Math.log(0.2)});
    }
}
