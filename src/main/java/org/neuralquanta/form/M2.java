package org.neuralquanta.form;

import java.util.ArrayList;
import java.util.List;
import org.neuralquanta.newton.Jet;
import org.neuralquanta.newton.Jets;

/** \(L=\varepsilon_\infty+\beta x^c\), M2 of Alabdulmohsin et al. 2022, arXiv 2209.06640. */
public record M2() implements Form {

    @Override
    public String name() {
        return "m2";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.positive("eps_inf"), Parameter.factor("beta", 0, 2), Parameter.real("c"));
    }

    @Override
    public List<String> variables() {
        return List.of("x");
    }

    @Override
    public Jet logLoss(Jets jets, Jet[] p, double[] logs) {
        return jets.logSum(p[0], jets.sum(p[1], 1, p[2], logs[0]));
    }

    @Override
    public List<double[]> starts(Data data) {
        var starts = new ArrayList<double[]>();
        for (double share : Grid.RESIDUAL_SHARES) {
            double e = Grid.leastLogLoss(data) + Math.log(share);
            double rest = Grid.logDifference(Grid.medianLogLoss(data), e);
            for (double exponent : Grid.EXPONENTS) {
                starts.add(new double[] {e, rest + exponent * Grid.medianLog(data), -exponent});
            }
        }
        return starts;
    }
}
