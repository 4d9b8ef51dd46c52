package org.neuralquanta.symbolic;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.neuralquanta.Statement;
import org.neuralquanta.symbol.Symbol;

/**
 * An asymptotic expansion in falling powers, \(\sum_{j\lt m}a_jx^{e_j}+O(x^r)\) as x → ∞. A coefficient after the first may be negative or 0.
 * Powers, the inverse function and composition need equally spaced exponents, \(e_j=e_0-jh\) and \(r=e_0-mh\), and a positive first coefficient;
 * they are computed by recursion, so no closed form of a coefficient is known beforehand. Immutable, thread-safe.
 *
 * @param terms the terms, at least one, by falling exponents
 * @param order r, below the exponents
 */
@Statement("T45")
public record PowerSeries(List<Term> terms, RationalFunction order) {

    /**
     * A term.
     *
     * @param coefficient a
     * @param exponent e
     */
    public record Term(Expr coefficient, RationalFunction exponent) {

        private Germ germ() {
            return new Germ(coefficient, exponent, RationalFunction.ZERO);
        }
    }

    /**
     * Copies the terms.
     *
     * @throws IllegalArgumentException if there is no term
     */
    public PowerSeries {
        terms = List.copyOf(terms);
        if (terms.isEmpty()) {
            throw new IllegalArgumentException("an expansion must have a term");
        }
    }

    /**
     * A series with equally spaced exponents.
     *
     * @param coefficients a
     * @param exponent the exponent of the first term
     * @param step h, by which exponents fall
     * @return the series
     */
    public static PowerSeries of(List<Expr> coefficients, RationalFunction exponent, RationalFunction step) {
        return new PowerSeries(
                IntStream.range(0, coefficients.size()).mapToObj(j -> new Term(coefficients.get(j), exponent.minus(multiple(step, j)))).toList(),
                exponent.minus(multiple(step, coefficients.size())));
    }

    private static RationalFunction multiple(RationalFunction step, int count) {
        return step.times(RationalFunction.of(count));
    }

    /**
     * The first term.
     *
     * @return its germ
     */
    public Germ leading() {
        return terms.getFirst().germ();
    }

    /** h. */
    private RationalFunction step() {
        RationalFunction fall = leading().exponent().minus(order);
        RationalFunction step = fall.dividedBy(RationalFunction.of(terms.size()));
        if (!of(coefficients(), leading().exponent(), step).equals(this)) {
            throw new IllegalArgumentException("the exponents of an expansion must be equally spaced, were those of " + this);
        }
        return step;
    }

    private List<Expr> coefficients() {
        return terms.stream().map(Term::coefficient).toList();
    }

    /**
     * The product with a monomial.
     *
     * @param factor a monomial without a logarithm
     * @return factor · this
     * @throws IllegalArgumentException if the factor has a logarithm
     */
    public PowerSeries times(Germ factor) {
        if (!factor.logExponent().isZero()) {
            throw new IllegalArgumentException("an expansion in powers must have no logarithm, but is multiplied by " + factor);
        }
        return new PowerSeries(
                terms.stream()
                        .map(t -> new Term(t.coefficient.times(factor.coefficient()), t.exponent.plus(factor.exponent())))
                        .toList(),
                order.plus(factor.exponent()));
    }

    /**
     * A power.
     *
     * @param power the exponent
     * @param assumptions what holds; they make the first coefficient positive
     * @return this^power
     */
    public PowerSeries pow(RationalFunction power, Assumptions assumptions) {
        Expr first = coefficients().getFirst();
        Expr scale = first.pow(power, assumptions);
        List<Expr> relative = power(coefficients().stream().map(c -> c.dividedBy(first)).toList(), power);
        return of(relative.stream().map(scale::times).toList(), leading().exponent().times(power), step());
    }

    /** The coefficients of (1 + u_1 z + u_2 z² + …)^r, from z f′ (1 + u) = r z u′ f. */
    private static List<Expr> power(List<Expr> u, RationalFunction r) {
        var power = new ArrayList<Expr>(List.of(Expr.ONE));
        for (int n = 1; n < u.size(); n++) {
            var summands = new ArrayList<Expr>();
            for (int k = 1; k <= n; k++) {
                RationalFunction weight = r.times(RationalFunction.of(k)).minus(RationalFunction.of(n - k));
                summands.add(u.get(k).times(power.get(n - k)).times(Expr.of(weight.dividedBy(RationalFunction.of(n)))));
            }
            power.add(Expr.sum(summands));
        }
        return power;
    }

    /**
     * The inverse function.
     *
     * @param assumptions what holds
     * @return the expansion of x in y = this(x)
     * @throws org.neuralquanta.outcome.UndecidedException if the first exponent is not known to be positive
     */
    public PowerSeries inverse(Assumptions assumptions) {
        RationalFunction exponent = leading().exponent();
        assumptions.require(Condition.positive(exponent));
        Expr first = coefficients().getFirst();
        List<Expr> relative = coefficients().stream().map(c -> c.dividedBy(first)).toList();
        // With X = x^−h and e = (y/a)^(−h/exponent): X = e G(X), G(X) = (1+u(X))^(h/exponent), by iteration, one more order each time.
        RationalFunction step = step();
        List<Expr> g = power(relative, step.dividedBy(exponent));
        List<Expr> solution = zeros(terms.size());
        for (int i = 0; i < terms.size(); i++) {
            solution = substituted(g, shifted(solution));
        }
        // x = X^(−1/h), X = e · solution(e).
        List<Expr> inverted = power(solution, step.inverse().negate());
        RationalFunction reciprocal = exponent.inverse();
        Expr scale = Expr.ONE.dividedBy(first);
        var coefficients = new ArrayList<Expr>();
        for (int j = 0; j < inverted.size(); j++) {
            RationalFunction power = reciprocal.minus(multiple(step, j).dividedBy(exponent));
            coefficients.add(inverted.get(j).times(scale.pow(power, assumptions)));
        }
        return of(coefficients, reciprocal, step.dividedBy(exponent));
    }

    private static List<Expr> zeros(int count) {
        return Stream.generate(() -> Expr.ZERO).limit(count).toList();
    }

    /** The coefficients of z f(z). */
    private static List<Expr> shifted(List<Expr> f) {
        return Stream.concat(Stream.of(Expr.ZERO), f.stream()).limit(f.size()).toList();
    }

    /** The coefficients of f(g(z)), g(0) = 0. */
    private static List<Expr> substituted(List<Expr> f, List<Expr> g) {
        List<Expr> sum = zeros(f.size());
        for (int j = f.size() - 1; j >= 0; j--) {
            Expr next = f.get(j);
            List<Expr> product = product(sum, g);
            sum = IntStream.range(0, f.size()).mapToObj(i -> i == 0 ? product.get(i).plus(next) : product.get(i)).toList();
        }
        return sum;
    }

    private static List<Expr> product(List<Expr> f, List<Expr> g) {
        return IntStream.range(0, f.size())
                .mapToObj(n -> Expr.sum(IntStream.rangeClosed(0, n).mapToObj(k -> f.get(k).times(g.get(n - k))).toList()))
                .toList();
    }

    /**
     * This as a function of a function that tends to infinity.
     *
     * @param inner the expansion of x in another variable
     * @param assumptions what holds
     * @return the expansion of this(inner(y))
     * @throws org.neuralquanta.outcome.UndecidedException if the first exponent of {@code inner} is not known to be positive
     * @throws IllegalArgumentException if the exponents do not fit
     */
    public PowerSeries compose(PowerSeries inner, Assumptions assumptions) {
        assumptions.require(Condition.positive(inner.leading().exponent()));
        if (!step().times(inner.leading().exponent()).equals(inner.step()) || terms.size() != inner.terms.size()) {
            throw new IllegalArgumentException("the expansions " + this + " and " + inner + " must have the same steps");
        }
        var columns = Stream.generate(() -> new ArrayList<Expr>()).limit(terms.size()).toList();
        for (int j = 0; j < terms.size(); j++) {
            Term term = terms.get(j);
            if (!term.coefficient.isZero()) {
                List<Expr> power = inner.pow(term.exponent, assumptions).coefficients();
                for (int i = j; i < terms.size(); i++) {
                    columns.get(i).add(power.get(i - j).times(term.coefficient));
                }
            }
        }
        return of(columns.stream().map(Expr::sum).toList(), leading().exponent().times(inner.leading().exponent()), inner.step());
    }

    /**
     * The plain form.
     *
     * @param variable the name of x
     * @return for example {@code 2*D^(-1/2) - 3*D^(-1) + 0*D^(-3/2) + O(D^(-2))}
     */
    public String toString(Symbol variable) {
        return joined(PlainNotation.INSTANCE, variable) + " + O(" + new Term(Expr.ONE, order).germ().toString(variable) + ")";
    }

    /**
     * The form for TeX's mathematics.
     *
     * @param variable the name of x
     * @return the terms and the order of the error
     */
    public String toLatex(Symbol variable) {
        return joined(LatexNotation.INSTANCE, variable) + " + O\\left(" + new Term(Expr.ONE, order).germ().toLatex(variable) + "\\right)";
    }

    private String joined(Notation notation, Symbol variable) {
        var sum = new StringBuilder();
        for (Term term : terms) {
            String text = notation.print(term.germ(), variable);
            boolean negative = text.startsWith("-");
            sum.append(sum.isEmpty() ? "" : negative ? " - " : " + ").append(negative && !sum.isEmpty() ? text.substring(1) : text);
        }
        return sum.toString();
    }

    @Override
    public String toString() {
        return toString(Symbol.of("x"));
    }
}
