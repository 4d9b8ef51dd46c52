package org.neuralquanta.figures.study;

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
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.neuralquanta.fit.Bootstrap;
import org.neuralquanta.fit.CurveModel;
import org.neuralquanta.fit.Fit;
import org.neuralquanta.fit.RobustLoss;
import org.neuralquanta.form.Broken;
import org.neuralquanta.form.Curve;
import org.neuralquanta.form.Form;
import org.neuralquanta.form.LimitedCurve;
import org.neuralquanta.form.M1;
import org.neuralquanta.form.M2;
import org.neuralquanta.form.M3;
import org.neuralquanta.form.M4;
import org.neuralquanta.newton.Jet;
import org.neuralquanta.newton.Jets;
import org.neuralquanta.runs.Runs;

/**
 * How well the forms of {@code fit} predict the ends of 92 learning curves (T40), and how often a 95 % prediction interval holds the
 * measured loss. Least squares of log L; 40 bootstrap replicates of the runs, to each of which five residuals are added, scaled for the parameters that
 * were fitted. Residuals are drawn independently.
 */
final class BenchmarkStudy implements RunLogStudy {

    private static final int REPLICATES = 40;
    private static final int RESIDUALS = 5;

    /** The loss before learning of the tasks, where it is taken as known: an error rate, or a loss scaled to 1. */
    private static final double START = 1;

    private record Candidate(String name, CurveModel model, Form form) {}

    private static final List<Candidate> FORMS = List.of(
            new Candidate("curve", CurveModel.curve(START), new Curve(OptionalDouble.of(START))),
            new Candidate("curve, free start", CurveModel.curve(), new Curve(OptionalDouble.empty())),
            new Candidate("limited", CurveModel.limited(START), new LimitedCurve(OptionalDouble.of(START))),
            new Candidate("limited, free start", CurveModel.limited(), new LimitedCurve(OptionalDouble.empty())),
            new Candidate("m1", CurveModel.m1(), new M1()),
            new Candidate("m2", CurveModel.m2(), new M2()),
            new Candidate("m3", CurveModel.m3(), new M3()),
            new Candidate("m4", CurveModel.m4(START), new M4(OptionalDouble.of(START))),
            new Candidate("m4, free start", CurveModel.m4(), new M4(OptionalDouble.empty())),
            new Candidate("broken", CurveModel.broken(1), new Broken(1)));

    @Override
    public String name() {
        return "benchmark";
    }

    @Override
    public String log(Path data) throws IOException {
        var log = new StringBuilder("# error: root mean square of log L - log M beyond the fitted runs; mean: their mean; covered: share of them in 95 %"
                + " prediction intervals\ndomain,group,task,model,form,parameters,fitted,predicted,error,mean,covered\n");
        LearningCurve.all(data).parallelStream().map(BenchmarkStudy::rows).forEachOrdered(log::append);
        return log.toString();
    }

    private static String rows(LearningCurve curve) {
        var rows = new StringBuilder();
        for (Candidate candidate : FORMS) {
            Fit fit = Fit.of(candidate.model, curve.fitted(), new RobustLoss.Squares());
            double[] errors = IntStream.range(0, curve.x().length)
                    .mapToDouble(i -> Math.log(curve.losses()[i]) - Math.log(fit.predict(curve.x()[i])))
                    .toArray();
            rows.append(String.format(
                    Locale.ROOT,
                    "%s,%s,\"%s\",\"%s\",\"%s\",%d,%d,%d,%.6f,%.6f,%.4f%n",
                    curve.domain(),
                    curve.group(),
                    curve.task(),
                    curve.model(),
                    candidate.name,
                    candidate.model.dimension(),
                    curve.fitted().size(),
                    errors.length,
                    Math.sqrt(Arrays.stream(errors).map(e -> e * e).average().orElseThrow()),
                    Arrays.stream(errors).average().orElseThrow(),
                    covered(candidate, fit, curve)));
        }
        return rows.toString();
    }

    private static double covered(Candidate candidate, Fit fit, LearningCurve curve) {
        Bootstrap bootstrap = Bootstrap.of(fit, REPLICATES, 1, () -> {});
        double[] residuals = fit.residuals();
        double scale = Math.sqrt((double) residuals.length / (residuals.length - candidate.model.dimension()));
        int n = curve.x().length;
        double[][] predictions = new double[n][REPLICATES * RESIDUALS];
        var random = new SplittableRandom(1);
        for (int b = 0; b < REPLICATES; b++) {
            double[] drawn = logPredictions(candidate, bootstrap, b, curve.x());
            for (int i = 0; i < n; i++) {
                for (int r = 0; r < RESIDUALS; r++) {
                    predictions[i][RESIDUALS * b + r] = drawn[i] + scale * residuals[random.nextInt(residuals.length)];
                }
            }
        }
        int inside = 0;
        for (int i = 0; i < n; i++) {
            Arrays.sort(predictions[i]);
            double loss = Math.log(curve.losses()[i]);
            inside += quantile(predictions[i], 0.025) <= loss && loss <= quantile(predictions[i], 0.975) ? 1 : 0;
        }
        return (double) inside / n;
    }

    private static double quantile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) at;
        return sorted[below] + (at - below) * (sorted[Math.min(below + 1, sorted.length - 1)] - sorted[below]);
    }

    /** log M of a replicate. */
    private static double[] logPredictions(Candidate candidate, Bootstrap bootstrap, int replicate, double[] x) {
        Form form = candidate.form;
        int n = form.parameters().size();
        var jets = new Jets(n);
        Jet[] coordinates = IntStream.range(0, n)
                .mapToObj(j -> jets.coordinate(j, form.parameters().get(j).logarithm()
                        ? Math.log(bootstrap.at(replicate, j))
                        : bootstrap.at(replicate, j)))
                .toArray(Jet[]::new);
        Jet[] prepared = form.prepare(jets, coordinates);
        int mark = jets.mark();
        return Arrays.stream(x)
                .map(at -> {
                    jets.rewind(mark);
                    return form.logLoss(jets, prepared, new double[] {Math.log(at)}).value;
                })
                .toArray();
    }

    /**
     * A task of the benchmark of Alabdulmohsin et al. 2022: a learning curve, its beginning to be fitted and its end to be predicted.
     *
     * @param domain IC for images, NMT for translation, LM for language models, BB for BIG-Bench
     * @param task the data set and number of shots
     * @param model the network
     * @param fitted the runs to fit
     * @param x where to predict
     * @param losses what was measured there
     */
    private record LearningCurve(String domain, String task, String model, Runs fitted, double[] x, double[] losses) {

        /** The tasks in the order of the files. */
        static List<LearningCurve> all(Path data) throws IOException {
            var rows = new LinkedHashMap<List<String>, List<CSVRecord>>();
            for (String kind : List.of("vision", "lang")) {
                for (CSVRecord row : rows(data.resolve("revisiting/benchmark." + kind + ".csv.gz"))) {
                    List<String> key = List.of(row.get("Domain"), row.get("Task"), row.get("Model"));
                    rows.computeIfAbsent(key, _ -> new ArrayList<>()).add(row);
                }
            }
            return rows.values().stream().map(LearningCurve::of).toList();
        }

        private static List<CSVRecord> rows(Path file) throws IOException {
            var format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
            try (var reader = new BufferedReader(
                    new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
                return format.parse(reader).getRecords();
            }
        }

        private static LearningCurve of(List<CSVRecord> rows) {
            CSVRecord first = rows.getFirst();
            return new LearningCurve(
                    first.get("Domain"),
                    first.get("Task"),
                    first.get("Model"),
                    Runs.curve(column(rows, "1", "Seen Examples"), column(rows, "1", "Loss")),
                    column(rows, "0", "Seen Examples"),
                    column(rows, "0", "Loss"));
        }

        private static double[] column(List<CSVRecord> rows, String training, String name) {
            return rows.stream()
                    .filter(row -> row.get("Training").equals(training))
                    .mapToDouble(row -> Double.parseDouble(row.get(name)))
                    .toArray();
        }

        /** What tasks that share data have in common. */
        String group() {
            return switch (domain) {
                case "IC" -> domain + " " + task.substring(0, task.indexOf('_'));
                case "BB" -> domain + " " + task.split("'")[1];
                default -> domain;
            };
        }
    }
}
