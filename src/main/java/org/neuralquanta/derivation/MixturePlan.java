package org.neuralquanta.derivation;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.neuralquanta.Statement;
import org.neuralquanta.claim.Quantity;
import org.neuralquanta.rule.BothEnds;
import org.neuralquanta.rule.Compose;
import org.neuralquanta.rule.EqualBenefit;
import org.neuralquanta.rule.Invert;
import org.neuralquanta.rule.Product;
import org.neuralquanta.rule.WeightedSum;
import org.neuralquanta.symbol.Symbol;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.RationalFunction;

/** The plan of a law of several families: the theorems of each family, and their sum. */
@Statement("T42")
record MixturePlan(Deduction mixture) {

    private List<FamilyOfQuanta> members() {
        return mixture.problem().familiesOrDefault();
    }

    /** The samples of a family are a share of all. */
    Theorem data() {
        List<Theorem> losses = IntStream.range(0, members().size())
                .mapToObj(j -> mixture.ofFamily(members().get(j)).loss(Quantity.DATA, numbered(mixture.variable(), j)))
                .toList();
        Theorem loss = sum(Quantity.LOSS, mixture.variable(), "Of the training samples a share is of each family, and of the test samples"
                + " another share, the weight of its loss.", parts(FamilyOfQuanta::weight), parts(FamilyOfQuanta::share), losses);
        return mixture.by(new BothEnds(mixture.variable()), loss);
    }

    /** At the best shares one more sample lowers the loss equally in all families. */
    Theorem best() {
        Symbol level = mixture.problem().fresh("x");
        List<Theorem> losses = IntStream.range(0, members().size())
                .mapToObj(j -> mixture.ofFamily(members().get(j)).loss(Quantity.DATA, numbered(mixture.variable(), j)))
                .toList();
        Theorem loss = sum(Quantity.LOSS, level, "The least loss over all shares is asymptotic to that of the sum of power laws, since all families"
                + " must get samples without end for it to vanish. That sum is strictly convex and infinite where a share is 0, so it has one"
                + " minimum, inside, where one more sample lowers it equally in all families: by a level that is the weight of the family"
                + " times the fall of its loss, and x is the reciprocal of the level.",
                parts(FamilyOfQuanta::weight), parts(FamilyOfQuanta::weight), atLevel(Quantity.LOSS, level, losses));
        Theorem samples = sum(Quantity.DATA, level, "The samples of the families add up, at the same level.",
                members().stream().map(_ -> Expr.ONE).toList(), parts(FamilyOfQuanta::weight), atLevel(Quantity.DATA, level, losses));
        return mixture.by(new BothEnds(mixture.variable()), loss, samples);
    }

    private List<Theorem> atLevel(Quantity result, Symbol level, List<Theorem> losses) {
        return IntStream.range(0, losses.size())
                .mapToObj(j -> mixture.by(new EqualBenefit(result, numbered(level, j)), losses.get(j)))
                .toList();
    }

    /** The merged order takes of each family the quanta of which weight times value is above a level. */
    Theorem parameters() {
        Symbol level = mixture.problem().fresh("x");
        List<FamilyLevel> families = IntStream.range(0, members().size())
                .mapToObj(j -> new FamilyLevel(mixture.ofFamily(members().get(j)), numbered(level, j)))
                .toList();
        Theorem loss = sum(Quantity.LOSS, level, "Quanta of all families are learned by decreasing weight times benefit per parameter: of"
                + " each family those whose benefit per parameter is above the level over its weight, and x is the reciprocal of the"
                + " level.", parts(FamilyOfQuanta::weight), parts(FamilyOfQuanta::weight), families.stream().map(FamilyLevel::loss).toList());
        Theorem spent = sum(Quantity.PARAMETERS, level, "The parameters of the families add up, at the same level.",
                members().stream().map(_ -> Expr.ONE).toList(), parts(FamilyOfQuanta::weight),
                families.stream().map(FamilyLevel::parameters).toList());
        return mixture.by(new BothEnds(mixture.variable()), loss, spent);
    }

    /** The theorems of a family at a level of benefit per parameter. */
    private record FamilyLevel(Deduction family, Symbol level) {

        private Theorem learned() {
            var reciprocal = new Product(
                    Quantity.LEVEL,
                    Deduction.N_QUANTA,
                    "The last learned quantum has the level.",
                    List.of(RationalFunction.ONE.negate()));
            return family.by(new Invert(Quantity.COUNT, level), family.by(reciprocal, family.value()));
        }

        Theorem loss() {
            return family.by(new Compose(), family.lossAfter(), learned(), family.inOrderOfValue());
        }

        Theorem parameters() {
            return family.by(new Compose(), family.spentParameters(), learned());
        }
    }

    private Theorem sum(
            Quantity result, Symbol variable, String definition, List<Expr> weights, List<Expr> scales, List<Theorem> families) {
        return mixture.by(new WeightedSum(result, variable, definition, weights, scales), families.toArray(Theorem[]::new));
    }

    private List<Expr> parts(Function<FamilyOfQuanta, RationalFunction> part) {
        return members().stream().map(part).map(Expr::of).toList();
    }

    private static Symbol numbered(Symbol name, int family) {
        return Symbol.of(name + "_" + (family + 1));
    }
}
