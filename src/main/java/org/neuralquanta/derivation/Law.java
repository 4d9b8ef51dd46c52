package org.neuralquanta.derivation;

import java.util.Optional;
import org.neuralquanta.Statement;
import org.neuralquanta.claim.Claim;
import org.neuralquanta.claim.JointForm;
import org.neuralquanta.claim.MixtureForm;
import org.neuralquanta.outcome.Regime;
import org.neuralquanta.symbol.Symbol;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.Germ;
import org.neuralquanta.symbolic.PowerSeries;
import org.neuralquanta.symbolic.RationalFunction;

/**
 * A derived law, L − L∞ ~ amplitude · x^(−exponent) · log(x)^(−logExponent), or for a count
 * n ~ amplitude · x^exponent · log(x)^logExponent. For {@link Target#SUM_BOUND} it is an upper bound of that form, and for
 * {@link Target#JOINT} a function of two variables. Immutable, thread-safe.
 *
 * @param target the loss or count, and its resource
 * @param variable x
 * @param regime the kind of law
 * @param claim the last statement of the proof
 */
@Statement({"T10", "T11", "T12", "T13", "T15", "T17", "T18", "T19", "T20", "T38", "T39", "T41", "T42", "T43", "T45"})
record Law(Target target, Symbol variable, Regime regime, Claim claim) {

    /**
     * The exponent.
     *
     * @return the exponent, or nothing where the law is not a power law
     */
    Optional<RationalFunction> exponent() {
        return regime == Regime.POWER ? germ().map(g -> signed(g.exponent())) : Optional.empty();
    }

    /**
     * The exponent of the logarithm.
     *
     * @return the exponent, or nothing where the law has no such form
     */
    Optional<RationalFunction> logExponent() {
        return germ().map(g -> signed(g.logExponent()));
    }

    private RationalFunction signed(RationalFunction exponent) {
        return target == Target.COUNT || exponent.isZero() ? exponent : exponent.negate();
    }

    /**
     * The amplitude.
     *
     * @return the amplitude, or nothing where the law has none
     */
    Optional<Expr> amplitude() {
        return claim instanceof Claim.Exponential e ? Optional.of(e.amplitude()) : germ().map(Germ::coefficient);
    }

    /**
     * The rate of an exponential law, amplitude · e^(rate · x).
     *
     * @return the rate, negative, or nothing where the law is not exponential
     */
    Optional<Expr> rate() {
        return claim instanceof Claim.Exponential e ? Optional.of(e.rate()) : Optional.empty();
    }

    /**
     * The law as a germ at infinity, for laws that are one.
     *
     * @return the germ, or nothing where it is none
     */
    Optional<Germ> germ() {
        return switch (claim) {
            case Claim.Asymptotic a -> Optional.of(a.germ());
            case Claim.AtMost a -> Optional.of(a.germ());
            case Claim.Expansion e -> Optional.of(e.series().leading());
            case MixtureForm m -> Optional.of(m.large().loss());
            default -> Optional.empty();
        };
    }

    /**
     * The law as a function of two variables.
     *
     * @return the form, or nothing where the law has one variable, or there is none
     */
    Optional<JointForm> joint() {
        return claim instanceof JointForm form ? Optional.of(form) : Optional.empty();
    }

    /**
     * The law of several families.
     *
     * @return the form, or nothing where the law is about one family
     */
    Optional<MixtureForm> mixture() {
        return claim instanceof MixtureForm form ? Optional.of(form) : Optional.empty();
    }

    /**
     * The law in several powers.
     *
     * @return the expansion, or nothing where the law is its leading power
     */
    Optional<PowerSeries> series() {
        return claim instanceof Claim.Expansion expansion ? Optional.of(expansion.series()) : Optional.empty();
    }

    /**
     * Whether this is only an upper bound.
     *
     * @return true for an upper bound, false for a law
     */
    boolean isBound() {
        return claim instanceof Claim.AtMost;
    }

    /**
     * Why there is no power law.
     *
     * @return a sentence, empty for a power law
     */
    String reason() {
        return switch (regime) {
            case POWER -> joint().isPresent() ? "the joint law has an exponent for each variable" : "";
            case LOGARITHMIC -> claim instanceof Claim.NoPowerLaw n
                    ? n.reason()
                    : "a power of the logarithm of " + variable + ": " + claim.plain();
            case EXPONENTIAL, FINITE, NONE ->
                claim instanceof Claim.NoPowerLaw n ? n.reason() : "the law is exponential: " + claim.plain();
        };
    }
}
