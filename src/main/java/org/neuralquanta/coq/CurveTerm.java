package org.neuralquanta.coq;

import static org.neuralquanta.coq.Terms.print;
import static org.neuralquanta.coq.Terms.replace;

import org.neuralquanta.claim.Curve;
import org.neuralquanta.claim.JointForm;
import org.neuralquanta.symbol.Symbol;
import org.neuralquanta.symbolic.CoqNotation;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.RationalFunction;

/** An emergence curve in Coq: its name, and tactics that unfold its definitions into the form that was printed. */
record CurveTerm(Curve curve, Expr shots) {

    static CurveTerm of(JointForm form) {
        return new CurveTerm(form.curve(), form.shots());
    }

    String name() {
        return switch (curve) {
            case THRESHOLD -> "threshold";
            case SHOTS -> "(shots " + print(shots) + ")";
            case EXPONENTIAL -> "exponential_curve";
            case LOGISTIC -> "(logistic " + midpoint() + ")";
            case MULTILINEAR -> "(multilinear " + midpoint() + ")";
            default -> throw undefined();
        };
    }

    /** A tactic for what the axioms ask of the curve's parameter. */
    String admissible() {
        return curve == Curve.SHOTS ? "simpl; coefficient_positive" : "exact I";
    }

    /** Writes z M[phi](z) with its arguments in the form that was printed. */
    String mellin(RationalFunction argument) {
        Expr z = Expr.of(argument);
        String gamma = switch (curve) {
            case THRESHOLD -> "";
            case SHOTS -> replace(print(shots) + " + " + print(argument), shots.plus(z));
            case EXPONENTIAL, LOGISTIC, MULTILINEAR -> replace("1 + " + print(argument), z.plus(Expr.ONE));
            default -> throw undefined();
        };
        String lower = curve == Curve.MULTILINEAR ? replace(print(argument) + " - 1", z.plus(Expr.of(-1))) : "";
        return "unfold scaled_mellin; " + gamma + lower + "rewrite ?Gamma_1, ?Gamma_2; ";
    }

    /** Writes what definitions say at an order and an exposure with their arguments in the form that is printed. */
    String partialMellin(RationalFunction order, Symbol exposure) {
        Expr z = Expr.of(order);
        RationalFunction above = RationalFunction.of(exposure).minus(RationalFunction.of(Curve.MIDPOINT));
        String arguments = switch (curve) {
            case THRESHOLD -> "";
            case SHOTS -> replace(print(shots) + " + " + print(order), shots.plus(z));
            case EXPONENTIAL -> replace("1 + " + print(order), z.plus(Expr.ONE));
            case LOGISTIC, MULTILINEAR -> replace(CoqNotation.print(exposure) + " - " + midpoint(), Expr.of(above));
            default -> throw undefined();
        };
        return arguments + "rewrite ?Gamma_1, ?Gamma_2; ";
    }

    /** Writes what is closed at the exposure in the form that is printed. */
    String closed(RationalFunction order, Symbol exposure) {
        String proof = curve == Curve.SHOTS
                ? "rewrite gammap_complement; [ reflexivity | coefficient_positive | assumption ]"
                : partialMellin(order, exposure) + "same";
        return "replace (1 - phi %s %s) with %s by (unfold phi; %s); ".formatted(
                name(), CoqNotation.print(exposure), print(curve.closed(exposure, shots)), proof);
    }

    private static String midpoint() {
        return CoqNotation.print(Curve.MIDPOINT);
    }

    private UnsupportedOperationException undefined() {
        return new UnsupportedOperationException("the Coq definitions have no curve " + curve + ", so its derivations have no Coq proof");
    }
}
