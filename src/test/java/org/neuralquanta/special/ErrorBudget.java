package org.neuralquanta.special;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.neuralquanta.bound.Enclosure;

/** Collects relative errors against reference values, prints their maximum and root mean square, and asserts a budget. */
public final class ErrorBudget {

    private final String name;
    private final double budget;
    private double worst;
    private String worstAt = "";
    private double squares;
    private int points;

    /**
     * A budget.
     *
     * @param name what is measured
     * @param budget the largest relative error, over the condition number, that is allowed
     */
    public ErrorBudget(String name, double budget) {
        this.name = name;
        this.budget = budget;
    }

    /**
     * Adds one value; its error is divided by the condition number, or by 1 if that is smaller.
     *
     * @param value the computed value
     * @param reference the reference value in decimal
     * @param condition the condition number
     * @param where the arguments, for people
     */
    public void add(double value, String reference, double condition, Object where) {
        var truth = new BigDecimal(reference);
        double error = new BigDecimal(value).subtract(truth).divide(truth, MathContext.DECIMAL64).abs().doubleValue()
                / Math.max(1, condition);
        points++;
        squares += error * error;
        if (error > worst) {
            worst = error;
            worstAt = where.toString();
        }
    }

    /** Prints the figures only: of another library, for comparison. */
    public void print() {
        System.out.printf(Locale.ROOT, "%s: %d points, relative error / condition max %.2e, rms %.2e%n",
                name, points, worst, Math.sqrt(squares / points));
    }

    /**
     * Prints the figures and asserts the budget and that at least so many points were measured.
     *
     * @param atLeast the least number of points
     */
    public void check(int atLeast) {
        print();
        assertThat(points).isGreaterThanOrEqualTo(atLeast);
        assertThat(worst).as(name + " at " + worstAt).isLessThanOrEqualTo(budget);
    }

    /**
     * Asserts that an enclosure contains a reference value.
     *
     * @param enclosure the enclosure
     * @param reference the reference value in decimal
     * @param condition the condition number
     * @param where the arguments, for people
     * @return its width over the value and the condition
     */
    public static double contained(Enclosure enclosure, String reference, double condition, Object where) {
        var truth = new BigDecimal(reference);
        assertThat(new BigDecimal(enclosure.lower())).as(where.toString()).isLessThanOrEqualTo(truth);
        assertThat(new BigDecimal(enclosure.upper())).as(where.toString()).isGreaterThanOrEqualTo(truth);
        return enclosure.width() / truth.doubleValue() / Math.max(1, condition);
    }
}
