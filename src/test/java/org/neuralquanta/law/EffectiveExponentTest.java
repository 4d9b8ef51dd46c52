package org.neuralquanta.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neuralquanta.Statement;
import org.neuralquanta.derivation.Derivation;
import org.neuralquanta.derivation.Formula;
import org.neuralquanta.derivation.Problem;
import org.neuralquanta.derivation.Target;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.order.Prerequisites;
import org.neuralquanta.order.Prerequisites.Edge;
import org.neuralquanta.order.WithPrerequisites;
import org.neuralquanta.schedule.OrderLaw;
import org.neuralquanta.schedule.SeriesParallelOrder;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.RationalFunction;

/** When the exponent survives prerequisites: the numbers of docs/theory/T07-prerequisites.md. */
@Statement("T7")
class EffectiveExponentTest {

    private static final double ALPHA = 0.4;

    /** Skill j with use frequency ∝ j^−s after a private chain of length − 1 quanta that are hardly used: n = Σ length. */
    private static void chains(int skills, IntUnaryOperator length) {
        var frequencies = new ArrayList<Double>();
        var edges = new ArrayList<Edge>();
        for (int j = 1; j <= skills; j++) {
            frequencies.add(Math.pow(j, -1 - ALPHA));
        }
        for (int j = 1; j <= skills; j++) {
            int before = 0;
            for (int i = 1; i < length.applyAsInt(j); i++) {
                frequencies.add(1e-30);
                if (before > 0) {
                    edges.add(new Edge(before, frequencies.size()));
                }
                before = frequencies.size();
            }
            if (before > 0) {
                edges.add(new Edge(before, j));
            }
        }
        var quanta = TabulatedQuanta.ofFrequencies(frequencies.stream().mapToDouble(Double::doubleValue).toArray());
        var model = QuantaModel.of(quanta);
        OrderLaw law = OrderLaw.of(model, SeriesParallelOrder.of(model, Prerequisites.of(frequencies.size(), edges)));
        Zipf free = Zipf.finite(ALPHA, skills);
        // Where longer chains follow at once, the best order may finish a later skill first; at equal lengths it never does.
        int learned = 0;
        for (int j = 1; j <= skills / 2; j++) {
            learned += length.applyAsInt(j);
            assertThat(law.loss(learned)).isLessThanOrEqualTo(free.tail(j) * (1 + 1e-9));
            assertThat(law.loss(learned)).isGreaterThanOrEqualTo(free.tail(Math.min(skills, j + j / 8 + 1)) * (1 - 1e-9));
        }
    }

    /** Chains of length m: after n = m j quanta the loss is that of j free ones, so the constant grows by m^α and α stays. */
    @ParameterizedTest
    @ValueSource(ints = {2, 5})
    void chainsOfOneLengthKeepTheExponent(int length) {
        chains(500, j -> length);
    }

    /** Private chains as long as the path of skill j in a binary tree. */
    @Test
    void chainsOfLogarithmicLengthAddALogarithm() {
        chains(500, j -> 32 - Integer.numberOfLeadingZeros(j));
    }

    /** In a shared tree what comes before is more frequent, so nothing changes. */
    @Test
    void aTreeOfMoreFrequentQuantaChangesNothing() {
        int quanta = 4000;
        var model = QuantaModel.of(Zipf.finite(ALPHA, quanta));
        var edges = new ArrayList<Edge>();
        for (int k = 2; k <= quanta; k++) {
            edges.add(new Edge(k / 2, k));
        }
        OrderLaw law = OrderLaw.of(model, SeriesParallelOrder.of(model, Prerequisites.of(quanta, edges)));
        for (int n = 0; n < quanta; n += 37) {
            assertThat(law.loss(n)).isCloseTo(Zipf.finite(ALPHA, quanta).tail(n), within(1e-13));
        }
    }

    /** Every even rank j waits for an odd one near j^ρ: with foresight the exponent stays, by frequency it is divided by ρ. */
    @ParameterizedTest
    @CsvSource({"1.5, 300, 3000", "2, 30, 300"})
    void rarerPrerequisitesDivideTheExponentOnlyWithoutForesight(double rho, int from, int to) {
        int quanta = 100_000;
        var edges = new ArrayList<Edge>();
        for (int j = 2; j <= quanta; j += 2) {
            edges.add(new Edge((int) Math.min(quanta - 1, 2 * (long) (Math.pow(j, rho) / 2) + 1), j));
        }
        var model = QuantaModel.of(Zipf.finite(ALPHA, quanta));
        Prerequisites prerequisites = Prerequisites.of(quanta, edges);
        OrderLaw best = OrderLaw.of(model, SeriesParallelOrder.of(model, prerequisites));
        OrderLaw byFrequency = OrderLaw.of(model, WithPrerequisites.byFrequency(prerequisites));
        double survives = slope(best, from, to);
        double divided = slope(byFrequency, from, to);
        for (int r = 11; r < 2000; r = 2 * r + 1) {
            assertWaiting(byFrequency, rho, r);
        }
        System.out.println("exponent from n = " + from + " to " + to + ", even ranks wait for j^" + rho + ": best order " + survives
                + ", by frequency " + divided);
        assertThat(survives).isCloseTo(ALPHA, within(0.05));
        assertThat(divided).isCloseTo(waitingSlope(rho, rank(rho, from), rank(rho, to)), within(0.01));
        assertThat(waitingSlope(rho, 1e14, 1e15)).isCloseTo(ALPHA / rho, within(0.002));
        for (int n = from; n <= to; n *= 3) {
            double free = Zipf.infinite(ALPHA).tail(n);
            assertThat(infinite(best, n) / free).isBetween(1.0, Math.pow(1.5, ALPHA));
        }
    }

    /** When the odd ranks up to r have been learned, so have the even ranks that wait for one of them, and nothing else. */
    private static void assertWaiting(OrderLaw byFrequency, double rho, int r) {
        Zipf zipf = Zipf.finite(ALPHA, 100_000);
        int learned = (r + 1) / 2;
        double left = 0;
        for (int k = 1; k <= 100_000; k++) {
            boolean waits = k % 2 == 0 && 2 * (long) (Math.pow(k, rho) / 2) + 1 > r;
            learned += k % 2 == 0 && !waits ? 1 : 0;
            left += (k % 2 == 1 && k > r) || waits ? zipf.probability(k) : 0;
        }
        assertThat(byFrequency.loss(learned)).as("r = " + r).isCloseTo(left, within(1e-11));
    }

    /** The same for infinitely many quanta and large r: n = (r + r^(1/ρ))/2, and half of either tail is left. */
    private static double waitingSlope(double rho, double r, double next) {
        return Math.log(waitingLoss(rho, r) / waitingLoss(rho, next))
                / Math.log((next + Math.pow(next, 1 / rho)) / (r + Math.pow(r, 1 / rho)));
    }

    /** The r at which n have been learned. */
    private static double rank(double rho, double n) {
        double low = 0;
        double high = 2 * n;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (middle + Math.pow(middle, 1 / rho) < 2 * n) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double waitingLoss(double rho, double r) {
        return Math.pow(r, -ALPHA) + Math.pow(r, -ALPHA / rho);
    }

    /** The loss of infinitely many quanta of which those beyond K are never learned. */
    private static double infinite(OrderLaw law, int learned) {
        Zipf all = Zipf.infinite(ALPHA);
        Zipf some = Zipf.finite(ALPHA, 100_000);
        return law.loss(learned) * (all.probability(1) / some.probability(1)) + all.tail(100_000);
    }

    private static double slope(OrderLaw law, int from, int to) {
        return Math.log(infinite(law, from) / infinite(law, to)) / Math.log((double) to / from);
    }

    private static void derives(Problem problem, Target target, String exponent, String logExponent) {
        var derivation = Derivation.of(problem, target);
        assertThat(derivation.exponent()).map(Formula::toString).contains(Expr.of(RationalFunction.parse(exponent)).toString());
        assertThat(derivation.logExponent()).map(Formula::toString).contains(Expr.of(RationalFunction.parse(logExponent)).toString());
    }

    /** Where the number of quanta behind a skill is a monomial in its rank, so is its cost. */
    @Test
    void theExponentsAreDerived() {
        derives(Problem.quanta().cost("m*C").assuming("m > 0"), Target.PARAMETERS, "alpha", "0");
        derives(Problem.quanta().cost("C*log(k)"), Target.PARAMETERS, "alpha", "-alpha");
        derives(Problem.quanta().cost("C*k^mu").assuming("mu > 0"), Target.PARAMETERS, "alpha/(1+mu)", "0");
        derives(
                Problem.quanta().threshold("tau*k^((rho-1)*(1+alpha))").assuming("rho > 1"),
                Target.DATA,
                "alpha/(rho*(1+alpha))",
                "0");
    }
}
