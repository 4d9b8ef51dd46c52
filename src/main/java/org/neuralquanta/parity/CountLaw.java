package org.neuralquanta.parity;

import java.util.stream.IntStream;
import org.neuralquanta.Statement;

/**
 * How many subtasks a resource pays for: \(n + \frac12 = (x/u)^b\) for the counted number n. For hidden units b = 1, each subtask costs u
 * of them (T10); for training samples \(b = 1/(1+\alpha)\) (T13). The half makes a count, which is rounded down, a middle. Immutable,
 * thread-safe.
 *
 * @param power b &gt; 0, by theory
 * @param unit u &gt; 0, measured
 */
@Statement({"T10", "T13", "T34"})
public record CountLaw(double power, double unit) {

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is not above 0 and finite
     */
    public CountLaw {
        if (!(power > 0 && unit > 0 && Double.isFinite(power) && Double.isFinite(unit))) {
            throw new IllegalArgumentException("power and unit must be > 0 and finite, were " + power + " and " + unit);
        }
    }

    /**
     * Fits u to counts, in logarithms.
     *
     * @param power b
     * @param resource x of each run, &gt; 0
     * @param learned n of each run
     * @return the law
     * @throws IllegalArgumentException if there is no run or not a count for each
     */
    public static CountLaw of(double power, double[] resource, double[] learned) {
        if (resource.length == 0 || learned.length != resource.length) {
            throw new IllegalArgumentException(
                    "at least one run with its count is needed, were " + resource.length + " runs and " + learned.length + " counts");
        }
        double sum = IntStream.range(0, resource.length)
                .mapToDouble(i -> Math.log(resource[i]) - Math.log(learned[i] + 0.5) / power)
                .sum();
        return new CountLaw(power, Math.exp(sum / resource.length));
    }

    /**
     * The number of learned subtasks, through the middle of its steps.
     *
     * @param resource x &gt; 0
     * @return \((x/u)^b\)
     */
    public double learned(double resource) {
        return Math.pow(resource / unit, power);
    }
}
