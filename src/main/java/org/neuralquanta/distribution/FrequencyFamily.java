package org.neuralquanta.distribution;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.DoubleStream;
import org.neuralquanta.Statement;

/**
 * The catalogue of use frequencies given by a formula: every family of the library by name, with its one parameter besides α and the number
 * of quanta. The command line and the tests read it. Immutable, thread-safe.
 *
 * @param name the name
 * @param formula p_k up to normalisation, in plain text
 * @param mostAlpha the largest α; the smallest is 1e-12 for infinitely many quanta, and above −1 for K quanta
 * @param parameter the name of the parameter, also on the command line; at 0 it is Zipf's law
 * @param meaning what the parameter is
 * @param least the lower end of the parameter's range
 * @param most the largest parameter
 * @param maker makes the distribution for given values
 */
@Statement({"T1", "T2", "T19"})
public record FrequencyFamily(
        String name, String formula, double mostAlpha, String parameter, String meaning, double least, double most, Maker maker) {

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is NaN
     */
    public FrequencyFamily {
        if (DoubleStream.of(mostAlpha, least, most).anyMatch(Double::isNaN)) {
            throw new IllegalArgumentException(
                    "mostAlpha, least and most must be numbers, were "
                            + mostAlpha + ", " + least + " and " + most);
        }
    }

    /** Makes a distribution of a family. */
    @FunctionalInterface
    public interface Maker {

        /**
         * The distribution.
         *
         * @param alpha α
         * @param parameter the parameter
         * @param quanta K, or empty for infinitely many
         * @return the distribution
         * @throws IllegalArgumentException if a value is out of range
         */
        ParametricQuanta of(double alpha, double parameter, OptionalLong quanta);
    }

    /** All families. A new one is one more line. */
    private static final List<FrequencyFamily> ALL = List.of(
            new FrequencyFamily("zipf", "(k+q)^-(1+alpha)", 200, "offset", "Mandelbrot's offset q", -1, 1e15, (alpha, offset, quanta) ->
                    (quanta.isPresent() ? Zipf.finite(alpha, quanta.getAsLong()) : Zipf.infinite(alpha)).withOffset(offset)),
            new FrequencyFamily("log-modified", "k^-(1+alpha) log(k+e-1)^-gamma", 59, "gamma", "exponent of the logarithm", -8, 8, (alpha, gamma, quanta) ->
                    quanta.isPresent() ? LogModifiedZipf.finite(alpha, gamma, quanta.getAsLong()) : LogModifiedZipf.infinite(alpha, gamma)));

    /**
     * All families.
     *
     * @return the catalogue; the first is the default
     */
    public static List<FrequencyFamily> all() {
        return ALL;
    }
}
