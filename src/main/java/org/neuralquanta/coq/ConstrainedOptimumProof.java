package org.neuralquanta.coq;

import static org.neuralquanta.coq.Lemmas.INDENT;
import static org.neuralquanta.coq.Terms.given;
import static org.neuralquanta.coq.Terms.print;

import java.util.List;
import org.neuralquanta.claim.Claim;
import org.neuralquanta.claim.Quantity;
import org.neuralquanta.rule.ConstrainedOptimum;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.Germ;
import org.neuralquanta.symbolic.RationalFunction;

/** The rule {@link ConstrainedOptimum}: the least sum of two losses. */
record ConstrainedOptimumProof(ConstrainedOptimum rule, Lemmas lemmas) implements RuleProof {

    @Override
    public void write() {
        if (!(lemmas.step().claim() instanceof Claim.Asymptotic(_, _, Germ germ))) {
            throw lemmas.unexpected();
        }
        String result = switch (rule.result()) {
            case SUM_OF_LOSSES -> "sum";
            case PARAMETERS_OF_SUM -> "parameters";
            case DATA_OF_SUM -> "data";
            default -> throw new IllegalStateException("no such part: " + rule.result());
        };
        lemmas.write("Variables parameters_%1$s data_%1$s sum_%1$s : R -> R.\nLet f_%1$s := %2$s_%1$s.\n".formatted(lemmas.number(), result));
        String functions = "%2$s %3$s parameters_%1$s data_%1$s sum_%1$s".formatted(
                lemmas.number(), lemmas.premise(0).function(), lemmas.premise(1).function());
        lemmas.write("Hypothesis definition_%s : least_sum %s.\n".formatted(lemmas.number(), functions));
        RationalFunction a = lemmas.premise(0).germ().exponent().negate();
        RationalFunction b = lemmas.premise(1).germ().exponent().negate();
        Expr sum = Expr.of(a.dividedBy(b).plus(RationalFunction.ONE));
        String context = lemmas.context(
                Expr.of(a.inverse()), Expr.of(b.inverse()), Expr.of(b.dividedBy(a)), Expr.of(harmonic(a, b)), sum);
        boolean ofSum = rule.result() == Quantity.SUM_OF_LOSSES;
        lemmas.lemma("asymptotic " + lemmas.function() + " " + print(germ), context + "eapply asymptotic_as;" + INDENT
                + "[ eapply optimum_" + result + (ofSum ? " with " + given("s", print(sum)) : "") + "; [ " + split(functions, a, b)
                + (ofSum ? " | same" : "") + " ]" + INDENT
                + "| unfold cu, reciprocal_loss, first_resource, second_resource; amplitude | unfold lu; same | unfold lu; same ]");
        lemmas.coefficientIsPositive(germ.coefficient());
    }

    /** The exponent 1/(1/a + 1/b) of the least sum. */
    private static RationalFunction harmonic(RationalFunction a, RationalFunction b) {
        return a.inverse().plus(b.inverse()).inverse();
    }

    /** That the split is the one where the losses balance, with fall exponents a and b. */
    private String split(String functions, RationalFunction a, RationalFunction b) {
        Premise first = lemmas.premise(0);
        Premise second = lemmas.premise(1);
        String parameters = String.join(" ",
                print(first.germ().coefficient()), print(first.germ().logExponent()), print(second.germ().coefficient()),
                print(second.germ().logExponent()), print(a), print(b), print(Expr.of(a.inverse())), print(Expr.of(b.inverse())),
                print(Expr.of(b.dividedBy(a))), print(Expr.of(harmonic(a, b))));
        List<String> goals = List.of(first.asymptotic(), second.asymptotic(), first.positive(), second.positive(), lemmas.checked(a), "same",
                lemmas.checked(b), "same", "same", "same", "same", "same", lemmas.definition());
        return "apply (split_by %s %s) with (e1 := %s) (e2 := %s); [ %s ]".formatted(functions, parameters,
                print(first.germ().exponent()), print(second.germ().exponent()), String.join(" | ", goals));
    }
}
