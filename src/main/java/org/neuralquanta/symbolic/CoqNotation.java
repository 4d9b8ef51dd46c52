package org.neuralquanta.symbolic;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.neuralquanta.polynomial.Polynomial;
import org.neuralquanta.symbol.Symbol;

/**
 * Expressions and certificates in the language of the proof assistant Coq, over its real numbers. Polynomials are written
 * out, coefficients as products of powers, with {@code Rpower} where the exponent is neither 1 nor −1. Stateless,
 * thread-safe.
 */
public final class CoqNotation {

    private static final Set<String> WORDS = Set.of(
            "as", "at", "cofix", "else", "end", "exists", "exists2", "fix", "for", "forall", "fun", "if", "IF", "in", "let",
            "match", "mod", "Prop", "return", "Set", "SProp", "then", "Type", "using", "where", "with", "by", "R", "S", "O",
            "nat", "exp", "ln", "Rpower", "EulerGamma", "Gamma", "zeta", "polylog", "rank_sum", "falls", "shots", "logistic",
            "threshold", "multilinear", "phi", "asymptotic", "exponential", "monomial", "eventually", "normalised", "reaches",
            "shifted", "stretched", "stretched_asymptotic", "stretched_sum", "offset_sum", "hurwitz_zeta", "near_monomial",
            "like_monomial", "at_most", "at_rank_of", "at_rank_paid", "gammaq", "gammap", "mellin_logistic", "mellin_multilinear",
            "scaled_mellin", "scaled_partial_mellin", "moment_beyond", "joint_loss", "joint_law", "joint_maximum", "best_split",
            "split_root", "split_parameters", "of_quanta", "tail_of", "partial_sum_of", "loss_under", "count_under", "curve",
            "exponential_curve", "least_sum", "term", "smooth");

    private static final Pattern NAMES_OF_PROOFS = Pattern.compile("(f|step|needs|sign|definition|coefficient|defined|assumed|offset|sharp|rate|share|quanta|root|parameters|data|sum|loss)_.*");

    private CoqNotation() {}

    /**
     * A symbol; a prime is added where the name means something else in proofs.
     *
     * @param symbol the symbol
     * @return an identifier
     */
    public static String print(Symbol symbol) {
        String name = symbol.name();
        boolean taken = !name.equals("EulerGamma") && (WORDS.contains(name) || NAMES_OF_PROOFS.matcher(name).matches());
        return taken ? name + "'" : name;
    }

    /**
     * A rational function, numerator over denominator.
     *
     * @param function the function
     * @return a term of type R
     */
    public static String print(RationalFunction function) {
        String numerator = print(function.numerator());
        return function.denominator().isOne()
                ? numerator
                : "(" + numerator + ") / (" + print(function.denominator()) + ")";
    }

    /**
     * A coefficient, a product of powers whose bases must be positive.
     *
     * @param expression the coefficient
     * @return a term of type R
     */
    public static String print(Expr expression) {
        if (expression.isZero()) {
            return "0";
        }
        var factors = new ArrayList<String>();
        boolean minus = expression.sign() < 0;
        for (Map.Entry<Base, RationalFunction> power : expression.powers().entrySet()) {
            String base = atom(power.getKey());
            // -polylog(...) is positive.
            if (minus && power.getValue().isOne() && mayBeNegative(power.getKey())) {
                base = "(- " + base + ")";
                minus = false;
            }
            factors.add(power(power.getKey(), base, power.getValue()));
        }
        String product = factors.isEmpty() ? "1" : String.join(" * ", factors);
        return minus ? "- (" + product + ")" : product;
    }

    /**
     * A condition.
     *
     * @param condition the condition
     * @return a proposition, 0 &lt; form or 0 &lt;= form
     */
    public static String print(Condition condition) {
        return (condition.strict() ? "0 < " : "0 <= ") + print(condition.form());
    }

    /**
     * The lemma that a form is positive, or not negative, proved by a certificate: each factor equals its sum of products of
     * assumptions, and the form is a positive number times the factors.
     *
     * @param name the name of the lemma
     * @param form the form whose condition the certificate proves, up to a positive number
     * @param certificate the certificate
     * @return the lemma with its proof
     */
    public static String lemma(String name, RationalFunction form, Certificate certificate) {
        boolean strict = certificate.conclusion().strict();
        String relation = strict ? "0 < " : "0 <= ";
        var proof = new StringBuilder("Lemma %s : %s%s.\nProof.\n".formatted(name, relation, print(form)));
        for (Condition premise : certificate.premises()) {
            if (!premise.form().denominator().isOne()) {
                proof.append("  assert (%s%s) by (replace (%s) with ((%s) * (%s)) by ring; apply %s; assumption).\n".formatted(
                        premise.strict() ? "0 < " : "0 <= ", print(premise.polynomial()), print(premise.polynomial()),
                        print(premise.form().numerator()), print(premise.form().denominator()),
                        premise.strict() ? "product_positive" : "product_not_negative"));
            }
        }
        var product = new ArrayList<String>();
        Polynomial rest = form.numerator().times(form.denominator());
        for (Certificate.Combination factor : certificate.combinations()) {
            proof.append("  assert (%s%s) by (replace (%s) with (%s) by ring; %s).\n".formatted(
                    factor.strict() ? "0 < " : "0 <= ", print(factor.polynomial()), print(factor.polynomial()), sum(factor),
                    factor.strict() ? "positive" : "not_negative"));
            Optional<Polynomial> quotient = rest.exactlyDividedBy(factor.polynomial());
            while (quotient.isPresent() && !factor.polynomial().isConstant()) {
                product.add("(" + print(factor.polynomial()) + ")");
                rest = quotient.get();
                quotient = rest.exactlyDividedBy(factor.polynomial());
            }
        }
        return proof.append(end(form, strict, product, rest)).append("Qed.\n").toString();
    }

    private static String end(RationalFunction form, boolean strict, List<String> product, Polynomial weight) {
        var factors = new ArrayList<>(List.of("(" + print(weight) + ")"));
        factors.addAll(product);
        String cleared = form.denominator().isOne()
                ? print(form)
                : "(" + print(form.numerator()) + ") * (" + print(form.denominator()) + ")";
        String quotient = form.denominator().isOne()
                ? ""
                : strict ? "apply quotient_positive; " : "apply quotient_not_negative; [nonzero|]; ";
        return "  %sreplace (%s) with (%s) by ring; %s.\n".formatted(
                quotient, cleared, String.join(" * ", factors), strict ? "positive" : "not_negative");
    }

    private static String sum(Certificate.Combination combination) {
        return combination.terms().stream().map(CoqNotation::term).collect(Collectors.joining(" + "));
    }

    private static String term(Certificate.Term term) {
        String weight = "(" + print(RationalFunction.of(term.weight())) + ")";
        var factors = new ArrayList<>(List.of(weight));
        term.generator().factors().forEach(c -> factors.add("(" + print(c.polynomial()) + ")"));
        if (term.generator().factors().isEmpty() && !term.generator().value().isOne()) {
            String root = "(" + print(root(term.generator().value())) + ")";
            factors.add("(" + root + " * " + root + ")");
        }
        return String.join(" * ", factors);
    }

    /** The square root of a square. */
    private static Polynomial root(Polynomial square) {
        List<Polynomial> factors = square.split(List.of());
        Polynomial root = Polynomial.ONE;
        for (Polynomial factor : Set.copyOf(factors)) {
            root = root.times(factor.pow((int) factors.stream().filter(factor::equals).count() / 2));
        }
        return root;
    }

    private static String power(Base base, String text, RationalFunction exponent) {
        if (base instanceof Base.Euler) {
            return "exp (" + print(exponent) + ")";
        }
        if (exponent.isOne()) {
            return text;
        }
        return exponent.negate().isOne() ? "/ " + text : "Rpower " + text + " (" + print(exponent) + ")";
    }

    private static boolean mayBeNegative(Base base) {
        return base instanceof Base.Sum || (base instanceof Base.Call call && call.function().mayBeNegative());
    }

    /** The base of a power, as one word or in parentheses. */
    static String atom(Base base) {
        return switch (base) {
            case Base.Whole(BigInteger value) -> value.toString();
            case Base.Euler _ -> "(exp 1)";
            case Base.Factor(Polynomial polynomial) -> "(" + print(polynomial) + ")";
            case Base.Call(Function function, List<Expr> arguments) ->
                "(" + name(function) + arguments.stream().map(a -> " (" + argument(a) + ")").collect(Collectors.joining()) + ")";
            case Base.Sum(List<Expr> terms) ->
                "(" + terms.stream().map(CoqNotation::print).sorted().collect(Collectors.joining(" + ")) + ")";
        };
    }

    /**
     * The argument of a function, as a rational function where it is one.
     *
     * @param expression the argument
     * @return a term of type R
     */
    public static String argument(Expr expression) {
        return expression.toRational().map(CoqNotation::print).orElseGet(() -> print(expression));
    }

    private static String name(Function function) {
        return switch (function) {
            case LOG -> "ln";
            case GAMMA -> "Gamma";
            case ZETA -> "zeta";
            case POLYLOG -> "polylog";
            case EXP -> "exp";
            case HURWITZ_ZETA -> "hurwitz_zeta";
            case GAMMAQ -> "gammaq";
            case GAMMAP -> "gammap";
            case MELLIN_LOGISTIC -> "mellin_logistic";
            case MELLIN_MULTILINEAR -> "mellin_multilinear";
            case MAX -> "Rmax";
        };
    }

    static String print(Polynomial polynomial) {
        if (polynomial.isZero()) {
            return "0";
        }
        var text = new StringBuilder();
        polynomial.terms().forEach((monomial, coefficient) -> {
            text.append(coefficient.signum() < 0 ? " - " : text.isEmpty() ? "" : " + ");
            BigInteger size = coefficient.abs();
            var factors = new ArrayList<String>();
            if (!size.equals(BigInteger.ONE) || monomial.degree() == 0) {
                factors.add(size.toString());
            }
            for (Symbol symbol : monomial.symbols()) {
                int exponent = monomial.exponentOf(symbol);
                factors.add(exponent == 1 ? print(symbol) : print(symbol) + " ^ " + exponent);
            }
            text.append(String.join(" * ", factors));
        });
        return text.toString().strip();
    }
}
