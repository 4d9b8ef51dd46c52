package org.neuralquanta.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.hipparchus.analysis.differentiation.DSFactory;
import org.hipparchus.analysis.differentiation.DerivativeStructure;
import org.neuralquanta.Statement;
import org.neuralquanta.newton.Jet;
import org.neuralquanta.newton.JetCheck;
import org.neuralquanta.runs.Runs;

/** Gradients and Hessians by hand against Hipparchus' automatic differentiation of the laws as they are written. */
@Statement({"T16", "T17"})
class DerivativeLawsTest {

    private static final Runs RUN = Runs.of(new double[] {3e8}, new double[] {7e9}, new double[] {2.9});
    private static final Runs CURVE = Runs.curve(new double[] {3e8}, new double[] {2.9});

    private interface Law {
        DerivativeStructure at(DerivativeStructure... p);
    }

    private static DerivativeStructure[] variables(double[] theta) {
        var factory = new DSFactory(theta.length, 2);
        DerivativeStructure[] p = new DerivativeStructure[theta.length];
        Arrays.setAll(p, i -> factory.variable(i, theta[i]));
        return p;
    }

    private static void check(Jet jet, DerivativeStructure expected) {
        JetCheck.check(jet, expected, 1e-12);
    }

    private static void check(Shape shape, Runs runs, double[] theta, Law law) {
        var jet = new Jet(shape.dimension());
        shape.evaluation().at(theta, runs, 0, jet);
        check(jet, law.at(variables(theta)));
    }

    @Property(tries = 300)
    void twoTerms(
            @ForAll @DoubleRange(min = -1, max = 1) double e,
            @ForAll @DoubleRange(min = -2, max = 2) double a,
            @ForAll @DoubleRange(min = -0.3, max = 2) double alpha,
            @ForAll @DoubleRange(min = -2, max = 2) double b,
            @ForAll @DoubleRange(min = -0.3, max = 2) double beta) {
        double x = RUN.log(0, 0) - 19;
        double y = RUN.log(1, 0) - 23;
        for (int q : new int[] {1, 7}) {
            check(new TwoTerms(null, q, 19, 23), RUN, new double[] {e, a, alpha, b, beta}, p -> {
                var n = p[1].subtract(p[2].multiply(x)).multiply(q).exp();
                var d = p[3].subtract(p[4].multiply(y)).multiply(q).exp();
                return p[0].exp().add(n.add(d).log().divide(q).exp()).log();
            });
        }
        var tie = new CurveModel.Quanta(0.1, 0.3, 0.2);
        check(new TwoTerms(tie, 1, 19, 23), RUN, new double[] {e, a, alpha, b}, p -> {
            var growth = p[2].multiply(1.3);
            var tied = growth.divide(growth.add(1.3));
            return p[0].exp().add(p[1].subtract(p[2].multiply(x)).exp()).add(p[3].subtract(tied.multiply(y)).exp()).log();
        });
    }

    @Property(tries = 300)
    void oneTerm(
            @ForAll @DoubleRange(min = -1, max = 1) double e,
            @ForAll @DoubleRange(min = -2, max = 2) double a,
            @ForAll @DoubleRange(min = 0.01, max = 2) double alpha,
            @ForAll @DoubleRange(min = -2, max = 2) double beyond) {
        double x = CURVE.log(0, 0) - 19;
        check(new OneTerm(true, 19), CURVE, new double[] {e, a, alpha},
                p -> p[0].exp().add(p[1].subtract(p[2].multiply(x)).exp()).log());
        check(new OneTerm(false, 19), CURVE, new double[] {a, alpha}, p -> p[0].subtract(p[1].multiply(x)));
        double largest = CURVE.log(0, 0) + 0.1;
        check(new SaturatingTerm(0.5, 19, largest), CURVE, new double[] {a, alpha, beyond}, p -> {
            var q = p[2].exp().add(largest - 19);
            return p[0].exp().multiply(p[1].multiply(-x).exp().subtract(p[1].multiply(q).negate().exp())).add(0.5).log();
        });
    }

    @Property(tries = 100)
    void objectives(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        var random = new SplittableRandom(seed);
        Runs runs = Planted.at(Planted.half(), 10, Planted.sum(1.8, 500, 0.35, 2000, 0.3), Planted.normal(random, 0.02));
        Shape shape = Shape.of(CurveModel.chinchilla(), runs);
        Objective objective = Objective.of(shape, new RobustLoss.Student(4), runs);
        double[] theta = {0.5, -0.5 + random.nextDouble(), 0.3, -0.5, 0.2 + random.nextDouble(), -4 + random.nextDouble()};
        var jet = new Jet(6);
        objective.evaluation().at(theta, jet);
        DerivativeStructure[] p = variables(theta);
        DerivativeStructure sum = p[0].multiply(0);
        for (int i = 0; i < runs.size(); i++) {
            double x = runs.log(0, i) - shape.centres()[0];
            double y = runs.log(1, i) - shape.centres()[1];
            var m = p[0].exp().add(p[1].subtract(p[2].multiply(x)).exp()).add(p[3].subtract(p[4].multiply(y)).exp()).log();
            var u = m.negate().add(runs.logLoss(i)).divide(p[5].exp());
            sum = sum.add(p[5]).add(u.multiply(u).divide(4).log1p().multiply(2.5));
        }
        int n = 6;
        for (int j = 0; j < n; j++) {
            int[] orders = new int[n];
            orders[j]++;
            double gradient = sum.getPartialDerivative(orders);
            assertThat(jet.gradient[j]).isCloseTo(gradient, within(1e-9 * (1 + Math.abs(gradient))));
            for (int k = 0; k <= j; k++) {
                orders[k]++;
                double second = sum.getPartialDerivative(orders);
                assertThat(jet.hessian[j][k]).isCloseTo(second, within(1e-8 * (1 + Math.abs(second))));
                orders[k]--;
            }
        }
        assertThat(jet.value).isCloseTo(sum.getValue(), within(1e-9 * Math.abs(sum.getValue())));
    }
}
