package org.neuralquanta.discovery;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Points in blocks, coordinate by coordinate, so that distances of a block from a centre are sums over whole registers. Each squared distance is
 * one chain of sums in the order of the coordinates, on any number of threads. Immutable, thread-safe.
 */
final class PointBlocks {

    private static final int BLOCK = 64;

    private final int count;
    private final double[][][] blocks;

    PointBlocks(double[][] points) {
        this.count = points.length;
        this.blocks = new double[(count + BLOCK - 1) / BLOCK][points[0].length][BLOCK];
        for (int i = 0; i < count; i++) {
            for (int d = 0; d < points[i].length; d++) {
                blocks[i / BLOCK][d][i % BLOCK] = points[i][d];
            }
        }
    }

    /** Lowers the least squared distance of each point to that from a centre, where it is less. */
    void lower(double[] centre, double[] least) {
        forEach(block -> {
            double[] distances = distances(blocks[block], centre, new double[BLOCK]);
            for (int i = block * BLOCK; i < end(block); i++) {
                least[i] = Math.min(least[i], distances[i - block * BLOCK]);
            }
        });
    }

    /** The least squared distance of each point from a centre, and the first centre at which it is. */
    void nearest(double[][] centres, double[] least, int[] labels) {
        forEach(block -> {
            double[] distances = new double[BLOCK];
            Arrays.fill(least, block * BLOCK, end(block), Double.POSITIVE_INFINITY);
            for (int c = 0; c < centres.length; c++) {
                distances(blocks[block], centres[c], distances);
                for (int i = block * BLOCK; i < end(block); i++) {
                    if (distances[i - block * BLOCK] < least[i]) {
                        least[i] = distances[i - block * BLOCK];
                        labels[i] = c;
                    }
                }
            }
        });
    }

    private int end(int block) {
        return Math.min(count, (block + 1) * BLOCK);
    }

    private void forEach(IntConsumer work) {
        IntStream.range(0, blocks.length).parallel().forEach(work);
    }

    private static double[] distances(double[][] block, double[] centre, double[] sums) {
        Arrays.fill(sums, 0);
        for (int d = 0; d < centre.length; d++) {
            add(block[d], centre[d], sums);
        }
        return sums;
    }

    private static void add(double[] coordinate, double centre, double[] sums) {
        for (int i = 0; i < BLOCK; i++) {
            double difference = coordinate[i] - centre;
            sums[i] += difference * difference;
        }
    }
}
