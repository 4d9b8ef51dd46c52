package org.neuralquanta.race;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.neuralquanta.Kernel;
import org.neuralquanta.distribution.FrequencyForm;
import org.neuralquanta.distribution.ParametricQuanta;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.lanes.Blocks;

/**
 * Frequencies q_k of the training samples and the worth of each quantum, its share of the loss, from the weights' formula. K quanta are
 * normalised by a separate compensated sum, infinitely many by the distribution's constant. What a quantum is worth, \(k^\eta p_k\) with the use
 * frequency p_k, is a whole number of units \(2^{-\mathrm{scale}}\), so that sums are exact in any order. The sum of all is below 2^61 units;
 * one rounding is half a unit.
 */
public final class Frequencies {

    private static final int SUM_BITS = 61;

    /** Ranks in a part of the sum. */
    private static final long PART = 1 << 16;

    /** The number of partial sums, which does not depend on lanes. */
    private static final int COLUMNS = 8;

    private final QuantaDistribution training;
    private final QuantaDistribution use;
    private final boolean asUsed;
    private final double delta;
    private final double eta;
    private final double share;
    private final Totals totals;
    private final double unitsOfOne;

    /**
     * Sums over all quanta.
     *
     * @param training of the weights of the training samples
     * @param use of the weights in use
     * @param worth of \(k^\eta p_k\)
     */
    public record Totals(double training, double use, double worth) implements Serializable {}

    /** Of useful samples a share teaches. */
    public Frequencies(
            QuantaDistribution training, QuantaDistribution use, double delta, double eta, double share, Kernel kernel, Workers workers)
            throws InterruptedException {
        this.training = training;
        this.use = use;
        this.asUsed = training.equals(use);
        this.delta = delta;
        this.eta = eta;
        this.share = share;
        double total = total(use, kernel, workers);
        this.totals = new Totals(asUsed ? total : total(training, kernel, workers), total, worth(total, kernel, workers));
        this.unitsOfOne = unitsOfOne(totals.worth);
    }

    /** With the sums that another object has formed. */
    public Frequencies(QuantaDistribution training, QuantaDistribution use, double delta, double eta, double share, Totals totals) {
        this.training = training;
        this.use = use;
        this.asUsed = training.equals(use);
        this.delta = delta;
        this.eta = eta;
        this.share = share;
        this.totals = totals;
        this.unitsOfOne = unitsOfOne(totals.worth);
    }

    private static double total(QuantaDistribution distribution, Kernel kernel, Workers workers) throws InterruptedException {
        return distribution.form() instanceof ParametricQuanta formula && distribution.quanta().isEmpty()
                ? 1 / formula.normalization()
                : sum(distribution, kernel, workers, Frequencies::weights);
    }

    private double worth(double total, Kernel kernel, Workers workers) throws InterruptedException {
        if (eta == 0) {
            return 1;
        }
        return use.form() instanceof ParametricQuanta formula && use.quanta().isEmpty()
                ? formula.normalization() / InfiniteWorth.of(formula, eta).normalization()
                : sum(use, kernel, workers, (distribution, table, count, worths) -> {
                    weights(distribution, table, count, worths);
                    power(table, table.ranks, count, eta, table.powers);
                    for (int i = 0; i < count; i++) {
                        worths[i] = worths[i] / total * table.powers[i];
                    }
                });
    }

    private static double unitsOfOne(double worth) {
        // One bit to spare for the roundings of up to 2^30 quanta.
        return Math.scalb(1.0, SUM_BITS - 2 - Math.getExponent(worth));
    }

    /** The quanta of the training samples, or the largest long for infinitely many. */
    public long quanta() {
        return training.quanta().orElse(Long.MAX_VALUE);
    }

    /** Whether some quanta in use have no training samples. */
    public boolean leavesOut() {
        return quanta() < use.quanta().orElse(Long.MAX_VALUE);
    }

    QuantaDistribution training() {
        return training;
    }

    double delta() {
        return delta;
    }

    public Totals totals() {
        return totals;
    }

    /** The constant of the rates of samples that teach, the share times c of p_k = c w_k. */
    double constant() {
        return share / totals.training;
    }

    /** All quanta together. */
    public long allUnits() {
        return units(totals.worth);
    }

    /** The total worth of K quanta; for infinitely many {@link #allUnits}. */
    public long sumOfUnits() throws InterruptedException {
        if (training.quanta().isEmpty()) {
            return allUnits();
        }
        var table = new RankTable(Blocks.of(Kernel.SCALAR));
        long sum = 0;
        for (long start = 1; start <= quanta(); start += RankTable.SIZE) {
            Workers.checkInterrupt();
            int count = (int) Math.min(RankTable.SIZE, quanta() - start + 1);
            fill(table, start, count);
            for (int i = 0; i < count; i++) {
                sum += table.units[i];
            }
        }
        return sum;
    }

    /** Frequency in the training samples and worth of each of K quanta, into arrays of that length. */
    public void list(Blocks blocks, double[] probabilities, long[] units) {
        var table = new RankTable(blocks);
        for (int start = 0; start < units.length; start += RankTable.SIZE) {
            int count = Math.min(RankTable.SIZE, units.length - start);
            fill(table, start + 1L, count);
            System.arraycopy(table.probabilities, 0, probabilities, start, count);
            System.arraycopy(table.units, 0, units, start, count);
        }
    }

    public double loss(long units) {
        return (double) units / unitsOfOne;
    }

    long units(double worthOfOne) {
        return Math.round(worthOfOne * unitsOfOne);
    }

    /** Consecutive ranks. */
    public void fill(RankTable table, long first, int count) {
        ranks(table, first, count);
        fill(table, count);
    }

    private static void ranks(RankTable table, long first, int count) {
        for (int i = 0; i < count; i++) {
            table.ranks[i] = (double) (first + i);
        }
    }

    /** The quanta whose ranks stand in the table. */
    public void fill(RankTable table, int count) {
        int padded = pad(table.ranks, count);
        weights(training, table, padded, table.probabilities);
        for (int i = 0; i < count; i++) {
            table.probabilities[i] /= totals.training;
            table.scales[i] = 1 / (share * table.probabilities[i]);
        }
        if (delta != 0) {
            power(table, table.ranks, padded, delta, table.powers);
            for (int i = 0; i < count; i++) {
                table.scales[i] *= table.powers[i];
            }
        }
        double[] uses = table.probabilities;
        if (!asUsed) {
            uses = table.uses;
            weights(use, table, padded, uses);
            for (int i = 0; i < count; i++) {
                uses[i] /= totals.use;
            }
        }
        if (eta == 0) {
            for (int i = 0; i < count; i++) {
                table.units[i] = units(uses[i]);
            }
        } else {
            power(table, table.ranks, padded, eta, table.powers);
            for (int i = 0; i < count; i++) {
                table.units[i] = units(table.powers[i] * uses[i]);
            }
        }
    }

    /** Fills up to a multiple of 8 with rank 1. */
    private static int pad(double[] ranks, int count) {
        int padded = (count + 7) & -8;
        for (int i = count; i < padded; i++) {
            ranks[i] = 1;
        }
        return padded;
    }

    /** w_k of the ranks of a table. */
    private static void weights(QuantaDistribution distribution, RankTable table, int count, double[] weights) {
        switch (distribution.form()) {
            case ParametricQuanta formula -> {
                double gamma = formula.gamma();
                if (gamma != 0) {
                    for (int i = 0; i < count; i++) {
                        table.exponents[i] = table.ranks[i] - 1 + Math.E;
                    }
                    table.blocks.logs(table.exponents, count, table.powers);
                    power(table, table.powers, count, -gamma, table.powers);
                }
                for (int i = 0; i < count; i++) {
                    table.exponents[i] = table.ranks[i] + formula.offset();
                }
                power(table, table.exponents, count, -(1 + formula.alpha()), weights);
                for (int i = 0; i < count && gamma != 0; i++) {
                    weights[i] *= table.powers[i];
                }
            }
            case TabulatedQuanta counts -> {
                for (int i = 0; i < count; i++) {
                    weights[i] = counts.probability((long) table.ranks[i]);
                }
            }
            case FrequencyForm.Rankwise form -> throw endless(form);
        }
    }

    /** Why infinitely many quanta without a formula are not simulated. */
    public static IllegalArgumentException endless(FrequencyForm.Rankwise form) {
        return new IllegalArgumentException("infinitely many quanta are simulated by a formula of their frequencies, which "
                + form.quanta() + " does not have; give a finite number of quanta");
    }

    /** Raises numbers to a power. Overwrites the table's exponents, which may be the array of the numbers. */
    private static void power(RankTable table, double[] bases, int count, double exponent, double[] powers) {
        table.blocks.logs(bases, count, table.logs);
        for (int i = 0; i < count; i++) {
            table.exponents[i] = exponent * table.logs[i];
        }
        table.blocks.exps(table.exponents, count, powers);
    }

    /** What is added up over the ranks of a table. */
    private interface Terms {

        void of(QuantaDistribution distribution, RankTable table, int count, double[] terms);
    }

    /** A sum over ranks in parts, smallest first, and compensated (Kahan). */
    private static double sum(QuantaDistribution distribution, Kernel kernel, Workers workers, Terms terms) throws InterruptedException {
        long quanta = distribution.quanta().orElse(Long.MAX_VALUE);
        List<Callable<Double>> parts = new ArrayList<>();
        for (long from = 1; from <= quanta; from += PART) {
            long first = from;
            long last = Math.min(quanta, from + PART - 1);
            parts.add(() -> part(distribution, terms, first, last, new RankTable(Blocks.of(kernel))));
        }
        var sum = new Kahan();
        for (double part : workers.all(parts).reversed()) {
            sum.add(part);
        }
        return sum.value();
    }

    private static double part(QuantaDistribution distribution, Terms terms, long first, long last, RankTable table) throws InterruptedException {
        double[] sums = new double[COLUMNS];
        double[] lost = new double[COLUMNS];
        for (long start = first + (last - first) / RankTable.SIZE * RankTable.SIZE; start >= first; start -= RankTable.SIZE) {
            Workers.checkInterrupt();
            int count = (int) Math.min(RankTable.SIZE, last - start + 1);
            ranks(table, start, count);
            int padded = pad(table.ranks, count);
            terms.of(distribution, table, padded, table.probabilities);
            Arrays.fill(table.probabilities, count, padded, 0);
            for (int i = (count - 1) & -COLUMNS; i >= 0; i -= COLUMNS) {
                for (int j = 0; j < COLUMNS; j++) {
                    double term = table.probabilities[i + j] - lost[j];
                    double next = sums[j] + term;
                    lost[j] = (next - sums[j]) - term;
                    sums[j] = next;
                }
            }
        }
        var sum = new Kahan();
        for (double column : sums) {
            sum.add(column);
        }
        return sum.value();
    }
}
