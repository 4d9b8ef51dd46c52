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
import org.neuralquanta.figures.drawing.Viridis;
import org.neuralquanta.parity.CountLaw;
import org.neuralquanta.parity.EmergenceLaw;
import org.neuralquanta.parity.ParitySettings;
import org.neuralquanta.parity.Subtasks;

/** Networks trained on multitask sparse parity: the quanta emerge, and the theory predicts the loss (T34). */
public final class TrainedQuanta implements Figure {

    private static final double ALPHA = ScalingRuns.ALPHA;
    private static final int TASKS = 200;
    private static final double GAP = Math.log(2);
    private static final Color[] COLORS = {Style.BLUE, Style.GREEN, Style.VERMILLION};
    private static final Shape[] SYMBOLS = {Marker.DOT, Marker.SQUARE, Marker.TRIANGLE};

    /** The exponents over steps of [Q], Fig. 9, read off the figure of their repository, for these alphas. */
    private static final double[] PAPER_S = {0.228, 0.267, 0.307, 0.346, 0.376, 0.422, 0.468, 0.482};

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
        ScalingRuns scaling = ScalingRuns.read(data);
        var sheet = Sheet.grid(new double[] {104, 104, 104, 104, 104}, List.of(
                List.of(subtaskCurves(subtasks, means), emergenceSteps(emergence, runs)),
                List.of(lossOverSteps(means, scaling), curve(scaling)),
                List.of(
                        lossOver(scaling, ScalingRuns.Resource.WIDTH, Axis.decades("parameters $N$", 400, 3e4, 1)),
                        lossOver(scaling, ScalingRuns.Resource.DATA, Axis.decades("training samples $D$", 1e3, 2e5, 1))),
                List.of(widths(runs), exponents("exponents", "small", ScalingRuns.SEEDS, scaling)
                        .key(Layer.Points.sample(Style.BLACK, SYMBOLS[0], true), "measured")
                        .key(Layer.Line.sample(Style.BLACK, Style.DASHED), "law")
                        .key(Layer.Line.sample(Style.GREY, Style.SOLID), "[Q]")
                        .keysInside(Panel.Corner.BOTTOM_RIGHT)),
                List.of(hundred(scaling), exponents("exponents at a hundred bits", "hundred", ScalingRuns.HUNDRED_SEEDS, scaling))));
        return new Drawing(sheet, caption(runs, scaling));
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

    private static Panel lossOverSteps(List<CSVRecord> means, ScalingRuns scaling) {
        var panel = new Panel(
                "steps", "", Axis.decades("step $S$", 100, 4e4, 1), Axis.decades("loss (nats)", 0.01, 1, 1));
        for (long seed = 1; seed <= 3; seed++) {
            Predicate<CSVRecord> shown = is("seed", seed).and(is("alpha", ALPHA)).and(row -> Double.parseDouble(row.get("step")) >= 100);
            panel.with(new Layer.Line("measured, seed " + seed, Style.SKY, Style.THIN, column(means, "step", shown), column(means, "loss", shown)));
        }
        for (long seed : ScalingRuns.SEEDS) {
            ScalingRuns.Course course = scaling.course("reference", seed, ALPHA);
            panel.with(new Layer.Line("measured, seed " + seed, Style.BLUE, Style.THIN, course.steps(), course.losses()));
        }
        long from = ScalingRuns.SEEDS.getFirst();
        EmergenceLaw law = scaling.emergence("reference", from, ALPHA);
        double[] steps = PlotPoints.logarithmic(300, 4e4, 20);
        Subtasks reference = ParitySettings.reference().subtasks();
        panel.with(new Layer.Line("law of 200 subtasks", Style.BLACK, Style.DASHED, steps, PlotPoints.values(steps, s -> law.loss(reference, s))));
        double first = Zipf.finite(ALPHA, TASKS).probability(1);
        double zeta = 1 / Zipf.infinite(ALPHA).probability(1);
        panel.with(new Layer.Line("infinitely many subtasks", Style.GREY, Style.DOTTED, steps, PlotPoints.values(
                steps, s -> GAP * first * zeta * Zipf.infinite(ALPHA).tail(Math.round(law.rank(reference, s))))));
        panel.label(Tex.black("law, 200 subtasks"), 2500, 0.19, 0, -14, Tex.Anchor.RIGHT);
        panel.label(new Tex("measured", Style.ink(Style.BLUE)), 300, 0.66, 0, 6, Tex.Anchor.LEFT);
        panel.label(new Tex("infinitely many", Style.ink(Style.GREY)), 8000, 0.42, 0, 6, Tex.Anchor.CENTER);
        return panel;
    }

    private static Panel curve(ScalingRuns scaling) {
        var panel = new Panel(
                "curve", "", Axis.decades("exposure $S p^\\nu / \\tau$", 0.01, 30, 1), Axis.linear("share of $\\log 2$ left", 0, 1.1, 0.2));
        panel.with(new Layer.Line("step", Style.BLACK, Style.DOTTED, new double[] {0.01, 1, 1, 30}, new double[] {1, 1, 0, 0}));
        for (int i = 0; i < ScalingRuns.SEEDS.size(); i++) {
            ScalingRuns.Course course = scaling.curve("reference", ScalingRuns.SEEDS.get(i));
            int[] shown = IntStream.range(0, course.steps().length).filter(k -> course.steps()[k] >= 0.01 && course.steps()[k] <= 30).toArray();
            panel.with(new Layer.Line("measured, seed " + ScalingRuns.SEEDS.get(i), COLORS[i], Style.THIN,
                    IntStream.of(shown).mapToDouble(k -> course.steps()[k]).toArray(), IntStream.of(shown).mapToDouble(k -> course.losses()[k]).toArray()));
        }
        panel.label(Tex.black("$\\varphi$"), 1.5, 0.55, 4, 0, Tex.Anchor.LEFT);
        panel.label(Tex.black("a step"), 0.9, 0.3, -4, 0, Tex.Anchor.RIGHT);
        return panel;
    }

    private static Panel lossOver(ScalingRuns scaling, ScalingRuns.Resource resource, Axis across) {
        var panel = new Panel(resource.kind(), "", across, Axis.decades("loss (nats)", 0.01, 1, 1));
        CountLaw counted = scaling.counted(resource, ScalingRuns.SEEDS.getFirst(), ALPHA);
        Subtasks subtasks = ScalingRuns.small(ALPHA);
        double[] x = PlotPoints.logarithmic(across.lower(), across.upper(), 30);
        panel.with(new Layer.Line("law of 100 subtasks", Style.BLACK, Style.DASHED, x, PlotPoints.values(x, v -> subtasks.loss(counted.learned(v)))));
        for (int i = 0; i < ScalingRuns.SEEDS.size(); i++) {
            ScalingRuns.Sweep sweep = scaling.sweep(resource, ScalingRuns.SEEDS.get(i), ALPHA);
            panel.with(new Layer.Points("seed " + ScalingRuns.SEEDS.get(i), COLORS[i], SYMBOLS[i], false, sweep.amounts(), sweep.losses()));
        }
        double middle = Math.sqrt(across.lower() * across.upper());
        panel.label(Tex.black("law, 100 subtasks"), middle, subtasks.loss(counted.learned(middle)), -8, -12, Tex.Anchor.RIGHT);
        return panel;
    }

    private static Panel widths(List<CSVRecord> runs) {
        var panel = new Panel(
                "widths", "", Axis.decades("learned subtasks $n$", 1, 100, 1), Axis.decades("loss (nats)", 0.01, 1, 1));
        Zipf zipf = Zipf.finite(ALPHA, TASKS);
        double[] ranks = IntStream.rangeClosed(1, 99).mapToDouble(n -> n).toArray();
        panel.with(new Layer.Line("staircase", Style.BLACK, Style.DASHED, ranks, PlotPoints.values(ranks, n -> GAP * zipf.tail((long) n))));
        for (int seed = 1; seed <= 3; seed++) {
            Predicate<CSVRecord> wanted = kind("width").or(kind("reference")).and(is("seed", seed));
            panel.with(new Layer.Points(
                    "seed " + seed, COLORS[seed - 1], SYMBOLS[seed - 1], false, column(runs, "learned", wanted), column(runs, "loss", wanted)));
        }
        panel.label(Tex.black("$\\log 2 \\sum_{i>n} p_i$"), 9, 0.3, 0, 0, Tex.Anchor.LEFT);
        return panel;
    }

    private static Panel hundred(ScalingRuns scaling) {
        var panel = new Panel("a hundred bits", "", Axis.decades("step $S$", 100, 2e4, 1), Axis.decades("loss (nats)", 0.03, 1, 1));
        long seed = ScalingRuns.HUNDRED_SEEDS.getFirst();
        for (int i = 0; i < ScalingRuns.ALPHAS.size(); i++) {
            double alpha = ScalingRuns.ALPHAS.get(i);
            ScalingRuns.Course course = scaling.course("hundred", seed, alpha);
            int[] shown = IntStream.range(0, course.steps().length).filter(k -> course.steps()[k] >= 100).toArray();
            panel.with(new Layer.Line("measured, alpha = " + alpha, Viridis.line(i, ScalingRuns.ALPHAS.size()), Style.SOLID,
                    IntStream.of(shown).mapToDouble(k -> course.steps()[k]).toArray(), IntStream.of(shown).mapToDouble(k -> course.losses()[k]).toArray()));
        }
        panel.label(Tex.black("$\\alpha = 0.1$"), 1.8e4, 0.62, 0, 8, Tex.Anchor.RIGHT);
        panel.label(Tex.black("$0.8$"), 2e3, 0.19, 0, 0, Tex.Anchor.RIGHT);
        return panel;
    }

    private static Panel exponents(String name, String kind, List<Long> seeds, ScalingRuns scaling) {
        var panel = new Panel(name, "", Axis.linear("$\\alpha$", 0, 0.9, 0.2), Axis.linear("exponent over steps", 0, 0.7, 0.2));
        double[] all = ScalingRuns.ALPHAS.stream().mapToDouble(alpha -> alpha).toArray();
        for (int i = 0; i < seeds.size(); i++) {
            long seed = seeds.get(i);
            double[] alphas = Arrays.stream(all).filter(alpha -> scaling.hasLaw(kind, seed, alpha)).toArray();
            panel.with(new Layer.Line("law, seed " + seed, COLORS[i], Style.DASHED, alphas,
                    PlotPoints.values(alphas, alpha -> scaling.overSteps(kind, seed, seed, alpha).law())));
            panel.with(new Layer.Points("measured, seed " + seed, COLORS[i], SYMBOLS[i], true, alphas,
                    PlotPoints.values(alphas, alpha -> scaling.overSteps(kind, seed, seed, alpha).measured())));
        }
        panel.with(new Layer.Line("[Q]", Style.GREY, Style.SOLID, all, PAPER_S));
        return panel;
    }

    private static String list(double[] values, String format) {
        return String.join(", ", DoubleStream.of(values).mapToObj(v -> String.format(Locale.ROOT, format, v)).toList());
    }

    private static Caption caption(List<CSVRecord> runs, ScalingRuns scaling) {
        Predicate<CSVRecord> reference = kind("reference");
        double[] ratios = runs.stream()
                .filter(kind("width").or(reference))
                .mapToDouble(row -> Double.parseDouble(row.get("loss")) / Double.parseDouble(row.get("staircase")))
                .sorted()
                .toArray();
        return new Caption(
                "Networks that learn quanta",
                String.format(
                        Locale.ROOT,
                        """
                        One hidden layer of 512 ReLU units learns 200 parities of 3 among 30 bits, frequencies
                        $p_i \\propto i^{-1.4}$, from fresh samples. First row: the test losses of the subtasks of ranks
                        1, 2, 4, …, 64 fall in steps, their mean smoothly (seed 1); when each subtask emerges
                        (its loss passes $\\frac12 \\log 2$), and the power law through the ranks before the first
                        unlearned one of seed 1. Second row: the mean loss of six seeds, and what T15 predicts with the $\\nu$ and $\\tau$ of
                        seed 501, for 200 subtasks and for infinitely many, so that a slope read off the measured curve must not be compared with
                        $\\alpha/(\\nu(1+\\alpha))$; the emergence curve as measured. Third row: the small configuration (100 parities of 2 among 20 bits) over twelve
                        widths and twelve training sets, with the law for 100 subtasks by the counts of learned subtasks of seed 501. Fourth row: the reference with
                        width 16 to 512 against the number of subtasks that it learned, with T3's staircase, in which nothing is fitted; exponents over steps of
                        the small configuration for eight $\\alpha$, the law for 100 subtasks with the $\\nu$ and $\\tau$ of each run
                        (dashed), and what [Q] measured with 500 subtasks (grey). Fifth row: 200 parities of 3 among 100 bits, 20,000 steps: the mean
                        loss for eight $\\alpha$ (seed 1401), and its exponents over steps beside the law for 200 subtasks.

                        In the runs of the reference the number of learned subtasks is %s, $\\nu$ is %s, Spearman's
                        correlation of step and frequency %s, and the median $R^2$ of a logistic step %s. From one of seeds 501 to 503 to another the
                        measured exponent over steps is %.3f above the law on average, %.3f with the measured curve. The measured loss is between
                        %.2f and %.2f times the staircase over all widths and seeds: small networks have subtasks that are learned in part.""",
                        list(column(runs, "learned", reference), "%.0f"),
                        list(column(runs, "nu", reference), "%.2f"),
                        list(column(runs, "spearman", reference), "%.2f"),
                        list(column(runs, "rsquared", reference), "%.3f"),
                        DoubleStream.of(scaling.excess("reference", "middles")).average().orElseThrow(),
                        DoubleStream.of(scaling.excess("reference", "curve")).average().orElseThrow(),
                        ratios[0],
                        ratios[ratios.length - 1]),
                "Michaud et al., arXiv 2303.13506, Figs. 2, 7, 8, 9 and 10; their exponents read off a figure of their repository",
                "T3, T8, T10, T13, T15, T34",
                "reference: batch 1000, Adam with rate 1e-3, 40,000 steps on seeds 1 to 3, 20,000 on 501 to 503; small configuration: batch 500, rate 2e-3, 8000 steps;"
                        + " seeds 1, 501 and 1401 (circles), 2, 502 and 1402 (squares), 3, 503 and 1403 (triangles);"
                        + " training sets with early stopping",
                "dashed and dotted: sums over the use frequencies, the steps by the measured $\\tau p^{-\\nu}$",
                "solid lines and symbols: trained networks; `data/trained-parity-*.csv`, `data/trained-scaling-*.csv` and"
                        + " `data/trained-hundred-*.csv`, written by `mvn -f paper-figures -Dretrain=parity`, `parity-scaling` and `parity-hundred`");
    }
}
