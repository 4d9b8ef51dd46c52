package org.neuralquanta.derivation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.neuralquanta.claim.MixtureForm;
import org.neuralquanta.numerics.Bisection;
import org.neuralquanta.symbolic.Germ;
import org.neuralquanta.symbolic.PowerSeries;

/** The derived law at values of its symbols, and the exact law of the same problem over it. Immutable, thread-safe. */
record Comparison(Deduction deduction, Valuation values) {

    /** The loss of an exponential law falls by e^4 from one point of the comparison to the next. */
    private static final double FALL = 4;

    private static final int POINTS = 18;

    /** The logarithm of the largest double. */
    private static final double LARGEST_LOG = 709;

    /** The derived law at an amount of the resource, as {@link Derivation#derived} says. */
    double derived(double x) {
        Law law = deduction.law();
        if (law.joint().isPresent()) {
            return new Crossing(law.joint().get(), values).derived(x);
        }
        double value = law.mixture().map(form -> mixed(form, x)).or(() -> law.series().map(series -> sum(series.terms()).applyAsDouble(x)))
                .orElseGet(() -> leading(x));
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new ArithmeticException("the derived law is outside the range of a double at " + law.variable() + " = " + x);
        }
        return value;
    }

    /** The sum of powers, whose numbers are evaluated once. */
    private DoubleUnaryOperator sum(List<PowerSeries.Term> terms) {
        double[] coefficients = terms.stream().mapToDouble(t -> t.coefficient().isZero() ? 0 : values.of(t.coefficient())).toArray();
        double[] exponents = terms.stream().mapToDouble(t -> values.of(t.exponent())).toArray();
        return x -> {
            double sum = 0;
            for (int i = 0; i < coefficients.length; i++) {
                sum += coefficients[i] * Math.pow(x, exponents[i]);
            }
            return sum;
        };
    }

    private DoubleUnaryOperator sumOf(List<Germ> germs) {
        return sum(germs.stream().map(g -> new PowerSeries.Term(g.coefficient(), g.exponent())).toList());
    }

    private double mixed(MixtureForm form, double resource) {
        return sumOf(form.loss()).applyAsDouble(form.spent().isEmpty() ? resource : parameter(form, resource));
    }

    /** The parameter at which the resource, a rising sum of powers, is given. */
    private double parameter(MixtureForm form, double resource) {
        DoubleUnaryOperator spent = sumOf(form.spent());
        return Math.exp(Bisection.between(-LARGEST_LOG, LARGEST_LOG, 1e-15, 1e-16, log -> spent.applyAsDouble(Math.exp(log)) < resource).low());
    }

    private double leading(double x) {
        Law law = deduction.law();
        double amplitude = law.amplitude().map(values::formula).orElseThrow(() -> new ArithmeticException(law.reason())).value();
        return rate().map(rate -> amplitude * Math.exp(rate.value() * x)).orElseGet(() -> {
            Germ germ = law.germ().orElseThrow();
            return amplitude
                    * Math.pow(x, values.formula(germ.exponent()).value())
                    * Math.pow(Math.log(x), values.formula(germ.logExponent()).value());
        });
    }

    /** Exact over derived law at growing resources, as {@link Derivation#comparison} says. */
    List<Derivation.Point> points() {
        var points = new ArrayList<Derivation.Point>();
        var reasons = new ArrayList<String>();
        try {
            DoubleUnaryOperator exact = ExactLaw.of(deduction, values);
            resources().forEach(x -> {
                try {
                    points.add(new Derivation.Point(x, exact.applyAsDouble(x) / derived(x)));
                } catch (IllegalArgumentException | ArithmeticException | UnsupportedOperationException e) {
                    reasons.add(String.valueOf(e.getMessage()));
                }
            });
        } catch (IllegalArgumentException | ArithmeticException e) {
            reasons.add(String.valueOf(e.getMessage()));
        }
        if (points.isEmpty()) {
            throw new UnsupportedOperationException(reasons.getFirst());
        }
        return List.copyOf(points);
    }

    private Optional<Formula> rate() {
        return deduction.law().rate().map(values::formula);
    }

    /** F = N D is a product of two resources, so its powers of ten go twice as far. */
    private DoubleStream resources() {
        int decades = deduction.law().target() == Target.COMPUTE ? 2 : 1;
        return rate().map(rate -> {
                    double step = FALL / -rate.value();
                    return IntStream.rangeClosed(1, POINTS).mapToDouble(i -> i * step);
                })
                .orElseGet(() -> IntStream.rangeClosed(1, POINTS).mapToDouble(i -> unit() * Math.pow(10, decades * i)));
    }

    /** An expansion in parameters holds at multiples of the cost of a quantum. */
    private double unit() {
        Law law = deduction.law();
        return law.series().isPresent() && law.target() == Target.PARAMETERS ? values.of(deduction.problem().cost().coefficient()) : 1;
    }
}
