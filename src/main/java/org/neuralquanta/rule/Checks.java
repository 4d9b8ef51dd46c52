package org.neuralquanta.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.neuralquanta.symbolic.Assumptions;
import org.neuralquanta.symbolic.Certificate;
import org.neuralquanta.symbolic.Condition;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.RationalFunction;
import org.neuralquanta.symbolic.Verdict;

/** The assumptions of one application of a rule, and the certificates of what it asked of them. */
public final class Checks {

    private final Assumptions assumptions;
    private final List<Certificate> certificates = new ArrayList<>();

    public Checks(Assumptions assumptions) {
        this.assumptions = assumptions;
    }

    Assumptions assumptions() {
        return assumptions;
    }

    /** One certificate for each condition that is more than a comparison of numbers. */
    public List<Certificate> certificates() {
        var byCondition = new LinkedHashMap<Condition, Certificate>();
        certificates.stream()
                .filter(c -> !c.conclusion().form().isConstant())
                .forEach(c -> byCondition.putIfAbsent(c.conclusion(), c));
        return List.copyOf(byCondition.values());
    }

    /** Requires a condition that can be assumed where it is open; where it fails for certain, the words say what that means. */
    void requirePositive(RationalFunction form, String otherwise) {
        Condition condition = Condition.positive(form);
        if (assumptions.decide(condition) instanceof Verdict.Refuted) {
            throw new IllegalArgumentException(otherwise);
        }
        certificates.add(assumptions.require(condition));
    }

    /** Whether a form is positive, which has to be decided. */
    boolean isPositive(RationalFunction form) {
        Verdict verdict = assumptions.decide(Condition.positive(form));
        if (verdict instanceof Verdict.Refuted(Certificate certificate)) {
            certificates.add(certificate);
            return false;
        }
        certificates.add(assumptions.require(Condition.positive(form)));
        return true;
    }

    void requirePositive(Expr coefficient) {
        certificates.addAll(assumptions.requirePositive(coefficient));
    }

    /** The sign of a form, which has to be decided. */
    int sign(RationalFunction form) {
        Certificate certificate = assumptions.sign(form);
        certificates.add(certificate);
        return certificate.sign(form);
    }
}
