package org.neuralquanta.form;

import java.util.List;
import java.util.Optional;
import org.neuralquanta.newton.Jet;
import org.neuralquanta.newton.Jets;

/**
 * The joint law with sharp capacity and one sample to learn, \(L=E+T_N+T_D\,\Gamma(z,Y)/\Gamma(z)\) with \(T_N=A N^{-\alpha}\),
 * \(T_D=B D^{-\beta}\), \(Y=(\Gamma(1+z)\,T_N/T_D)^{1/z}\) and z = β, 0 &lt; β ≤ 100 (T38). It lies between the larger term and the sum, and
 * has no parameter more than they have.
 *
 * @param exponents free or tied
 */
public record Joint(Exponents exponents) implements PlaneForm {

    private static final int Z = 4;
    private static final int LOG_GAMMA = 5;
    private static final int LARGEST = 100;

    @Override
    public String name() {
        return "joint";
    }

    @Override
    public Optional<Form> tied() {
        return exponents.tied(Joint::new);
    }

    @Override
    public List<Parameter> parameters() {
        return exponents.parameters();
    }

    /** The terms, then log Γ(1+z), ψ and ψ′ as numbers. */
    @Override
    public Jet[] prepare(Jets jets, Jet[] p) {
        LogGamma gamma = LogGamma.ofNext(exponents.beta(jets, p).value);
        return exponents.prepare(
                jets, p, jets.constant(gamma.value()), jets.constant(gamma.slope()), jets.constant(gamma.curvature()));
    }

    @Override
    public Jet logLoss(Jets jets, Jet[] p, double[] logs) {
        if (!(p[Z].value > 0 && p[Z].value <= LARGEST)) {
            return jets.constant(Double.NaN);
        }
        Jet n = Exponents.logTermN(jets, p, logs[0]);
        Jet d = Exponents.logTermD(jets, p, logs[1]);
        Jet ratio = jets.minus(n, d);
        var gamma = new LogGamma(p[LOG_GAMMA].value, p[LOG_GAMMA + 1].value, p[LOG_GAMMA + 2].value);
        return jets.logSum(p[Exponents.E], jets.plus(d, logCrossover(jets, ratio, p[Z], gamma)));
    }

    /**
     * log G, \(G(u,z)=e^u+\Gamma(z,Y)/\Gamma(z)=1+e^u(1-e^{-Y})-P(1+z,Y)\), u = log(T_N/T_D). Since
     * \(G=1+\int_0^{e^u}(1-e^{-y})\,dw\) with \(y=(\Gamma(1+z)w)^{1/z}\): \(G_u=e^u(1-e^{-Y})\) and \(G_z=-P_a(1+z,Y)\), and with
     * \(m=(\psi(1+z)-\log Y)/z=\partial_z\log Y\), \(G_{uz}=e^u Y e^{-Y} m\) and
     * \(G_{zz}=e^u\,Y e^{-Y} z m^2-P_{aa}(1+z,Y)\).
     */
    private static Jet logCrossover(Jets jets, Jet ratio, Jet exponent, LogGamma gamma) {
        double u = ratio.value;
        double z = exponent.value;
        double logY = (gamma.value() + u) / z;
        // Beyond, Γ(z,Y)/Γ(z) is below 1e-20.
        if (!(logY < Math.log(50 + 3 * z))) {
            return jets.linear(ratio, 1, 0);
        }
        double y = Math.exp(logY);
        double m = (gamma.slope() - logY) / z;
        double open = Math.exp(-y);
        double terms = Math.exp(u);
        // P(a,Y) = Y^a e^−Y/Γ(a) Σ Y^n/(a+1)_n/a at a = 1 + z, where Y^z/Γ(1+z) = e^u; its factors' derivatives by a are those of a
        // logarithm, log Y − ψ(a), and −1/(a+j) for each factor of the denominator.
        double a = 1 + z;
        double term = terms * y * open / a;
        double harmonic = 1 / a;
        double squares = harmonic * harmonic;
        double sum = 0;
        double sumBySlope = 0;
        double sumByCurvature = 0;
        double lean = -z * m;
        for (int n = 1; term > 1e-18 * sum; n++) {
            double slope = lean - harmonic;
            sum += term;
            sumBySlope += term * slope;
            sumByCurvature += term * (slope * slope + squares - gamma.curvature());
            double next = 1 / (a + n);
            term *= y * next;
            harmonic += next;
            squares += next * next;
        }
        double turn = terms * y * open;
        double g = 1 - terms * Math.expm1(-y) - sum;
        double gu = -terms * Math.expm1(-y) / g;
        double gz = -sumBySlope / g;
        return jets.of(
                ratio, exponent, Math.log(g), gu, gz,
                gu + turn / (z * g) - gu * gu,
                turn * m / g - gu * gz,
                (turn * z * m * m - sumByCurvature) / g - gz * gz);
    }

    @Override
    public List<double[]> starts(Data data) {
        return exponents.starts(data, new double[0]);
    }
}
