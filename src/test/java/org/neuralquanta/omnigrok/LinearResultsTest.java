package org.neuralquanta.omnigrok;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;

/** The tables of finite draws on the pages of T32 and T33, made anew, and the verdicts by the rules stated there. */
@Statement({"T32", "T33"})
class LinearResultsTest {

    private static final Path PAGES = Path.of(System.getProperty("project.basedir", "."), "docs/theory");
    private static final int DIMENSION = 400;
    private static final double TARGET = 1;
    private static final double RIDGE = 0.5;

    /** Long after e^-mu t has left the flow. */
    private static final double END = 100;

    private static final LinearModel MODEL = LinearModel.of(2, 10).withDecay(0.01);

    /** A row of a table: six shares, their mean with its 95 % interval, and the verdict. */
    private static String row(String name, double bound, List<LinearDraw> draws, ToDoubleFunction<LinearDraw> share) {
        double[] shares = draws.stream().mapToDouble(share).toArray();
        var statistics = new SummaryStatistics();
        DoubleStream.of(shares).forEach(statistics::addValue);
        double half = new TDistribution(5).inverseCumulativeProbability(0.975) * statistics.getStandardDeviation() / Math.sqrt(6);
        double off = Math.abs(statistics.getMean() - 1);
        var cells = new StringBuilder("| " + name + " |");
        DoubleStream.of(shares).forEach(value -> cells.append(String.format(Locale.ROOT, " %.3f |", value)));
        return cells.append(String.format(Locale.ROOT, " %.3f ± %.3f | **%s** |%n", statistics.getMean(), half, off <= half && off + half <= bound ? "Held" : "Not held"))
                .toString();
    }

    private static List<LinearDraw> draws(LinearModel model, long firstSeed) {
        return LongStream.range(firstSeed, firstSeed + 6).mapToObj(seed -> LinearDraw.of(model, DIMENSION, seed, 0)).toList();
    }

    /** By bisection: without noise the test loss of a draw falls until it is near its floor. */
    private static double time(LinearDraw draw) {
        double from = 0;
        double to = 2 * MODEL.limit().predictedGrokkingTime(TARGET);
        while (to - from > 1e-9 * to) {
            double middle = (from + to) / 2;
            if (draw.flow(middle).test() > TARGET) {
                from = middle;
            } else {
                to = middle;
            }
        }
        return to;
    }

    @Test
    void timesAndLossesOfDraws() throws IOException {
        List<LinearDraw> draws = draws(MODEL, 3201);
        assertThat(Files.readString(PAGES.resolve("T32-linear-grokking.md"))).contains(
                row("time", 0.05, draws, draw -> time(draw) / MODEL.limit().predictedGrokkingTime(TARGET)),
                row("test loss at $t = 1$", 0.05, draws, draw -> draw.flow(1).test() / MODEL.limit().test(1)));
    }

    @Test
    @Tag("slow")
    void ridgesOfDraws() throws IOException {
        List<LinearDraw> draws = draws(MODEL.withDecay(RIDGE), 3301);
        RidgeLandscape.Point point = new RidgeLandscape(2, 1).ridge(RIDGE);
        assertThat(Files.readString(PAGES.resolve("T33-exact-landscape.md"))).contains(
                row("training loss", 0.1, draws, draw -> draw.flow(END).train() / point.train()),
                row("test loss", 0.1, draws, draw -> draw.flow(END).test() / point.test()));
    }
}
