package org.neuralquanta.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.function.ToDoubleFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neuralquanta.Statement;
import org.neuralquanta.distribution.LogModifiedZipf;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.law.NoPowerLawException;
import org.neuralquanta.law.PowerLaw;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.order.UniformlyRandom;
import org.neuralquanta.schedule.OrderLaw;
import org.neuralquanta.special.ErrorBudget;
import org.neuralquanta.special.OracleFile;

/** The resource model, against its equations integrated by SciPy: src/test/resources/oracle/dynamics-resource.py. */
@Statement("T22")
class ResourceModelTest {

    private static double number(CSVRecord row, String column) {
        return Double.parseDouble(row.get(column));
    }

    private static ResourceModel model(CSVRecord row) {
        return ResourceModel.of(Zipf.finite(number(row, "alpha"), Long.parseLong(row.get("quanta"))))
                .withLearningPower(number(row, "nu"))
                .withWaste(number(row, "waste"))
                .withRate(number(row, "rate"));
    }

    /** SciPy's error is relative to the logarithms of the shares. */
    private static void matches(String column, ToDoubleFunction<CSVRecord> value) {
        var budget = new ErrorBudget(column + " of the resource model", 1e-9);
        for (CSVRecord row : OracleFile.read("dynamics-resource.csv")) {
            double reference = number(row, column);
            if (reference > 1e-100) {
                budget.add(value.applyAsDouble(row), row.get(column), Math.abs(Math.log(reference)), row);
            }
        }
        budget.check(120);
    }

    @Test
    void loss() {
        matches("loss", row -> model(row).loss(number(row, "time")));
    }

    @Test
    void squaredLoss() {
        matches("squaredLoss", row -> model(row).squaredLoss(number(row, "time")));
    }

    @Test
    void count() {
        matches("count", row -> model(row).count(number(row, "time")));
    }

    @Test
    void sharesOfSingleQuanta() {
        matches("unlearned", row -> model(row).unlearned(Long.parseLong(row.get("rank")), number(row, "time")));
    }

    /** Exposure, loss and count at a time, finite and infinite K, at 40 digits: src/test/resources/oracle/dynamics-exposure.py. */
    @Test
    void exposuresOfTimes() {
        var exposures = new ErrorBudget("exposure of the resource model", 1e-14);
        var losses = new ErrorBudget("loss of the resource model at 40 digits", 1e-12);
        var counts = new ErrorBudget("count of the resource model at 40 digits", 1e-12);
        for (CSVRecord row : OracleFile.read("dynamics-exposure.csv")) {
            double alpha = number(row, "alpha");
            String quanta = row.get("quanta");
            var model = ResourceModel.of(
                            quanta.equals("inf") ? Zipf.infinite(alpha) : Zipf.finite(alpha, Long.parseLong(quanta)))
                    .withLearningPower(number(row, "nu"))
                    .withWaste(number(row, "waste"))
                    .withRate(number(row, "rate"));
            double time = number(row, "time");
            double u = number(row, "exposure");
            // d log u / d log t, which multiplies the rounding of sums over quanta.
            double condition = time * 1e-4 / (model.time(u * (1 + 1e-4)) - model.time(u));
            exposures.add(model.exposure(time), row.get("exposure"), condition, row);
            losses.add(model.loss(time), row.get("loss"), condition, row);
            counts.add(model.count(time), row.get("count"), 1, row);
        }
        exposures.check(40);
        losses.check(40);
        counts.check(40);
    }

    /** The time of the exposure of a time is that time. */
    @Property(tries = 200)
    void exposureIsTheInverseOfTime(
            @ForAll @DoubleRange(min = -0.5, max = 2) double alpha,
            @ForAll @LongRange(min = 1, max = 1_000_000_000_000L) long quanta,
            @ForAll @DoubleRange(min = 0, max = 2) double waste,
            @ForAll @DoubleRange(min = 0, max = 2) double nu,
            @ForAll @DoubleRange(min = 0, max = 0.99) double share) {
        var model = ResourceModel.of(Zipf.finite(alpha, quanta)).withLearningPower(nu).withWaste(waste).withRate(3);
        double time = share * quanta / 3;
        assertThat(model.time(model.exposure(time))).isCloseTo(time, within(1e-14 * time));
    }

    /** All quanta are learned at the same rate: \(rt = K(1-e^{-u}) + wu\), whatever their number. */
    @ParameterizedTest
    @ValueSource(longs = {10, 1_000_000, 9_126_566, 23_346_271, 1_000_000_000_000L})
    void equalRatesAreSummedAtOnce(long quanta) {
        var model = ResourceModel.of(Zipf.finite(1.7, quanta)).withLearningPower(0).withWaste(0.17).withRate(3);
        double exposure = model.exposure(0.07 * quanta);
        assertThat(model.time(exposure)).isCloseTo(0.07 * quanta, within(1e-14 * quanta));
        assertThat(-Math.expm1(-exposure) * quanta + 0.17 * exposure).isCloseTo(0.21 * quanta, within(1e-13 * quanta));
    }

    @ParameterizedTest
    @CsvSource({"0.4,0,1e-9", "0.4,0,1e6", "0.4,0,1e12", "1,1e-3,1e9", "0.05,2,1e12", "2,0,1e9", "0.4,1e-12,1e5"})
    void exposureIsTheInverseOfTimeForInfinitelyManyQuanta(double alpha, double waste, double time) {
        var model = ResourceModel.of(Zipf.infinite(alpha)).withWaste(waste);
        assertThat(model.time(model.exposure(time))).isCloseTo(time, within(1e-14 * time));
    }

    /** Time against exposure increases, and is concave. */
    @Property(tries = 100)
    void timeIsIncreasingAndConcave(
            @ForAll @DoubleRange(min = 0.05, max = 2) double alpha,
            @ForAll @DoubleRange(min = 0, max = 1) double waste,
            @ForAll @DoubleRange(min = 0.01, max = 1e6) double exposure) {
        var model = ResourceModel.of(Zipf.infinite(alpha)).withWaste(waste);
        double first = model.time(exposure);
        double second = model.time(1.5 * exposure);
        double third = model.time(2 * exposure);
        assertThat(second).isGreaterThan(first);
        assertThat(third - second).isLessThanOrEqualTo((second - first) * (1 + 1e-9));
    }

    /** What is spent is learned or wasted: r t = n + w u. */
    @Property(tries = 100)
    void theResourceIsConserved(
            @ForAll @DoubleRange(min = 0, max = 1) double waste, @ForAll @DoubleRange(min = 0.01, max = 1e6) double time) {
        var model = ResourceModel.of(Zipf.infinite(0.4)).withWaste(waste).withRate(2);
        assertThat(model.count(time) + waste * model.exposure(time)).isCloseTo(2 * time, within(1e-12 * time));
    }

    /** The path does not depend on the waste, only the clock does. */
    @Test
    void wasteOnlyChangesTheClock() {
        var plain = ResourceModel.of(Zipf.infinite(0.4));
        var wasteful = plain.withWaste(0.3);
        double exposure = 12345;
        assertThat(wasteful.loss(wasteful.time(exposure))).isCloseTo(plain.loss(plain.time(exposure)), within(1e-13));
        assertThat(wasteful.time(exposure)).isGreaterThan(plain.time(exposure));
    }

    /** Rates p^ν: α early for every ν above 1/s, α/(νs) late; the domino model's exponent survives every optimiser but ν ≤ 1/s. */
    @ParameterizedTest
    @CsvSource({"0.4,0.8", "0.4,1", "1,0.7", "1,2"})
    void everyLearningPowerHasBothLaws(double alpha, double nu) {
        var model = ResourceModel.of(Zipf.infinite(alpha)).withLearningPower(nu);
        PowerLaw early = model.asymptotics().early();
        assertThat(early.exponent()).isEqualTo(alpha);
        assertThat(early.at(1e6) / model.loss(1e6)).isCloseTo(1, within(1e-4));
        var wasteful = model.withWaste(0.1).withRate(2);
        ResourceModel.Asymptotics laws = wasteful.asymptotics();
        PowerLaw late = laws.late().orElseThrow();
        assertThat(late.exponent()).isCloseTo(alpha / (nu * (1 + alpha)), within(1e-15));
        double time = 1e16 * Math.max(1, laws.crossoverTime());
        assertThat(late.at(time) / wasteful.loss(time)).isCloseTo(1, within(0.01));
        assertThat(late.at(time) * laws.squaredFactor() / wasteful.squaredLoss(time)).isCloseTo(1, within(0.01));
    }

    /** The same rate for every quantum, as of sign descent: the loss of K quanta falls as a straight line, and as in random order. */
    @Test
    void withEqualRatesThereIsNoLaw() {
        var quanta = Zipf.finite(0.4, 50);
        var model = ResourceModel.of(quanta).withLearningPower(0);
        OrderLaw random = OrderLaw.of(QuantaModel.of(quanta), new UniformlyRandom());
        for (int t = 0; t < 50; t++) {
            assertThat(model.loss(t)).isCloseTo(random.loss(t), within(1e-13));
        }
        assertThatExceptionOfType(NoPowerLawException.class)
                .isThrownBy(model::asymptotics)
                .withMessageContaining("no power law: at nu (1 + alpha) = 0.0 <= 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ResourceModel.of(Zipf.infinite(0.4)).withLearningPower(0.5))
                .withMessageContaining("nu must be > 1/(1 + alpha) = 0.7142857142857143 for infinitely many quanta, was 0.5");
    }

    @ParameterizedTest
    @CsvSource({"0.4, 1.4236", "1, 1.5708"})
    void withoutWasteTheConstantIsLargerThanThatOfTheDominoModel(double alpha, double factor) {
        double t = 1e5;
        var quanta = Zipf.infinite(alpha);
        double ratio = ResourceModel.of(quanta).loss(t) / DominoModel.of(quanta).loss(t);
        assertThat(ratio).isCloseTo(factor, within(1e-4));
        double early = ResourceModel.of(quanta).asymptotics().early().at(t);
        assertThat(early / ResourceModel.of(quanta).loss(t)).isCloseTo(1, within(1e-5));
    }

    @Test
    void withWasteBothLawsHoldAndMeetAtTheCrossover() {
        var model = ResourceModel.of(Zipf.infinite(0.4)).withWaste(1e-6).withRate(2);
        ResourceModel.Asymptotics laws = model.asymptotics();
        double crossover = laws.crossoverTime();
        double early = 1e-8 * crossover;
        double late = 1e10 * crossover;
        assertThat(laws.early().at(early) / model.loss(early)).isCloseTo(1, within(0.002));
        assertThat(laws.late().orElseThrow().at(late) / model.loss(late)).isCloseTo(1, within(0.002));
        assertThat(laws.late().orElseThrow().at(late) * laws.squaredFactor() / model.squaredLoss(late))
                .isCloseTo(1, within(0.002));
        double u = laws.crossoverExposure();
        assertThat(model.exposure(crossover) / u).isCloseTo(1, within(1e-3));
        assertThat(model.count(crossover) / (1e-6 * u)).isCloseTo(1, within(1e-3));
    }

    @Test
    void withoutWasteEverythingIsLearnedAtTheEnd() {
        var model = ResourceModel.of(Zipf.finite(0.4, 20)).withRate(4);
        assertThat(model.end()).isEqualTo(5);
        assertThat(model.loss(5)).isZero();
        assertThat(model.squaredLoss(6)).isZero();
        assertThat(model.count(5)).isEqualTo(20);
        assertThat(model.unlearned(3, 5)).isZero();
        assertThat(model.loss(Math.nextDown(5.0))).isBetween(0.0, 1e-15);
        assertThat(model.withWaste(0.1).loss(5)).isPositive();
        assertThat(model.withWaste(0.1).end()).isInfinite();
        assertThatIllegalArgumentException().isThrownBy(() -> model.exposure(5)).withMessage(
                "time must be below K/r = 5.0, when everything is learned, was 5.0");
    }

    /** Well separated frequencies, a geometric sequence of ratio → 0, are learned one after the other. */
    @Test
    void wellSeparatedQuantaFollowEachOther() {
        double[] previous = {1};
        for (double ratio : new double[] {1e-2, 1e-4, 1e-8}) {
            var quanta = TabulatedQuanta.ofFrequencies(1, ratio, ratio * ratio, Math.pow(ratio, 3));
            var model = ResourceModel.of(quanta);
            var domino = DominoModel.of(quanta);
            double largest = 0;
            for (double t = 0.25; t < 4; t += 0.5) {
                for (int k = 1; k <= 4; k++) {
                    largest = Math.max(largest, Math.abs(model.unlearned(k, t) - domino.unlearned(k, t)));
                }
            }
            assertThat(largest).isLessThan(previous[0]);
            previous[0] = largest;
        }
        assertThat(previous[0]).isLessThan(1e-6);
    }

    @Test
    void onlyZipfsLawHasClosedForms() {
        for (var quanta : new QuantaDistribution[] {
            TabulatedQuanta.ofCounts(2, 1), LogModifiedZipf.infinite(0.4, 1), Zipf.finite(-0.1, 10)
        }) {
            assertThatExceptionOfType(NoPowerLawException.class).isThrownBy(() -> ResourceModel.of(quanta).asymptotics());
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void badNumbersAreRefused(double bad) {
        var model = ResourceModel.of(Zipf.infinite(0.4));
        assertThatIllegalArgumentException().isThrownBy(() -> model.withWaste(bad)).withMessage(
                "waste must be finite and >= 0, was " + bad);
        assertThatIllegalArgumentException().isThrownBy(() -> model.withRate(bad)).withMessage(
                "rate must be finite and > 0, was " + bad);
        assertThatIllegalArgumentException().isThrownBy(() -> model.loss(bad)).withMessage(
                "time must be finite and >= 0, was " + bad);
        assertThatIllegalArgumentException().isThrownBy(() -> model.withRate(0)).withMessageContaining("was 0.0");
    }
}
