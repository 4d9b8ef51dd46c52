package org.neuralquanta.emergence;

import java.util.OptionalDouble;
import org.neuralquanta.Statement;

/**
 * A parameter of a family of emergence curves. Immutable, thread-safe.
 *
 * @param name its name in words and on the command line, such as {@code midpoint}
 * @param symbol its symbol in formulas, such as {@code m}
 * @param meaning what it is
 * @param least the smallest value
 * @param most the largest value
 * @param usual the default, empty if a value must be given
 */
@Statement("T8")
public record CurveParameter(String name, String symbol, String meaning, double least, double most, OptionalDouble usual) {}
