package org.neuralquanta.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.neuralquanta.derivation.Curve;
import org.neuralquanta.derivation.Derivation;
import org.neuralquanta.derivation.Frequency;
import org.neuralquanta.derivation.Law;
import org.neuralquanta.derivation.Target;
import org.neuralquanta.distribution.LogModifiedZipf;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.EmergenceCurve;
import org.neuralquanta.emergence.Exponential;
import org.neuralquanta.emergence.Logistic;
import org.neuralquanta.emergence.Multilinear;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.law.DataLaw;
import org.neuralquanta.law.Moment;
import org.neuralquanta.law.QuantaModel;
import org.neuralquanta.special.RankMonomial;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.Germ;
import org.neuralquanta.symbolic.RationalFunction;
import org.neuralquanta.symbolic.Symbol;

/** The two sides of a derived law at growing resources: exact sums over the law, which tends to 1. */
final class DeriveCheck {

    private static final double LARGEST_RESOURCE = 1e18;

    /** The ratio where quantum n is the last one learned. */
    record Point(long n, double x, double ratio) {}

    private final Derivation derivation;
    private final Map<Symbol, Double> values;
    private final RankMonomial use;

    private DeriveCheck(Derivation derivation, Map<Symbol, Double> values) {
        this.derivation = derivation;
        this.values = values;
        if (!(derivation.problem().frequency() instanceof Frequency.Monomial(Germ germ, RationalFunction offset))) {
            throw new IllegalArgumentException("no exact law of these frequencies is built");
        }
        RankMonomial frequency = new RankMonomial(
                1, number(offset), -number(germ.exponent()) - 1, 0, number(germ.logExponent()));
        this.use = frequency.times(1 / frequency.tail(1), 0);
    }

    /** Ranks 10 to 10^10; none where the law has no closed form or the exact side no fast sum. */
    static List<Point> of(Derivation derivation, Map<Symbol, Double> values) {
        if (derivation.law().amplitude().isEmpty()) {
            return List.of();
        }
        var check = new DeriveCheck(derivation, values);
        var points = new ArrayList<Point>();
        long n = 1;
        for (int decade = 1; decade <= 10; decade++) {
            n *= 10;
            double x = check.resource(n);
            Optional<Double> exact = x > 1 ? check.exact(n, x) : Optional.empty();
            double law = check.law(x);
            long rank = n;
            exact.filter(e -> law > 0 && Double.isFinite(e / law)).ifPresent(e -> points.add(new Point(rank, x, e / law)));
        }
        return points;
    }

    private RankMonomial monomial(Germ germ) {
        return new RankMonomial(
                germ.coefficient().evaluate(values), 0, -number(germ.exponent()) - 1, 0, number(germ.logExponent()));
    }

    // Evaluated where they are used: a law has no need of values for the symbols of the other inputs.

    private RankMonomial gap() {
        return monomial(derivation.problem().gap());
    }

    private RankMonomial cost() {
        return monomial(derivation.problem().cost());
    }

    private RankMonomial threshold() {
        return monomial(derivation.problem().threshold());
    }

    private double number(RationalFunction function) {
        return Expr.of(function).evaluate(values);
    }

    private double law(double x) {
        Law law = derivation.law();
        double amplitude = law.amplitude().orElseThrow().evaluate(values);
        if (law.rate().isPresent()) {
            return amplitude * Math.exp(law.rate().get().evaluate(values) * x);
        }
        Germ germ = law.germ().orElseThrow();
        return amplitude * Math.pow(x, number(germ.exponent())) * Math.pow(Math.log(x), number(germ.logExponent()));
    }

    /** What n quanta take of the resource with a sharp threshold. */
    private double resource(long n) {
        return switch (derivation.law().target()) {
            case PARAMETERS -> cost().sum(1, n);
            case DATA, COUNT -> data(n);
            case STEPS -> tau() * Math.pow(use.at((double) n), -number(derivation.problem().nu()));
            case COMPUTE -> cost().sum(1, n) * data(n);
        };
    }

    private double tau() {
        return derivation.problem().curve() == Curve.SHOTS ? 1 : threshold().coefficient();
    }

    private double data(long n) {
        double scale = derivation.problem().curve() == Curve.SHOTS ? threshold().coefficient() : 1;
        return threshold().at((double) n) / scale / use.at((double) n);
    }

    private Optional<Double> exact(long n, double x) {
        Target target = derivation.law().target();
        if (target == Target.PARAMETERS || (derivation.problem().curve() == Curve.THRESHOLD && target != Target.COUNT)) {
            return Optional.of(use.times(gap()).tail(n + 1));
        }
        if (target == Target.COUNT && derivation.problem().curve() == Curve.THRESHOLD) {
            return Optional.of((double) n);
        }
        if (!(x <= LARGEST_RESOURCE && data(n) <= LARGEST_RESOURCE) || gap().logPower() != 0 || threshold().logPower() != 0) {
            return Optional.empty();
        }
        QuantaModel model = model();
        return switch (target) {
            case DATA -> Optional.of(model.data().exact(x));
            case STEPS -> Optional.of(model.steps().exact(x));
            case COUNT -> model.data().count(x) instanceof Moment.Value(double count) ? Optional.of(count) : Optional.empty();
            case COMPUTE -> Optional.of(leastSum(model.data(), x));
            case PARAMETERS -> Optional.empty();
        };
    }

    /** The least sum of the two losses over the number of affordable quanta, unimodal in its logarithm. */
    private double leastSum(DataLaw data, double compute) {
        RankMonomial benefit = use.times(gap());
        RankMonomial cost = cost();
        DoubleUnaryOperator sum = log -> {
            long n = Math.round(Math.exp(log));
            double samples = compute / cost.sum(1, n);
            return samples < 1 ? Double.POSITIVE_INFINITY : benefit.tail(n + 1) + data.exact(samples);
        };
        double low = 0;
        double high = Math.log(1e15);
        for (int step = 0; step < 60; step++) {
            double left = low + (high - low) / 3;
            double right = high - (high - low) / 3;
            if (sum.applyAsDouble(left) <= sum.applyAsDouble(right)) {
                high = right;
            } else {
                low = left;
            }
        }
        return sum.applyAsDouble(low);
    }

    private QuantaModel model() {
        double unit = derivation.law().target() == Target.STEPS || derivation.problem().curve() == Curve.SHOTS
                ? 1
                : threshold().coefficient();
        if (unit != 1) {
            throw new IllegalArgumentException("the exact laws of smooth curves take exposures without a scale");
        }
        EmergenceCurve curve = switch (derivation.problem().curve()) {
            case SHOTS -> Shots.of(threshold().coefficient());
            case LOGISTIC -> Logistic.of(values.getOrDefault(Symbol.of("m"), Double.NaN));
            case MULTILINEAR -> Multilinear.of(values.getOrDefault(Symbol.of("m"), Double.NaN));
            case EXPONENTIAL, THRESHOLD -> new Exponential();
        };
        if (use.offset() != 0 && use.logPower() != 0) {
            throw new IllegalArgumentException("no distribution has both an offset and a logarithm");
        }
        return QuantaModel.of(use.logPower() == 0
                        ? Zipf.infinite(use.alpha()).withOffset(use.offset())
                        : LogModifiedZipf.infinite(use.alpha(), -use.logPower()))
                .withGap(gap().coefficient(), -gap().alpha() - 1)
                .withExposurePower(derivation.law().target() == Target.STEPS ? 0 : -threshold().alpha() - 1)
                .withLearningPower(number(derivation.problem().nu()))
                .learnedAfter(curve);
    }
}
