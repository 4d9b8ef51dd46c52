package org.neuralquanta.law;

import org.neuralquanta.Statement;
import org.neuralquanta.model.Capacity;
import org.neuralquanta.model.QuantaModel;

/**
 * The asymptotic joint law, \(L(N,D)\sim L_\infty+T_N+T_D\,\chi(Y)\): the law in parameters, the law in data, and a crossover function that
 * depends only on the ratio of the two. The joint law has no free parameters beyond those of the two laws (T38). With
 * \(w=\frac{\alpha-\eta}{1+\alpha+\delta}\):
 *
 * <ul>
 *   <li>sharp capacity: \(\chi=M[\varphi;Y]/M[\varphi]\), \(M[\varphi;Y]=\int_Y^\infty y^{w-1}\varphi(y)\,dy\),
 *       \(Y^w=w\,M[\varphi](w)\,T_N/T_D\), where Y is the exposure of the last quantum that has room. Shots:
 *       \(\chi=Q(\tau+w,Y)-\frac{\Gamma(\tau)}{\Gamma(\tau+w)}Y^wQ(\tau,Y)\); threshold: \(T_N+T_D\,\chi=\max(T_N,T_D)\);
 *   <li>soft capacity: \(\chi=1-\frac\omega{M[\varphi]}\int_0^\infty y^{w-1}e^{-(y/Y)^\rho}\varphi(y)\,dy\),
 *       \(\rho=\frac{1+\alpha}{1+\alpha+\delta}\), where Y is the exposure to data of a quantum with \(xp_k=1\). Exponential, δ = 0:
 *       \(L-L_\infty\sim T_N+T_D-\omega(T_N^{-1/w}+T_D^{-1/w})^{-w}\).
 * </ul>
 *
 * <p>Integrals without a closed form are computed to 1e-11 of \(T_D\). Immutable, thread-safe.
 */
@Statement("T38")
public final class JointAsymptotic {

    private final PowerLaw parameters;
    private final PowerLaw data;
    private final Crossover crossover;

    private JointAsymptotic(PowerLaw parameters, PowerLaw data, Crossover crossover) {
        this.parameters = parameters;
        this.data = data;
        this.crossover = crossover;
    }

    static JointAsymptotic of(QuantaModel model, Capacity capacity) {
        PowerLaw data = ClosedForm.data(model);
        double w = data.exponent();
        double mellin = model.emergence().mellin(w);
        return switch (capacity) {
            case Capacity.Sharp() ->
                new JointAsymptotic(ClosedForm.parameters(model), data, new Crossover.Sharp(model.emergence(), w, mellin));
            case Capacity.Soft(double overlap) -> {
                double alpha = model.distribution().asymptotics().orElseThrow().alpha();
                double rho = (1 + alpha) / (1 + alpha + model.exposure().delta());
                yield new JointAsymptotic(
                        ClosedForm.softParameters(model), data, new Crossover.Soft(model.emergence(), w, mellin, rho, overlap));
            }
        };
    }

    /**
     * The limit of plentiful data, \(L_\infty+T_N\).
     *
     * @return a power law in N
     */
    public PowerLaw parameters() {
        return parameters;
    }

    /**
     * The limit of plentiful parameters, \(L_\infty+T_D\).
     *
     * @return a power law in D
     */
    public PowerLaw data() {
        return data;
    }

    /**
     * The crossover function χ.
     *
     * @param exposure Y ≥ 0
     * @return χ(Y), which falls from 1 to 0, or to 1 − ω for soft capacity
     * @throws IllegalArgumentException if Y is negative or NaN
     */
    public double crossover(double exposure) {
        if (!(exposure >= 0)) {
            throw new IllegalArgumentException("exposure must be >= 0, was " + exposure);
        }
        return crossover.at(exposure);
    }

    /**
     * The argument Y of the crossover function; it depends on \(T_N/T_D\) alone.
     *
     * @param parameters N &gt; 0; &gt; 1 where the law has a logarithm
     * @param samples D &gt; 0; &gt; 1 where the law has a logarithm
     * @return Y ≥ 0; infinite where it exceeds the largest double
     * @throws IllegalArgumentException if an argument is out of range
     */
    public double exposure(double parameters, double samples) {
        return crossover.exposure(this.parameters.reducible(parameters) / data.reducible(samples));
    }

    /**
     * The asymptotic joint law.
     *
     * @param parameters N &gt; 0; &gt; 1 where the law has a logarithm
     * @param samples D &gt; 0; &gt; 1 where the law has a logarithm
     * @return \(L_\infty+T_N+T_D\,\chi(Y)\)
     * @throws IllegalArgumentException if an argument is out of range
     */
    public double at(double parameters, double samples) {
        return data.residual()
                + this.parameters.reducible(parameters)
                + data.reducible(samples) * crossover.at(exposure(parameters, samples));
    }

    /**
     * The sum of the same two terms, Chinchilla's form.
     *
     * @param parameters N &gt; 0; &gt; 1 where the law has a logarithm
     * @param samples D &gt; 0; &gt; 1 where the law has a logarithm
     * @return \(L_\infty+T_N+T_D\)
     * @throws IllegalArgumentException if an argument is out of range
     */
    public double sum(double parameters, double samples) {
        return data.residual() + this.parameters.reducible(parameters) + data.reducible(samples);
    }

    /**
     * The larger of the two terms: only the scarcer resource matters.
     *
     * @param parameters N &gt; 0; &gt; 1 where the law has a logarithm
     * @param samples D &gt; 0; &gt; 1 where the law has a logarithm
     * @return \(L_\infty+\max(T_N,T_D)\)
     * @throws IllegalArgumentException if an argument is out of range
     */
    public double larger(double parameters, double samples) {
        return data.residual() + Math.max(this.parameters.reducible(parameters), data.reducible(samples));
    }

    @Override
    public String toString() {
        return "JointAsymptotic[" + parameters.amplitude() + " N^-" + parameters.exponent() + ", "
                + data.amplitude() + " D^-" + data.exponent() + "]";
    }
}
