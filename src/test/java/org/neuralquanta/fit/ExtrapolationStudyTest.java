package org.neuralquanta.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.form.Form;
import org.neuralquanta.form.Parameter;
import org.neuralquanta.newton.Jet;
import org.neuralquanta.newton.Jets;
import org.neuralquanta.runs.Runs;

/**
 * Changes of the form curve that might extrapolate better have the scores of docs/benchmark.md on its two halves of the image tasks. Run
 * with {@code mvn test -P slow}.
 */
@Tag("slow")
@Statement({"T16", "T38", "T40"})
class ExtrapolationStudyTest {

    private static final Set<String> TO_CHOOSE = Set.of("MiX/B/16", "BiT/50/1", "ViT/S/16");
    private static final Map<String, Integer> CLASSES = Map.of("bird", 500, "c", 100, "cal", 102, "inet", 1000);

    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Curve(String task, boolean toChoose, Runs fitted, double[] x, double[] losses) {

        double guessing() {
            return 1 - 1.0 / Objects.requireNonNull(CLASSES.get(task.substring(0, task.indexOf('_'))));
        }

        static List<Curve> all() throws IOException {
            Path file = Path.of(System.getProperty("project.basedir", "."), "paper-figures/data/revisiting/benchmark.vision.csv.gz");
            var format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
            var tasks = new LinkedHashMap<String, List<CSVRecord>>();
            try (var reader = new BufferedReader(
                    new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
                for (CSVRecord row : format.parse(reader)) {
                    tasks.computeIfAbsent(row.get("Task") + " " + row.get("Model"), _ -> new ArrayList<>()).add(row);
                }
            }
            return tasks.values().stream().map(Curve::of).toList();
        }

        private static Curve of(List<CSVRecord> rows) {
            Runs fitted = Runs.curve(column(rows, "1", "Seen Examples"), column(rows, "1", "Loss"));
            CSVRecord first = rows.getFirst();
            return new Curve(first.get("Task"), TO_CHOOSE.contains(first.get("Model")), fitted, column(rows, "0", "Seen Examples"),
                    column(rows, "0", "Loss"));
        }

        private static double[] column(List<CSVRecord> rows, String training, String name) {
            return rows.stream().filter(r -> r.get("Training").equals(training)).mapToDouble(r -> Double.parseDouble(r.get(name))).toArray();
        }

        double error(Fit fit) {
            return Math.sqrt(IntStream.range(0, x.length)
                    .mapToDouble(i -> Math.pow(Math.log(losses[i] / fit.predict(x[i])), 2)).average().orElseThrow());
        }
    }

    /** The changes that add a fourth parameter, with starts of its logarithm. */
    private enum Change {
        /** Quanta up to rank K. */
        FINITE("finite K"),
        /** Each quantum has room with probability 1 − e^(−u p_k). */
        CAPACITY("soft capacity"),
        /** Frequencies k^−s (1 + b k^(−1/2)), the logarithm that of 1 + b. */
        SECOND_ORDER("second order"),
        /** Frequencies (k + q)^−s. */
        OFFSET("offset");

        private final String label;

        Change(String label) {
            this.label = label;
        }

        double[] starts() {
            return switch (this) {
                case FINITE -> new double[] {3, 6, 10};
                case CAPACITY -> new double[] {4, 8, 14};
                case SECOND_ORDER -> new double[] {-0.5, 0.1, 1};
                case OFFSET -> new double[] {-2, 0, 2};
            };
        }

        double frequency(double k, double alpha, double fourth) {
            return switch (this) {
                case SECOND_ORDER -> Math.pow(k, -1 - alpha) * (1 + (Math.exp(fourth) - 1) / Math.sqrt(k));
                case OFFSET -> Math.pow(k + Math.exp(fourth), -1 - alpha);
                default -> Math.pow(k, -1 - alpha);
            };
        }

        /** The share of a node that is below K, with an edge as wide as the node. */
        double inside(int node, double fourth) {
            return this != FINITE ? 1
                    : node < FIRST ? Math.clamp(Math.exp(fourth) - RANKS[node] + 0.5, 0, 1)
                    : Math.clamp((fourth - Math.log(RANKS[node])) / STEP + 0.5, 0, 1);
        }
    }

    /** Nodes of a sum over ranks: the first one by one, then the trapezoidal rule in log k from half a rank above. */
    private static final int FIRST = 30;

    private static final int LATER = 70;
    private static final double STEP = Math.log(1e13 / (FIRST + 0.5)) / LATER;
    private static final double[] RANKS = new double[FIRST + LATER + 1];
    private static final double[] WEIGHTS = new double[RANKS.length];

    static {
        for (int i = 0; i < RANKS.length; i++) {
            boolean one = i < FIRST;
            boolean end = i == FIRST || i == RANKS.length - 1;
            RANKS[i] = one ? i + 1 : (FIRST + 0.5) * Math.exp((i - FIRST) * STEP);
            WEIGHTS[i] = one ? 1 : RANKS[i] * STEP * (end ? 0.5 : 1);
        }
    }

    /** Normalised frequencies, their weights, and what is beyond the last node and never learned. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record Frequencies(double[] p, double[] weights, double beyond) {

        private static final ThreadLocal<LinkedHashMap<List<Object>, Frequencies>> RECENT = ThreadLocal.withInitial(LinkedHashMap::new);

        static Frequencies of(Change change, double alpha, double fourth) {
            LinkedHashMap<List<Object>, Frequencies> recent = RECENT.get();
            Frequencies known = recent.get(List.of(change, alpha, fourth));
            if (known == null) {
                known = computed(change, alpha, fourth);
                recent.put(List.of(change, alpha, fourth), known);
                if (recent.size() > 20) {
                    recent.pollFirstEntry();
                }
            }
            return known;
        }

        private static Frequencies computed(Change change, double alpha, double fourth) {
            double[] p = new double[RANKS.length];
            double[] weights = new double[RANKS.length];
            Arrays.setAll(p, i -> change.frequency(RANKS[i], alpha, fourth));
            Arrays.setAll(weights, i -> WEIGHTS[i] * change.inside(i, fourth));
            double beyond = change == Change.FINITE ? 0 : p[p.length - 1] * RANKS[p.length - 1] / alpha;
            double sum = beyond + IntStream.range(0, p.length).mapToDouble(i -> weights[i] * p[i]).sum();
            return new Frequencies(Arrays.stream(p).map(v -> v / sum).toArray(), weights, beyond / sum);
        }

        /** S, and its derivative by log u. */
        double[] open(double logExposure) {
            double u = Math.exp(logExposure);
            double open = beyond;
            double slope = 0;
            for (int i = 0; i < p.length; i++) {
                double y = u * p[i];
                double term = weights[i] * p[i] * Math.exp(-y);
                open += term;
                slope -= term * y;
            }
            return new double[] {open, slope};
        }
    }

    /** E + (1 − E) S without second derivatives: Gauss and Newton's method. Derivatives by α and the fourth are differences. */
    private record Changed(Change change) implements Form {

        @Override
        public String name() {
            return change.label;
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(Parameter.positive("E"), Parameter.positive("alpha"), Parameter.scale("D0", 0), Parameter.positive("fourth"));
        }

        @Override
        public List<String> variables() {
            return List.of("x");
        }

        private double[] open(double logAlpha, double fourth, double logExposure) {
            Frequencies frequencies = Frequencies.of(change, Math.exp(logAlpha), fourth);
            double[] open = frequencies.open(logExposure);
            if (change != Change.CAPACITY) {
                return open;
            }
            double both = Math.log(Math.exp(logExposure) + Math.exp(fourth));
            double[] overlap = frequencies.open(both);
            return new double[] {
                open[0] + frequencies.open(fourth)[0] - overlap[0], open[1] - overlap[1] * Math.exp(logExposure - both)
            };
        }

        @Override
        public Jet logLoss(Jets jets, Jet[] p, double[] logs) {
            double e = Math.exp(p[0].value);
            double a = p[1].value;
            double f = p[3].value;
            double l = logs[0] - p[2].value;
            if (!(e < 1 && a > -7 && a < 3 && Math.abs(f) < 25)) {
                return jets.constant(Double.NaN);
            }
            double[] open = open(a, f, l);
            double h = 1e-5;
            double byAlpha = (open(a + h, f, l)[0] - open(a - h, f, l)[0]) / (2 * h);
            double byFourth = (open(a, f + h, l)[0] - open(a, f - h, l)[0]) / (2 * h);
            double m = e + (1 - e) * open[0];
            double[] slopes = {e * (1 - open[0]) / m, (1 - e) * byAlpha / m, -(1 - e) * open[1] / m, (1 - e) * byFourth / m};
            Jet sum = jets.constant(Math.log(m));
            for (int j = 0; j < slopes.length; j++) {
                sum = jets.sum(sum, 1, jets.linear(p[j], slopes[j], -slopes[j] * p[j].value), 1);
            }
            return sum;
        }

        @Override
        public List<double[]> starts(Data data) {
            var starts = new ArrayList<double[]>();
            List<double[]> three = new org.neuralquanta.form.Curve(OptionalDouble.of(1)).starts(data);
            for (int i = 0; i < three.size(); i += 2) {
                for (double fourth : change.starts()) {
                    starts.add(new double[] {three.get(i)[0], three.get(i)[1], three.get(i)[2], fourth});
                }
            }
            return starts;
        }
    }

    private interface Method {
        Fit fit(Curve curve);
    }

    private static Method plain(CurveModel model, RobustLoss loss) {
        return curve -> Fit.of(model, curve.fitted, loss);
    }

    /** Least squares with a weight for each rank from 0 to 1. */
    private static Fit weighted(CurveModel model, Runs runs, DoubleUnaryOperator weight) {
        IntToDoubleFunction byRun = i -> weight.applyAsDouble((i + 1.0) / runs.size());
        Objective plain = Objective.of(Shape.of(model, runs), new RobustLoss.Squares(), runs);
        Objective objective = plain.weighted(IntStream.range(0, runs.size()).mapToDouble(byRun).toArray());
        return new Fit(model, objective, Search.best(objective));
    }

    private static Map<String, Method> methods() {
        var methods = new LinkedHashMap<String, Method>();
        CurveModel one = CurveModel.curve(1);
        methods.put("as it is", plain(one, new RobustLoss.Squares()));
        methods.put("eps_0 of guessing", curve -> Fit.of(CurveModel.curve(curve.guessing()), curve.fitted, new RobustLoss.Squares()));
        methods.put("eps_0 free", plain(CurveModel.curve(), new RobustLoss.Squares()));
        for (double delta : new double[] {0.001, 0.01, 0.03}) {
            methods.put("Huber " + delta, plain(one, new RobustLoss.Huber(delta)));
        }
        methods.put("weights i/n", curve -> weighted(one, curve.fitted, r -> r));
        methods.put("weights (i/n)^2", curve -> weighted(one, curve.fitted, r -> r * r));
        methods.put("last three quarters", curve -> weighted(one, curve.fitted, r -> r > 0.25 ? 1 : 0));
        methods.put("last half", curve -> weighted(one, curve.fitted, r -> r > 0.5 ? 1 : 0));
        for (Change change : Change.values()) {
            CurveModel model = new FormModel(new Changed(change));
            methods.put(change.label, plain(model, new RobustLoss.Squares()));
            methods.put(change.label + ", last half", curve -> weighted(model, curve.fitted, r -> r > 0.5 ? 1 : 0));
        }
        return methods;
    }

    private static double score(Method method, List<Curve> curves, boolean toChoose) {
        return Math.exp(curves.parallelStream()
                .filter(c -> c.toChoose == toChoose)
                .mapToDouble(c -> Math.log(c.error(method.fit(c))))
                .average()
                .orElseThrow());
    }

    @Test
    void changesAreScoredOnBothHalves() throws IOException {
        List<Curve> curves = Curve.all();
        assertThat(curves.stream().filter(c -> c.toChoose)).hasSize(36);
        String page = Files.readString(Path.of(System.getProperty("project.basedir", "."), "docs/benchmark.md"));
        methods().forEach((name, method) -> {
            double toChoose = score(method, curves, true);
            double toReport = score(method, curves, false);
            System.out.printf("extrapolation, %s: %.6f to choose, %.6f to report%n", name, toChoose, toReport);
            assertThat(page).contains(String.format(Locale.ROOT, "| %s | %.4f | %.4f |", name, toChoose, toReport));
        });
    }
}
