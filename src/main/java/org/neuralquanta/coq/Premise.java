package org.neuralquanta.coq;

import static org.neuralquanta.coq.Terms.print;

import java.util.List;
import org.neuralquanta.claim.Claim;
import org.neuralquanta.rule.Rule;
import org.neuralquanta.symbolic.Germ;

/** A step as a premise of another: the tactics that cite it. */
record Premise(Step step) {

    Claim claim() {
        return step.claim();
    }

    Germ germ() {
        return Rule.germ(List.of(claim()), 0);
    }

    int number() {
        return step.number();
    }

    String function() {
        return step.function();
    }

    /** The premise as it stands. */
    String exact() {
        return "exact step_" + number();
    }

    /** That its coefficient is positive. */
    String positive() {
        return "exact coefficient_" + number();
    }

    /** The premise as an asymptotic statement. */
    String asymptotic() {
        if (claim() instanceof Claim.Stretched) {
            return step.exact()
                    ? "exact (stretched_is_asymptotic _ _ _ _ _ _ step_%1$s coefficient_%1$s)".formatted(number())
                    : exact();
        }
        return step.exact() || step.offset().isPresent()
                ? "exact (offset_is_negligible _ _ _ _ %s coefficient_%s)".formatted(likeMonomial(), number())
                : exact();
    }

    /** The premise as a statement for every rank, with an offset or without. */
    String everyRank() {
        return "exact " + likeMonomial();
    }

    /** The term that proves {@code like_monomial}. */
    String likeMonomial() {
        return step.offset()
                .map(o -> "(like_of_near %s _ _ _ _ offset_%s step_%s)".formatted(
                        print(((Claim.Shifted) o.claim()).offset()), o.number(), number()))
                .orElse("(like_of_monomial _ _ _ _ step_%s)".formatted(number()));
    }
}
