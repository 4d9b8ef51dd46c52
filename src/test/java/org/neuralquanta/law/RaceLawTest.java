package org.neuralquanta.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.ToDoubleBiFunction;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.model.Gap;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.order.PlackettLuce;
import org.neuralquanta.special.ErrorBudget;
import org.neuralquanta.special.OracleFile;

/** Plackett–Luce order as a race, against mpmath at 45 digits: src/test/resources/oracle/order-race.py. */
@Statement("T6")
class RaceLawTest {

    private static final List<CSVRecord> ROWS = OracleFile.read("order-race.csv");

    private static Zipf zipf(CSVRecord row) {
        double alpha = OracleModel.number(row, "alpha");
        String quanta = row.get("quanta");
        Zipf zipf = quanta.equals("inf") ? Zipf.infinite(alpha) : Zipf.finite(alpha, Long.parseLong(quanta));
        return zipf.withOffset(OracleModel.number(row, "offset"));
    }

    private static RaceLaw law(CSVRecord row) {
        return RaceLaw.of(QuantaModel.of(zipf(row)), new PlackettLuce(OracleModel.number(row, "theta")));
    }

    /** Each moment where it is a normal number; an exposure y, rounded, moves e^-y by y ulps. */
    private static void matches(String column, ToDoubleBiFunction<RaceLaw, Double> moment) {
        var budget = new ErrorBudget(column + " of Plackett-Luce order", 1e-12);
        for (CSVRecord row : ROWS) {
            double reference = OracleModel.number(row, column);
            if (reference > 1e-100) {
                double condition = Math.max(1, -Math.log(reference));
                budget.add(moment.applyAsDouble(law(row), OracleModel.number(row, "time")), row.get(column), condition, row);
            }
        }
        budget.check(100);
    }

    @Test
    void expectedCount() {
        matches("count", RaceLaw::count);
    }

    @Test
    void varianceOfCount() {
        matches("countVariance", RaceLaw::countVariance);
    }

    @Test
    void expectedLoss() {
        matches("loss", RaceLaw::loss);
    }

    @Test
    void varianceOfLoss() {
        matches("lossVariance", RaceLaw::lossVariance);
    }

    @Test
    void enclosedLoss() {
        for (CSVRecord row : ROWS) {
            double loss = OracleModel.number(row, "loss");
            Enclosure enclosure = law(row).lossBound(OracleModel.number(row, "time")).interval();
            if (loss > 1e-100) {
                assertThat(ErrorBudget.contained(enclosure, row.get("loss"), 1, row)).isLessThan(1e-10);
            } else {
                assertThat(enclosure.lower()).isLessThanOrEqualTo(loss);
                assertThat(enclosure.upper()).isBetween(loss, 1e-90);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0.4,1,1e6", "0.4,1.3,1e6", "0.1,4,1e12", "1,3,1e15", "0.4,8,1e30", "0.4,14,1e45", "0.05,1.4,1e60"})
    void closedFormsHoldToEightDigits(double alpha, double theta, double time) {
        var race = RaceLaw.of(QuantaModel.of(Zipf.infinite(alpha)), new PlackettLuce(theta));
        double count = race.count(time);
        assertThat(count).isGreaterThan(100);
        assertThat(race.countAsymptotic(time) / count).isCloseTo(1, within(1e-8));
        assertThat(race.lossAsymptotic().at(time) / race.loss(time)).isCloseTo(1, within(1e-8));
    }

    /** Wherever 1.4 ≤ θs ≤ 20 and at least 100 quanta are expected. */
    @Property(tries = 300)
    void closedFormsHoldToEightDigitsEverywhere(
            @ForAll @DoubleRange(min = 0.05, max = 3) double alpha,
            @ForAll @DoubleRange(min = 1.4, max = 20) double steepness,
            @ForAll @DoubleRange(min = 2.05, max = 4.5) double logLearned) {
        double time = Math.pow(10, logLearned * steepness);
        Assume.that(time < 1e100);
        var race = RaceLaw.of(QuantaModel.of(Zipf.infinite(alpha)), new PlackettLuce(steepness / (1 + alpha)));
        double count = race.count(time);
        Assume.that(count >= 100);
        assertThat(race.countAsymptotic(time) / count).isCloseTo(1, within(1e-8));
        assertThat(race.lossAsymptotic().at(time) / race.loss(time)).isCloseTo(1, within(1e-8));
    }

    /** The closed forms miss by less than any power: as n doubles, so does the power with which the error falls. */
    @Test
    void theErrorFallsFasterThanPowers() {
        var race = RaceLaw.of(QuantaModel.of(Zipf.infinite(0.4)), new PlackettLuce(10));
        double power = 2;
        for (int n = 5; n < 40; n *= 2) {
            double next = Math.log(largestError(race, n) / largestError(race, 2 * n)) / Math.log(2);
            assertThat(next).isGreaterThan(1.5 * power);
            power = next;
        }
        assertThat(power).isGreaterThan(15);
    }

    /** The error oscillates with the number of learned quanta, once for each. */
    private static double largestError(RaceLaw race, int learned) {
        double largest = 0;
        for (int i = 0; i < 8; i++) {
            double t = Math.pow(learned + i / 8.0, 14);
            largest = Math.max(largest, Math.abs(race.lossAsymptotic().at(t) / race.loss(t) - 1));
        }
        return largest;
    }

    @Property(tries = 100)
    void lossAfterIsAtTheTimeOfItsCount(
            @ForAll @DoubleRange(min = 0.1, max = 2) double alpha,
            @ForAll @DoubleRange(min = 0.9, max = 3) double theta,
            @ForAll @IntRange(min = 1, max = 100_000) int learned) {
        Assume.that(theta * (1 + alpha) > 1.05);
        var race = RaceLaw.of(QuantaModel.of(Zipf.infinite(alpha)), new PlackettLuce(theta));
        RaceLaw.LossAfter loss = race.lossAfter(learned);
        assertThat(race.count(loss.time()) / learned).isCloseTo(1, within(1e-12));
        assertThat(loss.atTime()).isEqualTo(race.loss(loss.time()));
        assertThat(Math.abs(loss.correction()) / loss.atTime()).isLessThan(2 * (1 + alpha) * (1 + alpha) / learned);
        assertThat(race.speed(loss.time()) * loss.time()).isBetween(0.0, learned + 1.0);
    }

    /** With equal clocks the loss after n is on the straight line of T5 without any correction. */
    @Test
    void lossAfterOfEqualClocksIsRandomOrder() {
        var model = QuantaModel.of(Zipf.finite(0.4, 5000));
        for (int n : new int[] {1, 77, 2500, 4999}) {
            RaceLaw.LossAfter loss = RaceLaw.of(model, new PlackettLuce(0)).lossAfter(n);
            assertThat(loss.value()).isCloseTo(1 - n / 5000.0, within(1e-12));
            assertThat(loss.correction()).isCloseTo(0, within(1e-15));
        }
    }

    @Test
    void aBadCountIsRefused() {
        var race = RaceLaw.of(QuantaModel.of(Zipf.finite(0.4, 50)), new PlackettLuce(1));
        assertThatIllegalArgumentException().isThrownBy(() -> race.lossAfter(50)).withMessageContaining("between 1 and K - 1 = 49, was 50");
        assertThatIllegalArgumentException().isThrownBy(() -> race.lossAfter(0)).withMessageContaining("was 0");
        assertThatIllegalArgumentException().isThrownBy(() -> race.speed(0)).withMessage("time must be > 0 for a speed, was 0");
        var steep = RaceLaw.of(QuantaModel.of(Zipf.infinite(1)), new PlackettLuce(50));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> steep.lossAfter(1000)).withMessageContaining("1e100");
    }

    /** exp(log 1e100) is above 1e100. */
    @Test
    void nQuantaMayBeExpectedJustBeforeTheLastTime() {
        var model = QuantaModel.of(Zipf.finite(43.51314892118162, 36)).with(new Gap(1, -0.8603685900571145));
        RaceLaw.LossAfter loss = RaceLaw.of(model, new PlackettLuce(1.5117283628893348)).lossAfter(29);
        assertThat(loss.time()).isBetween(1e97, 1e100);
    }

    /** For every theta above 1/s the loss is the same power of the number of learned quanta. */
    @ParameterizedTest
    @ValueSource(doubles = {0.8, 1, 2, 10})
    void theExponentSurvivesNoise(double theta) {
        PowerLaw loss = RaceLaw.of(QuantaModel.of(Zipf.infinite(0.4)), new PlackettLuce(theta)).lossAsymptotic();
        double countExponent = 1 / (theta * 1.4);
        assertThat(loss.exponent() / countExponent).isCloseTo(0.4, within(1e-14));
    }

    @Test
    void offsetsShiftTheCount() {
        var quanta = Zipf.infinite(0.4).withOffset(2.5);
        var race = RaceLaw.of(QuantaModel.of(quanta), new PlackettLuce(1));
        assertThat(race.countAsymptotic(1e6) / race.count(1e6)).isCloseTo(1, within(1e-10));
        assertThat(race.lossAsymptotic().at(1e6) / race.loss(1e6)).isCloseTo(1, within(1e-10));
    }

    @Test
    void allClocksAreAlikeAtThetaZero() {
        var race = RaceLaw.of(QuantaModel.of(Zipf.finite(0.4, 1000)), new PlackettLuce(0));
        assertThat(race.count(0.7)).isCloseTo(1000 * -Math.expm1(-0.7), within(1e-9));
        assertThat(race.loss(0.7)).isCloseTo(Math.exp(-0.7), within(1e-13));
        assertThatExceptionOfType(NoPowerLawException.class).isThrownBy(race::lossAsymptotic).withMessageContaining("theta = 0");
    }

    @Test
    void measuredFrequenciesAreAddedOneByOne() {
        var race = RaceLaw.of(QuantaModel.of(TabulatedQuanta.ofCounts(8, 4, 2)), new PlackettLuce(0.5));
        double t = 1.3;
        double[] open = {Math.exp(-t), Math.exp(-t * Math.sqrt(0.5)), Math.exp(-t * 0.5)};
        assertThat(race.loss(t)).isCloseTo((8 * open[0] + 4 * open[1] + 2 * open[2]) / 14, within(1e-15));
        assertThat(race.remaining(t)).isCloseTo(open[0] + open[1] + open[2], within(1e-15));
        assertThatExceptionOfType(NoPowerLawException.class).isThrownBy(race::lossAsymptotic);
        assertThatExceptionOfType(NoPowerLawException.class).isThrownBy(() -> race.countAsymptotic(1));
    }

    @Test
    void nothingIsLearnedAtTimeZero() {
        var race = RaceLaw.of(QuantaModel.of(Zipf.infinite(0.4)).withResidual(0.5), new PlackettLuce(1));
        assertThat(race.count(0)).isZero();
        assertThat(race.loss(0)).isCloseTo(1.5, within(1e-14));
        assertThat(race.lossBound(0).contains(1.5)).isTrue();
        assertThat(race.countVariance(0) + race.lossVariance(0)).isZero();
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> race.remaining(1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 0.714285714285714})
    void aSlowRaceLearnsInfinitelyManyAtOnce(double theta) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RaceLaw.of(QuantaModel.of(Zipf.infinite(0.4)), new PlackettLuce(theta)))
                .withMessageContaining("theta must be > 1/(1 + alpha) = 0.7142857142857143")
                .withMessageContaining("was " + theta);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 1e101, Double.NaN})
    void timesAreBounded(double time) {
        var race = RaceLaw.of(QuantaModel.of(Zipf.infinite(0.4)), new PlackettLuce(1));
        assertThatIllegalArgumentException().isThrownBy(() -> race.loss(time)).withMessage(
                "time must be between 0 and 1e100, was " + time);
    }
}
