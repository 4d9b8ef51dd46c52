package org.neuralquanta.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.neuralquanta.newton.Jet;
import org.neuralquanta.newton.Jets;

/** What holds for every form of the catalogue. */
class FormsTest {

    @Provide
    Arbitrary<Form> forms() {
        return Arbitraries.of(Forms.all());
    }

    private static Jet at(Form form, double[] theta, double[] logs) {
        var jets = new Jets(theta.length);
        Jet[] p = IntStream.range(0, theta.length).mapToObj(j -> jets.coordinate(j, theta[j])).toArray(Jet[]::new);
        return form.logLoss(jets, form.prepare(jets, p), logs);
    }

    /** Ten runs over some decades, the losses falling slowly. */
    private static Form.Data data(SplittableRandom random, int variables) {
        double[][] logs = new double[10][variables];
        for (double[] run : logs) {
            Arrays.setAll(run, v -> v == 2 ? run[1] - 3 * random.nextDouble() : 6 * random.nextDouble() - 3);
        }
        return new Form.Data() {
            @Override
            public int size() {
                return logs.length;
            }

            @Override
            public double log(int variable, int run) {
                return logs[run][variable];
            }

            @Override
            public double logLoss(int run) {
                return 1 - 0.1 * Arrays.stream(logs[run]).sum() / variables;
            }
        };
    }

    /** A start of the search, moved a little, and a run. */
    private static final class Place {

        private final double[] theta;
        private final double[] logs;

        private Place(double[] theta, double[] logs) {
            this.theta = theta;
            this.logs = logs;
        }

        static Place of(Form form, long seed) {
            var random = new SplittableRandom(seed);
            int variables = form.variables().size();
            Form.Data data = data(random, variables);
            List<double[]> starts = form.starts(data);
            double[] theta = starts.get(random.nextInt(starts.size())).clone();
            for (int j = 0; j < theta.length; j++) {
                theta[j] += 0.1 * (random.nextDouble() - 0.5);
            }
            int run = random.nextInt(data.size());
            double[] logs = new double[variables];
            Arrays.setAll(logs, v -> data.log(v, run));
            return new Place(theta, logs);
        }
    }

    private static double[] moved(double[] theta, int j, double by) {
        double[] other = theta.clone();
        other[j] += by;
        return other;
    }

    /** Central differences of sixth order. */
    private static double difference(DoubleUnaryOperator f, double h) {
        double[] weights = {0.75, -0.15, 1.0 / 60};
        double sum = 0;
        for (int i = 1; i <= 3; i++) {
            sum += weights[i - 1] * (f.applyAsDouble(i * h) - f.applyAsDouble(-i * h));
        }
        return sum / h;
    }

    /** Whether N lies on one side of the compute-optimal N, where second derivatives jump, at all steps of a size. */
    private static boolean isSmooth(Place place, double h) {
        return IntStream.range(0, place.theta.length)
                .mapToDouble(j -> excess(moved(place.theta, j, h), place.logs) * excess(moved(place.theta, j, -h), place.logs))
                .allMatch(product -> product > 0);
    }

    private static double excess(double[] theta, double[] logs) {
        var jets = new Jets(theta.length);
        Jet[] p = IntStream.range(0, theta.length).mapToObj(j -> jets.coordinate(j, theta[j])).toArray(Jet[]::new);
        return logs[0] - Repeated.logOptimal(jets, new Repeated().prepare(jets, p), logs[2]).value;
    }

    @Property(tries = 400)
    void derivativesAreThoseOfTheValue(@ForAll("forms") Form form, @ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        Place place = Place.of(form, seed);
        Jet jet = at(form, place.theta, place.logs);
        assertThat(jet.value).isFinite();
        double h = 2e-4;
        Assume.that(!(form instanceof Repeated) || isSmooth(place, 3 * h));
        for (int j = 0; j < place.theta.length; j++) {
            int row = j;
            double slope = difference(d -> at(form, moved(place.theta, row, d), place.logs).value, h);
            assertThat(jet.gradient[j]).as("%s by %d", form, j).isCloseTo(slope, within(1e-8 * (1 + Math.abs(slope))));
            for (int k = 0; k <= j; k++) {
                int column = k;
                double bend = difference(d -> at(form, moved(place.theta, row, d), place.logs).gradient[column], h);
                assertThat(jet.hessian[j][k]).as("%s by %d %d", form, j, k).isCloseTo(bend, within(1e-7 * (1 + Math.abs(bend))));
            }
        }
    }

    @Property(tries = 400)
    void unitsOfVariablesChangeOnlyTheParametersThatHaveThem(
            @ForAll("forms") Form form, @ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        Place place = Place.of(form, seed);
        var jets = new Jets(place.theta.length);
        Jet[] p = IntStream.range(0, place.theta.length).mapToObj(j -> jets.coordinate(j, place.theta[j])).toArray(Jet[]::new);
        double[] centres = new double[place.logs.length];
        Arrays.setAll(centres, v -> form.centredWith(v) == v ? 0.7 + v : 0.7 + form.centredWith(v));
        double[] theta = place.theta.clone();
        for (int j = 0; j < theta.length; j++) {
            Parameter parameter = form.parameters().get(j);
            if (parameter.variable() >= 0) {
                theta[j] += centres[parameter.variable()] * parameter.shift().of(jets, p).value;
            }
        }
        double[] logs = new double[place.logs.length];
        Arrays.setAll(logs, v -> place.logs[v] - centres[v]);
        assertThat(at(form, theta, logs).value).as(form.name()).isCloseTo(at(form, place.theta, place.logs).value, within(1e-10));
    }
}
