package org.neuralquanta.symbolic;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import org.neuralquanta.polynomial.Polynomial;
import org.neuralquanta.symbol.Symbol;

/**
 * The lemmas on signs that the algebra of a proof for Coq rests on, each made once: what stands under a power is positive, and
 * denominators of exponents are not zero. Not thread-safe.
 */
public final class CoqSigns {

    private final Assumptions assumptions;
    private final Map<String, String> names = new LinkedHashMap<>();
    private final StringBuilder fresh = new StringBuilder();

    /**
     * No lemma yet.
     *
     * @param assumptions the assumptions, which are the hypotheses of the proof
     */
    public CoqSigns(Assumptions assumptions) {
        this.assumptions = assumptions;
    }

    /**
     * Takes note of a lemma that a symbol is positive.
     *
     * @param symbol the symbol
     * @param lemma the name of the lemma
     * @return whether there was none
     */
    public boolean isPositive(Symbol symbol, String lemma) {
        return names.putIfAbsent("0 < " + CoqNotation.print(symbol), lemma) == null;
    }

    /**
     * The lemmas that were made since the last call.
     *
     * @return Coq text
     */
    public String takeLemmas() {
        String text = fresh.toString();
        fresh.setLength(0);
        return text;
    }

    /**
     * The lemmas that the algebra of a germ uses.
     *
     * @param germ the germ
     * @return their names
     */
    public SequencedSet<String> of(Germ germ) {
        SequencedSet<String> used = of(germ.coefficient());
        used.addAll(of(germ.exponent()));
        used.addAll(of(germ.logExponent()));
        return used;
    }

    /**
     * The lemmas that the algebra of a coefficient uses.
     *
     * @param coefficient the coefficient
     * @return their names
     */
    public SequencedSet<String> of(Expr coefficient) {
        var used = new LinkedHashSet<String>();
        coefficient.powers().forEach((base, exponent) -> {
            used.addAll(of(exponent));
            used.addAll(of(base));
        });
        return used;
    }

    /**
     * The lemmas that the algebra of an exponent uses.
     *
     * @param exponent the exponent
     * @return their names
     */
    public SequencedSet<String> of(RationalFunction exponent) {
        var used = new LinkedHashSet<String>();
        Polynomial denominator = exponent.denominator();
        if (!denominator.isConstant()) {
            used.add(signOf(denominator));
        }
        return used;
    }

    private SequencedSet<String> of(Base base) {
        var used = new LinkedHashSet<String>();
        switch (base) {
            case Base.Whole _, Base.Euler _ -> {}
            case Base.Factor(Polynomial polynomial) -> used.add(signOf(polynomial));
            case Base.Call(Function function, List<Expr> arguments) -> {
                arguments.forEach(a -> used.addAll(denominators(a)));
                positive(base, arguments, function).ifPresent(used::add);
            }
            case Base.Sum(List<Expr> terms) -> used.addAll(ofSum(base, terms));
        }
        return used;
    }

    private SequencedSet<String> denominators(Expr argument) {
        return argument.toRational().map(this::of).orElseGet(LinkedHashSet::new);
    }

    private Optional<String> positive(Base call, List<Expr> arguments, Function function) {
        Expr argument = arguments.getFirst();
        String value = CoqNotation.argument(argument);
        return switch (function) {
            case GAMMA ->
                Optional.of(lemma("0 < " + CoqNotation.atom(call), "apply Gamma_positive. " + positive(argument, 0)));
            case ZETA -> Optional.of(lemma("0 < " + CoqNotation.atom(call),
                    "unfold zeta. apply (rank_sum_positive _ _ (" + value + " - 1)); [ " + positive(argument, -1)
                            + " | left; ring ]"));
            case POLYLOG -> Optional.of(lemma("0 < (- " + CoqNotation.atom(call) + ")",
                    "apply polylog_negative. " + positive(argument, 1)));
            case HURWITZ_ZETA -> Optional.of(lemma("0 < " + CoqNotation.atom(call),
                    "unfold hurwitz_zeta. apply (offset_sum_positive _ _ _ (" + value + " - 1)); [ " + positive(arguments.get(1), 0) + " | "
                            + positive(argument, -1) + " | left; ring ]"));
            case GAMMAQ, GAMMAP -> Optional.of(lemma("0 < " + CoqNotation.atom(call),
                    "apply " + function.plain() + "_positive; [ " + positive(argument, 0) + " | " + positive(arguments.get(1), 0) + " ]"));
            case MELLIN_LOGISTIC, MELLIN_MULTILINEAR -> Optional.of(lemma("0 < " + CoqNotation.atom(call),
                    "apply " + function.plain() + "_positive; " + positive(arguments.get(1), 0)));
            case LOG, EXP, MAX -> Optional.empty();
        };
    }

    /** A proof that argument + shift, which is what the goal says, is positive. */
    private String positive(Expr argument, long shift) {
        RationalFunction shifted = argument.plus(Expr.of(shift)).toRational().orElse(null);
        if (shifted == null) {
            return "positive";
        }
        SequencedSet<String> used = of(shifted);
        String lemma = lemma("0 < " + CoqNotation.print(shifted), shifted, true);
        return poses(used) + "match goal with |- 0 < ?x => replace x with (" + CoqNotation.print(shifted) + ") by same end; exact "
                + lemma;
    }

    private SequencedSet<String> ofSum(Base sum, List<Expr> terms) {
        var used = new LinkedHashSet<String>();
        Optional<List<Expr>> falling = falling(terms);
        if (falling.isPresent()) {
            String order = CoqNotation.argument(falling.get().get(0));
            String midpoint = CoqNotation.print(falling.get().get(1).powers().getOrDefault(new Base.Euler(), RationalFunction.ZERO));
            String lower = CoqNotation.argument(falling.get().get(0).plus(Expr.of(-1)));
            used.add(lemma("0 < " + CoqNotation.atom(sum),
                    poses(denominators(falling.get().get(0))) + "assert (E : " + lower + " = " + order + " - 1) by same; assert (P : 0 < " + order + " + 1) by ("
                            + positive(falling.get().get(0), 1) + "); generalize (polylog_falls (" + order + ") (" + midpoint
                            + ") P); rewrite <- E; trivial"));
            return used;
        }
        Optional<RationalFunction> distance = fromOne(terms);
        if (distance.isPresent()) {
            Expr exponent = Expr.of(distance.get());
            used.add(lemma("0 < " + CoqNotation.atom(sum),
                    "assert (P : 0 < " + CoqNotation.argument(exponent) + ") by (" + positive(exponent, 0) + "); generalize (exp_increasing 0 ("
                            + CoqNotation.argument(exponent) + ") P) (exp_increasing (- (" + CoqNotation.argument(exponent)
                            + ")) 0 ltac:(lra)); rewrite exp_0, ?Ropp_involutive; lra"));
            return used;
        }
        Optional<Expr> share = missing(terms);
        if (share.isPresent()) {
            used.add(lemma("0 < " + CoqNotation.atom(sum), ofMissing(share.get())));
            return used;
        }
        terms.forEach(t -> used.addAll(of(t)));
        used.add(lemma("0 < " + CoqNotation.atom(sum), poses(used) + "repeat apply Rplus_lt_0_compat; coefficient_positive"));
        return used;
    }

    /** The x where the sum is e^x − 1 or 1 − e^−x. */
    private static Optional<RationalFunction> fromOne(List<Expr> terms) {
        if (terms.size() != 2 || terms.stream().noneMatch(t -> t.sign() < 0)) {
            return Optional.empty();
        }
        return terms.stream()
                .filter(t -> t.powers().size() == 1 && t.powers().firstEntry().getKey() instanceof Base.Euler)
                .map(t -> t.sign() > 0 ? t.powers().firstEntry().getValue() : t.powers().firstEntry().getValue().negate())
                .findFirst();
    }

    /** The power b^r where the sum is 1 − b^r. */
    private static Optional<Expr> missing(List<Expr> terms) {
        return terms.size() == 2 && terms.stream().anyMatch(Expr::isOne)
                ? terms.stream()
                        .filter(t -> t.sign() < 0 && t.powers().size() == 1 && t.powers().firstEntry().getKey() instanceof Base.Factor)
                        .map(Expr::negate)
                        .findFirst()
                : Optional.empty();
    }

    /** A proof that 1 − b^r, which is what the goal says, is positive, for 0 < b < 1 and r > 0. */
    private String ofMissing(Expr power) {
        Map.Entry<Base, RationalFunction> factor = power.powers().firstEntry();
        Polynomial base = ((Base.Factor) factor.getKey()).polynomial();
        var used = new LinkedHashSet<String>();
        used.add(signOf(base));
        used.add(signOf(RationalFunction.ONE.minus(RationalFunction.of(base)).numerator()));
        used.addAll(of(factor.getValue()));
        return poses(used) + "generalize (power_below_one " + CoqNotation.atom(factor.getKey()) + " (" + CoqNotation.print(factor.getValue())
                + ") ltac:(lra) ltac:(lra) ltac:(" + positive(Expr.of(factor.getValue()), 0) + ")); lra";
    }

    /** The arguments of the second one where the sum is Li_(s−1) − Li_s. */
    private static Optional<List<Expr>> falling(List<Expr> terms) {
        return terms.size() == 2
                ? terms.stream()
                        .filter(t -> t.sign() < 0 && t.powers().size() == 1
                                && t.powers().firstEntry().getKey() instanceof Base.Call call
                                && call.function() == Function.POLYLOG)
                        .map(t -> ((Base.Call) t.powers().firstEntry().getKey()).arguments())
                        .findFirst()
                : Optional.empty();
    }

    private String signOf(Polynomial polynomial) {
        RationalFunction form = RationalFunction.of(polynomial);
        String known = names.get("0 < " + CoqNotation.print(form));
        if (known != null) {
            return known;
        }
        return switch (assumptions.decide(Condition.positive(form))) {
            case Verdict.Proved _ -> lemma("0 < " + CoqNotation.print(form), form, true);
            case Verdict.Refuted _ -> lemma("0 < " + CoqNotation.print(form.negate()), form.negate(), true);
            case Verdict.Undecided _ -> given("0 < " + CoqNotation.print(form));
        };
    }

    private String lemma(String statement, RationalFunction form, boolean strict) {
        return names.computeIfAbsent(statement, _ -> {
            String name = "sign_" + (names.size() + 1);
            fresh.append(CoqNotation.lemma(name, form, assumptions.require(new Condition(form, strict))));
            return name;
        });
    }

    private String lemma(String statement, String proof) {
        String known = names.get(statement);
        if (known != null) {
            return known;
        }
        String name = "sign_" + (names.size() + 1);
        names.put(statement, name);
        fresh.append("Lemma ").append(name).append(" : ").append(statement).append(".\nProof. ").append(proof).append(". Qed.\n");
        return name;
    }

    /** The implicit assumptions of the problem. */
    private String given(String statement) {
        return names.computeIfAbsent(statement, _ -> {
            String name = "defined_" + (names.size() + 1);
            fresh.append("Hypothesis ").append(name).append(" : ").append(statement).append(".\n");
            return name;
        });
    }

    /**
     * Brings lemmas into the context of a proof.
     *
     * @param lemmas names
     * @return a tactic for each
     */
    public static String poses(Iterable<String> lemmas) {
        var text = new StringBuilder();
        lemmas.forEach(l -> text.append("pose proof ").append(l).append("; "));
        return text.toString();
    }

    @Override
    public String toString() {
        return "CoqSigns[names=" + names.size() + "]";
    }
}
