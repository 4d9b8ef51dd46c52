package org.neuralquanta.derivation;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.neuralquanta.Statement;
import org.neuralquanta.symbol.Symbol;
import org.neuralquanta.symbolic.Assumptions;
import org.neuralquanta.symbolic.Condition;
import org.neuralquanta.symbolic.RationalFunction;

/**
 * A family of quanta in a mixture. Immutable, thread-safe.
 *
 * @param weight the share of the test samples that are of the family
 * @param alpha how its frequencies fall, k^−(1+alpha)
 * @param share the share of the training samples that are of the family
 */
@Statement("T42")
record FamilyOfQuanta(RationalFunction weight, RationalFunction alpha, RationalFunction share) {

    /** Two families with symbols. */
    static final List<FamilyOfQuanta> DEFAULT = parse("pi_1:alpha_1:q_1,pi_2:alpha_2:q_2");

    private static final int MOST = 20;

    static List<FamilyOfQuanta> parse(String text) {
        var families = new ArrayList<FamilyOfQuanta>();
        for (String family : text.split(",", -1)) {
            List<String> parts = List.of(family.split(":", -1));
            if (parts.size() < 2 || parts.size() > 3) {
                throw new IllegalArgumentException("a family must be weight:alpha or weight:alpha:share, was '" + family + "'");
            }
            families.add(new FamilyOfQuanta(
                    RationalFunction.parse(parts.getFirst()), RationalFunction.parse(parts.get(1)), RationalFunction.parse(
                            parts.size() > 2 ? parts.getLast() : parts.getFirst())));
        }
        if (families.size() < 2 || families.size() > MOST) {
            throw new IllegalArgumentException("a mixture must have 2 to 20 families, had " + families.size());
        }
        requireSum("weights", families.stream().map(FamilyOfQuanta::weight).toList());
        requireSum("shares", families.stream().map(FamilyOfQuanta::share).toList());
        return List.copyOf(families);
    }

    private static void requireSum(String what, List<RationalFunction> parts) {
        RationalFunction sum = parts.stream().reduce(RationalFunction.ZERO, RationalFunction::plus);
        if (sum.isConstant() && !sum.isOne()) {
            throw new IllegalArgumentException("the " + what + " of families must sum to 1, their sum was " + sum);
        }
    }

    /** The parts that a law uses; the shares of training alone are not of every law. */
    private List<RationalFunction> parts(Target target) {
        return target == Target.MIXTURE_DATA ? List.of(weight, alpha, share) : List.of(weight, alpha);
    }

    SortedSet<Symbol> symbols() {
        return symbols(Target.MIXTURE_DATA);
    }

    SortedSet<Symbol> symbols(Target target) {
        var symbols = new TreeSet<Symbol>();
        parts(target).forEach(part -> symbols.addAll(part.symbols()));
        return symbols;
    }

    /** Weights, shares and α are positive, and α rises from one family to the next, where that is consistent. */
    static Assumptions defaults(List<FamilyOfQuanta> families, Target target, Assumptions given) {
        Assumptions all = given;
        for (FamilyOfQuanta family : families) {
            for (RationalFunction part : family.parts(target)) {
                all = positive(part, all);
            }
        }
        for (int i = 1; i < families.size(); i++) {
            all = positive(families.get(i).alpha.minus(families.get(i - 1).alpha), all);
        }
        return all;
    }

    private static Assumptions positive(RationalFunction form, Assumptions given) {
        return form.isConstant() ? given : given.withDefault(Condition.positive(form));
    }
}
