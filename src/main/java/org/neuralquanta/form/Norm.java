package org.neuralquanta.form;

import java.util.List;
import java.util.Optional;
import org.neuralquanta.newton.Jet;
import org.neuralquanta.newton.Jets;

/**
 * \(L=E+(T_N^q+T_D^q)^{1/q}\) with \(T_N=A N^{-\alpha}\), \(T_D=B D^{-\beta}\) and q free: the sum at q = 1, the larger term as q grows. A
 * rival of the joint law without a theory behind it (cf. Droppo and Elibol 2021, arXiv 2106.09488).
 *
 * @param exponents free or tied
 */
public record Norm(Exponents exponents) implements PlaneForm {

    private static final int Q = 5;

    @Override
    public String name() {
        return "norm";
    }

    @Override
    public Optional<Form> tied() {
        return exponents.tied(Norm::new);
    }

    @Override
    public List<Parameter> parameters() {
        return exponents.parameters(Parameter.positive("q"));
    }

    @Override
    public Jet[] prepare(Jets jets, Jet[] p) {
        return exponents.prepare(jets, p, jets.exp(p[exponents.own()]));
    }

    @Override
    public Jet logLoss(Jets jets, Jet[] p, double[] logs) {
        Jet n = jets.times(p[Q], Exponents.logTermN(jets, p, logs[0]));
        Jet d = jets.times(p[Q], Exponents.logTermD(jets, p, logs[1]));
        return jets.logSum(p[Exponents.E], jets.over(jets.logSum(n, d), p[Q]));
    }

    @Override
    public List<double[]> starts(Data data) {
        return exponents.starts(data, new double[] {0}, new double[] {1});
    }
}
