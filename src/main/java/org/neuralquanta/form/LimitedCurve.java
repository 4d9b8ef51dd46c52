package org.neuralquanta.form;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.neuralquanta.Statement;
import org.neuralquanta.newton.Jet;
import org.neuralquanta.newton.Jets;

/**
 * The learning curve of {@link Curve} in a network of limited capacity, where each quantum has room with probability
 * \(1-e^{-p_k X/D_0}\), and is learned from the data with probability \(1-e^{-p_k x/D_0}\):
 * \(L=E+(\varepsilon_0-E)[S(x/D_0)+S(X/D_0)-S((x+X)/D_0)]\) with \(S(u)=\sum_k p_k e^{-p_k u}\). The fall ends as x passes X; for
 * infinite X this is {@link Curve}.
 *
 * @param start ε₀ where it is known
 */
@Statement({"T38", "T40"})
public record LimitedCurve(OptionalDouble start) implements Form {

    private static final int E = 0;
    private static final int ALPHA = 1;
    private static final int D0 = 2;
    private static final int X = 3;
    private static final int START = 4;

    /** What comes before the numbers for S in the prepared jets. */
    private static final int AHEAD = 5;

    /** Checks ε₀. */
    public LimitedCurve {
        StartLoss.checked(start);
    }

    @Override
    public String name() {
        return "limited";
    }

    @Override
    public List<Parameter> parameters() {
        return StartLoss.parameters(
                start, Parameter.positive("E"), Parameter.positive("alpha"), Parameter.scale("D0", 0), Parameter.scale("X", 0));
    }

    @Override
    public List<String> variables() {
        return List.of("x");
    }

    /** log E, log(ε₀ − E), log D₀, log X, S(X/D₀), and what S needs. */
    @Override
    public Jet[] prepare(Jets jets, Jet[] p) {
        Jet[] share = OpenShare.prepare(jets, jets.exp(p[ALPHA]), ALPHA);
        Jet[] prepared = new Jet[AHEAD + share.length];
        prepared[0] = p[E];
        prepared[1] = StartLoss.logGap(jets, StartLoss.log(start, jets, p, START), p[E]);
        prepared[2] = p[D0];
        prepared[3] = p[X];
        prepared[4] = jets.exp(OpenShare.log(jets, share, 0, jets.minus(p[X], p[D0])));
        System.arraycopy(share, 0, prepared, AHEAD, share.length);
        return prepared;
    }

    @Override
    public Jet logLoss(Jets jets, Jet[] p, double[] logs) {
        Jet data = jets.exp(OpenShare.log(jets, p, AHEAD, jets.linear(p[2], -1, logs[0])));
        Jet sum = jets.logSum(p[3], jets.constant(logs[0]));
        Jet both = jets.exp(OpenShare.log(jets, p, AHEAD, jets.minus(sum, p[2])));
        Jet open = jets.minus(jets.plus(data, p[4]), both);
        return jets.logSum(p[0], jets.plus(p[1], jets.log(open)));
    }

    /** Starts of {@link Curve}, with X inside, at the end and beyond the runs. */
    @Override
    public List<double[]> starts(Data data) {
        double greatest = IntStream.range(0, data.size()).mapToDouble(i -> data.log(0, i)).max().orElseThrow();
        double middle = Grid.medianLog(data);
        StartLoss.requireAbove(start, this, data);
        var starts = new ArrayList<double[]>();
        for (double[] curve : new Curve(start).starts(data)) {
            for (double x : new double[] {(middle + greatest) / 2, greatest + 0.5, greatest + 3}) {
                starts.add(StartLoss.start(start, curve[curve.length - 1], curve[E], curve[ALPHA], curve[D0], x));
            }
        }
        return starts;
    }
}
