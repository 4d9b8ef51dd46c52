package org.neuralquanta.form;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.neuralquanta.Statement;
import org.neuralquanta.newton.Jet;
import org.neuralquanta.newton.Jets;
import org.neuralquanta.numerics.Bisection;

/**
 * The learning curve from its start, \(L=E+(\varepsilon_0-E)\sum_k p_k e^{-p_k x/D_0}\) with \(p_k=k^{-(1+\alpha)}/\zeta(1+\alpha)\) over
 * infinitely many quanta, 0 &lt; α ≤ 20: a power law with exponent α/(1+α) once x is far above D₀.
 *
 * @param start ε₀ where it is known
 */
@Statement({"T12", "T40"})
public record Curve(OptionalDouble start) implements Form {

    private static final int E = 0;
    private static final int ALPHA = 1;
    private static final int D0 = 2;
    private static final int START = 3;

    private static final double[] EXPONENTS = {0.1, 0.25, 0.5, 1, 2};

    /** Checks ε₀. */
    public Curve {
        StartLoss.checked(start);
    }

    @Override
    public String name() {
        return "curve";
    }

    @Override
    public List<Parameter> parameters() {
        return StartLoss.parameters(start, Parameter.positive("E"), Parameter.positive("alpha"), Parameter.scale("D0", 0));
    }

    @Override
    public List<String> variables() {
        return List.of("x");
    }

    /** log E, log(ε₀ − E), log D₀, and what S needs. */
    @Override
    public Jet[] prepare(Jets jets, Jet[] p) {
        Jet[] share = OpenShare.prepare(jets, jets.exp(p[ALPHA]), ALPHA);
        Jet[] prepared = new Jet[3 + share.length];
        prepared[0] = p[E];
        prepared[1] = StartLoss.logGap(jets, StartLoss.log(start, jets, p, START), p[E]);
        prepared[2] = p[D0];
        System.arraycopy(share, 0, prepared, 3, share.length);
        return prepared;
    }

    @Override
    public Jet logLoss(Jets jets, Jet[] p, double[] logs) {
        Jet open = OpenShare.log(jets, p, 3, jets.linear(p[2], -1, logs[0]));
        return jets.logSum(p[0], jets.plus(p[1], open));
    }

    /** For E, α and ε₀ on a grid, the D₀ with which the curve passes through the median. */
    @Override
    public List<double[]> starts(Data data) {
        StartLoss.requireAbove(start, this, data);
        double low = Grid.leastLogLoss(data);
        double middle = Grid.medianLogLoss(data);
        var starts = new ArrayList<double[]>();
        for (double alpha : EXPONENTS) {
            var jets = new Jets(1);
            Jet[] share = OpenShare.prepare(jets, jets.coordinate(0, alpha), 0);
            for (double residual : Grid.RESIDUAL_SHARES) {
                double e = low + Math.log(residual);
                for (double top : StartLoss.starts(start, data)) {
                    double open = Grid.logDifference(middle, e) - Grid.logDifference(top, e);
                    double scale = Grid.medianLog(data) - logExposure(jets, share, open);
                    starts.add(StartLoss.start(start, top, e, Math.log(alpha), scale));
                }
            }
        }
        return starts;
    }

    /** Where log S has a value, roughly. */
    private static double logExposure(Jets jets, Jet[] share, double open) {
        int mark = jets.mark();
        return Bisection.between(-30, 60, 1e-3, 0, log -> {
            jets.rewind(mark);
            return OpenShare.log(jets, share, 0, jets.constant(log)).value > open;
        }).low();
    }
}
