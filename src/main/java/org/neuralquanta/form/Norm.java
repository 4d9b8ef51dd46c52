package org.neuralquanta.form;

import java.util.ArrayList;
import java.util.List;
import org.neuralquanta.newton.Jet;
import org.neuralquanta.newton.Jets;

/**
 * \(L=E+(T_N^q+T_D^q)^{1/q}\) with \(T_N=A N^{-\alpha}\), \(T_D=B D^{-\beta}\) and q free: the sum at q = 1, the larger term as q grows. A
 * rival of the joint law without a theory behind it (cf. Droppo and Elibol 2021, arXiv 2106.09488).
 */
public record Norm() implements Form {

    @Override
    public String name() {
        return "norm";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.positive("E"),
                Parameter.amplitude("A", 0, 3),
                Parameter.amplitude("B", 1, 4),
                Parameter.real("alpha"),
                Parameter.real("beta"),
                Parameter.positive("q"));
    }

    @Override
    public List<String> variables() {
        return List.of("N", "D");
    }

    @Override
    public Jet[] prepare(Jets jets, Jet[] p) {
        return new Jet[] {p[0], p[1], p[2], p[3], p[4], jets.exp(p[5])};
    }

    @Override
    public Jet logLoss(Jets jets, Jet[] p, double[] logs) {
        Jet n = jets.times(p[5], jets.sum(p[1], 1, p[3], -logs[0]));
        Jet d = jets.times(p[5], jets.sum(p[2], 1, p[4], -logs[1]));
        return jets.logSum(p[0], jets.over(jets.logSum(n, d), p[5]));
    }

    @Override
    public List<double[]> starts(Data data) {
        var starts = new ArrayList<double[]>();
        for (double[] sum : Grid.twoTerms(data)) {
            for (double q : new double[] {0, 1}) {
                starts.add(new double[] {sum[0], sum[1], sum[2], sum[3], sum[4], q});
            }
        }
        return starts;
    }
}
