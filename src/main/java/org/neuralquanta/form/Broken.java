package org.neuralquanta.form;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.neuralquanta.newton.Jet;
import org.neuralquanta.newton.Jets;

/**
 * \(L=a+b\,x^{-c_0}\prod_{i=1}^n(1+(x/d_i)^{1/f_i})^{-c_i f_i}\), the broken power law of Caballero et al. 2022, arXiv 2210.14891: in a plot
 * of log(L − a) by log x, n + 1 straight pieces with slopes \(-c_0\), \(-c_0-c_1\), …, that meet at \(d_i\) over a width \(f_i\).
 *
 * @param breaks n, from 1 to {@value #MOST}
 */
public record Broken(int breaks) implements Form {

    /** The most breaks. */
    public static final int MOST = 4;

    private static final int A = 0;
    private static final int B = 1;
    private static final int C0 = 2;
    private static final int FIRST = 3;

    private static final double[] RESIDUAL_SHARES = {0.02, 0.5, 0.9};
    private static final double[] EXPONENTS = {0.05, 0.3, 0.9};
    private static final double[] CHANGES = {-0.8, 0.5, 2};
    private static final double[] PLACES = {0.15, 0.5, 0.85};
    private static final double WIDTH = 0.3;

    /** Checks the number of breaks. */
    public Broken {
        if (!(breaks >= 1 && breaks <= MOST)) {
            throw new IllegalArgumentException("breaks must be from 1 to " + MOST + ", was " + breaks + "; without breaks the form is m2");
        }
    }

    @Override
    public String name() {
        return "broken";
    }

    @Override
    public List<Parameter> parameters() {
        var list = new ArrayList<>(
                List.of(Parameter.positive("a"), Parameter.amplitude("b", 0, C0), Parameter.real("c0")));
        for (int i = 1; i <= breaks; i++) {
            list.add(Parameter.real("c" + i));
            list.add(Parameter.scale("d" + i, 0));
            list.add(Parameter.positive("f" + i));
        }
        return List.copyOf(list);
    }

    @Override
    public List<String> variables() {
        return List.of("x");
    }

    /** log a, log b, c₀, and for each break log d, f and −cf. */
    @Override
    public Jet[] prepare(Jets jets, Jet[] p) {
        Jet[] prepared = p.clone();
        for (int i = FIRST; i < p.length; i += 3) {
            prepared[i] = p[i + 1];
            prepared[i + 1] = jets.exp(p[i + 2]);
            prepared[i + 2] = jets.linear(jets.times(p[i], prepared[i + 1]), -1, 0);
        }
        return prepared;
    }

    @Override
    public Jet logLoss(Jets jets, Jet[] p, double[] logs) {
        Jet falling = jets.sum(p[B], 1, p[C0], -logs[0]);
        for (int i = FIRST; i < p.length; i += 3) {
            Jet turned = jets.softPlus(jets.over(jets.linear(p[i], -1, logs[0]), p[i + 1]));
            falling = jets.plus(falling, jets.times(p[i + 2], turned));
        }
        return jets.logSum(p[A], falling);
    }

    /** Places, slopes and changes of slope on a grid, further breaks apart from the first; b so that the median is met. */
    @Override
    public List<double[]> starts(Data data) {
        double[] sorted = IntStream.range(0, data.size()).mapToDouble(i -> data.log(0, i)).sorted().toArray();
        double low = sorted[0];
        double width = sorted[sorted.length - 1] - low;
        double middle = Grid.medianLog(data);
        var starts = new ArrayList<double[]>();
        for (double share : RESIDUAL_SHARES) {
            double e = Grid.leastLogLoss(data) + Math.log(share);
            double rest = Grid.logDifference(Grid.medianLogLoss(data), e);
            for (double exponent : EXPONENTS) {
                for (double change : CHANGES) {
                    for (double place : PLACES) {
                        double[] start = new double[FIRST + 3 * breaks];
                        start[A] = e;
                        start[B] = rest + exponent * middle;
                        start[C0] = exponent;
                        double c = change;
                        for (int i = 0; i < breaks; i++) {
                            double d = low + width * ((place + (double) i / breaks) % 1);
                            start[FIRST + 3 * i] = c;
                            start[FIRST + 3 * i + 1] = d;
                            start[FIRST + 3 * i + 2] = Math.log(WIDTH);
                            start[B] += c * WIDTH * Math.log1p(Math.exp((middle - d) / WIDTH));
                            c *= -0.5;
                        }
                        starts.add(start);
                    }
                }
            }
        }
        return starts;
    }
}
