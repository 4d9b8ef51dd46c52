package org.neuralquanta.derivation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.neuralquanta.Statement;
import org.neuralquanta.claim.Curve;
import org.neuralquanta.symbol.Symbol;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.Germ;
import org.neuralquanta.symbolic.RationalFunction;

/**
 * A law does not depend on how an exponent is written: with negatives and differences of symbols for the exponents, in each
 * order of writing, the derived law has the values of the unreplaced one, and its printed form reads back to them.
 */
@Statement({"T17", "T18", "T19", "T20"})
class RewrittenExponentsTest {

    private static final List<String> EXPONENTS = List.of("alpha", "eta", "kappa", "delta", "nu", "gamma");

    /** Ways to write an exponent with new symbols a and b; the value of a follows from that of the exponent and b. */
    private enum Writing {
        NEGATIVE("-a"),
        NEGATIVE_OF_PARENTHESES("-(a)"),
        ONE_MINUS("1-a"),
        MINUS_PLUS_ONE("-a+1"),
        MINUS_DIFFERENCE_FROM_ONE("-(a-1)"),
        DIFFERENCE("a-b"),
        DIFFERENCE_TURNED("-b+a"),
        MINUS_DIFFERENCE("-(b-a)"),
        BACKWARDS("b-a"),
        MINUS_BACKWARDS("-(a-b)");

        private final String text;

        Writing(String text) {
            this.text = text;
        }

        /** With names of its own for each exponent, before and after the other names in the alphabet. */
        String of(String exponent) {
            return text.replace("a", "@").replace("b", "Y_" + exponent).replace("@", "x_" + exponent);
        }

        void value(String exponent, double value, double other, Map<Symbol, Double> values) {
            values.put(Symbol.of("Y_" + exponent), other);
            values.put(Symbol.of("x_" + exponent), switch (this) {
                case NEGATIVE, NEGATIVE_OF_PARENTHESES -> -value;
                case ONE_MINUS, MINUS_PLUS_ONE, MINUS_DIFFERENCE_FROM_ONE -> 1 - value;
                case DIFFERENCE, DIFFERENCE_TURNED, MINUS_DIFFERENCE -> value + other;
                case BACKWARDS, MINUS_BACKWARDS -> other - value;
            });
        }
    }

    /** What is derived, in the letters of T17 to T20, with the range of kappa. */
    record Case(Target target, Curve curve, String frequency, String gap, String cost, String threshold, List<String> assumptions) {

        Problem problem(Map<String, String> writings) {
            return Problem.quanta(curve)
                    .frequency(rewritten(frequency, writings))
                    .gap(rewritten(gap, writings))
                    .cost(rewritten(cost, writings))
                    .threshold(rewritten(threshold, writings))
                    .nu(rewritten("nu", writings))
                    .assuming(assumptions.stream().map(a -> rewritten(a, writings)).toArray(String[]::new));
        }

        private static String rewritten(String text, Map<String, String> writings) {
            String result = text;
            for (var writing : writings.entrySet()) {
                result = result.replaceAll("\\b" + writing.getKey() + "\\b", "(" + writing.getValue() + ")");
            }
            return result;
        }
    }

    private static final String POWER = "k^-(1+alpha)";
    private static final String LOG_MODIFIED = "k^-(1+alpha)*log(k)^-gamma";
    /** A curve's parameter that must be positive is at least 1, where counts exist for all exponents. */
    private static final List<String> GENERAL = Stream.concat(
                    Stream.of("alpha > 0", "alpha > eta", "kappa > -1", "alpha+delta > 0", "nu > 0", "tau >= 1"),
                    Stream.of(Curve.values())
                            .filter(curve -> curve.positive(Expr.ONE).isPresent())
                            .flatMap(curve -> curve.parameter().stream())
                            .map(parameter -> parameter + " >= 1"))
            .toList();

    static List<Case> cases() {
        var cases = new ArrayList<Case>();
        for (Target target : KnownLawsTest.OF_GIVEN_DATA) {
            for (Curve curve : Curve.values()) {
                boolean first = curve == Curve.THRESHOLD;
                boolean counted = curve.isProbability() || target != Target.COUNT;
                if (first || (counted && target != Target.PARAMETERS)) {
                    String threshold = curve.hasThreshold() ? "tau*k^delta" : "k^delta";
                    cases.add(new Case(target, curve, POWER, "Delta*k^eta", "C*k^kappa", threshold, assumptions(target, curve)));
                }
            }
            cases.add(new Case(
                    target, Curve.THRESHOLD, LOG_MODIFIED, "Delta*k^eta", "C*(1+kappa)*k^kappa", "tau*k^delta", assumptions(target, Curve.THRESHOLD)));
        }
        var equal = List.of("alpha > 0", "alpha+delta > 0", "kappa > -1", "nu > 0", "gamma > 1");
        for (Target target : List.of(Target.PARAMETERS, Target.DATA, Target.STEPS, Target.COMPUTE)) {
            cases.add(new Case(
                    target, Curve.THRESHOLD, LOG_MODIFIED, "Delta*k^alpha", "C*k^kappa", "tau*k^delta", equal));
        }
        var summable = List.of("alpha > 0", "alpha > eta", "kappa < -1", "alpha+delta > 0", "nu > 0");
        for (Target target : List.of(Target.PARAMETERS, Target.COMPUTE)) {
            cases.add(new Case(target, Curve.THRESHOLD, POWER, "Delta*k^eta", "C*k^kappa", "tau*k^delta", summable));
            cases.add(new Case(target, Curve.THRESHOLD, POWER, "Delta*k^eta", "C/k", "tau*k^delta", GENERAL));
        }
        cases.add(new Case(Target.COMPUTE, Curve.EXPONENTIAL, POWER, "Delta*k^eta", "C*k^kappa", "k^delta", summable));
        cases.add(new Case(Target.COMPUTE, Curve.EXPONENTIAL, POWER, "Delta*k^eta", "C/k", "k^delta", GENERAL));
        return cases;
    }

    /** Without those on another curve's parameter, which may be the name of the probability that a visit teaches. */
    private static List<String> assumptions(Target target, Curve curve) {
        return target == Target.REPEATED && curve != Curve.WEIBULL ? GENERAL.stream().filter(a -> !a.equals("h >= 1")).toList() : GENERAL;
    }

    private static Map<Symbol, Double> values(Case tested, Random random) {
        double alpha = 0.3 + random.nextDouble();
        boolean summable = tested.assumptions.contains("kappa < -1");
        var values = new LinkedHashMap<>(Map.of(
                Symbol.of("alpha"), alpha,
                Symbol.of("eta"), alpha - 0.2 - random.nextDouble(),
                Symbol.of("kappa"), summable ? -1.3 - random.nextDouble() : -0.7 + 2 * random.nextDouble(),
                Symbol.of("delta"), -0.8 * alpha + random.nextDouble(),
                Symbol.of("nu"), 0.5 + random.nextDouble(),
                Symbol.of("gamma"), 1.2 + random.nextDouble(),
                Symbol.of("tau"), 1 + 3 * random.nextDouble(),
                Symbol.of("C"), 2.5,
                Symbol.of("Delta"), 1.5));
        if (tested.target == Target.REPEATED) {
            values.put(Symbol.of("R"), 3.0);
            values.put(Symbol.of(tested.curve == Curve.WEIBULL ? "h_0" : "h"), 0.25);
        }
        DerivedValues.parameters(1.5).forEach(values::putIfAbsent);
        return values;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void doNotChangeALaw(Case tested) {
        var random = new Random(("rewritten exponents " + tested).hashCode());
        Deduction plain = Deduction.of(tested.problem(Map.of()), tested.target);
        // Writings that are read as one problem have one derivation.
        var derived = new HashMap<Problem, Deduction>();
        for (Writing writing : Writing.values()) {
            assertUnchanged(tested, plain, derived, EXPONENTS, writing, random);
        }
        for (String exponent : EXPONENTS) {
            Writing writing = List.copyOf(EnumSet.allOf(Writing.class)).get(random.nextInt(Writing.values().length));
            assertUnchanged(tested, plain, derived, List.of(exponent), writing, random);
        }
    }

    private static void assertUnchanged(
            Case tested, Deduction plain, Map<Problem, Deduction> derived, List<String> exponents, Writing writing, Random random) {
        Map<Symbol, Double> values = values(tested, random);
        var rewritten = new LinkedHashMap<>(values);
        var writings = new LinkedHashMap<String, String>();
        for (String exponent : exponents) {
            double value = Objects.requireNonNull(values.get(Symbol.of(exponent)));
            writings.put(exponent, writing.of(exponent));
            writing.value(exponent, value, random.nextDouble() * 2 - 1, rewritten);
            rewritten.remove(Symbol.of(exponent));
        }
        Deduction derivation = derived.computeIfAbsent(tested.problem(writings), problem -> Deduction.of(problem, tested.target));
        assertThat(derivation.law().regime()).isEqualTo(plain.law().regime());
        List<Expr> expected = parts(plain);
        List<Expr> found = parts(derivation);
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.size(); i++) {
            String printed = found.get(i).toString();
            double value = found.get(i).evaluate(derivation.withConstants(rewritten));
            double wanted = expected.get(i).evaluate(plain.withConstants(values));
            assertThat(value).as("%s with %s", printed, writings).isCloseTo(wanted, within(1e-10 * Math.abs(wanted) + 1e-13));
            assertThat(Expr.parse(printed).evaluate(derivation.withConstants(rewritten)))
                    .as("%s with %s", printed, writings)
                    .isCloseTo(value, within(1e-12 * Math.abs(value)));
        }
    }

    /** All that a law consists of. */
    private static List<Expr> parts(Deduction derivation) {
        var parts = new ArrayList<Expr>();
        Law law = derivation.law();
        law.exponent().map(Expr::of).ifPresent(parts::add);
        law.logExponent().map(Expr::of).ifPresent(parts::add);
        law.amplitude().ifPresent(parts::add);
        law.rate().ifPresent(parts::add);
        Optional<Deduction.Allocation> split = derivation.allocation();
        split.ifPresent(s -> {
            for (Germ germ : List.of(s.parameters(), s.data())) {
                for (RationalFunction exponent : List.of(germ.exponent(), germ.logExponent())) {
                    parts.add(Expr.of(exponent));
                }
                parts.add(germ.coefficient());
            }
        });
        return parts;
    }
}
