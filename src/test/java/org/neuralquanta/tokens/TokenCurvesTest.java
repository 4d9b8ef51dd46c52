package org.neuralquanta.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.dynamics.Sharpness;
import org.neuralquanta.emergence.Exponential;
import org.neuralquanta.fit.Profile;
import org.neuralquanta.matrix.Matrix;

/** Planted tokens of which it is known how they fall. */
@Statement("T24")
class TokenCurvesTest {

    private static final double[] SIZES = IntStream.range(0, 8).mapToDouble(i -> 1e4 * Math.pow(4, i)).toArray();
    private static final double NOISE = 0.05;

    private static Matrix matrix(double[]... rows) {
        double[] all = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
        return Matrix.of(MemorySegment.ofArray(all), ValueLayout.JAVA_DOUBLE, rows.length, rows[0].length);
    }

    /** Falls from 1 to 0 as a power of the size does. */
    private static double smooth(double size) {
        double last = Math.pow(SIZES[SIZES.length - 1], -0.2);
        return (Math.pow(size, -0.2) - last) / (Math.pow(SIZES[0], -0.2) - last);
    }

    /** The first jumps of the tokens, all else gradual; jumps are as frequent at each size as keeps the mean a power law. */
    private static double[][] planted(Random random, int tokens, int jumps, double[] columns) {
        double[][] rows = new double[tokens][];
        for (int t = 0; t < tokens; t++) {
            double start = 3 + 2 * random.nextDouble();
            double level = (t + random.nextDouble()) / jumps;
            boolean jump = t < jumps;
            rows[t] = DoubleStream.of(columns)
                    .map(size -> 1 + (start - 1) * (jump ? level < smooth(size) ? 1 : 0 : smooth(size)) + NOISE * random.nextGaussian())
                    .toArray();
        }
        return rows;
    }

    private static double[] withRuns() {
        return DoubleStream.of(SIZES).flatMap(size -> DoubleStream.of(size, size)).toArray();
    }

    /** Both ways of measuring the noise, up to six standard errors of chance. */
    @Property(tries = 2)
    void smoothCurvesCountAsJumpsAtTheStatedRate(@ForAll long seed) {
        for (double[] columns : new double[][] {SIZES, withRuns()}) {
            TokenCurves curves = TokenCurves.of(matrix(planted(new Random(seed), 4000, 0, columns)), columns, 0.05, seed);
            JumpShare jumps = curves.jumps();
            assertThat(jumps.tokens()).isEqualTo(4000);
            assertThat(jumps.gradual() + jumps.oneJump()).isGreaterThan(3900);
            assertThat(jumps.plantedShare()).isCloseTo(0.05, within(0.01));
            double error = (jumps.correctedInterval().upper() - jumps.correctedInterval().lower()) / (2 * 1.96);
            assertThat(jumps.corrected()).isCloseTo(0, within(6 * error + 0.02));
        }
    }

    /** Noise that differs between tokens and has outliers, as that of networks with other seeds. */
    @Property(tries = 1)
    void outliersOfRunsAreNoJumps(@ForAll long seed) {
        var random = new Random(seed);
        double[] columns = DoubleStream.of(SIZES).flatMap(size -> DoubleStream.of(size, size, size)).toArray();
        double[][] rows = IntStream.range(0, 3000).mapToObj(_ -> {
            double start = 3 + 2 * random.nextDouble();
            double noise = 0.1 * Math.exp(random.nextGaussian());
            return DoubleStream.of(columns)
                    .map(size -> 20 + (start - 1) * smooth(size) + noise * random.nextGaussian() / Math.sqrt(random.nextExponential() + 0.1))
                    .map(loss -> Math.max(0, loss))
                    .toArray();
        }).toArray(double[][]::new);
        TokenCurves curves = TokenCurves.of(matrix(rows), columns, 0.05, seed);
        assertThat(curves.isNoiseMeasured()).isTrue();
        for (JumpShare jumps : List.of(curves.jumps(), curves.jumpsBeyondPowerLaws())) {
            double error = (jumps.correctedInterval().upper() - jumps.correctedInterval().lower()) / (2 * 1.96);
            assertThat(jumps.corrected()).isLessThan(6 * error + 0.02);
        }
    }

    /** Sizes with one run have no deviations of their own, and no less noise. */
    @Property(tries = 1)
    void sizesWithOneRunHaveTheirNoise(@ForAll long seed) {
        double[] columns = DoubleStream.concat(DoubleStream.of(SIZES), DoubleStream.of(SIZES[0])).sorted().toArray();
        TokenCurves curves = TokenCurves.of(matrix(planted(new Random(seed), 2000, 0, columns)), columns, 0.05, seed);
        assertThat(curves.jumpsBeyondPowerLaws().plantedShare()).isLessThan(0.15);
    }

    @Property(tries = 2)
    void plantedJumpsAreFound(@ForAll long seed) {
        for (double[] columns : new double[][] {SIZES, withRuns()}) {
            double[][] rows = planted(new Random(seed), 4000, 1600, columns);
            TokenCurves curves = TokenCurves.of(matrix(rows), columns, 0.05, seed);
            assertThat(curves.jumps().corrected()).isCloseTo(0.4, within(0.03));
            assertThat(IntStream.range(0, 1600).filter(t -> curves.kind(rows[t]) == TokenKind.ONE_JUMP).count()).isGreaterThan(1500);
        }
    }

    /** Each token a power law of its own: sharper than the mean, so jumps by the first null model, but not by the second. */
    @Property(tries = 1)
    void powerLawsOfTheirOwnAreNoJumps(@ForAll long seed) {
        for (double[] columns : new double[][] {SIZES, withRuns()}) {
            var random = new Random(seed);
            double[][] rows = IntStream.range(0, 1000).mapToObj(_ -> {
                double alpha = 0.1 + 1.4 * random.nextDouble();
                return DoubleStream.of(columns).map(size -> 1 + 3 * Math.pow(size / SIZES[0], -alpha) + NOISE * random.nextGaussian()).toArray();
            }).toArray(double[][]::new);
            TokenCurves curves = TokenCurves.of(matrix(rows), columns, 0.05, seed);
            JumpShare jumps = curves.jumpsBeyondPowerLaws();
            // The test of a single token with two runs of a size finds too much; the measured rate is taken off.
            assertThat(jumps.plantedShare()).isLessThan(0.15);
            double error = (jumps.correctedInterval().upper() - jumps.correctedInterval().lower()) / (2 * 1.96);
            assertThat(jumps.corrected()).isCloseTo(0, within(6 * error + 0.02));
            assertThat(curves.jumps().corrected()).isGreaterThan(0.2);
        }
    }

    /** Jumps that are late are found by both null models; runs with other seeds jump at the same sizes. */
    @Property(tries = 1)
    void jumpsOfAllRunsAreAtOnePlace(@ForAll long seed) {
        double[][] rows = planted(new Random(seed), 1000, 400, withRuns());
        TokenCurves curves = TokenCurves.of(matrix(rows), withRuns(), 0.05, seed);
        assertThat(curves.jumpsBeyondPowerLaws().shareOfFalling()).isBetween(0.15, 0.45);
        // Two runs of a size leave one degree of freedom, with which the test of a single token finds too much; the measured rate is taken off.
        assertThat(curves.jumpsBeyondPowerLaws().plantedShare()).isLessThan(0.15);
        assertThat(curves.jumpsBeyondPowerLaws().corrected()).isBetween(0.1, 0.45);
        JumpPlaces jumps = curves.placesOfJumps().orElseThrow();
        assertThat(jumps.agreement()).isGreaterThan(0.9);
        assertThat(jumps.chance()).isLessThan(0.5);
        assertThat(curves.placesOfPlanted().orElseThrow().agreement()).isLessThan(jumps.agreement());
        assertThat(TokenCurves.of(matrix(planted(new Random(seed), 100, 0, SIZES)), SIZES, 0.05, seed).placesOfJumps()).isEmpty();
    }

    /** Against a fine search of exponents, floors and amplitudes of known curves. */
    @Test
    void theNearestPowerLawIsFound() {
        Ladder ladder = Ladder.of(withRuns());
        double[] law = DoubleStream.of(SIZES).map(size -> 0.3 + 2 * Math.pow(size / SIZES[0], -0.4)).toArray();
        assertThat(new OwnPower(ladder).of(law)).containsExactly(law, within(0.02));
        double[] constant = new double[SIZES.length];
        Arrays.fill(constant, 0.7);
        assertThat(new OwnPower(ladder).of(constant)).containsExactly(constant, within(1e-12));
        // Without the bound the floor would be negative.
        double[] steep = DoubleStream.of(SIZES).map(size -> 5 - 0.7 * Math.log(size / SIZES[0]) / Math.log(4)).toArray();
        assertThat(new OwnPower(ladder).of(steep)[7]).isPositive();
    }

    @Test
    void whatRisesOrStaysIsNamed() {
        var random = new Random(5);
        double[][] rows = planted(random, 1000, 0, SIZES);
        for (int t = 0; t < 200; t++) {
            rows[t] = DoubleStream.of(SIZES).map(size -> 3 - smooth(size) + NOISE * random.nextGaussian()).toArray();
        }
        for (int t = 200; t < 500; t++) {
            rows[t] = DoubleStream.of(SIZES).map(size -> 3 + NOISE * random.nextGaussian()).toArray();
        }
        TokenCurves curves = TokenCurves.of(matrix(rows), SIZES, 0.05, 1);
        assertThat(curves.jumps().worse()).isBetween(200L, 220L);
        assertThat(curves.jumps().unchanged()).isBetween(260L, 300L);
        assertThat(curves.kind(rows[0])).isEqualTo(TokenKind.WORSE);
        assertThat(curves.kind(rows[700])).isEqualTo(TokenKind.GRADUAL);
        assertThat(curves.learned(0)).isLessThan(0.03);
        assertThat(curves.learned(7)).isGreaterThan(0.97);
    }

    @Test
    void theExponentsAreThoseOfThePlantedLaw() {
        var random = new Random(6);
        double[][] rows = IntStream.range(0, 2000).mapToObj(_ -> {
            double factor = Math.exp(random.nextGaussian());
            return DoubleStream.of(SIZES).map(size -> factor * (0.5 + 30 * Math.pow(size, -0.35))).toArray();
        }).toArray(double[][]::new);
        TokenCurves curves = TokenCurves.of(matrix(rows), SIZES, 0.05, 1);
        assertThat(curves.fitOfMean().parameter("alpha")).isCloseTo(0.35, within(1e-6));
        assertThat(curves.fitOfQuantile(0.5).parameter("alpha")).isCloseTo(0.35, within(0.01));
        assertThat(Profile.of(curves.fitOfQuantile(0.25)).intervals()).hasEntrySatisfying("alpha", alpha -> assertThat(alpha.contains(0.35)).isTrue());
        double[] sorted = Arrays.stream(rows).mapToDouble(row -> row[2]).sorted().toArray();
        assertThat(curves.quantile(2, 0.5)).isCloseTo(sorted[999], within(5e-4 * sorted[999]));
        assertThat(curves.mean(2)).isCloseTo(Arrays.stream(sorted).average().orElseThrow(), within(1e-9));
    }

    /** With sizes close together the measured sharpness is that of the theory. */
    @Test
    void sharpnessIsThatOfTheEmergenceCurve() {
        double[] sizes = IntStream.range(0, 400).mapToDouble(i -> Math.exp(i / 32.0 - 6)).toArray();
        double[] curve = DoubleStream.of(sizes).map(size -> new Exponential().open(size)).toArray();
        assertThat(new Sharpest(Ladder.of(sizes)).of(curve)).isCloseTo(Sharpness.of(new Exponential()), within(3e-3));
        double[] step = IntStream.range(0, 400).mapToDouble(i -> i < 100 ? 1 : 0).toArray();
        assertThat(new Sharpest(Ladder.of(sizes)).of(step)).isEqualTo(1);
    }

    /** Sizes far apart, and at uneven distances: against windows that start anywhere. */
    @Property(tries = 50)
    void sharpnessIsTheLargestOverAllWindows(@ForAll long seed) {
        var random = new Random(seed);
        double[] logs = IntStream.range(0, 6).mapToDouble(_ -> 8 * random.nextDouble()).sorted().toArray();
        logs[5] = Math.max(logs[5], logs[0] + 1.5);
        double[] sizes = Arrays.stream(logs).map(Math::exp).toArray();
        double[] curve = IntStream.range(0, 6).mapToDouble(_ -> random.nextDouble()).toArray();
        curve[0] = 2;
        double most = 0;
        for (int k = 0; k <= 2000; k++) {
            double from = logs[0] + (logs[5] - 1 - logs[0]) * k / 2000;
            most = Math.max(most, at(logs, curve, from) - at(logs, curve, from + 1));
        }
        assertThat(new Sharpest(Ladder.of(sizes)).of(curve) * (2 - curve[5])).isBetween(most - 1e-9, most + 2 * 2.0 * 8 / 2000 / gap(logs));
    }

    private static double gap(double[] logs) {
        return IntStream.range(1, logs.length).mapToDouble(i -> logs[i] - logs[i - 1]).min().orElseThrow();
    }

    private static double at(double[] logs, double[] curve, double log) {
        int i = 0;
        while (i < logs.length - 2 && logs[i + 1] <= log) {
            i++;
        }
        return curve[i] + (curve[i + 1] - curve[i]) * Math.min(1, (log - logs[i]) / (logs[i + 1] - logs[i]));
    }

    @Test
    void countsThatCannotBeAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new JumpShare(0, 0, 0, 0, 0.05, 1, 0)).withMessageContaining("counts of tokens");
        assertThatIllegalArgumentException().isThrownBy(() -> new JumpShare(1, -1, 1, 0, 0.05, 1, 0)).withMessageContaining("counts of tokens");
        assertThatIllegalArgumentException().isThrownBy(() -> new JumpShare(1, 0, 0, 0, 0.05, 1, 2)).withMessageContaining("planted jumps");
        assertThatIllegalArgumentException().isThrownBy(() -> new JumpShare(1, 0, 0, 0, Double.NaN, 1, 0)).withMessageContaining("NaN");
        var none = new JumpShare(0, 0, 3, 4, 0.05, 10, 1);
        assertThat(none.corrected()).isZero();
        assertThat(none.correctedInterval().contains(0)).isTrue();
        var some = new JumpShare(30, 70, 0, 0, 0.05, 1000, 50);
        assertThat(some.corrected()).isCloseTo(0.25 / 0.95, within(1e-12));
        assertThat(some.correctedInterval().contains(some.corrected())).isTrue();
    }

    @Test
    void placesThatCannotBeAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new JumpPlaces(-1, 0, 0)).withMessageContaining("pairs");
        assertThatIllegalArgumentException().isThrownBy(() -> new JumpPlaces(1, Double.NaN, 0)).withMessageContaining("NaN");
        assertThatIllegalArgumentException().isThrownBy(() -> new JumpPlaces(1, 0, 1.5)).withMessageContaining("1.5");
        assertThat(new JumpPlaces(10, 0.6, 0.2).beyondChance()).isCloseTo(0.5, within(1e-12));
        assertThat(new JumpPlaces(10, 1, 1).beyondChance()).isZero();
    }

    @Test
    void refusesWhatIsNoLadder() {
        double[][] good = planted(new Random(1), 10, 0, SIZES);
        refused(matrix(good), Arrays.copyOf(SIZES, 7), "the segment: there must be a size for each of 8 columns, were 7");
        double[] decreasing = SIZES.clone();
        decreasing[3] = 1;
        refused(matrix(good), decreasing, "sizes must not decrease, was 1.0 after 160000.0");
        decreasing[3] = Double.NaN;
        refused(matrix(good), decreasing, "sizes must be finite and above 0, was NaN");
        refused(matrix(new double[][] {{2, 1}}), new double[] {1, 10},
                "sizes must be at least 3 different ones, over more than a factor of e, were [1.0, 10.0]");
        good[4][2] = -0.5;
        refused(matrix(good), SIZES, "the segment: losses must be >= 0, was -0.5 in row 4, column 2");
        good[4][2] = Double.NaN;
        refused(matrix(good), SIZES, "the segment: row 4 is not finite: NaN in column 2 (both counted from 0)");
        refused(matrix(new double[][] {{1, 2, 3}}), new double[] {1, 10, 100}, "the segment: the mean loss does not fall, from 1.0 at the"
                + " smallest size to 3.0 at the largest; are the columns in the order of the sizes?");
        assertThatIllegalArgumentException().isThrownBy(() -> TokenCurves.of(matrix(good), SIZES, Double.NaN, 1)).withMessageContaining("NaN");
    }

    private static void refused(Matrix matrix, double[] sizes, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> TokenCurves.of(matrix, sizes, 0.05, 1)).withMessage(message);
    }
}
