package org.neuralquanta.form;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.neuralquanta.newton.Jet;
import org.neuralquanta.newton.Jets;

/**
 * \(\frac{L-\varepsilon_\infty}{(\varepsilon_0-L)^\alpha}=\beta x^c\), M4 of Alabdulmohsin et al. 2022, arXiv 2209.06640, with
 * \(\varepsilon_\infty\lt L\lt\varepsilon_0\) and α &gt; 0.
 *
 * <p>With \(L=\varepsilon_\infty+R\,\sigma(v)\), R = ε₀ − ε∞ and σ the logistic function, v is the only root of
 * \(h(v)=\log\sigma(v)-\alpha\log\sigma(-v)=\log\beta+c\log x-(1-\alpha)\log R\). Since \(h''=(\alpha-1)\,\sigma(v)\sigma(-v)\) has
 * one sign and h increases, Newton's method converges from any start; derivatives of v follow from those of h.
 *
 * @param start ε₀ where it is known
 */
public record M4(OptionalDouble start) implements Form {

    private static final int BETA = 0;
    private static final int C = 1;
    private static final int END = 2;
    private static final int ALPHA = 3;
    private static final int START = 4;

    private static final double[] EXPONENTS = {0.1, 0.3, 1, 2, 4};
    private static final int MOST_STEPS = 100;

    /** Checks ε₀. */
    public M4 {
        StartLoss.checked(start);
    }

    @Override
    public String name() {
        return "m4";
    }

    @Override
    public List<Parameter> parameters() {
        return StartLoss.parameters(
                start, Parameter.factor("beta", 0, C), Parameter.real("c"), Parameter.positive("eps_inf"), Parameter.positive("alpha"));
    }

    @Override
    public List<String> variables() {
        return List.of("x");
    }

    /** log β − (1−α) log R, c, log ε∞, α, log ε₀. */
    @Override
    public Jet[] prepare(Jets jets, Jet[] p) {
        Jet alpha = jets.exp(p[ALPHA]);
        Jet top = StartLoss.log(start, jets, p, START);
        Jet gap = StartLoss.logGap(jets, top, p[END]);
        Jet level = jets.sum(p[BETA], 1, jets.times(jets.linear(alpha, -1, 1), gap), -1);
        return new Jet[] {level, p[C], p[END], alpha, top};
    }

    @Override
    public Jet logLoss(Jets jets, Jet[] p, double[] logs) {
        Jet v = root(jets, p[ALPHA], jets.sum(p[0], 1, p[C], logs[0]));
        // log σ(v) = −log(1 + e^−v).
        Jet open = jets.softPlus(jets.linear(v, -1, 0));
        Jet closed = jets.softPlus(v);
        return jets.logSum(jets.minus(p[END], closed), jets.minus(p[START], open));
    }

    /** v where h(v) has a value, as a function of α and that value. */
    private static Jet root(Jets jets, Jet alpha, Jet level) {
        double v = root(alpha.value, level.value);
        double below = Math.exp(-Math.abs(v));
        double open = (v >= 0 ? 1 : below) / (1 + below);
        double closed = (v >= 0 ? below : 1) / (1 + below);
        double slope = closed + alpha.value * open;
        double bend = (alpha.value - 1) * open * closed;
        // h(v, α) = level, with h_α = log(1 + e^v) and h_αv = σ(v), differentiated once and twice.
        double byLevel = 1 / slope;
        double byAlpha = -(Math.max(v, 0) + Math.log1p(below)) / slope;
        return jets.of(
                alpha, level, v, byAlpha, byLevel,
                -(bend * byAlpha + 2 * open) * byAlpha / slope,
                -(bend * byAlpha + open) * byLevel / slope,
                -bend * byLevel * byLevel / slope);
    }

    private static double root(double alpha, double level) {
        double v = level < 0 ? level : level / alpha;
        for (int i = 0; i < MOST_STEPS; i++) {
            double below = Math.exp(-Math.abs(v));
            double log = Math.log1p(below);
            double slope = ((v >= 0 ? below : 1) + alpha * (v >= 0 ? 1 : below)) / (1 + below);
            double step = (level - (Math.min(v, 0) - log) - alpha * (Math.max(v, 0) + log)) / slope;
            v += step;
            // Convergence is quadratic.
            if (!(Math.abs(step) > 1e-9 * (1 + Math.abs(v)))) {
                return v;
            }
        }
        return Double.NaN;
    }

    /** For ε∞, ε₀ and α on a grid, the line through what the equation makes of the losses. */
    @Override
    public List<double[]> starts(Data data) {
        StartLoss.requireAbove(start, this, data);
        var starts = new ArrayList<double[]>();
        for (double share : Grid.RESIDUAL_SHARES) {
            double e = Grid.leastLogLoss(data) + Math.log(share);
            for (double top : StartLoss.starts(start, data)) {
                for (double alpha : EXPONENTS) {
                    double[] line = Grid.line(data, i ->
                            Grid.logDifference(data.logLoss(i), e) - alpha * Grid.logDifference(top, data.logLoss(i)));
                    starts.add(StartLoss.start(start, top, line[0], line[1], e, Math.log(alpha)));
                }
            }
        }
        return starts;
    }
}
