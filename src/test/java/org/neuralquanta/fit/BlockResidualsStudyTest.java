package org.neuralquanta.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neuralquanta.Statement;
import org.neuralquanta.runs.Runs;

/**
 * Prediction intervals of learning curves from blocks of residuals have the coverages of docs/benchmark.md. The plan is on that page; its other
 * forms are named limited and m4. Run with {@code mvn test -P slow}.
 */
@Tag("slow")
@Statement("T40")
class BlockResidualsStudyTest {

    private static final int REPLICATES = 100;
    private static final int RESIDUALS = 5;
    private static final int POINTS = 40;

    private static CurveModel model(String form) {
        return switch (form) {
            case "curve" -> CurveModel.curve(1);
            case "limited" -> CurveModel.limited(1);
            default -> CurveModel.m4(1);
        };
    }

    /** Politis and White, Econometric Reviews 23 (2004) 53, with Patton's correction, 28 (2009) 372: circular blocks. */
    private static int blockLength(double[] residuals) {
        int n = residuals.length;
        double mean = Arrays.stream(residuals).average().orElseThrow();
        double[] covariances = new double[n];
        Arrays.setAll(covariances, k ->
                IntStream.range(0, n - k).mapToDouble(i -> (residuals[i] - mean) * (residuals[i + k] - mean)).sum() / n);
        int run = Math.max(5, (int) Math.ceil(Math.sqrt(Math.log10(n))));
        double small = 2 * Math.sqrt(Math.log10(n) / n) * covariances[0];
        int last = Math.min(n - 1, (int) Math.ceil(Math.sqrt(n)) + run);
        int m = IntStream.rangeClosed(1, last)
                .filter(lag -> IntStream.rangeClosed(lag + 1, Math.min(n - 1, lag + run)).allMatch(k -> Math.abs(covariances[k]) < small))
                .findFirst()
                .orElse(last);
        int most = Math.min(last, 2 * m);
        double spectrum = covariances[0];
        double slope = 0;
        for (int k = 1; k <= most; k++) {
            double window = Math.min(1, 2 * (1 - (double) k / most));
            spectrum += 2 * window * covariances[k];
            slope += 2 * window * k * covariances[k];
        }
        double length = Math.cbrt(2 * slope * slope / (4.0 / 3 * spectrum * spectrum) * n);
        return (int) Math.clamp(Math.round(length), 1, (long) Math.ceil(Math.min(3 * Math.sqrt(n), n / 3.0)));
    }

    private static double covered(CurveModel model, ExtrapolationStudyTest.Curve curve, boolean blocks) {
        var squares = new RobustLoss.Squares();
        Fit fit = Fit.of(model, curve.fitted(), squares);
        Runs runs = fit.runs();
        int n = runs.size();
        double scale = Math.sqrt((double) n / (n - model.dimension()));
        double[] residuals = Arrays.stream(fit.residuals()).map(r -> scale * r).toArray();
        double[] fitted = new double[n];
        double[] x = new double[n];
        Arrays.setAll(x, i -> runs.value(0, i));
        Arrays.setAll(fitted, i -> Math.log(fit.predict(x[i])));
        int length = blocks ? blockLength(residuals) : 1;
        SplittableRandom[] streams = Bootstrap.streams(1, REPLICATES);
        int[] points = evenly(curve.x().length);
        double[][] predictions = new double[points.length][REPLICATES * RESIDUALS];
        for (int b = 0; b < REPLICATES; b++) {
            SplittableRandom random = streams[b];
            double[] losses = new double[n];
            int from = 0;
            for (int i = 0; i < n; i++) {
                from = i % length == 0 ? random.nextInt(n) : from + 1;
                losses[i] = Math.exp(fitted[i] + residuals[from % n]);
            }
            Objective again = Objective.of(fit.minimised().shape(), squares, Runs.curve(x, losses));
            var replicate = new Fit(model, again, fit.refit(again));
            for (int i = 0; i < points.length; i++) {
                double predicted = Math.log(replicate.predict(curve.x()[points[i]]));
                for (int r = 0; r < RESIDUALS; r++) {
                    predictions[i][RESIDUALS * b + r] = predicted + residuals[random.nextInt(n)];
                }
            }
        }
        return IntStream.range(0, points.length)
                .filter(i -> Bootstrap.interval(predictions[i]).contains(Math.log(curve.losses()[points[i]])))
                .count() / (double) points.length;
    }

    /** At most so many of the points to predict, spread evenly over them. */
    private static int[] evenly(int all) {
        int many = Math.min(all, POINTS);
        return IntStream.range(0, many).map(i -> many == 1 ? 0 : (int) Math.round((all - 1.0) * i / (many - 1))).toArray();
    }

    private static double covered(CurveModel model, List<ExtrapolationStudyTest.Curve> curves, boolean toChoose, boolean blocks) {
        return curves.parallelStream()
                .filter(curve -> curve.toChoose() == toChoose)
                .mapToDouble(curve -> covered(model, curve, blocks))
                .average()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = "curve")
    void blocksHaveTheCoveragesOfThePage(String form) throws IOException {
        List<ExtrapolationStudyTest.Curve> curves = ExtrapolationStudyTest.Curve.all();
        CurveModel model = model(form);
        String row = String.format(Locale.ROOT, "| `%s` | %.0f %% | %.0f %% | %.0f %% | %.0f %% |", form, 100 * covered(model, curves, true, false),
                100 * covered(model, curves, true, true), 100 * covered(model, curves, false, false), 100 * covered(model, curves, false, true));
        System.out.println(row);
        assertThat(Files.readString(Path.of(System.getProperty("project.basedir", "."), "docs/benchmark.md"))).contains(row);
    }
}
