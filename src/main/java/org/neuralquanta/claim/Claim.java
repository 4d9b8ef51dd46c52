package org.neuralquanta.claim;

import static java.util.stream.Collectors.joining;

import java.util.List;
import org.neuralquanta.Statement;
import org.neuralquanta.outcome.Regime;
import org.neuralquanta.symbol.Symbol;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.Germ;
import org.neuralquanta.symbolic.PowerSeries;
import org.neuralquanta.symbolic.RationalFunction;

/** The statement of a theorem. Immutable, thread-safe. */
@Statement({"T20", "T42", "T45"})
public sealed interface Claim
        permits Claim.Asymptotic,
                Claim.AtMost,
                JointForm,
                Claim.Exponential,
                Claim.Stretched,
                Claim.Shifted,
                Claim.Sum,
                Claim.Expansion,
                MixtureForm,
                Claim.Falling,
                Claim.NoPowerLaw {

    /**
     * The statement in plain text.
     *
     * @return for example {@code n(D) ~ D^(1/(1+alpha))}
     */
    String plain();

    /**
     * The statement in TeX's mathematics.
     *
     * @return a formula, or words in {@code \text}
     */
    String latex();

    /**
     * A quantity is asymptotic to a germ. A hypothesis is an equality for all ranks, where log(k) stands for log(k+e−1).
     *
     * @param quantity what is stated about
     * @param variable the rank or resource that tends to infinity
     * @param germ the germ
     */
    record Asymptotic(Quantity quantity, Symbol variable, Germ germ) implements Claim {

        @Override
        public String plain() {
            return quantity.plain(variable.name()) + " ~ " + germ.toString(variable);
        }

        @Override
        public String latex() {
            return quantity.latex(variable.name()) + " \\sim " + germ.toLatex(variable);
        }
    }

    /**
     * A quantity is asymptotically at most a germ: the limit superior of their quotient is at most 1.
     *
     * @param quantity what is stated about
     * @param variable the resource that tends to infinity
     * @param germ the germ
     */
    record AtMost(Quantity quantity, Symbol variable, Germ germ) implements Claim {

        @Override
        public String plain() {
            return quantity.plain(variable.name()) + " is asymptotically at most " + germ.toString(variable);
        }

        @Override
        public String latex() {
            return quantity.latex(variable.name()) + " \\lesssim " + germ.toLatex(variable);
        }
    }

    /**
     * A quantity is asymptotic to amplitude · e^(rate · variable).
     *
     * @param quantity what is stated about
     * @param variable the resource that tends to infinity
     * @param amplitude the amplitude
     * @param rate the rate, negative for a loss
     */
    record Exponential(Quantity quantity, Symbol variable, Expr amplitude, Expr rate) implements Claim {

        @Override
        public String plain() {
            String exponent = rate.times(Expr.of(variable)).toString();
            return quantity.plain(variable.name()) + " ~ " + (amplitude.isOne() ? "" : Germ.constant(amplitude).toFactor(variable) + " * ") + "exp("
                    + exponent + ")";
        }

        @Override
        public String latex() {
            return quantity.latex(variable.name()) + " \\sim " + (amplitude.isOne() ? "" : Germ.constant(amplitude).toLatexFactor(variable) + " \\, ")
                    + "e^{" + rate.times(Expr.of(variable)).toLatex() + "}";
        }
    }

    /**
     * A frequency with an offset, for every rank.
     *
     * @param quantity what is stated about
     * @param variable the rank
     * @param germ coefficient and exponents
     * @param offset q, added to the rank in its power
     */
    record Shifted(Quantity quantity, Symbol variable, Germ germ, RationalFunction offset) implements Claim {

        @Override
        public String plain() {
            return quantity.plain(variable.name()) + " ~ " + expression();
        }

        @Override
        public String latex() {
            return quantity.latex(variable.name()) + " \\sim " + expression().toLatex();
        }

        private Expr expression() {
            return germ.coefficient()
                    .times(Expr.of(RationalFunction.of(variable).plus(offset)).pow(germ.exponent()))
                    .times(Expr.log(Expr.of(variable)).pow(germ.logExponent()));
        }
    }

    /**
     * A quantity is asymptotic to factor(x) · e^(rate · x^power), or, in a hypothesis, equal to it.
     *
     * @param quantity what is stated about
     * @param variable x, the rank or resource that tends to infinity
     * @param factor the factor
     * @param rate the rate, negative for a falling quantity
     * @param power the power, positive
     */
    record Stretched(Quantity quantity, Symbol variable, Germ factor, Expr rate, RationalFunction power) implements Claim {

        @Override
        public String plain() {
            String exponential = "exp(" + exponent() + ")";
            return quantity.plain(variable.name()) + " ~ "
                    + (factor.equals(Germ.ONE) ? exponential : factor.toFactor(variable) + "*" + exponential);
        }

        @Override
        public String latex() {
            String exponential = "e^{" + exponent().toLatex() + "}";
            return quantity.latex(variable.name()) + " \\sim "
                    + (factor.equals(Germ.ONE) ? exponential : factor.toLatexFactor(variable) + " \\, " + exponential);
        }

        private Expr exponent() {
            return rate.times(Expr.of(variable).pow(power));
        }
    }

    /**
     * A quantity is asymptotic to a sum of powers. A hypothesis is an equality for all ranks.
     *
     * @param quantity what is stated about
     * @param variable the rank or resource
     * @param germs the powers, at least two, in any order
     */
    record Sum(Quantity quantity, Symbol variable, List<Germ> germs) implements Claim {

        /** Copies the powers. */
        public Sum {
            germs = List.copyOf(germs);
        }

        @Override
        public String plain() {
            return quantity.plain(variable.name()) + " ~ " + germs.stream().map(g -> g.toString(variable)).collect(joining(" + "));
        }

        @Override
        public String latex() {
            return quantity.latex(variable.name()) + " \\sim " + germs.stream().map(g -> g.toLatex(variable)).collect(joining(" + "));
        }
    }

    /**
     * A quantity equals an expansion in falling powers, up to the order of its error.
     *
     * @param quantity what is stated about
     * @param variable the rank or resource that tends to infinity
     * @param series the expansion
     */
    record Expansion(Quantity quantity, Symbol variable, PowerSeries series) implements Claim {

        @Override
        public String plain() {
            return quantity.plain(variable.name()) + " = " + series.toString(variable);
        }

        @Override
        public String latex() {
            return quantity.latex(variable.name()) + " = " + series.toLatex(variable);
        }
    }

    /**
     * A quantity falls to 0, strictly from some rank on, so the ranks where it is large are the first ones.
     *
     * @param quantity what is stated about
     * @param variable the rank
     */
    record Falling(Quantity quantity, Symbol variable) implements Claim {

        @Override
        public String plain() {
            return quantity.plain(variable.name()) + " falls to 0";
        }

        @Override
        public String latex() {
            return quantity.latex(variable.name()) + " \\downarrow 0";
        }
    }

    /**
     * There is no power law, and why.
     *
     * @param regime the regime that applies instead
     * @param reason why, one sentence in plain text
     */
    record NoPowerLaw(Regime regime, String reason) implements Claim {

        @Override
        public String plain() {
            return reason;
        }

        @Override
        public String latex() {
            return "\\text{" + TexText.escape(reason) + "}";
        }
    }
}
