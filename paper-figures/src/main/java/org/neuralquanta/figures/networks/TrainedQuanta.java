package org.neuralquanta.figures.networks;

import java.awt.Color;
import java.awt.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVRecord;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.figures.drawing.Axis;
import org.neuralquanta.figures.drawing.Caption;
import org.neuralquanta.figures.drawing.DataFile;
import org.neuralquanta.figures.drawing.Drawing;
import org.neuralquanta.figures.drawing.Figure;
import org.neuralquanta.figures.drawing.Layer;
import org.neuralquanta.figures.drawing.Marker;
import org.neuralquanta.figures.drawing.Panel;
import org.neuralquanta.figures.drawing.PlotPoints;
import org.neuralquanta.figures.drawing.Sheet;
import org.neuralquanta.figures.drawing.Style;
import org.neuralquanta.figures.drawing.Tex;

/** Networks trained on multitask sparse parity: the quanta emerge, and the theory predicts the loss (T34). */
public final class TrainedQuanta implements Figure {

    private static final double ALPHA = 0.4;
    private static final int TASKS = 200;
    private static final double GAP = Math.log(2);
    private static final double[] ALPHAS = {0.2, 0.4, 0.8};
    private static final Color[] COLORS = {Style.BLUE, Style.GREEN, Style.VERMILLION};
    private static final Shape[] SYMBOLS = {Marker.DOT, Marker.SQUARE, Marker.TRIANGLE};

    @Override
    public String name() {
        return "trained-quanta";
    }

    @Override
    public Drawing draw(Path data) throws IOException {
        List<CSVRecord> runs = DataFile.rows(data.resolve("trained-parity-runs.csv"));
        List<CSVRecord> means = DataFile.rows(data.resolve("trained-parity-means.csv"));
        List<CSVRecord> emergence = DataFile.rows(data.resolve("trained-parity-emergence.csv"));
        List<CSVRecord> subtasks = DataFile.rows(data.resolve("trained-parity-subtasks.csv"));
        var sheet = Sheet.grid(new double[] {104, 104, 104}, List.of(
                List.of(subtaskCurves(subtasks, means), emergenceSteps(emergence, runs)),
                List.of(lossOverSteps(means, runs), widths(runs)),
                List.of(dataSets(runs), alphas(means))));
        return new Drawing(sheet, caption(runs, means));
    }

    private static double[] column(List<CSVRecord> rows, String name, Predicate<CSVRecord> wanted) {
        return rows.stream().filter(wanted).mapToDouble(row -> Double.parseDouble(row.get(name))).toArray();
    }

    private static Predicate<CSVRecord> is(String name, double value) {
        return row -> Double.parseDouble(row.get(name)) == value;
    }

    private static Predicate<CSVRecord> kind(String kind) {
        return row -> row.get("kind").equals(kind);
    }

    private static Panel subtaskCurves(List<CSVRecord> subtasks, List<CSVRecord> means) {
        var panel = new Panel(
                "subtasks", "", Axis.decades("step $S$", 10, 4e4, 1), Axis.linear("loss (nats)", 0, 0.78, 0.2));
        for (int rank : new int[] {1, 2, 4, 8, 16, 32, 64}) {
            panel.with(new Layer.Line(
                    "subtask " + rank, Style.SKY, Style.THIN, column(subtasks, "step", is("rank", rank)), column(subtasks, "loss", is("rank", rank))));
        }
        Predicate<CSVRecord> first = is("seed", 1).and(is("alpha", ALPHA));
        panel.with(new Layer.Line("mean", Style.BLACK, Style.SOLID, column(means, "step", first), column(means, "loss", first)));
        panel.label(new Tex("subtasks", Style.ink(Style.SKY)), 14, 0.35, 0, 0, Tex.Anchor.LEFT);
        panel.label(Tex.black("mean"), 40, 0.6, 0, -6, Tex.Anchor.RIGHT);
        return panel;
    }

    private static Panel emergenceSteps(List<CSVRecord> emergence, List<CSVRecord> runs) {
        var panel = new Panel(
                "emergence", "", Axis.decades("frequency $p_i$", 1e-3, 0.5, 1), Axis.decades("emergence step $t_i$", 100, 6e4, 1));
        for (int seed = 1; seed <= 3; seed++) {
            Predicate<CSVRecord> learned = is("seed", seed).and(is("alpha", ALPHA)).and(row -> !row.get("step").equals("NaN"));
            panel.with(new Layer.Points(
                    "seed " + seed, COLORS[seed - 1], SYMBOLS[seed - 1], false, column(emergence, "frequency", learned), column(emergence, "step", learned)));
        }
        double nu = column(runs, "nu", kind("reference").and(is("seed", 1)))[0];
        double tau = column(runs, "tau", kind("reference").and(is("seed", 1)))[0];
        double[] p = {2e-3, 0.4};
        panel.with(new Layer.Line("t = tau p^-nu", Style.BLACK, Style.DASHED, p, PlotPoints.values(p, x -> tau * Math.pow(x, -nu))));
        panel.label(
                Tex.black(String.format(Locale.ROOT, "$t_i \\propto p_i^{-%.2f}$", nu)), 0.05, tau * Math.pow(0.05, -nu), 12, 16, Tex.Anchor.LEFT);
        return panel;
    }

    private static Panel lossOverSteps(List<CSVRecord> means, List<CSVRecord> runs) {
        var panel = new Panel(
                "steps", "", Axis.decades("step $S$", 100, 4e4, 1), Axis.decades("loss (nats)", 0.03, 1, 1));
        Predicate<CSVRecord> first = is("seed", 1).and(is("alpha", ALPHA)).and(row -> Double.parseDouble(row.get("step")) >= 100);
        double[] steps = column(means, "step", first);
        double nu = column(runs, "nu", kind("reference").and(is("seed", 1)))[0];
        double tau = column(runs, "tau", kind("reference").and(is("seed", 1)))[0];
        double p1 = Zipf.finite(ALPHA, TASKS).probability(1);
        double zeta = 1 / Zipf.infinite(ALPHA).probability(1);
        panel.with(new Layer.Line("infinitely many subtasks", Style.GREY, Style.DOTTED, steps, PlotPoints.values(steps, s -> {
            double n = Math.pow(s / tau * Math.pow(p1, nu), 1 / (nu * (1 + ALPHA)));
            return GAP * p1 * zeta * Zipf.infinite(ALPHA).tail(Math.round(n));
        })));
        panel.with(new Layer.Line("law of 200 subtasks", Style.ORANGE, Style.DASHED, steps, column(means, "law", first)));
        panel.with(new Layer.Line("measured", Style.BLUE, Style.SOLID, steps, column(means, "loss", first)));
        panel.label(new Tex("law, 200 subtasks", Style.ink(Style.ORANGE)), 1500, 0.11, -4, -8, Tex.Anchor.RIGHT);
        panel.label(new Tex("measured", Style.ink(Style.BLUE)), 300, 0.62, 0, 6, Tex.Anchor.LEFT);
        panel.label(new Tex("infinitely many", Style.ink(Style.GREY)), 8000, 0.42, 0, 6, Tex.Anchor.CENTER);
        return panel;
    }

    private static Panel widths(List<CSVRecord> runs) {
        var panel = new Panel(
                "widths", "", Axis.decades("learned subtasks $n$", 1.5, 80, 1), Axis.decades("loss (nats)", 0.04, 0.6, 1));
        Zipf zipf = Zipf.finite(ALPHA, TASKS);
        double[] ranks = IntStream.rangeClosed(2, 79).mapToDouble(n -> n).toArray();
        panel.with(new Layer.Line("staircase", Style.BLACK, Style.DASHED, ranks, PlotPoints.values(ranks, n -> GAP * zipf.tail((long) n))));
        for (int seed = 1; seed <= 3; seed++) {
            Predicate<CSVRecord> wanted = kind("width").or(kind("reference")).and(is("seed", seed));
            panel.with(new Layer.Points(
                    "seed " + seed, COLORS[seed - 1], SYMBOLS[seed - 1], false, column(runs, "learned", wanted), column(runs, "loss", wanted)));
        }
        panel.label(Tex.black("$\\log 2 \\sum_{i>n} p_i$"), 9, 0.3, 0, 0, Tex.Anchor.LEFT);
        return panel;
    }

    private static Panel dataSets(List<CSVRecord> runs) {
        var panel = new Panel(
                "data", "", Axis.decades("training samples $D$", 2e4, 2e6, 1), Axis.decades("learned subtasks $n$", 1, 60, 1));
        double[] guide = {2.4e4, 1.4e6};
        double[] all = column(runs, "data", kind("data"));
        double[] learned = column(runs, "learned", kind("data"));
        double centre = IntStream.range(0, all.length)
                .mapToDouble(i -> Math.log(learned[i]) - Math.log(all[i]) / (1 + ALPHA))
                .average()
                .orElse(0);
        panel.with(new Layer.Line(
                "slope 1/(1+alpha)", Style.BLACK, Style.DASHED, guide, PlotPoints.values(guide, d -> Math.exp(centre) * Math.pow(d, 1 / (1 + ALPHA)))));
        for (int seed = 1; seed <= 3; seed++) {
            Predicate<CSVRecord> wanted = kind("data").and(is("seed", seed));
            panel.with(new Layer.Points(
                    "seed " + seed, COLORS[seed - 1], SYMBOLS[seed - 1], false, column(runs, "data", wanted), column(runs, "learned", wanted)));
        }
        panel.label(Tex.black("slope $1/(1+\\alpha)$"), 1.4e5, Math.exp(centre) * Math.pow(1.4e5, 1 / 1.4), -6, 12, Tex.Anchor.RIGHT);
        return panel;
    }

    private static Panel alphas(List<CSVRecord> means) {
        var panel = new Panel(
                "exponents", "", Axis.decades("step $S$", 100, 4e4, 1), Axis.decades("loss (nats)", 0.01, 1, 1));
        for (int i = 0; i < ALPHAS.length; i++) {
            Predicate<CSVRecord> wanted = is("seed", 1).and(is("alpha", ALPHAS[i])).and(row -> Double.parseDouble(row.get("step")) >= 100);
            double[] steps = column(means, "step", wanted);
            double[] losses = column(means, "loss", wanted);
            panel.with(new Layer.Line("law, alpha = " + ALPHAS[i], COLORS[i], Style.DASHED, steps, column(means, "law", wanted)));
            panel.with(new Layer.Line("measured, alpha = " + ALPHAS[i], COLORS[i], Style.SOLID, steps, losses));
        }
        panel.label(new Tex("$\\alpha = 0.2$", Style.ink(COLORS[0])), 1.2e4, 0.3, 0, 6, Tex.Anchor.CENTER);
        panel.label(new Tex("$0.4$", Style.ink(COLORS[1])), 6000, 0.11, 0, 0, Tex.Anchor.CENTER);
        panel.label(new Tex("$0.8$", Style.ink(COLORS[2])), 3000, 0.055, 0, -8, Tex.Anchor.CENTER);
        return panel;
    }

    private static String list(double[] values, String format) {
        return String.join(", ", DoubleStream.of(values).mapToObj(v -> String.format(Locale.ROOT, format, v)).toList());
    }

    private static Caption caption(List<CSVRecord> runs, List<CSVRecord> means) {
        Predicate<CSVRecord> reference = kind("reference");
        double[] ratios = runs.stream()
                .filter(kind("width").or(reference))
                .mapToDouble(row -> Double.parseDouble(row.get("loss")) / Double.parseDouble(row.get("staircase")))
                .sorted()
                .toArray();
        long seeds = Arrays.stream(column(means, "seed", is("alpha", ALPHA))).distinct().count();
        return new Caption(
                "Networks that learn quanta",
                String.format(
                        Locale.ROOT,
                        """
                        One hidden layer of 512 ReLU units learns 200 parities of 3 among 30 bits, frequencies
                        $p_i \\propto i^{-1.4}$, from fresh samples. Above left, the test losses of the subtasks of ranks
                        1, 2, 4, …, 64 fall in steps, their mean smoothly. Above right, when each subtask emerges
                        (its loss passes $\\frac12 \\log 2$), and the power law through the ranks before the first
                        unlearned one (seed 1). Middle left, the mean loss, and what T15 says with that power law: for
                        200 subtasks and for infinitely many. Both have the same $\\alpha$ and $\\nu$; only the number
                        of subtasks differs, so a slope read off the measured curve must not be compared with
                        $\\alpha/(\\nu(1+\\alpha))$. Middle right, the loss of networks of width 16 to 512 against the number of
                        subtasks that they learned, with T3's staircase, in which nothing is fitted. Below left, subtasks learned at
                        the lowest test loss from a training set of $D$ samples, and the slope of T13. Below right, other exponents (seed 1).

                        In the %d runs of the reference the number of learned subtasks is %s, $\\nu$ is %s, Spearman's
                        correlation of step and frequency %s, and the median $R^2$ of a logistic step %s. The loss falls with exponent %s, the law for
                        200 subtasks with %s; for infinitely many it would be %.2f. With $\\alpha = 0.2$ these are %s and %s, with 0.8 %s and %s. The measured loss is between
                        %.2f and %.2f times the staircase over all widths and seeds: small networks hold subtasks that are learned in part.""",
                        seeds,
                        list(column(runs, "learned", reference), "%.0f"),
                        list(column(runs, "nu", reference), "%.2f"),
                        list(column(runs, "spearman", reference), "%.2f"),
                        list(column(runs, "rsquared", reference), "%.3f"),
                        list(column(runs, "slope", reference), "%.2f"),
                        list(column(runs, "lawSlope", reference), "%.2f"),
                        ALPHA / ((1 + ALPHA) * column(runs, "nu", reference)[0]),
                        list(column(runs, "slope", kind("alpha").and(is("alpha", 0.2))), "%.2f"),
                        list(column(runs, "lawSlope", kind("alpha").and(is("alpha", 0.2))), "%.2f"),
                        list(column(runs, "slope", kind("alpha").and(is("alpha", 0.8))), "%.2f"),
                        list(column(runs, "lawSlope", kind("alpha").and(is("alpha", 0.8))), "%.2f"),
                        ratios[0],
                        ratios[ratios.length - 1]),
                "Michaud et al., arXiv 2303.13506, Figs. 2, 7, 8, 9 and 10",
                "T3, T13, T15, T34",
                "batch 1000, Adam with rate 1e-3, 40,000 steps; 1000 test samples of each subtask, 100 for other exponents and training sets; seeds 1 (circles), 2 (squares), 3 (triangles);"
                        + " training sets with early stopping",
                "dashed and dotted: sums over the use frequencies, the steps by the measured $\\tau p^{-\\nu}$",
                "solid lines and symbols: trained networks; `data/trained-parity-*.csv`, written by `mvn -f paper-figures -Dretrain=parity`");
    }
}
