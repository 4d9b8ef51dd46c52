package org.neuralquanta.coq;

import java.util.LinkedHashSet;
import java.util.SequencedSet;
import org.neuralquanta.claim.Claim;
import org.neuralquanta.claim.JointForm;
import org.neuralquanta.claim.MixtureForm;
import org.neuralquanta.symbolic.CoqSigns;
import org.neuralquanta.symbolic.Expr;

/** Which lemmas on signs the algebra of a step needs. */
record Context(CoqSigns signs) {

    /** The lemmas for what a step, its premises and these expressions say. */
    SequencedSet<String> of(Step step, Expr... more) {
        var used = new LinkedHashSet<>(of(step.claim()));
        step.premises().forEach(p -> used.addAll(of(p.claim())));
        for (Expr expression : more) {
            used.addAll(signs.of(expression));
        }
        return used;
    }

    private SequencedSet<String> of(Claim claim) {
        return switch (claim) {
            case Claim.Asymptotic a -> signs.of(a.germ());
            case Claim.Exponential e -> {
                SequencedSet<String> used = signs.of(e.amplitude());
                used.addAll(signs.of(e.rate()));
                yield used;
            }
            case Claim.AtMost a -> signs.of(a.germ());
            case Claim.Stretched s -> {
                SequencedSet<String> used = signs.of(s.factor());
                used.addAll(signs.of(s.rate()));
                used.addAll(signs.of(s.power()));
                yield used;
            }
            case Claim.Shifted s -> signs.of(s.germ());
            case JointForm j -> {
                SequencedSet<String> used = signs.of(j.parameterLoss());
                used.addAll(signs.of(j.dataLoss()));
                used.addAll(signs.of(j.unitExposure()));
                used.addAll(signs.of(j.order()));
                yield used;
            }
            case Claim.Sum s -> {
                var used = new LinkedHashSet<String>();
                s.germs().forEach(g -> used.addAll(signs.of(g)));
                yield used;
            }
            case Claim.Expansion _, MixtureForm _, Claim.Falling _, Claim.NoPowerLaw _ -> new LinkedHashSet<>();
        };
    }
}
