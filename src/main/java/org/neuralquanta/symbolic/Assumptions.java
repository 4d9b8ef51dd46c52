package org.neuralquanta.symbolic;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.outcome.ContradictionException;
import org.neuralquanta.outcome.SyntaxException;
import org.neuralquanta.outcome.UndecidedException;
import org.neuralquanta.polynomial.Monomial;
import org.neuralquanta.polynomial.Polynomial;
import org.neuralquanta.polynomial.Simplex;
import org.neuralquanta.symbol.Symbol;
import org.neuralquanta.symbolic.Certificate.Combination;
import org.neuralquanta.symbolic.Certificate.Generator;
import org.neuralquanta.symbolic.Certificate.Term;

/**
 * Conditions that are assumed, and decisions on what follows from them. For linear conditions and a linear form the answer is complete:
 * proved, refuted, or really open. For others the form is split into factors, and factors that are not linear are sought as sums of
 * products of conditions, which includes the substitution of positive symbols and a look at the signs of the coefficients; if none is found
 * the condition is undecided, never guessed. Immutable, thread-safe.
 */
public final class Assumptions {

    /** No condition. */
    public static final Assumptions NONE = new Assumptions(List.of());

    private static final int MOST_GENERATORS = 150;
    private static final Generator UNIT = new Generator(Polynomial.ONE, true, List.of());

    private final List<Condition> conditions;

    private Assumptions(List<Condition> conditions) {
        this.conditions = conditions;
    }

    /**
     * Reads assumptions.
     *
     * @param texts conditions such as {@code alpha > eta}
     * @return the assumptions
     * @throws SyntaxException if a text cannot be read
     * @throws ContradictionException if they cannot hold together
     */
    public static Assumptions of(String... texts) {
        Assumptions result = NONE;
        for (String text : texts) {
            for (Condition condition : Condition.parse(text)) {
                result = result.with(condition);
            }
        }
        return result;
    }

    /**
     * The conditions.
     *
     * @return in the order in which they were added
     */
    public List<Condition> conditions() {
        return conditions;
    }

    /**
     * One more assumption.
     *
     * @param condition the further condition
     * @return these and the new one
     * @throws ContradictionException if they cannot hold together
     */
    public Assumptions with(Condition condition) {
        if (conditions.contains(condition)) {
            return this;
        }
        var more = new ArrayList<>(conditions);
        more.add(condition);
        var result = new Assumptions(List.copyOf(more));
        int degree = more.stream().mapToInt(c -> c.polynomial().degree()).max().orElse(1);
        Optional<List<Term>> conflict =
                result.combine(Polynomial.ZERO, true, Math.max(1, degree), condition.polynomial().symbols());
        if (conflict.isPresent()) {
            throw new ContradictionException(texts(premises(conflict.get())));
        }
        return result;
    }

    /**
     * One more assumption where it does not contradict the others.
     *
     * @param condition the default condition
     * @return these, with the new one if it can hold
     */
    public Assumptions withDefault(Condition condition) {
        try {
            return with(condition);
        } catch (ContradictionException e) {
            return this;
        }
    }

    /**
     * Whether a condition follows.
     *
     * @param condition the condition
     * @return proved or refuted with the reason, or undecided with a condition that would decide it
     */
    public Verdict decide(Condition condition) {
        Polynomial polynomial = condition.polynomial();
        List<Piece> pieces = pieces(polynomial, condition.form().denominator());
        int sign = polynomial.leadingCoefficient().signum();
        boolean strict = true;
        Polynomial open = Polynomial.ONE;
        var proofs = new ArrayList<Combination>();
        for (Piece piece : pieces) {
            sign *= piece.value.leadingCoefficient().signum() * (piece.sign == 0 ? 1 : piece.sign);
            strict &= piece.strict;
            open = piece.strict ? open : open.times(piece.value);
            proofs.addAll(piece.proof);
        }
        boolean vanishes = pieces.stream().anyMatch(Piece::vanishes);
        sign = vanishes ? 0 : sign;
        boolean known = vanishes || pieces.stream().allMatch(p -> p.sign != 0);
        if (known && (sign > 0 ? strict || !condition.strict() : sign == 0 && !condition.strict())) {
            return new Verdict.Proved(new Certificate(condition, proofs));
        }
        if (known && (sign < 0 ? strict || condition.strict() : sign == 0)) {
            return new Verdict.Refuted(new Certificate(condition.negation(), proofs));
        }
        Polynomial needed = sign < 0 ? open.negate() : open;
        return new Verdict.Undecided(new Condition(RationalFunction.of(needed), condition.strict()));
    }

    /**
     * The reason for a condition.
     *
     * @param condition the required condition
     * @return the certificate
     * @throws UndecidedException if the assumptions do not decide the condition; it names the missing assumption
     * @throws IllegalArgumentException if the condition fails wherever the assumptions hold
     */
    public Certificate require(Condition condition) {
        return switch (decide(condition)) {
            case Verdict.Proved(Certificate certificate) -> certificate;
            case Verdict.Undecided(Condition needed) when isPossible(needed) -> throw new UndecidedException(needed.toString());
            case Verdict.Undecided _, Verdict.Refuted _ ->
                throw new IllegalArgumentException(condition + " fails wherever the assumptions hold");
        };
    }

    /**
     * The reasons why a coefficient is positive.
     *
     * @param coefficient a product of powers of numbers and rational functions, as inputs have it
     * @return one certificate for each base that is no number, turned around where it is negative
     * @throws UndecidedException if the sign of a base is not known; it names the missing assumption
     * @throws IllegalArgumentException if the coefficient is not positive, or holds a function whose sign is not decided here
     */
    public List<Certificate> requirePositive(Expr coefficient) {
        int sign = coefficient.sign();
        Polynomial pivot = Polynomial.ZERO;
        for (var power : coefficient.powers().entrySet()) {
            if (power.getKey() instanceof Base.Factor(Polynomial p) && PowerProduct.isOdd(power.getValue())) {
                boolean negative = isNegative(p);
                sign = negative ? -sign : sign;
                boolean open = !negative && !isNegative(p.negate());
                pivot = open && p.terms().size() > pivot.terms().size() ? p : pivot;
            }
        }
        if (sign == 0 || (sign < 0 && pivot.isZero())) {
            throw new IllegalArgumentException("a coefficient must be positive, was " + coefficient);
        }
        var certificates = new ArrayList<Certificate>();
        for (var power : coefficient.powers().entrySet()) {
            switch (power.getKey()) {
                case Base.Whole _, Base.Euler _ -> {}
                case Base.Factor(Polynomial p) -> {
                    boolean turned = power.getValue().isInteger() && (isNegative(p) || (sign < 0 && p.equals(pivot)));
                    certificates.add(require(Condition.positive(RationalFunction.of(turned ? p.negate() : p))));
                }
                case Base.Sum(List<Expr> terms) -> terms.forEach(t -> certificates.addAll(requirePositive(t)));
                case Base.Call call ->
                    throw new IllegalArgumentException("the sign of " + call.function().plain() + " in " + coefficient
                            + " is not decided: use numbers, symbols and powers");
            }
        }
        return certificates;
    }

    /** Whether a polynomial is negative wherever the assumptions hold, directly or since the opposite contradicts them. */
    boolean isNegative(Polynomial polynomial) {
        RationalFunction form = RationalFunction.of(polynomial);
        return switch (decide(Condition.positive(form.negate()))) {
            case Verdict.Proved _ -> true;
            case Verdict.Refuted _ -> false;
            case Verdict.Undecided _ -> !isPossible(new Condition(form, false));
        };
    }

    /** Requires a base to be positive, except for a symbol without assumptions, which names a positive constant. */
    void requireBase(Polynomial base) {
        boolean named = base.isSymbol() && conditions.stream().noneMatch(c -> c.form().symbols().containsAll(base.symbols()));
        if (!named && !isNegative(base.negate())) {
            require(Condition.positive(RationalFunction.of(base)));
        }
    }

    private boolean isPossible(Condition condition) {
        try {
            return !with(condition).conditions.isEmpty();
        } catch (ContradictionException e) {
            return false;
        }
    }

    /**
     * The sign of a function.
     *
     * @param form the function
     * @return the certificate of form &gt; 0, of −form &gt; 0, or of form ≥ 0 where form is zero
     * @throws UndecidedException if none of the three follows; it names the condition under which form &gt; 0, or form &lt; 0
     *     where it cannot be positive
     */
    public Certificate sign(RationalFunction form) {
        Verdict positive = decide(new Condition(form, true));
        if (positive instanceof Verdict.Proved(Certificate certificate)) {
            return certificate;
        }
        Verdict negative = decide(new Condition(form.negate(), true));
        if (negative instanceof Verdict.Proved(Certificate certificate)) {
            return certificate;
        }
        if (decide(new Condition(form, false)) instanceof Verdict.Proved(Certificate certificate)
                && decide(new Condition(form.negate(), false)) instanceof Verdict.Proved) {
            return certificate;
        }
        Condition missing = positive instanceof Verdict.Undecided(Condition needed) && isPossible(needed)
                ? needed
                : negative instanceof Verdict.Undecided(Condition needed) ? needed : new Condition(form, true);
        throw new UndecidedException(missing.toString());
    }

    /** A factor with its known sign: 0 where the sign is open; not strict where the factor may vanish. */
    private record Piece(Polynomial value, int sign, boolean strict, List<Combination> proof) {

        /** Both that it is not positive and that it is not negative was proved. */
        boolean vanishes() {
            return proof.size() == 2;
        }

        static Piece open(Polynomial value) {
            return new Piece(value, 0, false, List.of());
        }
    }

    private List<Piece> pieces(Polynomial polynomial, Polynomial denominator) {
        List<Polynomial> factors = polynomial.split(conditions.stream().map(Condition::polynomial).toList());
        var pieces = new ArrayList<Piece>();
        Polynomial open = Polynomial.ONE;
        for (Polynomial factor : new LinkedHashSet<>(factors)) {
            boolean odd = factors.stream().filter(factor::equals).count() % 2 == 1;
            boolean nonzero = denominator.exactlyDividedBy(factor).isPresent();
            Piece piece = piece(factor, nonzero);
            if (odd && piece.sign == 0) {
                open = open.times(factor);
            } else {
                pieces.add(odd || piece.strict ? piece : square(factor, nonzero));
                if (!odd && piece.strict) {
                    pieces.add(piece);
                }
            }
        }
        if (!open.isOne()) {
            pieces.add(piece(open, denominator.exactlyDividedBy(open).isPresent()));
        }
        return pieces;
    }

    private Piece piece(Polynomial factor, boolean nonzero) {
        for (boolean strict : new boolean[] {true, false}) {
            Optional<Combination> above = combination(factor, strict);
            Optional<Combination> below =
                    strict && above.isPresent() ? Optional.empty() : combination(factor.negate(), strict);
            if (above.isPresent() || below.isPresent()) {
                List<Combination> proof = Stream.concat(above.stream(), below.stream()).toList();
                return new Piece(factor, above.isPresent() ? 1 : -1, strict || nonzero, proof);
            }
        }
        return Piece.open(factor);
    }

    private Optional<Combination> combination(Polynomial polynomial, boolean strict) {
        return combine(polynomial, strict, Math.max(1, polynomial.degree()), polynomial.symbols())
                .map(terms -> new Combination(polynomial, strict, terms));
    }

    private static Piece square(Polynomial factor, boolean nonzero) {
        Polynomial value = factor.pow(2);
        var term = new Term(BigFraction.ONE, new Generator(value, false, List.of()));
        return new Piece(value, 1, nonzero, List.of(new Combination(value, false, List.of(term))));
    }

    /**
     * The polynomial as a sum of products of conditions up to a degree. A positive one is sought as μ · polynomial with
     * weights of strict products that sum to 1; μ = 0 would make the conditions contradict each other.
     */
    private Optional<List<Term>> combine(Polynomial polynomial, boolean strict, int degree, Set<Symbol> symbols) {
        List<Generator> generators = generators(polynomial, degree, symbols);
        var monomials = new TreeSet<>(polynomial.terms().keySet());
        generators.forEach(g -> monomials.addAll(g.value().terms().keySet()));
        List<BigFraction[]> columns = new ArrayList<>();
        for (Generator generator : generators) {
            columns.add(column(generator.value(), monomials, strict && generator.strict()));
        }
        if (!strict) {
            return Simplex.solve(columns, column(polynomial, monomials, false))
                    .map(weights -> terms(generators, weights, BigFraction.ONE));
        }
        columns.add(column(polynomial.negate(), monomials, false));
        return Simplex.solve(columns, column(Polynomial.ZERO, monomials, true)).map(weights -> {
            BigFraction scale = weights[generators.size()];
            if (scale.signum() == 0 && !polynomial.isZero()) {
                throw new ContradictionException(texts(premises(terms(generators, weights, BigFraction.ONE))));
            }
            return terms(generators, weights, polynomial.isZero() ? BigFraction.ONE : scale);
        });
    }

    /** The coefficients, followed by 1 where the weight counts as that of a strict product. */
    private static BigFraction[] column(Polynomial polynomial, Set<Monomial> monomials, boolean counted) {
        var column = new ArrayList<BigFraction>();
        monomials.forEach(m -> column.add(new BigFraction(polynomial.coefficient(m))));
        column.add(counted ? BigFraction.ONE : BigFraction.ZERO);
        return column.toArray(BigFraction[]::new);
    }

    private static List<Term> terms(List<Generator> generators, BigFraction[] weights, BigFraction scale) {
        var terms = new ArrayList<Term>();
        for (int i = 0; i < generators.size(); i++) {
            if (weights[i].signum() != 0) {
                terms.add(new Term(weights[i].divide(scale), generators.get(i)));
            }
        }
        return terms;
    }

    private static List<String> texts(List<Condition> conditions) {
        return conditions.stream().map(Condition::toString).toList();
    }

    private static List<Condition> premises(List<Term> terms) {
        return terms.stream().flatMap(t -> t.generator().factors().stream()).distinct().toList();
    }

    private List<Generator> generators(Polynomial polynomial, int degree, Set<Symbol> symbols) {
        List<Condition> relevant = relevant(symbols);
        List<Generator> generators = new ArrayList<>(List.of(UNIT));
        for (Monomial monomial : polynomial.terms().keySet()) {
            boolean even = monomial.symbols().stream().allMatch(s -> monomial.exponentOf(s) % 2 == 0);
            if (even && monomial.degree() > 0) {
                generators.add(new Generator(Polynomial.term(monomial, BigInteger.ONE), false, List.of()));
            }
        }
        products(UNIT, relevant, 0, degree, generators);
        if (generators.size() >= MOST_GENERATORS) {
            generators.addAll(alone(relevant, degree, generators));
        }
        return generators;
    }

    /** The conditions that are not there because products of others came first: what is assumed follows, however much is assumed. */
    private static List<Generator> alone(List<Condition> conditions, int degree, List<Generator> generators) {
        return conditions.stream()
                .filter(c -> c.polynomial().degree() <= degree && generators.stream().noneMatch(g -> g.factors().equals(List.of(c))))
                .map(c -> new Generator(c.polynomial(), c.strict(), List.of(c)))
                .toList();
    }

    private static void products(
            Generator product, List<Condition> conditions, int from, int degree, List<Generator> generators) {
        for (int i = from; i < conditions.size() && generators.size() < MOST_GENERATORS; i++) {
            Condition condition = conditions.get(i);
            Polynomial value = product.value().times(condition.polynomial());
            if (value.degree() <= degree) {
                var factors = new ArrayList<>(product.factors());
                factors.add(condition);
                var longer = new Generator(value, product.strict() && condition.strict(), List.copyOf(factors));
                generators.add(longer);
                if (!condition.polynomial().isConstant()) {
                    products(longer, conditions, i, degree, generators);
                }
            }
        }
    }

    /** The conditions that are linked with the symbols, directly or through other conditions. */
    private List<Condition> relevant(Set<Symbol> symbols) {
        var linked = new HashSet<>(symbols);
        List<Condition> found = List.of();
        while (true) {
            List<Condition> more = conditions.stream()
                    .filter(c -> c.form().isConstant() || c.form().symbols().stream().anyMatch(linked::contains))
                    .toList();
            if (more.size() == found.size()) {
                return found;
            }
            found = more;
            found.forEach(c -> linked.addAll(c.form().symbols()));
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Assumptions assumptions && conditions.equals(assumptions.conditions);
    }

    @Override
    public int hashCode() {
        return conditions.hashCode();
    }

    @Override
    public String toString() {
        return conditions.stream().map(Condition::toString).collect(Collectors.joining(", "));
    }
}
