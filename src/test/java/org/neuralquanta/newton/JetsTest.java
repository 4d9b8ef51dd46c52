package org.neuralquanta.newton;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.hipparchus.analysis.differentiation.DSFactory;
import org.hipparchus.analysis.differentiation.DerivativeStructure;

/** Operations on jets against Hipparchus' automatic differentiation. */
class JetsTest {

    private static final int N = 3;

    private static void check(Jet jet, DerivativeStructure expected) {
        JetCheck.check(jet, expected, 1e-12 * (1 + Math.abs(expected.getValue())));
    }

    @Property(tries = 200)
    void operationsFollowTheChainRule(
            @ForAll @DoubleRange(min = -2, max = 2) double x,
            @ForAll @DoubleRange(min = -2, max = 2) double y,
            @ForAll @DoubleRange(min = 0.1, max = 3) double z) {
        double[] at = {x, y, z};
        var jets = new Jets(N);
        Jet[] p = new Jet[N];
        Arrays.setAll(p, j -> jets.coordinate(j, at[j]));
        var factory = new DSFactory(N, 2);
        DerivativeStructure[] q = new DerivativeStructure[N];
        Arrays.setAll(q, j -> factory.variable(j, at[j]));
        int mark = jets.mark();
        for (int again = 0; again < 2; again++) {
            jets.rewind(mark);
            check(jets.plus(p[0], jets.times(p[1], p[2])), q[0].add(q[1].multiply(q[2])));
            check(jets.minus(jets.exp(p[0]), jets.over(p[1], p[2])), q[0].exp().subtract(q[1].divide(q[2])));
            check(jets.log(jets.times(p[2], jets.exp(jets.times(p[0], p[1])))), q[2].multiply(q[0].multiply(q[1]).exp()).log());
            check(jets.sum(p[0], 2.5, jets.linear(p[1], -3, 7), 0.25), q[0].multiply(2.5).add(q[1].multiply(-0.75)).add(1.75));
            check(jets.logSum(jets.times(p[0], p[2]), p[1]), q[0].multiply(q[2]).exp().add(q[1].exp()).log());
            check(jets.softPlus(jets.times(p[0], p[1])), q[0].multiply(q[1]).exp().add(1).log());
        }
    }

    @Property(tries = 20)
    void minusInfinityIsZeroInASum(@ForAll @DoubleRange(min = -2, max = 2) double x) {
        var jets = new Jets(1);
        Jet p = jets.coordinate(0, x);
        Jet sum = jets.logSum(jets.constant(Double.NEGATIVE_INFINITY), p);
        assertThat(sum.value).isEqualTo(x);
        assertThat(sum.gradient[0]).isEqualTo(1);
        assertThat(sum.hessian[0][0]).isZero();
    }
}
