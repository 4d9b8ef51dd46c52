package org.neuralquanta.symbolic;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.neuralquanta.polynomial.Monomial;
import org.neuralquanta.polynomial.Polynomial;
import org.neuralquanta.symbol.Symbol;

/** A notation for expressions; the notations share the layout and differ in its elements. */
abstract sealed class Notation permits PlainNotation, LatexNotation {

    private static final Comparator<Map.Entry<Monomial, BigInteger>> BY_DEGREE_AND_NAME = Comparator.comparingInt(
                    (Map.Entry<Monomial, BigInteger> e) -> e.getKey().degree())
            .thenComparing(Map.Entry.<Monomial, BigInteger>comparingByKey().reversed());

    /** How tightly a text binds: a sum needs parentheses as a factor, a product as a base, a power as a base. */
    enum Binding {
        SUM,
        PRODUCT,
        POWER,
        ATOM
    }

    /** A written expression. */
    record Text(String text, Binding binding) {}

    private record Signed(boolean negative, Text text) {}

    abstract Text symbol(Symbol symbol);

    abstract Text quotient(Text numerator, Text denominator);

    abstract Text product(List<Text> factors);

    abstract Text power(Text base, Text exponent);

    abstract Text exponential(Text exponent);

    abstract Text call(Function function, List<Text> arguments);

    abstract String parenthesised(String text);

    abstract String relation(String relation);

    final String bound(Text text, Binding least) {
        return text.binding().compareTo(least) < 0 ? parenthesised(text.text()) : text.text();
    }

    final String print(RationalFunction function) {
        return text(function).text();
    }

    final String print(Expr expression) {
        return sum(List.of(signed(expression))).text();
    }

    final String print(Symbol symbol) {
        return symbol(symbol).text();
    }

    final String print(Condition condition) {
        RationalFunction form = condition.form();
        if (!form.denominator().isConstant()) {
            return print(form) + relation(condition.strict() ? ">" : ">=") + "0";
        }
        var left = new ArrayList<Signed>();
        var right = new ArrayList<Signed>();
        BigInteger constant = form.numerator().coefficient(Monomial.ONE);
        for (Signed term : terms(form.numerator().minus(Polynomial.constant(constant)))) {
            (term.negative ? right : left).add(new Signed(false, term.text));
        }
        boolean flipped = left.isEmpty();
        List<Signed> other = flipped ? left : right;
        boolean negative = flipped == constant.signum() < 0;
        if (constant.signum() != 0 || other.isEmpty()) {
            other.add(new Signed(negative && constant.signum() != 0, integer(constant.abs())));
        }
        Collections.rotate(other, other.size() > 1 && other.get(other.size() - 1).negative ? 0 : 1);
        String relation = relation((flipped ? "<" : ">") + (condition.strict() ? "" : "="));
        return sum(flipped ? right : left).text() + relation + sum(other).text();
    }

    final String print(Germ germ, Symbol variable) {
        return text(germ, variable).text();
    }

    /** In parentheses where it is a sum. */
    final String printFactor(Germ germ, Symbol variable) {
        return bound(text(germ, variable), Binding.PRODUCT);
    }

    private Text text(Germ germ, Symbol variable) {
        Expr coefficient = germ.coefficient();
        RationalFunction exponent = germ.exponent();
        RationalFunction logExponent = germ.logExponent();
        Signed signed = signed(coefficient);
        var factors = new ArrayList<Text>();
        boolean isOne = coefficient.isOne() || coefficient.negate().isOne();
        if (!isOne || (exponent.isZero() && logExponent.isZero())) {
            factors.add(signed.text);
        }
        if (!exponent.isZero()) {
            factors.add(exponent.isOne() ? symbol(variable) : power(symbol(variable), exponent(exponent)));
        }
        if (!logExponent.isZero()) {
            Text log = call(Function.LOG, List.of(symbol(variable)));
            factors.add(logExponent.isOne() ? log : power(log, exponent(logExponent)));
        }
        return sum(List.of(new Signed(signed.negative, factors.size() == 1 ? factors.get(0) : product(factors))));
    }

    /** With the sign in front where the first term is negative. */
    private Text exponent(RationalFunction exponent) {
        return startsNegative(exponent) ? sum(List.of(new Signed(true, text(exponent.negate())))) : text(exponent);
    }

    private Text text(RationalFunction function) {
        return sum(List.of(signed(function)));
    }

    private Signed signed(RationalFunction function) {
        Polynomial whole = function.wholePart();
        if (!whole.isZero()) {
            List<Signed> terms = terms(whole);
            terms.add(signed(function.minus(RationalFunction.of(whole))));
            positiveFirst(terms);
            return new Signed(false, sum(terms));
        }
        boolean turned = startsNegative(function.denominator());
        Polynomial above = turned ? function.numerator().negate() : function.numerator();
        Polynomial below = turned ? function.denominator().negate() : function.denominator();
        List<Signed> terms = terms(above);
        boolean negative = !terms.isEmpty() && terms.stream().allMatch(Signed::negative);
        Text numerator = sum(terms(negative ? above.negate() : above));
        return new Signed(negative, below.isOne() ? numerator : quotient(numerator, sum(terms(below))));
    }

    /** Terms by increasing degree, symbols in order of their names, the first positive one in front. */
    private List<Signed> terms(Polynomial polynomial) {
        var entries = new ArrayList<>(polynomial.terms().entrySet());
        entries.sort(BY_DEGREE_AND_NAME);
        var terms = new ArrayList<Signed>();
        for (var entry : entries) {
            var factors = new ArrayList<Text>();
            BigInteger size = entry.getValue().abs();
            if (!size.equals(BigInteger.ONE) || entry.getKey().degree() == 0) {
                factors.add(integer(size));
            }
            for (Symbol symbol : entry.getKey().symbols()) {
                int exponent = entry.getKey().exponentOf(symbol);
                factors.add(exponent == 1 ? symbol(symbol) : power(symbol(symbol), integer(BigInteger.valueOf(exponent))));
            }
            terms.add(new Signed(entry.getValue().signum() < 0, factors.size() == 1 ? factors.get(0) : product(factors)));
        }
        positiveFirst(terms);
        return terms;
    }

    private static void positiveFirst(List<Signed> terms) {
        for (int i = 0; i < terms.size(); i++) {
            if (!terms.get(i).negative) {
                terms.addFirst(terms.remove(i));
                return;
            }
        }
    }

    private Text sum(List<Signed> terms) {
        if (terms.isEmpty()) {
            return integer(BigInteger.ZERO);
        }
        if (terms.size() == 1 && !terms.get(0).negative) {
            return terms.get(0).text;
        }
        var text = new StringBuilder();
        for (Signed term : terms) {
            text.append(term.negative ? "-" : text.isEmpty() ? "" : "+").append(bound(term.text, Binding.PRODUCT));
        }
        return new Text(text.toString(), Binding.SUM);
    }

    private static Text integer(BigInteger value) {
        return new Text(value.toString(), Binding.ATOM);
    }

    private Signed signed(Expr expression) {
        if (expression.isZero()) {
            return new Signed(false, integer(BigInteger.ZERO));
        }
        Optional<RationalFunction> mixed = expression.toRational().filter(f -> !f.wholePart().isZero());
        if (mixed.isPresent()) {
            return signed(mixed.get());
        }
        BigInteger above = BigInteger.ONE;
        BigInteger below = BigInteger.ONE;
        var numerator = new ArrayList<Text>();
        var denominator = new ArrayList<Text>();
        var powers = new LinkedHashMap<>(expression.powers());
        boolean minus = expression.sign() < 0 ^ turn(powers, expression.sign() < 0);
        var entries = new ArrayList<>(powers.entrySet());
        entries.sort(Comparator.comparingInt((Map.Entry<Base, RationalFunction> e) -> rank(e.getKey()))
                .thenComparing(e -> text(e.getKey()).text()));
        for (var power : entries) {
            RationalFunction exponent = power.getValue();
            boolean negative = startsNegative(exponent);
            RationalFunction size = negative ? exponent.negate() : exponent;
            if (power.getKey() instanceof Base.Euler) {
                numerator.add(exponential(text(exponent)));
            } else if (power.getKey() instanceof Base.Whole(BigInteger value) && isSmall(size)) {
                BigInteger factor = value.pow(size.numerator().content().intValueExact());
                above = negative ? above : above.multiply(factor);
                below = negative ? below.multiply(factor) : below;
            } else {
                Text base = text(power.getKey());
                (negative ? denominator : numerator).add(size.isOne() ? base : power(base, text(size)));
            }
        }
        if (!above.equals(BigInteger.ONE) || numerator.isEmpty()) {
            numerator.addFirst(integer(above));
        }
        if (!below.equals(BigInteger.ONE)) {
            denominator.addFirst(integer(below));
        }
        Text top = numerator.size() == 1 ? numerator.get(0) : product(numerator);
        if (denominator.isEmpty()) {
            return new Signed(minus, top);
        }
        Text bottom = denominator.size() == 1 ? denominator.get(0) : product(denominator);
        return new Signed(minus, quotient(top, bottom));
    }

    /**
     * Turns bases such as μ−1 into 1−μ, an odd number of them where that saves the minus sign in front and else an even one.
     *
     * @return whether the product of the powers changed its sign
     */
    private static boolean turn(SequencedMap<Base, RationalFunction> powers, boolean odd) {
        List<Base> backwards = powers.entrySet().stream()
                .filter(e -> PowerProduct.isOdd(e.getValue()))
                .map(Map.Entry::getKey)
                .filter(b -> b instanceof Base.Factor(Polynomial p) && startsNegative(p))
                .toList();
        int size = backwards.size();
        int turned = size % 2 == (odd ? 1 : 0) ? size : Math.max(0, size - 1);
        for (Base base : backwards.subList(0, turned)) {
            RationalFunction exponent = powers.remove(base);
            powers.put(new Base.Factor(((Base.Factor) base).polynomial().negate()), exponent);
        }
        return turned % 2 == 1;
    }

    /** Whether the first term by degree and name is negative: such powers are written below the line. */
    private static boolean startsNegative(RationalFunction exponent) {
        return startsNegative(exponent.numerator()) ^ startsNegative(exponent.denominator());
    }

    private static boolean startsNegative(Polynomial polynomial) {
        return polynomial.terms().entrySet().stream()
                .min(BY_DEGREE_AND_NAME)
                .filter(e -> e.getValue().signum() < 0)
                .isPresent();
    }

    private static boolean isSmall(RationalFunction exponent) {
        return exponent.isInteger() && exponent.numerator().content().bitLength() <= 6;
    }

    private static int rank(Base base) {
        return switch (base) {
            case Base.Whole _ -> 0;
            case Base.Factor f -> f.polynomial().terms().size() == 1 ? 1 : 2;
            case Base.Euler _ -> 3;
            case Base.Call _ -> 4;
            case Base.Sum _ -> 5;
        };
    }

    private Text text(Base base) {
        return switch (base) {
            case Base.Whole(BigInteger value) -> integer(value);
            case Base.Euler _ -> exponential(integer(BigInteger.ONE));
            case Base.Factor(Polynomial polynomial) -> sum(terms(polynomial));
            case Base.Call call ->
                call(call.function(), call.arguments().stream().map(a -> sum(List.of(signed(a)))).toList());
            case Base.Sum sum -> {
                var terms = new ArrayList<>(sum.terms().stream().map(this::signed).toList());
                terms.sort(Comparator.comparing(t -> t.text.text()));
                positiveFirst(terms);
                yield sum(terms);
            }
        };
    }
}
