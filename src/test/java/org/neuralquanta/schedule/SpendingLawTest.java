package org.neuralquanta.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.model.Cost;
import org.neuralquanta.model.Gap;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.sequence.Benefits;
import org.neuralquanta.sum.ParameterCost;

/** The best way to spend a budget. */
@Statement("T4")
class SpendingLawTest {

    /** All sets of whole quanta, one by one: none is better, and the best is the one found. */
    @Property(tries = 100)
    void noSetIsBetter(
            @ForAll @IntRange(min = 1, max = 11) int quanta,
            @ForAll @DoubleRange(min = -0.5, max = 2) double alpha,
            @ForAll @DoubleRange(min = -1, max = 1) double eta,
            @ForAll @DoubleRange(min = -2, max = 2) double kappa,
            @ForAll @DoubleRange(min = 0, max = 1) double share) {
        QuantaModel model = QuantaModel.of(Zipf.finite(alpha, quanta)).with(new Gap(1, eta)).with(new Cost(3, kappa));
        double budget = share * new ParameterCost(model).total();
        SpendingLaw law = SpendingLaw.of(model);
        double[] benefits = Benefits.of(model, "");
        double all = Arrays.stream(benefits).sum();
        double best = Double.POSITIVE_INFINITY;
        for (int set = 0; set < 1 << quanta; set++) {
            double cost = 0;
            double left = all;
            for (int k = 0; k < quanta; k++) {
                if ((set >> k & 1) == 1) {
                    cost += 3 * Math.pow(k + 1, kappa);
                    left -= benefits[k];
                }
            }
            best = cost <= budget ? Math.min(best, left) : best;
        }
        double largest = Arrays.stream(benefits).max().orElseThrow();
        assertThat(law.optimalWhole(budget)).isCloseTo(best, within(1e-12 * all));
        assertThat(law.optimal(budget)).isBetween(best - largest - 1e-12 * all, best + 1e-12 * all);
    }

    /** Without a list of ranks, for any number of quanta. */
    @Test
    void aBudgetBuysByRankWhereBenefitPerCostFalls() {
        QuantaModel model = QuantaModel.of(Zipf.infinite(0.4)).with(new Cost(10, 0)).withResidual(0.5);
        SpendingLaw law = SpendingLaw.of(model);
        double third = Zipf.infinite(0.4).tail(3);
        double fourth = Zipf.infinite(0.4).tail(4);
        assertThat(law.optimal(30)).isCloseTo(0.5 + third, within(1e-15));
        assertThat(law.optimal(35)).isCloseTo(0.5 + 0.5 * (third + fourth), within(1e-15));
        assertThat(law.optimal(0)).isCloseTo(1.5, within(1e-14));
    }

    /** With costs k^-2 benefit per cost k^0.6 rises with the rank: the cheapest are bought first. */
    @Test
    void aBudgetBuysFromTheCheapEndWhereBenefitPerCostRises() {
        QuantaModel model = QuantaModel.of(Zipf.finite(0.4, 4)).with(new Cost(1, -2));
        double[] p = Benefits.of(model, "");
        assertThat(SpendingLaw.of(model).optimal(1.0 / 16 + 1.0 / 18)).isCloseTo(p[0] + p[1] + p[2] / 2, within(1e-15));
        assertThat(SpendingLaw.of(model).optimal(9)).isZero();
    }

    @Test
    void aBadQuestionIsRefused() {
        SpendingLaw law = SpendingLaw.of(QuantaModel.of(Zipf.infinite(0.4)));
        assertThatIllegalArgumentException().isThrownBy(() -> law.optimal(-1)).withMessageContaining("was -1.0");
        assertThatIllegalArgumentException().isThrownBy(() -> law.optimal(Double.NaN)).withMessageContaining("NaN");
        assertThatIllegalArgumentException().isThrownBy(() -> law.optimalWhole(1)).withMessageContaining("at most 40 quanta");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpendingLaw.of(QuantaModel.of(Zipf.infinite(0.4)).with(new Cost(1, -2))))
                .withMessageContaining("infinitely many");
    }
}
