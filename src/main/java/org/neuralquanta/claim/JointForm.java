package org.neuralquanta.claim;

import java.util.List;
import org.neuralquanta.Statement;
import org.neuralquanta.symbol.Symbol;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.Germ;
import org.neuralquanta.symbolic.RationalFunction;

/**
 * The loss with N parameters and D samples, however both tend to infinity: \(L(N,D)-L_\infty\sim T_N+T_D\,M[\varphi;Y]/M[\varphi]\),
 * \(M[\varphi;Y]=\int_Y^\infty y^{w-1}\varphi(y)\,dy\), which for the threshold is \(\max(T_N,T_D)\). \(T_N\) and \(T_D\) are the laws of
 * each resource alone, and Y is the exposure of the last affordable quantum. Immutable, thread-safe.
 *
 * @param parameters N
 * @param data D
 * @param exposure the symbol Y
 * @param parameterLoss \(T_N\)
 * @param dataLoss \(T_D\)
 * @param unitExposure Y/D, a function of N
 * @param order w
 * @param curve φ
 * @param shots the number of shots, used by {@link Curve#SHOTS} alone
 */
@Statement("T38")
public record JointForm(
        Symbol parameters,
        Symbol data,
        Symbol exposure,
        Germ parameterLoss,
        Germ dataLoss,
        Germ unitExposure,
        RationalFunction order,
        Curve curve,
        Expr shots)
        implements Claim {

    /**
     * Y as a function of N and D: where Y is of order 1, so is the quotient of the two terms.
     *
     * @return a monomial in N and D and their logarithms
     */
    public Expr crossover() {
        return unitExposure.at(parameters).times(Expr.of(data));
    }

    /**
     * The two terms whose sum is the loss; for the threshold, whose maximum.
     *
     * @return an expression in N, and one in D and Y
     */
    public List<Expr> terms() {
        Expr dataTerm = dataLoss.at(data);
        return List.of(
                parameterLoss.at(parameters),
                curve == Curve.THRESHOLD
                        ? dataTerm
                        : dataTerm.dividedBy(curve.scaledMellin(order, shots))
                                .times(curve.scaledPartialMellin(order, exposure, shots)));
    }

    @Override
    public String plain() {
        List<Expr> terms = terms();
        return "L(" + parameters + ", " + data + ") - L_inf ~ "
                + (curve == Curve.THRESHOLD
                        ? "max(" + terms.getFirst() + ", " + terms.getLast() + ")"
                        : terms.getFirst() + " + " + terms.getLast() + ", " + exposure + " = " + crossover());
    }

    @Override
    public String latex() {
        List<String> terms = terms().stream().map(Expr::toLatex).toList();
        return "L(" + Expr.of(parameters).toLatex() + ", " + Expr.of(data).toLatex() + ")-L_\\infty \\sim "
                + (curve == Curve.THRESHOLD
                        ? "\\max\\left(" + terms.getFirst() + ", \\, " + terms.getLast() + "\\right)"
                        : terms.getFirst() + " + " + terms.getLast() + ", \\quad " + Expr.of(exposure).toLatex() + " = "
                                + crossover().toLatex());
    }
}
