package org.neuralquanta.form;

import java.util.List;
import java.util.Optional;
import org.neuralquanta.newton.Jet;
import org.neuralquanta.newton.Jets;

/**
 * \(L=E+(T_N^{1/\beta}+T_D^{1/\beta})^\beta\) with \(T_N=A N^{-\alpha}\), \(T_D=B D^{-\beta}\), β &gt; 0: the joint form of Kaplan et al. 2020,
 * arXiv 2001.08361, eq. 1.5, \([(N_c/N)^{\alpha_N/\alpha_D}+D_c/D]^{\alpha_D}\), which has E = 0.
 *
 * @param exponents free or tied
 */
public record Kaplan(Exponents exponents) implements PlaneForm {

    private static final int BETA = 4;

    @Override
    public String name() {
        return "kaplan";
    }

    @Override
    public Optional<Form> tied() {
        return exponents.tied(Kaplan::new);
    }

    @Override
    public List<Parameter> parameters() {
        return exponents.parameters();
    }

    @Override
    public Jet[] prepare(Jets jets, Jet[] p) {
        return exponents.prepare(jets, p);
    }

    @Override
    public Jet logLoss(Jets jets, Jet[] p, double[] logs) {
        Jet beta = p[BETA];
        if (!(beta.value > 0)) {
            return jets.constant(Double.NaN);
        }
        Jet n = jets.over(Exponents.logTermN(jets, p, logs[0]), beta);
        Jet d = jets.over(Exponents.logTermD(jets, p, logs[1]), beta);
        return jets.logSum(p[Exponents.E], jets.times(beta, jets.logSum(n, d)));
    }

    @Override
    public List<double[]> starts(Data data) {
        return exponents.starts(data, new double[0]);
    }
}
