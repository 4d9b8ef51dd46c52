package org.neuralquanta.form;

import java.util.List;
import org.neuralquanta.newton.Jet;
import org.neuralquanta.newton.Jets;

/**
 * Repeated data after Muennighoff et al. 2023, arXiv 2305.16264, eq. 5 and 6: \(L=E+A\,N'^{-\alpha}+B\,D'^{-\beta}\) with
 * \(D'=U(1+R_D^*(1-e^{-R_D/R_D^*}))\), \(R_D=D/U-1\), U the distinct tokens of D. \(N'\) has the same form around
 * \(U_N=\min(N,N_{opt}(U))\), the compute-optimal N for U tokens, \(N_{opt}^\alpha=\frac{\alpha A}{\beta B}U^\beta\), with
 * \(R_N=N/U_N-1\). α and β are positive. They fitted E, A, B, α and β to runs without repetition first; here all parameters are free
 * unless fixed.
 */
public record Repeated() implements RepeatedData {

    private static final Exponents EXPONENTS = Exponents.FREE;
    private static final int ALPHA = 3;
    private static final int BETA = 4;
    private static final int SCALE_D = 5;
    private static final int SCALE_N = 6;

    @Override
    public String name() {
        return "repeated";
    }

    @Override
    public List<Parameter> parameters() {
        return EXPONENTS.parameters(Parameter.positive("R_D"), Parameter.positive("R_N"));
    }

    /** The coordinates, then what log N_opt is at U = 1. */
    @Override
    public Jet[] prepare(Jets jets, Jet[] p) {
        Jet amplitudes = jets.minus(p[1], p[2]);
        Jet exponents = jets.log(jets.over(p[ALPHA], p[BETA]));
        return new Jet[] {
            p[0], p[1], p[2], p[ALPHA], p[BETA], p[SCALE_D], p[SCALE_N],
            jets.over(jets.plus(amplitudes, exponents), p[ALPHA]), jets.over(p[BETA], p[ALPHA])
        };
    }

    @Override
    public Jet logLoss(Jets jets, Jet[] p, double[] logs) {
        if (!(p[ALPHA].value > 0 && p[BETA].value > 0)) {
            return jets.constant(Double.NaN);
        }
        Jet n = Repetition.logEffective(jets, logOptimal(jets, p, logs[2]), jets.constant(logs[0]), p[SCALE_N]);
        Jet d = Repetition.logEffective(jets, jets.constant(logs[2]), jets.constant(logs[1]), p[SCALE_D]);
        Jet termN = jets.minus(p[1], jets.times(p[ALPHA], n));
        Jet termD = jets.minus(p[2], jets.times(p[BETA], d));
        return jets.logSum(p[0], jets.logSum(termN, termD));
    }

    /** log N_opt of distinct tokens, from what was prepared. */
    static Jet logOptimal(Jets jets, Jet[] prepared, double logDistinct) {
        return jets.sum(prepared[SCALE_N + 1], 1, prepared[SCALE_N + 2], logDistinct);
    }

    @Override
    public List<double[]> starts(Data data) {
        return EXPONENTS.starts(
                DistinctTokens.worth(data, 15), new double[] {Math.log(5), Math.log(3)}, new double[] {Math.log(20), Math.log(20)});
    }
}
