package org.neuralquanta.derivation;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.neuralquanta.claim.Claim;
import org.neuralquanta.claim.Curve;
import org.neuralquanta.claim.Quantity;
import org.neuralquanta.distribution.AnalyticQuanta;
import org.neuralquanta.distribution.FrequencyShape;
import org.neuralquanta.distribution.LogModifiedZipf;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.CurveFamily;
import org.neuralquanta.law.ComputeLaw;
import org.neuralquanta.law.CuratedLaw;
import org.neuralquanta.law.DataLaw;
import org.neuralquanta.law.JointLaw;
import org.neuralquanta.law.Moment;
import org.neuralquanta.law.ParameterLaw;
import org.neuralquanta.law.RepeatedLaw;
import org.neuralquanta.law.StepLaw;
import org.neuralquanta.law.TemperedLaw;
import org.neuralquanta.law.TrainingCost;
import org.neuralquanta.mixture.BestMixtureLaw;
import org.neuralquanta.mixture.Family;
import org.neuralquanta.mixture.Mixture;
import org.neuralquanta.mixture.MixtureDataLaw;
import org.neuralquanta.mixture.MixtureParameterLaw;
import org.neuralquanta.model.Cost;
import org.neuralquanta.model.Exposure;
import org.neuralquanta.model.Gap;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.symbol.Symbol;
import org.neuralquanta.symbolic.Germ;
import org.neuralquanta.symbolic.RationalFunction;

/**
 * The exact law of a problem at values of its symbols. An input is evaluated only if the law uses it, so symbols of other inputs need no
 * values. Each method throws an {@link IllegalArgumentException} where a value is missing or out of a model's range, and an {@link
 * UnsupportedOperationException} where no model expresses the problem.
 */
record ExactLaw(Problem problem, Valuation values) {

    /** Derivations are in the product F = N D of parameters and samples. */
    private static final TrainingCost PRODUCT = new TrainingCost(1);

    private static final Set<Quantity> COMPUTED = EnumSet.of(Quantity.LOSS, Quantity.BEST_LOSS, Quantity.COUNT);

    /** The exact law, to which the derived law is asymptotic, as a function of the resource. */
    static DoubleUnaryOperator of(Deduction deduction, Valuation values) {
        Law law = deduction.law();
        if (law.joint().isPresent()) {
            return new ExactLaw(deduction.problem(), values).along(new Crossing(law.joint().get(), values));
        }
        if (law.amplitude().isEmpty()) {
            throw new UnsupportedOperationException(law.reason());
        }
        if (law.claim() instanceof Claim.Asymptotic(Quantity about, _, _) && !COMPUTED.contains(about)) {
            throw new UnsupportedOperationException("no exact value is computed for " + law.claim().plain().replaceFirst(" ~ .*", ""));
        }
        return new ExactLaw(deduction.problem(), values).of(law.target());
    }

    private DoubleUnaryOperator along(Crossing crossing) {
        JointLaw joint = JointLaw.of(spending(needing(learned(worth(used())))));
        DoubleUnaryOperator samples = perUnit(x -> x);
        return parameters -> joint.exact(parameters, samples.applyAsDouble(crossing.samples(parameters)));
    }

    private DoubleUnaryOperator of(Target target) {
        return switch (target) {
            case PARAMETERS -> ParameterLaw.of(spending(worth(used())))::exact;
            case DATA -> perUnit(DataLaw.of(needing(learned(worth(used()))))::exact);
            case STEPS -> perUnit(StepLaw.of(timed(learned(worth(used()))))::exact);
            case COMPUTE -> perUnit(ComputeLaw.of(spending(needing(learned(worth(used())))), PRODUCT)::exact);
            case COUNT -> perUnit(count(DataLaw.of(needing(learned(used())))));
            case REPEATED -> perUnit(repeated(needing(learned(worth(used())))));
            case TEMPERED -> perUnit(TemperedLaw.of(needing(learned(worth(used()))), values.of(values.deduction().temper().orElseThrow()))::exact);
            case CURATED -> curated();
            case MIXTURE_DATA -> perUnit(MixtureDataLaw.of(mixture(), shares())::exact);
            case MIXTURE_BEST -> perUnit(BestMixtureLaw.of(mixture())::exact);
            case MIXTURE_PARAMETERS -> MixtureParameterLaw.of(mixture())::exact;
            case JOINT, SUM_BOUND -> throw new UnsupportedOperationException("there is no exact law for " + target);
        };
    }

    /** The exact law counts visits, the derived one samples; they agree where one is enough. */
    private DoubleUnaryOperator repeated(QuantaModel model) {
        if (problem.curve() != Curve.EXPONENTIAL) {
            throw new UnsupportedOperationException("the exact law of repeated data counts visits, and the derived one samples;"
                    + " they are the same for the exponential curve alone");
        }
        Deduction.Visits visits = values.deduction().visits().orElseThrow();
        double passes = values.of(visits.passes());
        if (passes != Math.rint(passes)) {
            throw new UnsupportedOperationException("the exact law needs a whole number of passes, was " + passes);
        }
        RepeatedLaw law = RepeatedLaw.of(model, values.of(visits.teaches()));
        return unique -> law.exact(unique, (long) passes);
    }

    /** With a sharp threshold samples are spent on whole quanta, like parameters on their costs. */
    private DoubleUnaryOperator curated() {
        if (problem.curve() == Curve.THRESHOLD) {
            Germ threshold = withoutLogarithm(problem.threshold(), "threshold");
            return ParameterLaw.of(worth(used()).with(new Cost(values.of(threshold.coefficient()), values.of(threshold.exponent()))))::exact;
        }
        return perUnit(CuratedLaw.of(needing(learned(worth(used()))))::exact);
    }

    private Mixture mixture() {
        return Mixture.of(problem.familiesOrDefault().stream().map(this::family).toArray(Family[]::new));
    }

    private Family family(FamilyOfQuanta family) {
        QuantaModel model = QuantaModel.of(Zipf.infinite(values.of(family.alpha())));
        boolean ofData = values.deduction().target() != Target.MIXTURE_PARAMETERS;
        return new Family(values.of(family.weight()), ofData ? needing(learned(worth(model))) : spending(worth(model)));
    }

    private double[] shares() {
        return problem.familiesOrDefault().stream().mapToDouble(f -> values.of(f.share())).toArray();
    }

    private static DoubleUnaryOperator count(DataLaw law) {
        return samples -> switch (law.count(samples)) {
            case Moment.Value(double count) -> count;
            case Moment.Absent(String reason) -> throw new UnsupportedOperationException(reason);
        };
    }

    private QuantaModel used() {
        return switch (problem.frequency()) {
            case Frequency.Monomial(Germ germ, RationalFunction offset) -> QuantaModel.of(monomials(germ, values.of(offset)));
            case Frequency.TwoPowers(List<Germ> powers) -> QuantaModel.of(twoPowers(powers.getFirst(), powers.getLast()));
            case Frequency.StretchedExponential _ ->
                throw new UnsupportedOperationException("the exact laws do not cover exponential frequencies");
        };
    }

    private QuantaDistribution twoPowers(Germ first, Germ second) {
        double alpha = -values.of(first.exponent()) - 1;
        double other = -values.of(second.exponent()) - 1;
        if (alpha > other) {
            return twoPowers(second, first);
        }
        double rho = values.of(first.exponent().minus(second.exponent()));
        double factor = values.of(second.coefficient().dividedBy(first.coefficient()));
        return AnalyticQuanta.of(FrequencyShape.secondOrder(alpha, factor, rho));
    }

    private QuantaDistribution monomials(Germ germ, double offset) {
        double alpha = values.of(germ.exponent().negate().minus(RationalFunction.ONE));
        double gamma = values.of(germ.logExponent().negate());
        if (gamma == 0) {
            return Zipf.infinite(alpha).withOffset(offset);
        }
        if (offset == 0) {
            return LogModifiedZipf.infinite(alpha, gamma);
        }
        throw new UnsupportedOperationException("the exact laws do not cover frequencies with both an offset and a logarithm");
    }

    private QuantaModel worth(QuantaModel model) {
        Germ gap = withoutLogarithm(problem.gap(), "gap");
        return model.with(new Gap(values.of(gap.coefficient()), values.of(gap.exponent())));
    }

    private QuantaModel spending(QuantaModel model) {
        Germ cost = withoutLogarithm(problem.cost(), "cost");
        return model.with(new Cost(values.of(cost.coefficient()), values.of(cost.exponent())));
    }

    private QuantaModel learned(QuantaModel model) {
        CurveFamily family = family();
        double parameter = family.parameter().map(this::value).orElse(0.0);
        return model.learnedAfter(family.curve(parameter));
    }

    /** The family of the catalogue with the name of the problem's curve. */
    private CurveFamily family() {
        String name = problem.curve().family();
        return CurveFamily.named(name).orElseThrow(() -> new UnsupportedOperationException("the exact laws do not cover the curve " + name));
    }

    /** The value of a curve's parameter: the number of samples is the coefficient of the threshold, other parameters are symbols. */
    private double value(CurveFamily.Parameter parameter) {
        return isCounted(parameter)
                ? values.of(problem.threshold().coefficient())
                : values.of(Symbol.of(parameter.symbol()));
    }

    private static boolean isCounted(CurveFamily.Parameter parameter) {
        return parameter.symbol().equals("tau");
    }

    private QuantaModel needing(QuantaModel model) {
        return model.with(Exposure.ofDelta(values.of(withoutLogarithm(problem.threshold(), "threshold").exponent())));
    }

    private QuantaModel timed(QuantaModel model) {
        return model.with(Exposure.ofNu(values.of(problem.nu())));
    }

    /** Where the curve has no threshold, the coefficient of the threshold divides every exposure, like a unit of data or steps. */
    private DoubleUnaryOperator perUnit(DoubleUnaryOperator law) {
        if (family().parameter().filter(ExactLaw::isCounted).isPresent()) {
            return law;
        }
        double unit = values.of(problem.threshold().coefficient());
        return x -> law.applyAsDouble(x / unit);
    }

    private Germ withoutLogarithm(Germ germ, String input) {
        if (values.of(germ.logExponent()) != 0) {
            throw new UnsupportedOperationException("the exact laws do not cover a logarithm in the " + input);
        }
        return germ;
    }
}
