package org.neuralquanta.figures.laws;

import java.awt.Color;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.LongStream;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.figures.drawing.Axis;
import org.neuralquanta.figures.drawing.Caption;
import org.neuralquanta.figures.drawing.Drawing;
import org.neuralquanta.figures.drawing.Figure;
import org.neuralquanta.figures.drawing.Heat;
import org.neuralquanta.figures.drawing.Layer;
import org.neuralquanta.figures.drawing.Marker;
import org.neuralquanta.figures.drawing.Panel;
import org.neuralquanta.figures.drawing.PlotPoints;
import org.neuralquanta.figures.drawing.Sheet;
import org.neuralquanta.figures.drawing.Style;
import org.neuralquanta.figures.drawing.Tex;
import org.neuralquanta.figures.drawing.Viridis;
import org.neuralquanta.figures.simulation.SimulationRun;
import org.neuralquanta.law.DataLaw;
import org.neuralquanta.law.ParameterLaw;
import org.neuralquanta.law.ScalingLaw;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.montecarlo.Result;
import org.neuralquanta.montecarlo.Simulation;
import org.neuralquanta.random.RandomStream;

/** How 500 quanta emerge with parameters and with data, one by one and on average (T10, T12, T16). */
public final class Emergence implements Figure {

    private static final double ALPHA = 0.4;
    private static final int QUANTA = 500;
    private static final long SEED = 1;
    private static final int REPLICATES = 256;
    private static final double MOST_PARAMETERS = 900;
    private static final double MOST_SAMPLES = 7e5;
    private static final int COLUMNS = 60;
    private static final int ROWS = 60;
    private static final double WIDTH = 94;

    private final Zipf quanta = Zipf.finite(ALPHA, QUANTA);

    @Override
    public String name() {
        return "emergence";
    }

    @Override
    public Drawing draw(Path data) {
        Axis parameters = Axis.decades("parameters $N/C$", 1, MOST_PARAMETERS, 1);
        Axis samples = Axis.decades("samples $D$", 1, MOST_SAMPLES, 2);
        Axis ranks = Axis.decades("rank $k$ of the quantum", 1, QUANTA, 1);
        Axis loss = Axis.decades("loss $L - L_\\infty$", 1e-3, 1.2, 1);
        RandomStream stream = RandomStream.of(SEED, 0);
        double[] learnedAt = LongStream.rangeClosed(1, QUANTA)
                .mapToDouble(k -> stream.exponential(k, 0) / quanta.probability(k))
                .toArray();

        Panel[] maps = {
            map("parameters", "parameters", parameters, ranks, (n, k) -> k > n ? 1 : 0),
            map("one data set", "one data set", samples, ranks.bare(), (d, k) -> learnedAt[(int) (k - 1)] > d ? 1 : 0),
            map("expectation", "all data sets", samples, ranks.bare(), (d, k) -> Math.exp(-d * quanta.probability(k)))
        };
        maps[0].label(new Tex("learned", Color.WHITE), 120, 6, 0, 0, Tex.Anchor.CENTER);
        maps[0].label(Tex.black("not learned"), 6, 120, 0, 0, Tex.Anchor.CENTER);
        contours(maps[2]);

        ScalingLaw byParameters = ParameterLaw.of(QuantaModel.of(quanta));
        ScalingLaw bySamples = DataLaw.of(QuantaModel.of(quanta).learnedAfter(Shots.of(1)));
        double[] steps = LongStream.rangeClosed(1, QUANTA + 1).asDoubleStream().toArray();
        double[] amounts = PlotPoints.logarithmic(1, MOST_SAMPLES, 12);
        Panel[] means = {
            new Panel("parameters, mean", "", parameters, loss)
                    .with(Layer.Line.steps("exact", Style.BLUE, Style.SOLID, steps,
                            PlotPoints.values(Arrays.copyOf(steps, QUANTA), byParameters::exact))),
            new Panel("one data set, mean", "", samples, loss.bare())
                    .with(Layer.Line.of("expectation", Style.BLUE, Style.SOLID, amounts, bySamples::exact))
                    .with(oneDataSet(learnedAt)),
            new Panel("expectation, mean", "", samples, loss.bare())
                    .with(Layer.Line.of("expectation", Style.BLUE, Style.SOLID, amounts, bySamples::exact))
                    .with(simulated())
        };
        means[0].label(Tex.black("mean loss"), 3, 0.02, 0, 0, Tex.Anchor.LEFT);
        means[1].label(Tex.black("one data set"), 3, 0.02, 0, 0, Tex.Anchor.LEFT);
        means[2].label(Tex.black(REPLICATES + " data sets"), 3, 0.02, 0, 0, Tex.Anchor.LEFT);
        var cells = new ArrayList<Sheet.Cell>();
        for (int i = 0; i < maps.length; i++) {
            double left = 41 + i * (WIDTH + 8);
            cells.add(Sheet.Cell.at(maps[i], left, 17, WIDTH, 112));
            cells.add(Sheet.Cell.at(means[i], left, 135, WIDTH, 80));
        }
        cells.add(Sheet.Cell.at(Heat.bar("not learned", Axis.linear("probability not learned", 0, 1, 0.5), Viridis::of), 381, 17, 8, 112));
        return new Drawing(Sheet.placed(241, cells), caption());
    }

    /** Columns and rows at equal ratios; a row shows the quantum whose rank is nearest to it. */
    private static Panel map(
            String name, String title, Axis across, Axis upward, ToDoubleBiFunction<Double, Long> open) {
        double[] x = centres(across.upper(), COLUMNS);
        double[] y = PlotPoints.values(centres(QUANTA, ROWS), Math::rint);
        double[][] values = new double[ROWS][];
        for (int row = 0; row < ROWS; row++) {
            long rank = (long) y[row];
            values[row] = PlotPoints.values(x, amount -> open.applyAsDouble(amount, rank));
        }
        return new Panel(name, title, across.bare(), upward).with(new Heat("not learned", x, y, values));
    }

    /** The middles of so many cells that divide the axis from 1 to the last value evenly. */
    private static double[] centres(double last, int cells) {
        double half = Math.pow(last, 0.5 / cells);
        double[] ends = PlotPoints.logarithmic(half, last / half, 1);
        return PlotPoints.values(LongStream.range(0, cells).asDoubleStream().toArray(),
                i -> half * Math.pow(ends[ends.length - 1] / half, i / (cells - 1)));
    }

    /** Lines of equal probability that a quantum is not learned, e^(−D p). */
    private void contours(Panel panel) {
        double[] ranks = PlotPoints.logarithmic(1, QUANTA, 8);
        for (double open : new double[] {0.9, 0.5, 0.1}) {
            double exposure = -Math.log(open);
            double[] amounts = PlotPoints.values(ranks, k -> exposure / quanta.useFrequency().at(k));
            panel.with(new Layer.Line("probability " + open, open > 0.4 ? Color.BLACK : Color.WHITE, Style.THIN, amounts, ranks));
            if (open == 0.9) {
                panel.label(Tex.black("$0.9$"), amounts[15], ranks[15], -2, 0, Tex.Anchor.RIGHT);
            } else if (open == 0.1) {
                panel.label(new Tex("$0.1$", Color.WHITE), amounts[5], ranks[5], 2, 0, Tex.Anchor.LEFT);
            }
        }
    }

    private Layer oneDataSet(double[] learnedAt) {
        double[] times = Arrays.stream(learnedAt).filter(t -> t > 1 && t < MOST_SAMPLES).sorted().toArray();
        double[] x = new double[times.length + 2];
        System.arraycopy(times, 0, x, 1, times.length);
        x[0] = 1;
        x[x.length - 1] = MOST_SAMPLES;
        double[] y = PlotPoints.values(Arrays.copyOf(x, x.length - 1), d -> LongStream.rangeClosed(1, QUANTA)
                .filter(k -> learnedAt[(int) (k - 1)] > d)
                .mapToDouble(quanta::probability)
                .sum());
        return Layer.Line.steps("one data set", Style.VERMILLION, Style.THIN, x, y);
    }

    private Layer simulated() {
        double[] grid = PlotPoints.logarithmic(1, 1e5, 3);
        Result result = SimulationRun.run(Simulation.of(quanta).repeated(REPLICATES, SEED), grid);
        return new Layer.Estimates("simulation, 2 standard errors", Style.VERMILLION, Marker.DOT, false, grid,
                SimulationRun.means(result), SimulationRun.means(result, -2), SimulationRun.means(result, 2));
    }

    private static Caption caption() {
        return new Caption(
                "Emergence of 500 quanta",
                """
                Top: each row is one of 500 quanta, the most used at the bottom: dark where it is learned, light where
                it is not. With parameters (left) quanta are learned in the order of their rank, one for each $C$
                parameters. With data a quantum is learned at the first sample that uses it; the middle shows one random
                data set, the right the probability that a quantum is not yet learned, with lines at 0.9, 0.5 and 0.1.
                Bottom: the mean loss over all quanta, weighted by use: each quantum emerges within about two decades of
                data, their mean falls smoothly over five.""",
                "Michaud et al., arXiv 2303.13506, Fig. 2, upper row, as the theory predicts it",
                "T10, T12, T16",
                "$\\alpha = 0.4$, $K = 500$; gap 1, cost $C = 1$, one sample to learn ($\\tau = 1$), $L_\\infty = 0$",
                "left and right maps, blue lines: exact",
                "middle map and red line: one data set, Poisson sampling, seed 1; points with bars of 2 standard errors: 256 data"
                        + " sets, Poisson sampling, seed 1",
                "nothing");
    }
}
