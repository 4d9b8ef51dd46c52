package org.neuralquanta.form;

import java.util.List;
import org.neuralquanta.newton.Jet;
import org.neuralquanta.newton.Jets;

/** \(L=\beta x^c\), M1 of Alabdulmohsin et al. 2022, arXiv 2209.06640. */
public record M1() implements Form {

    @Override
    public String name() {
        return "m1";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.factor("beta", 0, 1), Parameter.real("c"));
    }

    @Override
    public List<String> variables() {
        return List.of("x");
    }

    @Override
    public Jet logLoss(Jets jets, Jet[] p, double[] logs) {
        return jets.sum(p[0], 1, p[1], logs[0]);
    }

    @Override
    public List<double[]> starts(Data data) {
        return List.of(Grid.line(data, data::logLoss));
    }
}
