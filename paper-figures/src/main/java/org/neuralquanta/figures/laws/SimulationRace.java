package org.neuralquanta.figures.laws;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.neuralquanta.Kernel;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.figures.drawing.Axis;
import org.neuralquanta.figures.drawing.Caption;
import org.neuralquanta.figures.drawing.Drawing;
import org.neuralquanta.figures.drawing.Figure;
import org.neuralquanta.figures.drawing.Layer;
import org.neuralquanta.figures.drawing.Marker;
import org.neuralquanta.figures.drawing.Panel;
import org.neuralquanta.figures.drawing.PlotPoints;
import org.neuralquanta.figures.drawing.Sheet;
import org.neuralquanta.figures.drawing.Style;
import org.neuralquanta.figures.drawing.Tex;
import org.neuralquanta.law.DataLaw;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.montecarlo.Execution;
import org.neuralquanta.montecarlo.Observer;
import org.neuralquanta.montecarlo.Simulation;

/** How one replicate of a simulation gives its loss at every amount of data at once. */
public final class SimulationRace implements Figure {

    private static final int QUANTA = 300;
    private static final double ALPHA = 0.4;
    private static final long SEED = 1;
    private static final double[] GRID = PlotPoints.logarithmic(1, 1e5, 2);

    /** The cell that is followed from above to below, by its right end. */
    private static final int CELL = 3;

    @Override
    public String name() {
        return "simulation-race";
    }

    private record Replicate(double[] times, double[] losses) {}

    @Override
    public Drawing draw(Path data) {
        Zipf zipf = Zipf.finite(ALPHA, QUANTA);
        Replicate replicate = simulate(zipf);
        double[] ranks = IntStream.rangeClosed(1, QUANTA).asDoubleStream().toArray();
        double[] gains = PlotPoints.values(ranks, k -> zipf.probability((long) k));
        int[] inside = IntStream.range(0, QUANTA)
                .filter(i -> replicate.times[i] > GRID[CELL - 1] && replicate.times[i] <= GRID[CELL])
                .toArray();
        int[] outside = IntStream.range(0, QUANTA).filter(i -> Arrays.stream(inside).noneMatch(j -> j == i)).toArray();

        Axis across = Axis.decades("amount of data $D$", 0.5, 2e5, 1);
        var race = new Panel("race", "", across.bare(), Axis.decades("rank $k$", 0.8, 450, 1));
        var loss = new Panel("loss", "", across, Axis.linear("loss $L(D)$", 0, 1.06, 0.25));
        for (double end : new double[] {GRID[CELL - 1], GRID[CELL]}) {
            race.with(new Layer.Line("end of the cell", Style.GREY, Style.AXIS, new double[] {end, end}, new double[] {0.8, 450}));
            loss.with(new Layer.Line("end of the cell", Style.GREY, Style.AXIS, new double[] {end, end}, new double[] {0, 1.06}));
        }
        race.with(new Layer.Line("1/p", Style.BLACK, Style.DASHED, PlotPoints.values(gains, p -> 1 / p), ranks))
                .with(new Layer.Points("times", Style.BLUE, Marker.DOT, true, pick(replicate.times, outside), pick(ranks, outside)))
                .with(new Layer.Points("times in the cell", Style.VERMILLION, Marker.DOT, true, pick(replicate.times, inside), pick(ranks, inside)));
        double[] smooth = PlotPoints.logarithmic(1, 2e5, 20);
        var law = DataLaw.of(QuantaModel.of(zipf).learnedAfter(Shots.of(1)));
        loss.with(new Layer.Line("expected", Style.BLACK, Style.DASHED, smooth, PlotPoints.values(smooth, law::exact)))
                .with(staircase(replicate.times, gains))
                .with(new Layer.Line("gain of the cell", Style.VERMILLION, Style.SOLID, new double[] {GRID[CELL], GRID[CELL]},
                        new double[] {replicate.losses[CELL - 1], replicate.losses[CELL]}))
                .with(new Layer.Points("losses", Style.BLUE, Marker.CIRCLE, false, GRID, replicate.losses));

        race.joinedLabel(new Tex("quantum $k$ at $T_k = -\\log U / p_k$", Style.ink(Style.BLUE)), replicate.times[1], 2, 70, -9, Tex.Anchor.LEFT);
        race.joinedLabel(Tex.black("$1/p_k$"), 1 / gains[39], 40, 50, 4, Tex.Anchor.LEFT);
        race.joinedLabel(new Tex(inside.length + " quanta in one cell", Style.ink(Style.VERMILLION)),
                replicate.times[inside[inside.length - 1]], ranks[inside[inside.length - 1]], -8, 24, Tex.Anchor.RIGHT);
        loss.joinedLabel(new Tex("the sum of their $p_k$", Style.ink(Style.VERMILLION)), GRID[CELL],
                (replicate.losses[CELL - 1] + replicate.losses[CELL]) / 2, 30, 18, Tex.Anchor.LEFT);
        loss.label(new Tex("this replicate", Style.ink(Style.BLUE)), 1.2, 0.42, 0, 0, Tex.Anchor.LEFT);
        loss.joinedLabel(Tex.black("expected"), 1000, law.exact(1000), 22, 16, Tex.Anchor.LEFT);
        return new Drawing(Sheet.grid(new double[] {130, 100}, List.of(List.of(race), List.of(loss))), caption(inside.length));
    }

    private static Replicate simulate(Zipf zipf) {
        var times = new ArrayList<double[]>();
        var losses = new ArrayList<double[]>();
        var observer = Observer.none()
                .withTimes((replicate, learned) -> times.add(learned), LongStream.rangeClosed(1, QUANTA).toArray())
                .withCurves((replicate, curve) -> losses.add(curve));
        try {
            Simulation.of(zipf).on(Execution.of(Kernel.SCALAR)).repeated(2, SEED).run(observer, GRID);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return new Replicate(times.getFirst(), losses.getFirst());
    }

    private static double[] pick(double[] values, int[] indexes) {
        return IntStream.of(indexes).mapToDouble(i -> values[i]).toArray();
    }

    /** What quanta with later times are worth, between any two times. */
    private static Layer staircase(double[] times, double[] gains) {
        int[] order = IntStream.range(0, times.length).boxed().sorted((i, j) -> Double.compare(times[i], times[j])).mapToInt(i -> i).toArray();
        double[] x = new double[2 * order.length + 1];
        double[] y = new double[x.length];
        x[0] = 0.5;
        y[0] = 1;
        for (int n = 0; n < order.length; n++) {
            double before = y[2 * n];
            x[2 * n + 1] = x[2 * n + 2] = times[order[n]];
            y[2 * n + 1] = before;
            y[2 * n + 2] = Math.max(0, before - gains[order[n]]);
        }
        return new Layer.Line("this replicate", Style.BLUE, Style.THIN, x, y);
    }

    private static Caption caption(int inside) {
        return new Caption(
                "How a simulation gives the whole curve at once",
                String.format(Locale.ROOT, """
                        One replicate. Top: each of the %d quanta has its first sample at a time $T_k$ of its own (dots), exponential
                        with mean $1/p_k$ (dashed). The amounts of data that are asked for divide the times into cells; grey: the ends of one. The cell of a
                        time is read off the leading bits of $T_k$, and $p_k$ is added to the cell's sum: no sorting, and no work that
                        grows with $D$. Bottom: the sums from the right are the loss at every amount of data (circles); between them runs
                        the staircase of the same $T_k$ (thin). The %d quanta of the marked cell make the marked step. Dashed: the
                        expected loss, of which the simulation knows nothing.""", QUANTA, inside),
                "none",
                "T8, T11, T12",
                String.format(Locale.ROOT, "$\\alpha = %s$, $K = %d$, $\\tau = 1$, Poisson sampling; seed %d, replicate 0", ALPHA, QUANTA, SEED),
                "dashed: $1/p_k$, and the exact expected loss",
                "dots, circles and the thin line, by `Simulation`",
                "nothing");
    }
}
