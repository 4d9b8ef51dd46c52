package org.neuralquanta.symbolic;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.neuralquanta.outcome.SyntaxException;
import org.neuralquanta.polynomial.Polynomial;
import org.neuralquanta.symbol.Symbol;

/**
 * Recursive descent over {@code + - * / ^}, parentheses, numbers, symbols and function calls. {@code ^} binds tighter than a
 * sign before it and takes a signed exponent, so {@code k^-(1+alpha)*C} is {@code (k^(-(1+alpha)))*C}.
 */
final class Parser {

    private static final int MOST_PRODUCTS = 1_000;
    private static final Pattern NUMBER = Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
    private static final Pattern RELATION = Pattern.compile("[<>]=?");
    private static final int DEEPEST = 200;
    private static final int LARGEST_DECIMAL_EXPONENT = 400;

    private final String text;
    private int at = 0;
    private int depth = 0;

    private Parser(String text) {
        this.text = text;
    }

    static Expr expression(String text) {
        var parser = new Parser(text);
        Expr result = parser.sum();
        parser.expectEnd();
        return result;
    }

    static RationalFunction rational(String text) {
        var parser = new Parser(text);
        RationalFunction result = parser.rational(parser.sum(), 0);
        parser.expectEnd();
        return result;
    }

    /** A chain such as {@code 0 < mu < 1}, one condition for each relation. */
    static List<Condition> conditions(String text) {
        var parser = new Parser(text);
        var conditions = new ArrayList<Condition>();
        RationalFunction left = parser.rational(parser.sum(), 0);
        do {
            String relation = parser.take(RELATION)
                    .orElseThrow(() -> parser.error("expected <, <=, > or >=", parser.at));
            int start = parser.at;
            RationalFunction right = parser.rational(parser.sum(), start);
            RationalFunction difference = relation.startsWith(">") ? left.minus(right) : right.minus(left);
            conditions.add(new Condition(difference, relation.length() == 1));
            left = right;
        } while (!parser.isAtEnd());
        return conditions;
    }

    private Expr sum() {
        var terms = new ArrayList<>(List.of(term()));
        while (true) {
            if (accept('+')) {
                terms.add(term());
            } else if (accept('-')) {
                terms.add(term().negate());
            } else {
                return terms.size() == 1 ? terms.get(0) : Expr.sum(terms);
            }
        }
    }

    private Expr term() {
        Expr result = signed();
        while (true) {
            int start = at;
            if (accept('*')) {
                result = guarded(start, result, signed(), Expr::times);
            } else if (accept('/')) {
                result = guarded(start, result, signed(), Expr::dividedBy);
            } else {
                return result;
            }
        }
    }

    private Expr signed() {
        boolean negative = false;
        while (true) {
            if (accept('-')) {
                negative = !negative;
            } else if (!accept('+')) {
                Expr power = power();
                return negative ? power.negate() : power;
            }
        }
    }

    private Expr power() {
        int start = at;
        Expr base = primary();
        if (!accept('^')) {
            return base;
        }
        int exponentStart = at;
        deeper();
        RationalFunction exponent = rational(signed(), exponentStart);
        depth--;
        return guarded(start, base, Expr.of(exponent), (b, e) -> b.pow(exponent));
    }

    private Expr primary() {
        skipSpace();
        int start = at;
        if (accept('(')) {
            deeper();
            Expr inner = sum();
            expect(')');
            depth--;
            return inner;
        }
        Optional<String> number = take(NUMBER);
        if (number.isPresent()) {
            return number(number.get(), start);
        }
        String name = take(NAME).orElseThrow(() -> error(
                at == text.length() ? "the expression ends too early" : "expected a number, a symbol or '('", at));
        return accept('(') ? call(name, start) : Expr.of(Symbol.of(name));
    }

    private Expr number(String digits, int start) {
        var value = new BigDecimal(digits);
        if (Math.abs((long) value.scale()) > LARGEST_DECIMAL_EXPONENT) {
            throw error("a number with more than " + LARGEST_DECIMAL_EXPONENT + " zeros", start);
        }
        BigInteger scale = BigInteger.TEN.pow(Math.abs(value.scale()));
        BigInteger unscaled = value.unscaledValue();
        return Expr.of(
                value.scale() > 0
                        ? RationalFunction.of(Polynomial.constant(unscaled), Polynomial.constant(scale))
                        : RationalFunction.of(Polynomial.constant(unscaled.multiply(scale))));
    }

    private Expr call(String name, int start) {
        deeper();
        var arguments = new ArrayList<Expr>();
        do {
            arguments.add(sum());
        } while (accept(','));
        expect(')');
        depth--;
        Function function = Arrays.stream(Function.values())
                .filter(f -> f.plain().equals(name) && f.arity() == arguments.size())
                .findFirst()
                .orElseThrow(() -> error(
                        "no function '" + name + "' of " + arguments.size()
                                + " arguments; known are log(x), exp(x), zeta(x), zeta(s, q), gamma(x), polylog(s, x), max(x, y), gammaq(s, x),"
                                + " gammap(s, x), mellin_logistic(w, y, m), mellin_multilinear(w, y, m)",
                        start));
        return function.of(arguments);
    }

    private RationalFunction rational(Expr expression, int start) {
        RationalFunction value =
                expression.toRational().orElseThrow(() -> error("expected a rational expression, was " + expression, start));
        // Its sign is that of numerator times denominator.
        long products = (long) value.numerator().terms().size() * value.denominator().terms().size();
        if (products > MOST_PRODUCTS) {
            throw error(
                    "an expression whose numerator and denominator multiply to " + products + " terms; at most " + MOST_PRODUCTS
                            + " can be handled: give parts of it a symbol of their own",
                    start);
        }
        return value;
    }

    private interface Operation {
        Expr apply(Expr left, Expr right);
    }

    private Expr guarded(int start, Expr left, Expr right, Operation operation) {
        try {
            return operation.apply(left, right);
        } catch (ArithmeticException e) {
            throw error(String.valueOf(e.getMessage()), start);
        }
    }

    private void deeper() {
        if (++depth > DEEPEST) {
            throw error("more than " + DEEPEST + " nested parentheses and exponents", at);
        }
    }

    private boolean isAtEnd() {
        skipSpace();
        return at == text.length();
    }

    private void expectEnd() {
        if (!isAtEnd()) {
            throw error("unexpected '" + text.charAt(at) + "'", at);
        }
    }

    private void expect(char wanted) {
        if (!accept(wanted)) {
            throw error("expected '" + wanted + "'", at);
        }
    }

    private boolean accept(char wanted) {
        if (!isAtEnd() && text.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private Optional<String> take(Pattern pattern) {
        skipSpace();
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        at = matcher.end();
        return Optional.of(matcher.group());
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private SyntaxException error(String problem, int index) {
        return new SyntaxException(problem, text, index);
    }
}
