package org.neuralquanta.mixture;

import java.util.List;
import org.neuralquanta.Statement;
import org.neuralquanta.elementary.CompensatedSum;
import org.neuralquanta.law.PowerLaw;

/**
 * A sum of power laws, \(L=L_\infty+\sum_jA_jx^{-a_j}\). Its local exponent, the mean of the \(a_j\) weighted by the terms, falls from the
 * largest exponent to the smallest as x grows (T42). Immutable, thread-safe.
 *
 * @param terms \(A_jx^{-a_j}\), without logarithms or irreducible losses; at least one
 * @param residual L∞ ≥ 0
 */
@Statement("T42")
public record PowerLawSum(List<PowerLaw> terms, double residual) {

    /**
     * Checks the terms.
     *
     * @throws IllegalArgumentException if there is none, one has a logarithm or an irreducible loss, or L∞ is negative
     */
    public PowerLawSum {
        terms = List.copyOf(terms);
        if (terms.isEmpty() || terms.stream().anyMatch(term -> term.logExponent() != 0 || term.residual() != 0)) {
            throw new IllegalArgumentException("a sum needs terms without logarithms and irreducible losses, was " + terms);
        }
        if (!(residual >= 0 && residual < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("irreducible loss must be finite and >= 0, was " + residual);
        }
    }

    /**
     * The value at an amount of the resource.
     *
     * @param x the resource, &gt; 0
     * @return L∞ + Σ A_j x^−a_j
     * @throws IllegalArgumentException if x is out of range
     */
    public double at(double x) {
        return residual + reducible(x);
    }

    private double reducible(double x) {
        var sum = new CompensatedSum();
        terms.forEach(term -> sum.add(term.at(x)));
        return sum.value();
    }

    /**
     * The local exponent \(\sum_ja_jA_jx^{-a_j}/\sum_jA_jx^{-a_j}\).
     *
     * @param x the resource, &gt; 0
     * @return the exponent
     * @throws IllegalArgumentException if x is out of range
     */
    public double localExponent(double x) {
        var sum = new CompensatedSum();
        terms.forEach(term -> sum.add(term.exponent() * term.at(x)));
        return sum.value() / reducible(x);
    }

    /**
     * The law that remains as x grows: the sum of the terms with the smallest exponent.
     *
     * @return its exponent and amplitude
     */
    public PowerLaw late() {
        return ofExponent(terms.stream().mapToDouble(PowerLaw::exponent).min().orElseThrow());
    }

    /**
     * The law that remains as x falls: the sum of the terms with the largest exponent.
     *
     * @return its exponent and amplitude
     */
    public PowerLaw early() {
        return ofExponent(terms.stream().mapToDouble(PowerLaw::exponent).max().orElseThrow());
    }

    private PowerLaw ofExponent(double exponent) {
        double amplitude = terms.stream().filter(term -> term.exponent() == exponent).mapToDouble(PowerLaw::amplitude).sum();
        return new PowerLaw(exponent, 0, amplitude, residual);
    }

    /**
     * Where the two ends cross: the x at which {@link #early} and {@link #late} have the same reducible part.
     *
     * @return x
     * @throws ArithmeticException if all exponents are equal, or x is outside the range of a double
     */
    public double crossover() {
        PowerLaw early = early();
        PowerLaw late = late();
        if (early.exponent() == late.exponent()) {
            throw new ArithmeticException("all exponents are equal, so the ends do not cross");
        }
        double x = Math.exp(Math.log(early.amplitude() / late.amplitude()) / (early.exponent() - late.exponent()));
        if (!(x > 0 && x < Double.POSITIVE_INFINITY)) {
            throw new ArithmeticException("the ends cross outside the range of a double");
        }
        return x;
    }

    @Override
    public String toString() {
        return "PowerLawSum[terms=" + terms.size() + ", late=" + late() + "]";
    }
}
