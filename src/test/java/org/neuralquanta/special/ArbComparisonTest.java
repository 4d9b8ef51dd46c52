package org.neuralquanta.special;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.numerics.BinomialTail;

/**
 * Proven bounds against the reference for proven bounds: FLINT/Arb's balls at fresh random points. {@code mvn verify -Parb} takes a
 * million of them; {@code -Darb.points=1000} takes fewer, and {@code -Darb.seed=…} repeats a run.
 */
@EnabledIfSystemProperty(named = "arb.points", matches = "[0-9]+")
@Statement({"T1", "T2", "T8", "T12"})
class ArbComparisonTest {

    private static final int POINTS = Integer.getInteger("arb.points", 0);
    private static final long SEED = Long.getLong("arb.seed", System.currentTimeMillis());

    /** Balls have a relative radius of at most 2^−80, a ten-billionth of an enclosure's. */
    private static final int BITS = 80;

    /** What a probability below 1e-300 may be returned as. */
    private static final double NEGLIGIBLE = 1e-300;

    /** From here on {@link #NEGLIGIBLE} no longer shows in the width of an enclosure. */
    private static final double WELL_ABOVE_NEGLIGIBLE = 1e-280;

    private static ArbPeer arb;

    @BeforeAll
    static void build(@TempDir Path folder) throws IOException, InterruptedException {
        arb = ArbPeer.build(folder);
        System.out.println("Arb comparison: " + POINTS + " points, seed " + SEED);
    }

    @Test
    void hurwitzZeta() throws IOException, InterruptedException {
        var tally = new Tally("zeta(1+alpha, q)", 4);
        arb.forEach(BITS, draw(0.3, RandomPoints::zeta), RandomPoints.Zeta::line, (point, ball) -> {
            double value = HurwitzZeta.value(point.alpha(), point.q());
            tally.addValue(point, value, ball, Math.ulp(value));
            tally.addEnclosure(point, HurwitzZeta.enclosure(point.alpha(), point.q()), ball, value);
        });
        tally.check();
    }

    @Test
    void powerSums() throws IOException, InterruptedException {
        var finite = new Tally("sum from a to b", 8);
        var infinite = new Tally("sum to infinity", 4);
        arb.forEach(BITS, draw(0.35, RandomPoints::sum), RandomPoints.Sum::line, (point, ball) -> {
            double alpha = point.alpha();
            double q = point.q();
            long a = point.first();
            long b = point.last();
            double value = point.isInfinite() ? PowerSum.tail(alpha, q, a) : PowerSum.value(alpha, q, a, b);
            Enclosure enclosure =
                    point.isInfinite() ? PowerSum.tailEnclosure(alpha, q, a) : PowerSum.enclosure(alpha, q, a, b);
            Tally tally = point.isInfinite() ? infinite : finite;
            tally.addValue(point, value, ball, Math.ulp(value));
            tally.addEnclosure(point, enclosure, ball, value);
        });
        finite.check();
        infinite.check();
    }

    @Test
    void upperIncompleteGamma() throws IOException, InterruptedException {
        var whole = new Tally("Q(tau, y), tau whole", 1e-13);
        var fractional = new Tally("Q(tau, y), tau fractional", 1e-13);
        arb.forEach(BITS, draw(0.2, RandomPoints::gamma), point -> point.line("upper"), (point, ball) -> {
            double tau = point.tau();
            double y = point.y();
            double scale = scale(ball, tau * IncompleteGamma.term(tau, y));
            boolean isWhole = tau == Math.rint(tau);
            Tally tally = isWhole ? whole : fractional;
            tally.addValue(point, IncompleteGamma.upper(tau, y), ball, scale);
            tally.addEnclosure(point, IncompleteGamma.upperEnclosure(tau, y), ball.ofProbability(), isWhole ? scale : Math.max(1, y - tau));
        });
        whole.check();
        fractional.check();
    }

    @Test
    void lowerIncompleteGamma() throws IOException, InterruptedException {
        var tally = new Tally("P(tau, y)", 1e-13);
        arb.forEach(BITS, draw(0.05, RandomPoints::gamma), point -> point.line("lower"), (point, ball) -> {
            double scale = scale(ball, point.tau() * IncompleteGamma.term(point.tau(), point.y()));
            tally.addValue(point, IncompleteGamma.lower(point.tau(), point.y()), ball, scale);
        });
        tally.check();
    }

    @Test
    void binomialTail() throws IOException, InterruptedException {
        var tally = new Tally("P(Bin(D, p) < tau)", 1e-13);
        arb.forEach(BITS, draw(0.1, RandomPoints::binomial), RandomPoints.Binomial::line, (point, ball) -> {
            long trials = point.trials();
            long successes = point.successes();
            double scale = scale(ball, successes * BinomialTail.term(trials, Math.min(successes, 999_999), point.p()));
            tally.addValue(point, BinomialTail.below(trials, successes, point.p()), ball, scale);
            tally.addEnclosure(point, BinomialTail.belowEnclosure(trials, successes, point.p()), ball.ofProbability(), scale);
        });
        tally.check();
    }

    /** The value times max(1, its condition number), for a probability and its slope y |dQ/dy|; stated errors are relative to it. */
    private static double scale(Ball ball, double slope) {
        return Math.max(ball.value(), slope);
    }

    private static <P> List<P> draw(double share, Function<RandomPoints, P> point) {
        var points = new RandomPoints(SEED);
        return IntStream.range(0, (int) (share * POINTS)).mapToObj(i -> point.apply(points)).toList();
    }

    /** Counts points, and fails on the first that is wrong. */
    private static final class Tally {

        private final String name;
        private final double stated;
        private int points;
        private int enclosures;
        private double worst;
        private Object worstAt = "";
        private double widest;

        Tally(String name, double stated) {
            this.name = name;
            this.stated = stated;
        }

        /** An enclosure that is an interval, and no point, is so much wider than the ball that it must contain all of it. */
        void addEnclosure(Object point, Enclosure enclosure, Ball ball, double scale) {
            boolean holds = enclosure.width() > 0 ? ball.isInside(enclosure) : ball.meets(enclosure);
            assertThat(holds).as("%s: %s does not contain Arb's ball around %s", point, enclosure, ball.value()).isTrue();
            enclosures++;
            if (ball.value() > WELL_ABOVE_NEGLIGIBLE) {
                widest = Math.max(widest, enclosure.width() / scale);
            }
        }

        void addValue(Object point, double value, Ball ball, double unit) {
            double error = value < NEGLIGIBLE && ball.value() < NEGLIGIBLE ? 0 : ball.distance(value) / unit;
            assertThat(error).as("%s: %s is outside Arb's ball around %s", point, value, ball.value()).isLessThanOrEqualTo(stated);
            if (error > worst) {
                worst = error;
                worstAt = point;
            }
            points++;
        }

        void check() {
            System.out.printf(Locale.ROOT, "%s: %d points, error max %.3g (stated: %.3g) at %s; %d enclosures, widest %.3g%n",
                    name, points, worst, stated, worstAt, enclosures, widest);
            assertThat(points).isPositive();
        }
    }
}
