package org.neuralquanta.law;

import org.neuralquanta.Statement;

/**
 * The sum of two power laws, one for each bottleneck, \(L(N,D)=L_\infty+A N^{-a}+B D^{-b}\), and the best split of compute in closed form
 * (T18). Compute is in FLOPs: 6ND, or ND times another factor ({@link TrainingCost}). In terms of the product F = ND that it pays for,
 * \(N=\bigl(\frac{aA}{bB}\bigr)^{1/(a+b)}F^{b/(a+b)}\), and \(L-L_\infty= A^{\frac b{a+b}}B^{\frac a{a+b}}\bigl[(\tfrac ab)^{-\frac
 * a{a+b}}+(\tfrac ab)^{\frac b{a+b}}\bigr]F^{-ab/(a+b)}\). Immutable, thread-safe. Source: Hoffmann et al., arXiv 2203.15556.
 *
 * @param parameterAmplitude A &gt; 0
 * @param parameterExponent a &gt; 0
 * @param dataAmplitude B &gt; 0
 * @param dataExponent b &gt; 0
 * @param residual irreducible loss L∞ ≥ 0
 */
@Statement("T18")
public record AdditiveLaw(
        double parameterAmplitude,
        double parameterExponent,
        double dataAmplitude,
        double dataExponent,
        double residual) {

    /**
     * Checks the constants.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public AdditiveLaw {
        positive("parameterAmplitude", parameterAmplitude);
        positive("parameterExponent", parameterExponent);
        positive("dataAmplitude", dataAmplitude);
        positive("dataExponent", dataExponent);
        if (!(residual >= 0 && residual < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("irreducible loss must be finite and >= 0, was " + residual);
        }
    }

    private static void positive(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " must be finite and > 0, was " + value);
        }
    }

    /**
     * The loss with N parameters and D samples.
     *
     * @param parameters N &gt; 0
     * @param samples D &gt; 0
     * @return L(N, D)
     * @throws IllegalArgumentException if an argument is not finite and positive
     */
    public double at(double parameters, double samples) {
        positive("parameters", parameters);
        positive("samples", samples);
        return residual
                + parameterAmplitude * Math.pow(parameters, -parameterExponent)
                + dataAmplitude * Math.pow(samples, -dataExponent);
    }

    /**
     * The lowest loss at each amount of compute, at the {@link TrainingCost#standard() standard} cost, 6ND.
     *
     * @return L as a power law in compute in FLOPs
     * @throws IllegalArgumentException if its exponent or amplitude leaves the range of doubles
     */
    public PowerLaw optimum() {
        return optimum(TrainingCost.standard());
    }

    /**
     * The lowest loss at each amount of compute.
     *
     * @param cost the compute of training N parameters on D samples
     * @return L as a power law in compute in FLOPs
     * @throws IllegalArgumentException if its exponent or amplitude leaves the range of doubles
     */
    public PowerLaw optimum(TrainingCost cost) {
        double a = parameterExponent;
        double b = dataExponent;
        double share = Math.pow(parameterAmplitude, b / (a + b)) * Math.pow(dataAmplitude, a / (a + b));
        double split = Math.pow(a / b, -a / (a + b)) + Math.pow(a / b, b / (a + b));
        double exponent = a * b / (a + b);
        return new PowerLaw(exponent, 0, share * split * Math.pow(cost.flopsPerParameterAndSample(), exponent), residual);
    }

    /**
     * The best split of compute, at the {@link TrainingCost#standard() standard} cost, 6ND.
     *
     * @return N and D as functions of compute in FLOPs
     * @throws ArithmeticException if the amplitude of either is out of the range of a double
     */
    public Allocation allocation() {
        return allocation(TrainingCost.standard());
    }

    /**
     * The best split of compute.
     *
     * @param cost the compute of training N parameters on D samples
     * @return N and D as functions of compute in FLOPs
     * @throws ArithmeticException if the amplitude of either is out of the range of a double
     */
    public Allocation allocation(TrainingCost cost) {
        double a = parameterExponent;
        double b = dataExponent;
        double amplitude = Math.pow(a * parameterAmplitude / (b * dataAmplitude), 1 / (a + b));
        double flops = cost.flopsPerParameterAndSample();
        double parameters = amplitude * Math.pow(flops, -b / (a + b));
        double data = Math.pow(flops, -a / (a + b)) / amplitude;
        if (!(parameters < Double.POSITIVE_INFINITY && data < Double.POSITIVE_INFINITY)) {
            throw new ArithmeticException("the amplitudes of the best split are out of the range of a double, were " + parameters + " and " + data + " for "
                    + this + "; take exponents or amplitudes that differ less");
        }
        return new Allocation(new Allocation.Growth(b / (a + b), 0, parameters), new Allocation.Growth(a / (a + b), 0, data));
    }
}
