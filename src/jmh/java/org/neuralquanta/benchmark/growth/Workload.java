package org.neuralquanta.benchmark.growth;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Work of growing size.
 *
 * @param name group and name, with a slash between them
 * @param sizes the sizes, increasing; infinity may be the last
 * @param preparation makes the work of a size, which is not timed
 */
public record Workload(String name, List<Double> sizes, Preparation preparation) {

    /** Makes the work of a size. */
    @FunctionalInterface
    public interface Preparation {

        /**
         * Makes it.
         *
         * @param size one of the sizes
         * @return what is timed
         * @throws Exception if it cannot be made
         */
        Work of(double size) throws Exception;
    }

    /** Sizes that are powers of ten. */
    static List<Double> powersOfTen(int... exponents) {
        return IntStream.of(exponents).mapToObj(exponent -> Double.parseDouble("1e" + exponent)).toList();
    }

    /** The same sizes and infinity. */
    static List<Double> andInfinity(List<Double> sizes) {
        return DoubleStream.concat(sizes.stream().mapToDouble(size -> size), DoubleStream.of(Double.POSITIVE_INFINITY))
                .boxed()
                .toList();
    }

    /**
     * The size on which a process warms up before it measures a point: a middle one, if it is not larger than the point's.
     *
     * @param size the size of the point
     * @return the smaller of the middle size and this one
     */
    public double warmUp(double size) {
        return Math.min(size, sizes.get(sizes.size() / 2));
    }
}
