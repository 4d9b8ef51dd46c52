package org.neuralquanta.derivation;

import org.neuralquanta.Statement;
import org.neuralquanta.claim.Quantity;
import org.neuralquanta.rule.Compose;
import org.neuralquanta.rule.EulerMaclaurin;
import org.neuralquanta.rule.ExpandFrequency;
import org.neuralquanta.rule.IntegrateTerms;
import org.neuralquanta.rule.Invert;
import org.neuralquanta.rule.MellinConstant;

/** The plan of a law to several terms: which rule is applied to which expansion. */
@Statement("T45")
record ExpansionPlan(Deduction deduction) {

    Theorem loss() {
        return switch (deduction.target()) {
            case PARAMETERS -> parameters();
            case DATA -> exposed(Quantity.DATA);
            case STEPS -> exposed(Quantity.STEPS);
            default -> throw new IllegalStateException("no expansion for " + deduction.target());
        };
    }

    private Theorem use(int terms) {
        return deduction.by(new ExpandFrequency(terms), deduction.frequency(), deduction.use());
    }

    /** One more term of the benefit says what is left out. */
    private Theorem parameters() {
        return deduction.by(
                new EulerMaclaurin(deduction.variable(), deduction.terms()),
                deduction.benefit(use(deduction.terms() + 1)),
                deduction.cost());
    }

    private Theorem exposed(Quantity resource) {
        Theorem use = use(deduction.terms());
        Theorem benefit = deduction.benefit(use);
        Theorem exposure = deduction.exposure(resource, use);
        Theorem rank = deduction.by(new Invert(Quantity.EXPOSED_RANK, deduction.variable()), deduction.needed(resource, exposure));
        Theorem above = deduction.by(new Compose(), deduction.by(new IntegrateTerms(Deduction.N_QUANTA), benefit), rank);
        return deduction.by(new MellinConstant(deduction.problem().curve(), deduction.shots()), benefit, exposure, above);
    }
}
