package org.neuralquanta.figures.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neuralquanta.derivation.Derivation;
import org.neuralquanta.derivation.Problem;
import org.neuralquanta.derivation.Target;
import org.neuralquanta.discovery.Clustering;
import org.neuralquanta.discovery.SimilarityMatrix;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.figures.ProjectFolder;
import org.neuralquanta.figures.drawing.Layer;
import org.neuralquanta.figures.drawing.Sheet;
import org.neuralquanta.fit.CurveModel;
import org.neuralquanta.fit.Fit;
import org.neuralquanta.fit.Interval;
import org.neuralquanta.fit.Prediction;
import org.neuralquanta.law.ComputeLaw;
import org.neuralquanta.law.DataLaw;
import org.neuralquanta.law.JointLaw;
import org.neuralquanta.law.ParameterLaw;
import org.neuralquanta.law.RepeatedLaw;
import org.neuralquanta.law.StepLaw;
import org.neuralquanta.law.TrainingCost;
import org.neuralquanta.mixture.Family;
import org.neuralquanta.mixture.Mixture;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.montecarlo.Simulation;
import org.neuralquanta.matrix.Matrix;
import org.neuralquanta.parity.SubtaskCurves;
import org.neuralquanta.plot.Plot;
import org.neuralquanta.plot.Plotter;
import org.neuralquanta.runs.Columns;
import org.neuralquanta.runs.Extrapolation;
import org.neuralquanta.runs.Point;
import org.neuralquanta.runs.Runs;
import org.neuralquanta.tokens.TokenCurves;
import org.neuralquanta.zipf.FitRange;
import org.neuralquanta.zipf.ZipfFit;

class PlotsTest {

    private static Fit half() {
        try {
            return Fit.of(CurveModel.chinchilla(), Runs.read(ProjectFolder.PATH.resolve("data/chinchilla-half.csv"), Columns.byName()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Losses E + 400 N^-0.34 + 410 D^-0.28 with a ripple; sizes and tokens as given. */
    private static Fit plane(double floor, double[] sizes, double[] tokens) {
        int count = sizes.length * tokens.length;
        double[] n = IntStream.range(0, count).mapToDouble(i -> sizes[i / tokens.length]).toArray();
        double[] d = IntStream.range(0, count).mapToDouble(i -> tokens[i % tokens.length]).toArray();
        double[] losses = IntStream.range(0, count)
                .mapToDouble(i -> (floor + 400 * Math.pow(n[i], -0.34) + 410 * Math.pow(d[i], -0.28)) * (1 + 0.004 * Math.sin(7 * i)))
                .toArray();
        return Fit.of(CurveModel.chinchilla(), Runs.of(n, d, losses));
    }

    private static Fit power(double unit) {
        double[] x = DoubleStream.iterate(1, v -> 3 * v).limit(9).toArray();
        return Fit.of(CurveModel.power(), Runs.curve(x, DoubleStream.of(x).map(v -> unit * (1.7 + 9 * Math.pow(v, -0.3) + 0.01 * Math.sin(v))).toArray()));
    }

    private static QuantaModel model(double alpha) {
        return QuantaModel.of(Zipf.infinite(alpha)).learnedAfter(Shots.of(1));
    }

    private static Mixture mixture() {
        return Mixture.of(new Family(0.2, model(0.2)), new Family(0.3, model(0.5)), new Family(0.5, model(1).withResidual(1)));
    }

    private static Clustering clusters(int samples, int clusters) {
        return new Clustering(IntStream.range(0, samples).map(i -> i % clusters).toArray());
    }

    private static Graphic simulation() {
        var simulation = Simulation.of(Zipf.finite(0.4, 1000)).repeated(16, 1);
        try {
            return Plots.simulation(simulation, simulation.run(10, 1000, 1e5));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Graphic counts() {
        long[] counts = IntStream.rangeClosed(1, 3000).mapToLong(k -> Math.round(20_000 * Math.pow(k, -1.3))).filter(c -> c > 0).toArray();
        TabulatedQuanta list = TabulatedQuanta.ofCounts(counts);
        return Plots.counts(list, ZipfFit.of(list));
    }

    static Stream<Graphic> everyKind() {
        Fit half = half();
        var interval = new Interval(2.0, 2.1);
        var subtasks = new SubtaskCurves(new double[] {0.7, 0.2, 0.1}, List.of(1L, 10L, 100L, 1000L),
                List.of(new double[] {0.7, 0.7, 0.7}, new double[] {0.3, 0.7, 0.69}, new double[] {0, 0.2, 0.6}, new double[] {0, 0.01, 0.1}));
        SimilarityMatrix matrix = SimilarityMatrix.of(300, (i, j) -> i % 3 == j % 3 ? 0.9f : 0.1f);
        return Stream.of(
                Plots.fit(half),
                Plots.fit(half, List.of(half.predict(Point.of(7e10, 1e13)))),
                Plots.fit(half, List.of(new Prediction(Point.of(7e10, 1e13), 2.05, interval,
                        new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY), new Extrapolation(Map.of())))),
                Plots.fit(power(1)),
                counts(),
                Plots.law(DataLaw.of(model(0.4)), 1e3, 1e9),
                Plots.law(ComputeLaw.of(QuantaModel.of(Zipf.infinite(0.4))), 1e9),
                Plots.joint(JointLaw.of(model(0.4)), new double[] {100, 1000}, new double[] {1e4, 1e6}),
                Plots.repeated(RepeatedLaw.of(model(0.4), 0.3), new double[] {100, 1e4}, new long[] {1, 10}),
                Plots.mixture(mixture(), new double[] {0.5, 0.3, 0.2}, 10, 1e5),
                simulation(),
                Plots.derivation(Derivation.of(Problem.quanta("exponential"), Target.DATA).at(Map.of("alpha", 0.4, "Delta", 1.0))),
                Plots.derivation(Derivation.of(Problem.quanta("exponential"), Target.JOINT).at(Map.of("alpha", 0.4, "Delta", 1.0, "C", 1.0))),
                Plots.training(subtasks),
                Plots.clusters(matrix, clusters(300, 3), clusters(300, 3)),
                Plots.of(new Plot.Clusters(matrix, clusters(300, 3), Optional.empty())),
                Plots.tokens(tokens(6)),
                Plots.tokens(tokens(3)));
    }

    /** Losses of 40 tokens, of which a later one falls at a larger size. */
    private static TokenCurves tokens(int sizes) {
        double[] size = IntStream.range(0, sizes).mapToDouble(i -> 1e4 * (1 << 2 * i)).toArray();
        double[] losses = IntStream.range(0, 40 * sizes).mapToDouble(i -> i / sizes * sizes < 40 * (i % sizes + 1) ? 0.1 : 4).toArray();
        return TokenCurves.of(Matrix.of(MemorySegment.ofArray(losses), ValueLayout.JAVA_DOUBLE, 40, sizes), size, 0.05, 1);
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void isDrawnInEveryFormatAndAlwaysTheSame(Graphic graphic) throws IOException {
        assertThat(new String(graphic.svg(), StandardCharsets.UTF_8)).startsWith("<?xml").contains("viewBox=\"0 0 396 ", "</svg").doesNotContain("NaN");
        assertThat(new String(graphic.pdf(), StandardCharsets.ISO_8859_1)).startsWith("%PDF").endsWith("%%EOF\n");
        assertThat(ImageIO.read(new ByteArrayInputStream(graphic.png())).getWidth()).isEqualTo(1100);
        assertThat(graphic.png()).isEqualTo(graphic.png());
    }

    /** A text over another or beyond the sheet throws. */
    @Test
    void unusualNumbersCollideNowhere() {
        double[] three = {1e6, 1e8, 1e10};
        Plots.fit(plane(1.7, new double[] {1e7, 2e7}, new double[] {1e9, 1.1e9, 1.2e9, 1.3e9}));
        Plots.fit(plane(1e6, three, new double[] {1e9, 1e10, 1e11}));
        Plots.fit(plane(0, new double[] {1e-20, 1e-19, 1e20}, new double[] {1e30, 1e31, 1e60}));
        for (double unit : new double[] {1e-30, 1e-3, 1e4, 1e30}) {
            Plots.fit(power(unit));
        }
        Runs runs = half().runs();
        for (double factor : new double[] {1e-18, 1, 5.875, 1e18}) {
            Plots.fit(Fit.of(CurveModel.chinchilla(), runs.with(new TrainingCost(factor))));
        }
        Plots.law(ParameterLaw.of(QuantaModel.of(Zipf.finite(0.4, 3))), 1, 1e18);
        Plots.law(DataLaw.of(QuantaModel.of(Zipf.finite(0.4, 3)).learnedAfter(Shots.of(1)).withResidual(2)), 1, 1e4);
        Plots.law(DataLaw.of(model(100)), 1e17);
        Plots.law(StepLaw.of(model(0.001)), 10, 11);
        Plots.joint(JointLaw.of(model(0.4)), new double[] {0}, new double[] {10});
        Plots.joint(JointLaw.of(model(0.4)), DoubleStream.iterate(1, n -> 1.1 * n).limit(50).toArray(), new double[] {1, 1e18});
        Plots.repeated(RepeatedLaw.of(model(0.4), 1), new double[] {1}, new long[] {1});
        Plots.repeated(RepeatedLaw.of(QuantaModel.of(Zipf.finite(0.4, 3)).learnedAfter(Shots.of(9)).withResidual(2), 1e-6), new double[] {1, 1e18},
                new long[] {1, 1_000_000_000_000_000_000L});
        Plots.mixture(mixture(), new double[] {0, 0.5, 0.5}, 1);
        Plots.mixture(Mixture.of(new Family(1, model(0.4).learnedAfter(Shots.of(3)))), new double[] {1}, 1e3, 1e18);
        Plots.clusters(SimilarityMatrix.of(2, (i, j) -> 1), clusters(2, 1), clusters(2, 2));
        Plots.training(new SubtaskCurves(new double[] {1}, List.of(1L), List.of(new double[] {0.7})));
    }

    /** On D = 20 N the split by the overlap of limits has no finite interval, which is no band. */
    @Test
    void anOpenIntervalIsNoBand() {
        var random = new SplittableRandom(15);
        double[] n = DoubleStream.generate(() -> 1e7 * Math.pow(10, 3 * random.nextDouble())).limit(19).toArray();
        double[] d = DoubleStream.of(n).map(size -> 20 * size).toArray();
        double[] losses = DoubleStream.of(n)
                .map(size -> (1.7 + 400 * Math.pow(size, -0.34) + 410 * Math.pow(20 * size, -0.28)) * Math.exp(0.02 * random.nextGaussian()))
                .toArray();
        assertThat(new String(Plots.fit(Fit.of(CurveModel.overlap(), Runs.of(n, d, losses))).svg(), StandardCharsets.UTF_8)).doesNotContain("NaN");
    }

    private static Layer layer(Sheet sheet, int panel, String name) {
        return sheet.cells().get(panel).panel().layers().stream().filter(layer -> layer.series().equals(name)).findFirst().orElseThrow();
    }

    /**
     * Counts above x_max are drawn and not fitted: the law begins at the rank behind them, and the measured ranks are within four
     * standard errors of it.
     */
    @Test
    void theLawOfCountsBeginsBehindTheCountsThatAreLeftOut() {
        long[] counts = new SplittableRandom(1).doubles(4000).mapToLong(u -> (long) (3 * Math.pow(u, -0.8))).toArray();
        long above = LongStream.of(counts).filter(x -> x > 100).count();
        TabulatedQuanta list = TabulatedQuanta.ofCounts(counts);
        ZipfFit fit = ZipfFit.of(list, FitRange.ALL.from(5).upTo(100));
        Sheet sheet = CountsSheet.of(new Plot.FittedCounts(list, fit));
        Layer law = layer(sheet, 0, "law");
        assertThat(DoubleStream.of(law.y()).summaryStatistics()).satisfies(y -> assertThat(y.getMin()).isEqualTo(5), y -> assertThat(y.getMax()).isEqualTo(100));
        assertThat(DoubleStream.of(law.x()).min().orElseThrow()).isBetween((double) above, above + 10.0);
        assertThat(DoubleStream.of(law.x()).max().orElseThrow()).isEqualTo(above + (double) fit.tail());
        Layer ratio = layer(sheet, 1, "ratio");
        assertThat(ratio.x()).hasSizeGreaterThan(20);
        for (int i = 0; i < ratio.x().length; i++) {
            double expected = ratio.x()[i] / ratio.y()[i];
            assertThat(ratio.x()[i]).isCloseTo(expected, within(4 * Math.sqrt(expected)));
        }
    }

    @ParameterizedTest
    @CsvSource({"f.svg,<?xml", "f.pdf,%PDF", "f.PNG,\u0089PNG"})
    void aFileHasTheFormatOfItsName(String name, String start, @TempDir Path folder) throws IOException {
        Plots.fit(power(1)).write(folder.resolve(name));
        assertThat(Files.readString(folder.resolve(name), StandardCharsets.ISO_8859_1)).startsWith(start);
    }

    @ParameterizedTest
    @ValueSource(strings = {"f.jpg", "f", "missing/f.svg"})
    void whatCannotBeWrittenIsRefusedAndLeavesNothing(String name, @TempDir Path folder) throws IOException {
        Graphic graphic = Plots.fit(power(1));
        assertThatThrownBy(() -> graphic.write(folder.resolve(name))).isInstanceOf(IllegalArgumentException.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void theCommandFindsIt() {
        assertThat(Plotter.find()).containsInstanceOf(PlotService.class);
    }

    @Test
    void manyRunsAreThinnedAndThatIsSaid() {
        double[] sizes = DoubleStream.iterate(1e6, n -> n * 1.02).limit(100).toArray();
        double[] tokens = DoubleStream.iterate(1e8, d -> d * 1.02).limit(100).toArray();
        assertThat(Points.stride(sizes.length * tokens.length)).isEqualTo(4);
        assertThat(Plots.fit(plane(1.7, sizes, tokens)).svg().length).isLessThan(6_000_000);
    }
}
