package org.neuralquanta.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.law.NoPowerLawException;
import org.neuralquanta.law.PowerLaw;
import org.neuralquanta.special.ErrorBudget;
import org.neuralquanta.special.GammaRatio;
import org.neuralquanta.special.OracleFile;

/** The domino model. */
@Statement("T23")
class DominoModelTest {

    @Test
    void quantaFollowEachOther() {
        var model = DominoModel.of(TabulatedQuanta.ofCounts(5, 3, 2)).withRate(2);
        assertThat(model.loss(0)).isCloseTo(1, within(1e-16));
        assertThat(model.loss(0.5)).isCloseTo(0.5, within(1e-16));
        assertThat(model.loss(0.75)).isCloseTo(0.35, within(1e-16));
        assertThat(model.loss(1.5)).isZero();
        assertThat(model.count(0.75)).isEqualTo(1.5);
        assertThat(model.count(9)).isEqualTo(3);
        assertThat(model.end()).isEqualTo(1.5);
        assertThat(model.unlearned(1, 0.75)).isZero();
        assertThat(model.unlearned(2, 0.75)).isEqualTo(0.5);
        assertThat(model.unlearned(3, 0.75)).isEqualTo(1);
    }

    /** Against mpmath: src/test/resources/oracle/dynamics-domino.py. */
    @Test
    void agreesWithTheReference() {
        var budget = new ErrorBudget("loss of the domino model", 1e-12);
        for (CSVRecord row : OracleFile.read("dynamics-domino.csv")) {
            double alpha = Double.parseDouble(row.get("alpha"));
            String quanta = row.get("quanta");
            Zipf zipf = quanta.equals("inf") ? Zipf.infinite(alpha) : Zipf.finite(alpha, Long.parseLong(quanta));
            var model = DominoModel.of(zipf.withOffset(Double.parseDouble(row.get("offset")))).withRate(Double.parseDouble(row.get("rate")));
            double time = Double.parseDouble(row.get("time"));
            double loss = Double.parseDouble(row.get("loss"));
            if (loss > 0) {
                // Of the last quantum the part 1 - (r t - n) is left, a difference of rounded numbers.
                double condition = model.end() < Double.POSITIVE_INFINITY ? model.end() / (model.end() - time) : 1;
                budget.add(model.loss(time), row.get("loss"), condition, row);
            } else {
                assertThat(model.loss(time)).isZero();
            }
            assertThat(model.count(time)).as(row.toString()).isCloseTo(Double.parseDouble(row.get("count")), withinPercentage(1e-11));
            assertThat(model.unlearned(Long.parseLong(row.get("rank")), time))
                    .as(row.toString())
                    .isCloseTo(Double.parseDouble(row.get("unlearned")), within(1e-15 * (1 + time)));
        }
        budget.check(70);
    }

    /** The resource model without waste has the same exponent, with a constant larger by z Γ(z)^(1+α). */
    @Property(tries = 100)
    void theResourceModelsConstantIsLarger(@ForAll @DoubleRange(min = 0.05, max = 4) double alpha) {
        var quanta = Zipf.infinite(alpha);
        PowerLaw domino = DominoModel.of(quanta).withRate(3).asymptotic();
        PowerLaw resource = ResourceModel.of(quanta).withRate(3).asymptotics().early();
        double z = alpha / (1 + alpha);
        assertThat(resource.exponent()).isEqualTo(domino.exponent()).isEqualTo(alpha);
        double factor = z * Math.pow(GammaRatio.gamma(z), 1 + alpha);
        assertThat(resource.amplitude() / domino.amplitude()).isCloseTo(factor, within(1e-12 * factor));
        assertThat(factor).isGreaterThan(1);
        assertThat(domino.at(1e7) / DominoModel.of(quanta).withRate(3).loss(1e7)).isCloseTo(1, within(1e-6));
    }

    /** One quantum alone, in the resource model without waste. */
    @Test
    void oneQuantumIsLearnedAsInTheResourceModel() {
        var one = Zipf.finite(0.4, 1);
        for (double t : new double[] {0, 0.1, 0.5, 0.99}) {
            assertThat(DominoModel.of(one).loss(t)).isCloseTo(ResourceModel.of(one).loss(t), within(1e-14));
        }
    }

    @Test
    void aBadQuestionIsRefused() {
        var model = DominoModel.of(Zipf.infinite(0.4));
        assertThatIllegalArgumentException().isThrownBy(() -> model.loss(-1)).withMessageContaining("was -1.0");
        assertThatIllegalArgumentException().isThrownBy(() -> model.withRate(0)).withMessageContaining("was 0.0");
        assertThatIllegalArgumentException().isThrownBy(() -> model.unlearned(0, 1)).withMessageContaining("was 0");
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> model.loss(1e19));
        assertThatExceptionOfType(NoPowerLawException.class)
                .isThrownBy(() -> DominoModel.of(TabulatedQuanta.ofCounts(2, 1)).asymptotic());
    }
}
