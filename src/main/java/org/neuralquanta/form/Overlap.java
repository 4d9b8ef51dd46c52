package org.neuralquanta.form;

import java.util.List;
import java.util.Optional;
import org.neuralquanta.newton.Jet;
import org.neuralquanta.newton.Jets;

/**
 * The joint law with soft capacity and one sample to learn, \(L=E+T_N+T_D-\omega\,(T_N^{-1/\beta}+T_D^{-1/\beta})^{-\beta}\) with
 * \(T_N=A N^{-\alpha}\), \(T_D=B D^{-\beta}\), β &gt; 0 (T38). ω is the share of quanta that both limits touch: 0 for the sum, and at most 1
 * in theory. It is fitted as a real number, so that the sum lies inside the range of ω; an estimate outside 0 … 1 speaks against the form.
 *
 * @param exponents free or tied
 */
public record Overlap(Exponents exponents) implements PlaneForm {

    private static final int BETA = 4;
    private static final int OMEGA = 5;

    @Override
    public String name() {
        return "overlap";
    }

    @Override
    public Optional<Form> tied() {
        return exponents.tied(Overlap::new);
    }

    @Override
    public List<Parameter> parameters() {
        return exponents.parameters(Parameter.real("omega"));
    }

    @Override
    public Jet[] prepare(Jets jets, Jet[] p) {
        return exponents.prepare(jets, p, p[exponents.own()]);
    }

    @Override
    public Jet logLoss(Jets jets, Jet[] p, double[] logs) {
        if (!(p[BETA].value > 0)) {
            return jets.constant(Double.NaN);
        }
        Jet n = Exponents.logTermN(jets, p, logs[0]);
        Jet d = Exponents.logTermD(jets, p, logs[1]);
        Jet z = p[BETA];
        Jet overlap = jets.linear(jets.times(z, jets.logSum(jets.over(jets.linear(n, -1, 0), z), jets.over(jets.linear(d, -1, 0), z))), -1, 0);
        Jet sum = jets.logSum(n, d);
        Jet share = jets.times(p[OMEGA], jets.exp(jets.minus(overlap, sum)));
        // log(1 − share) of the sum is left.
        double left = 1 - share.value;
        Jet rest = jets.of(share, Math.log1p(-share.value), -1 / left, -1 / (left * left));
        return jets.logSum(p[Exponents.E], jets.plus(sum, rest));
    }

    @Override
    public List<double[]> starts(Data data) {
        return exponents.starts(data, new double[] {0}, new double[] {0.7});
    }
}
