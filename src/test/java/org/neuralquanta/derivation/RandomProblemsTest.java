package org.neuralquanta.derivation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.neuralquanta.Statement;
import org.neuralquanta.claim.Claim;
import org.neuralquanta.claim.Curve;
import org.neuralquanta.claim.Quantity;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.EmergenceCurve;
import org.neuralquanta.emergence.Exponential;
import org.neuralquanta.emergence.Logistic;
import org.neuralquanta.emergence.Multilinear;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.law.DataLaw;
import org.neuralquanta.law.StepLaw;
import org.neuralquanta.model.Exposure;
import org.neuralquanta.model.Gap;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.special.HurwitzZeta;
import org.neuralquanta.special.PowerSum;
import org.neuralquanta.special.RankMonomial;
import org.neuralquanta.symbol.Symbol;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.RationalFunction;

/**
 * Derived exponents and amplitudes of random problems against exact sums: the loss after n quanta, what n quanta cost and
 * need, and the laws of smooth curves, none of which the derivation evaluates.
 */
@Statement({"T8", "T17", "T18", "T19"})
class RandomProblemsTest {

    private static final long RANK = 1L << 40;

    /** Numbers of a random problem, in hundredths; alpha − eta, 1 + kappa and 1 + alpha + delta are at least 0.1. */
    private record Numbers(double alpha, double eta, double kappa, double delta, double nu, double tau, double cost) {

        static Numbers of(Random random) {
            int alpha = 15 + random.nextInt(200);
            int eta = alpha - 10 - random.nextInt(150);
            int kappa = -90 + random.nextInt(250);
            int delta = -Math.min(alpha + 90, 60) + random.nextInt(200);
            return new Numbers(
                    alpha / 100.0,
                    eta / 100.0,
                    kappa / 100.0,
                    delta / 100.0,
                    (50 + random.nextInt(150)) / 100.0,
                    1 + random.nextInt(4),
                    (50 + random.nextInt(500)) / 100.0);
        }

        Map<Symbol, Double> values(String a, String e) {
            return Map.of(
                    Symbol.of(a), alpha, Symbol.of(e), eta, Symbol.of("kap"), kappa, Symbol.of("d1"), delta,
                    Symbol.of("nu"), nu, Symbol.of("tau"), tau, Symbol.of("C"), cost, Symbol.of("Delta"), 1.5,
                    Symbol.of("m"), 2.5);
        }
    }

    static Problem problem(Curve curve, String a, String e, Random random) {
        int scale = 1 + random.nextInt(9);
        String frequency = random.nextBoolean() ? "%d*k^-(1+%s)" : "%d*k^(-%2$s)/k";
        return Problem.quanta(curve)
                .frequency(frequency.formatted(scale, a))
                .gap("Delta*k^(2*" + e + "-" + e + ")")
                .cost("C*k^kap")
                .threshold(curve.hasThreshold() ? "tau*k^d1" : "k^d1")
                .nu("nu")
                .assuming(a + " > 0", a + " > " + e, "kap > -1", a + "+d1 > -1", "nu > 0");
    }

    @Property(tries = 300)
    void agreeWithExactSums(@ForAll Random random) {
        Numbers x = Numbers.of(random);
        String a = List.of("alpha", "a", "theta_1").get(random.nextInt(3));
        String e = List.of("eta", "b", "gamma").get(random.nextInt(3));
        Problem problem = problem(Curve.THRESHOLD, a, e, random);
        Map<Symbol, Double> values = x.values(a, e);
        double zeta = HurwitzZeta.value(x.alpha, 1);
        double loss = 1.5 * HurwitzZeta.value(x.alpha - x.eta, RANK + 1.0) / zeta;
        double fall = log2(loss * zeta / (1.5 * HurwitzZeta.value(x.alpha - x.eta, 2.0 * RANK + 1)));
        // Differences leave the constant of a partial sum out, which fades slowly where kappa is near -1.
        double spent = x.cost * PowerSum.value(-x.kappa - 1, 0, RANK + 1, 2 * RANK);
        double power = log2(x.cost * PowerSum.value(-x.kappa - 1, 0, 2 * RANK + 1, 4 * RANK) / spent);
        var parameters = new Growth(spent / (Math.pow(2, power) - 1), power);
        var data = new Growth(x.tau * zeta * Math.pow(RANK, 1 + x.alpha + x.delta), 1 + x.alpha + x.delta);
        var steps = new Growth(x.tau * Math.pow(zeta * Math.pow(RANK, 1 + x.alpha), x.nu), x.nu * (1 + x.alpha));
        var compute = new Growth(parameters.value * data.value, parameters.power + data.power);
        assertAgrees(problem, Target.PARAMETERS, values, parameters, loss, fall);
        assertAgrees(problem, Target.DATA, values, data, loss, fall);
        assertAgrees(problem, Target.STEPS, values, steps, loss, fall);
        assertAgrees(problem, Target.COMPUTE, values, compute, loss, fall);
    }

    /** A resource at rank n, and its exponent in n. */
    private record Growth(double value, double power) {}

    private static void assertAgrees(
            Problem problem, Target target, Map<Symbol, Double> values, Growth x, double loss, double fall) {
        Law law = Deduction.of(problem, target).law();
        double exponent = fall / x.power;
        double amplitude = Math.log(loss) + exponent * Math.log(x.value);
        assertThat(value(law.exponent().orElseThrow(), values)).as("%s %s", target, values).isCloseTo(exponent, within(1e-6));
        assertThat(Math.log(law.amplitude().orElseThrow().evaluate(values)))
                .as("%s %s", target, values)
                .isCloseTo(amplitude, within(1e-4));
    }

    private static double value(RationalFunction f, Map<Symbol, Double> values) {
        return Expr.of(f).evaluate(values);
    }

    private static double log2(double ratio) {
        return Math.log(ratio) / Math.log(2);
    }

    /**
     * With logarithms convergence in the resource is hopeless, so what is said of n quanta is compared at n: next terms are
     * smaller by |l| / (index · log n), with a second-order allowance, and D(n) differs by the 1 + O(1/n) of log(n+e−1) only.
     */
    @Property(tries = 100)
    void logFactorsAgreeAtTheirOwnRank(@ForAll Random random) {
        double alpha = 0.4 + random.nextInt(150) / 100.0;
        double eta = alpha - 1 - random.nextInt(100) / 100.0;
        double kappa = random.nextInt(200) / 100.0;
        double delta = random.nextInt(100) / 100.0;
        int[] logs = random.ints(4, -2, 3).toArray();
        Deduction derivation = Deduction.of(
                Problem.quanta()
                        .frequency("k^-(1+alpha)*log(k)^(" + logs[0] + ")")
                        .gap("Delta*k^eta*log(k)^(" + logs[1] + ")")
                        .cost("C*k^kappa*log(k)^(" + logs[2] + ")")
                        .threshold("tau*k^delta*log(k)^(" + logs[3] + ")")
                        .assuming("alpha > eta", "kappa > -1", "delta >= 0"),
                Target.COMPUTE);
        Map<Symbol, Double> values = derivation.withConstants(Map.of(
                Symbol.of("alpha"), alpha, Symbol.of("eta"), eta, Symbol.of("kappa"), kappa, Symbol.of("delta"), delta,
                Symbol.of("tau"), 2.0, Symbol.of("C"), 3.0, Symbol.of("Delta"), 1.5));
        double total = new RankMonomial(1, 0, alpha, 0, logs[0]).tail(1);
        var benefit = new RankMonomial(1.5 / total, 0, alpha - eta, 0, logs[0] + logs[1]);
        var cost = new RankMonomial(3, 0, -kappa - 1, 0, logs[2]);
        var need = new RankMonomial(2 * total, 0, -2 - alpha - delta, 0, logs[3] - logs[0]);
        for (double n : new double[] {1e9, 1e15}) {
            long rank = (long) n;
            assertNear(derivation, Quantity.LOSS, values, n, benefit.tail(rank + 1), allowance(logs[0] + logs[1], alpha - eta, n));
            assertNear(derivation, Quantity.PARAMETERS, values, n, cost.sum(1, rank), allowance(logs[2], 1 + kappa, n));
            assertNear(derivation, Quantity.DATA, values, n, need.at(n), 1e-7);
        }
    }

    private static double allowance(double logPower, double index, double n) {
        double c = Math.abs(logPower) / index;
        return (c + 2 * c * (c + 1) / Math.log(n)) / Math.log(n) + 20 * Math.pow(n, -Math.min(1, index)) + 1e-9;
    }

    private static void assertNear(
            Deduction derivation, Quantity quantity, Map<Symbol, Double> values, double n, double exact, double allowance) {
        var germ = derivation.steps().keySet().stream()
                .map(Theorem::claim)
                .filter(c -> c instanceof Claim.Asymptotic(Quantity q, Symbol v, var _)
                        && q == quantity
                        && v.equals(Symbol.of("n")))
                .map(c -> ((Claim.Asymptotic) c).germ())
                .findFirst()
                .orElseThrow();
        double law = germ.coefficient().evaluate(values)
                * Math.pow(n, value(germ.exponent(), values))
                * Math.pow(Math.log(n), value(germ.logExponent(), values));
        assertThat(exact / law).as("%s at %s with %s", quantity, n, values).isCloseTo(1, within(allowance));
    }

    @Property(tries = 60)
    void smoothCurvesAgreeWithTheirExactLaws(@ForAll Random random) {
        Numbers x = Numbers.of(random);
        int which = random.nextInt(4);
        Curve curve = List.of(Curve.SHOTS, Curve.EXPONENTIAL, Curve.LOGISTIC, Curve.MULTILINEAR).get(which);
        EmergenceCurve exact =
                List.of(Shots.of(x.tau), new Exponential(), Logistic.of(2.5), Multilinear.of(2.5)).get(which);
        Problem problem = problem(curve, "alpha", "eta", random);
        Map<Symbol, Double> values = x.values("alpha", "eta");
        QuantaModel model = QuantaModel.of(Zipf.infinite(x.alpha))
                .with(new Gap(1.5, x.eta))
                .with(new Exposure(x.delta, x.nu))
                .learnedAfter(exact);
        double zeta = HurwitzZeta.value(x.alpha, 1);
        // Exposure 1 at rank 3000, where the sums have long reached their closed form.
        double data = zeta * Math.pow(3000, 1 + x.alpha + x.delta);
        if (data < 5e17) {
            assertAgrees(Deduction.of(problem, Target.DATA).law(), values, data, DataLaw.of(model).exact(data),
                    DataLaw.of(model).exact(2 * data));
        }
        double steps = Math.pow(zeta * Math.pow(3000, 1 + x.alpha), x.nu);
        if (steps < 5e17) {
            assertAgrees(Deduction.of(problem, Target.STEPS).law(), values, steps, StepLaw.of(model).exact(steps),
                    StepLaw.of(model).exact(2 * steps));
        }
    }

    private static void assertAgrees(Law law, Map<Symbol, Double> values, double x, double loss, double later) {
        double exponent = value(law.exponent().orElseThrow(), values);
        assertThat(exponent).as("%s %s", law.target(), values).isCloseTo(log2(loss / later), within(1e-6));
        assertThat(law.amplitude().orElseThrow().evaluate(values) * Math.pow(x, -exponent) / loss)
                .as("%s %s", law.target(), values)
                .isCloseTo(1, within(1e-4));
    }
}
