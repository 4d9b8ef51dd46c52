package org.neuralquanta.symbolic;

import java.util.LinkedHashMap;
import java.util.Map;
import org.neuralquanta.bound.Bound;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.numerics.Bisection;
import org.neuralquanta.symbol.Symbol;

/**
 * The only positive root of an equation whose left side falls from infinity to 0 as the unknown grows, and whose right side
 * does not fall and is positive in the end. Who makes one has proved that. Immutable, thread-safe.
 *
 * @param name the symbol that stands for the root, an unknown of both sides
 * @param falling the left side
 * @param rising the right side
 */
public record MonotoneRoot(Symbol name, Expr falling, Expr rising) implements Definition {

    /** Both sides may be wrong by so much together: {@link Expr#evaluate} states 1e-13 for each of their factors. */
    private static final double ROUNDING = 1e-12;

    private static final double STEP = 0.125;
    private static final double LARGEST_LOG = 700;

    @Override
    public String head() {
        return name.name();
    }

    @Override
    public String headLatex() {
        return LatexNotation.INSTANCE.symbol(name).text();
    }

    @Override
    public String definition() {
        return "the only root " + name + " > 0 of " + falling + " = " + rising;
    }

    @Override
    public String toLatex() {
        return "\\text{the only root } " + headLatex() + " > 0 \\text{ of } " + falling.toLatex() + " = " + rising.toLatex();
    }

    /**
     * The root.
     *
     * @param values the values of the other symbols
     * @return the middle of {@link #bound}
     * @throws IllegalArgumentException if a symbol has no value
     * @throws ArithmeticException if a side cannot be evaluated, or the root is beyond the range of a double
     */
    public double evaluate(Map<Symbol, Double> values) {
        Bound bound = bound(values);
        return bound.lower() + (bound.upper() - bound.lower()) / 2;
    }

    /**
     * An interval around the root: at its lower end the left side is the larger one by more than both sides may be wrong, at its
     * upper end the smaller one.
     *
     * @param values the values of the other symbols
     * @return the interval, estimated: the accuracy of both sides is measured, not proven
     * @throws IllegalArgumentException if a symbol has no value
     * @throws ArithmeticException if a side cannot be evaluated, or the root is beyond the range of a double
     */
    public Bound bound(Map<Symbol, Double> values) {
        double low = 0;
        double high = 0;
        for (double step = STEP; !isBelow(values, Math.exp(low), 1); step *= 2) {
            high = low;
            low = within(low - step);
        }
        // Upwards in small steps, since there a side that is far from the root may underflow.
        while (isBelow(values, Math.exp(high), 1)) {
            low = high;
            high = within(high + STEP);
        }
        double root = Math.exp(Bisection.between(low, high, 0x1p-51, 0x1p-51, log -> isBelow(values, Math.exp(log), 1)).low());
        return new Bound.Estimated(
                new Enclosure(end(values, root, -1), end(values, root, 1)),
                "both sides of the equation are taken to be accurate to " + ROUNDING + ", which is measured");
    }

    /** The nearest point in a direction where the sides differ by more than their rounding. */
    private double end(Map<Symbol, Double> values, double root, int direction) {
        for (double distance = 1e-15; distance < 0.5; distance *= 2) {
            double end = root * (1 + direction * distance);
            if (isBelow(values, end, 1 + direction * ROUNDING) == (direction < 0)) {
                return end;
            }
        }
        throw new ArithmeticException("the root " + name + " of " + falling + " = " + rising + " is not determined near " + root);
    }

    private double within(double log) {
        if (!(Math.abs(log) <= LARGEST_LOG)) {
            throw new ArithmeticException(
                    "the root " + name + " of " + falling + " = " + rising + " is not between e^-700 and e^700");
        }
        return log;
    }

    /** Whether the left side times a factor is the larger one. */
    private boolean isBelow(Map<Symbol, Double> values, double unknown, double factor) {
        var all = new LinkedHashMap<>(values);
        all.put(name, unknown);
        return falling.evaluate(all) * factor > rising.evaluate(all);
    }
}
