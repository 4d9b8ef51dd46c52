package org.neuralquanta.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVRecord;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.fit.Interval;
import org.neuralquanta.fit.Planted;
import org.neuralquanta.law.AdditiveLaw;
import org.neuralquanta.law.TrainingCost;
import org.neuralquanta.runs.Runs;
import org.neuralquanta.special.OracleFile;

/** IsoFLOP profiles against numpy and SciPy, on planted laws, and on runs that have none. */
@Statement("T18")
class IsoFlopTest {

    private static final AdditiveLaw LAW = new AdditiveLaw(406.4, 0.34, 410.7, 0.28, 1.69);
    private static final double EXPONENT = 0.28 / 0.62;
    private static final double[] BUDGETS = {1e19, 3e19, 1e20, 3e20, 1e21, 3e21};

    /** Runs at given factors of the best N of each budget, with normal errors of log L. */
    private static Runs planted(double[] factors, double deviation, SplittableRandom random) {
        var n = new ArrayList<Double>();
        var d = new ArrayList<Double>();
        var losses = new ArrayList<Double>();
        for (double budget : BUDGETS) {
            double best = Math.pow(0.34 * 406.4 / (0.28 * 410.7), 1 / 0.62) * Math.pow(budget / 6, EXPONENT);
            for (double factor : factors) {
                n.add(factor * best);
                d.add(budget / (6 * factor * best));
                losses.add(LAW.at(n.getLast(), d.getLast()) * Math.exp(deviation * random.nextGaussian()));
            }
        }
        return runs(n, d, losses);
    }

    private static Runs runs(List<Double> n, List<Double> d, List<Double> losses) {
        return Runs.of(array(n), array(d), array(losses));
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double[] steps(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToDouble(k -> Math.pow(2, 0.5 * k)).toArray();
    }

    private static void close(double found, String expected) {
        double value = Double.parseDouble(expected);
        assertThat(found).isCloseTo(value, Offset.offset(1e-9 * Math.abs(value)));
    }

    private static void close(Interval found, CSVRecord row) {
        close(found.lower(), row.get("lower"));
        close(found.upper(), row.get("upper"));
    }

    @Test
    void profilesAndLineAgreeWithSciPy() {
        Runs half = Planted.half();
        agrees(IsoFlop.of(half), "recognised", 28);
        agrees(IsoFlop.of(half, List.of(1e21, 3e19, 2.7e21, 9e19)), "given", 4);
    }

    private static void agrees(IsoFlop found, String name, int budgets) {
        List<CSVRecord> rows = OracleFile.read("fit/isoflop.csv").stream().filter(row -> row.get("case").equals(name)).toList();
        List<CSVRecord> profiles = rows.stream().filter(row -> row.get("kind").equals("profile")).toList();
        assertThat(found.profiles()).hasSize(budgets).hasSameSizeAs(profiles);
        for (int i = 0; i < budgets; i++) {
            CSVRecord row = profiles.get(i);
            close(found.profiles().get(i).compute(), row.get("compute"));
            assertThat(found.profiles().get(i).runs()).isEqualTo(Integer.parseInt(row.get("runs")));
            switch (found.profiles().get(i)) {
                case IsoFlopProfile.Unused unused -> assertThat(unused.reason()).isEqualTo(row.get("reason"));
                case IsoFlopProfile.Valley valley -> {
                    assertThat(row.get("reason")).isEmpty();
                    close(valley.parameters(), row.get("value"));
                    close(valley.interval(), row);
                    close(valley.loss(), row.get("loss"));
                    close(valley.curvature(), row.get("curvature"));
                    assertThat(6 * valley.parameters() * valley.tokens()).isCloseTo(valley.compute(), within(1e-12 * valley.compute()));
                }
            }
        }
        for (CSVRecord row : rows) {
            switch (row.get("kind")) {
                case "exponent" -> {
                    close(found.parameterExponent(), row.get("value"));
                    close(found.parameterExponentInterval(), row);
                }
                case "log G" -> {
                    close(found.logCoefficient(), row.get("value"));
                    close(found.logCoefficientInterval(), row);
                }
                case "tau" -> close(found.excess(), row.get("value"));
                case "scatter" -> close(found.scatter(), row.get("value"));
                default -> assertThat(row.get("kind")).isEqualTo("profile");
            }
        }
    }

    /** 380 of 400 are expected, with a standard deviation of 4.4. */
    @Test
    void theExponentOfAPlantedLawLiesInItsInterval() {
        var random = new SplittableRandom(7);
        long hits = IntStream.range(0, 400)
                .filter(_ -> IsoFlop.of(planted(steps(-4, 4), 0.002, random)).parameterExponentInterval().contains(EXPONENT))
                .count();
        assertThat(hits).isBetween(362L, 398L);
    }

    @Test
    void withoutErrorsTheExponentIsThatOfTheLaw() {
        IsoFlop found = IsoFlop.of(planted(steps(-4, 4), 0, new SplittableRandom(1)));
        assertThat(found.parameterExponent()).isCloseTo(EXPONENT, within(0.002));
        assertThat(found.profiles()).allSatisfy(profile -> assertThat(profile).isInstanceOf(IsoFlopProfile.Valley.class));
        IsoFlop.Budget budget = found.at(1e20);
        assertThat(6 * budget.parameters() * budget.tokens()).isCloseTo(1e20, within(1e8));
        assertThat(budget.parametersInterval().contains(budget.parameters())).isTrue();
        assertThat(budget.parametersInterval().upper() * budget.tokensInterval().lower() * 6).isCloseTo(1e20, within(1e8));
    }

    @Test
    void neitherTheOrderOfRunsNorTheUnitOfNChangesMore() {
        Runs runs = planted(steps(-4, 4), 0.003, new SplittableRandom(5));
        IsoFlop found = IsoFlop.of(runs);
        List<Integer> order = new ArrayList<>(IntStream.range(0, runs.size()).boxed().toList());
        Collections.shuffle(order, new Random(2));
        IsoFlop shuffled = IsoFlop.of(Runs.of(
                order.stream().mapToDouble(i -> runs.value(0, i)).toArray(),
                order.stream().mapToDouble(i -> runs.value(1, i)).toArray(),
                order.stream().mapToDouble(runs::loss).toArray()));
        assertThat(shuffled.parameterExponent()).isCloseTo(found.parameterExponent(), within(1e-11));
        // N a thousand times as large, D as much less: C stays, and G becomes a thousand times as large.
        double[] n = Arrays.stream(Planted.column(runs, 0)).map(value -> 1000 * value).toArray();
        double[] d = Arrays.stream(Planted.column(runs, 1)).map(value -> value / 1000).toArray();
        IsoFlop scaled = IsoFlop.of(Runs.of(n, d, Planted.losses(runs)));
        assertThat(scaled.parameterExponent()).isCloseTo(found.parameterExponent(), within(1e-10));
        assertThat(scaled.logCoefficient() - found.logCoefficient()).isCloseTo(Math.log(1000), within(1e-8));
        assertThat(scaled.parameterExponentInterval().upper()).isCloseTo(found.parameterExponentInterval().upper(), within(1e-10));
    }

    @Test
    void aParabolaThatOpensDownwardOrHasNoMinimumAmongItsRunsIsNotUsed() {
        Runs runs = planted(steps(-4, 4), 0.001, new SplittableRandom(3));
        var n = new ArrayList<>(Arrays.stream(Planted.column(runs, 0)).boxed().toList());
        var d = new ArrayList<>(Arrays.stream(Planted.column(runs, 1)).boxed().toList());
        var losses = new ArrayList<>(Arrays.stream(Planted.losses(runs)).boxed().toList());
        for (int k = 0; k < 5; k++) {
            n.add(1e8 * Math.pow(2, k));
            d.add(1e22 / 6 / n.getLast());
            losses.add(2.2 - 0.01 * (k - 2) * (k - 2));
            n.add(1e8 * Math.pow(2, k));
            d.add(1e23 / 6 / n.getLast());
            losses.add(2.0 - 0.05 * k + 0.001 * k * k);
        }
        List<IsoFlopProfile> profiles = IsoFlop.of(runs(n, d, losses)).profiles();
        assertThat(profiles).hasSize(8);
        assertThat(reason(profiles.get(6))).isEqualTo("the parabola does not open upward");
        assertThat(reason(profiles.get(7))).isEqualTo("the minimum lies outside the runs");
    }

    private static String reason(IsoFlopProfile profile) {
        return profile instanceof IsoFlopProfile.Unused unused ? unused.reason() : "";
    }

    /** A budget holds runs within a factor of 1.25 of it; steps of less than a tenth are one budget. */
    @Test
    void budgetsAreRecognisedByTheGapsBetweenThem() {
        assertThat(budgets(1.099)).containsExactly(10, 5, 5);
        assertThat(budgets(1.101)).containsExactly(5, 5, 5, 5);
        assertThat(IsoFlop.of(atBudgets(1e19, 1.2e19, 1e20, 1e21, 1e22), List.of(1e19, 1e20, 1e21)).runs()).isEqualTo(20);
        assertThat(IsoFlop.of(atBudgets(1e19, 1.26e19, 1e20, 1e21, 1e22), List.of(1e19, 1e20, 1e21)).runs()).isEqualTo(15);
    }

    private static List<Integer> budgets(double factor) {
        return IsoFlop.of(atBudgets(1e19, factor * 1e19, 1e20, 1e21)).profiles().stream().map(IsoFlopProfile::runs).toList();
    }

    private static Runs atBudgets(double... budgets) {
        var n = new ArrayList<Double>();
        var d = new ArrayList<Double>();
        var losses = new ArrayList<Double>();
        for (double budget : budgets) {
            for (int k = -2; k <= 2; k++) {
                n.add(Math.sqrt(budget / 120) * Math.pow(2, k));
                d.add(budget / 6 / n.getLast());
                losses.add((1.7 + 1e3 * Math.pow(budget, -0.17)) * (1 + 0.01 * k * k + 0.001 * Math.sin(5 * k + budget)));
            }
        }
        return runs(n, d, losses);
    }

    /** At half the cost, the same runs have half the compute. */
    @Test
    void tokensFollowTheCostOfTheRuns() {
        Runs runs = atBudgets(1e19, 1e20, 1e21, 1e22);
        IsoFlop six = IsoFlop.of(runs);
        IsoFlop three = IsoFlop.of(runs.with(new TrainingCost(3)));
        assertThat(three.parameterExponent()).isCloseTo(six.parameterExponent(), within(1e-12));
        assertThat(three.at(5e22).tokens()).isCloseTo(six.at(1e23).tokens(), within(1e-9 * six.at(1e23).tokens()));
        for (int i = 0; i < 4; i++) {
            var expected = (IsoFlopProfile.Valley) six.profiles().get(i);
            var found = (IsoFlopProfile.Valley) three.profiles().get(i);
            assertThat(found.tokens()).isCloseTo(expected.tokens(), within(1e-9 * expected.tokens()));
            assertThat(found.compute()).isCloseTo(expected.compute() / 2, within(1e-9 * expected.compute()));
        }
    }

    @Test
    void whatHasNoProfilesIsRefused() {
        Runs one = Runs.of(new double[] {1e8, 2e8, 4e8}, new double[] {1e9, 4e9, 16e9}, new double[] {3, 2.8, 2.6});
        refused(() -> IsoFlop.of(one), "too few budgets: a line needs 3 with a minimum among their runs, of 3 0 have one (fewer than three sizes)");
        refused(() -> IsoFlop.of(atBudgets(1e19, 1e20)), "of 2 2 have one");
        refused(() -> IsoFlop.of(atBudgets(1e19, 1.09e19, 1.18e19, 1.28e19, 1.39e19, 1.5e19, 1.6e19)), "no separate budgets: compute rises from 1.00e+19");
        refused(() -> IsoFlop.of(atBudgets(1e19, 1e20, 1e21), List.of(1e19, 1e20, 5e20)), "no run has compute within a factor of 1.25 of 5.00e+20");
        refused(() -> IsoFlop.of(atBudgets(1e19, 1e20, 1e21), List.of(1e19, Double.NaN)), "compute must be finite and > 0 FLOPs, was NaN");
        refused(() -> IsoFlop.of(Runs.curve(new double[] {1, 2, 3}, new double[] {3, 2, 1})), "isoFLOP profiles need runs with N and D");
        refused(() -> IsoFlop.of(planted(new double[] {0.5, 1, 2}, 0, new SplittableRandom(1))), "no budget has more than three runs");
        refused(() -> IsoFlop.of(atBudgets(1e19, 1e20, 1e21)).at(-1), "compute must be finite and > 0 FLOPs, was -1");
    }

    private static void refused(Runnable action, String part) {
        assertThatIllegalArgumentException().isThrownBy(action::run).withMessageContaining(Objects.requireNonNull(part));
    }
}
