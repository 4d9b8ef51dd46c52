package org.neuralquanta.modular;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.neuralquanta.Statement;
import org.neuralquanta.transformer.Transformer;

/**
 * The outputs z of a transformer on all p² pairs, split into waves of the sum (T46). Immutable, thread-safe.
 *
 * <p>With \(w_k=2\pi k/p\) and \(\bar z_c\) the mean over all pairs, the wave k = 1, …, (p − 1)/2 of output c is the projection of
 * \(z_{abc}\), as a function of a and b, on \(\cos w_k(a+b)\) and \(\sin w_k(a+b)\):
 * \[ z^{(k)}_{abc} = 2\operatorname{Re}\bigl(F_{kc}\,e^{i w_k(a+b)}\bigr),\quad F_{kc} = p^{-2}\sum_{ab} z_{abc}\,e^{-i w_k(a+b)} . \]
 * The restricted outputs are \(\bar z_c+\sum_{k\in K} z^{(k)}_{abc}\), the excluded ones \(z_{abc}-\sum_{k\in K} z^{(k)}_{abc}\), for key
 * frequencies K.
 *
 * <p>Source: Nanda et al., arXiv 2301.05217, section 5.1.
 */
@Statement("T46")
public final class LogitWaves {

    private final ModularTask task;
    private final float[] outputs;
    private final Waves waves;
    private final double[] means;
    private final double[][] cosines;
    private final double[][] sines;

    private LogitWaves(ModularTask task, float[] outputs) {
        int p = task.p();
        this.task = task;
        this.outputs = outputs;
        this.waves = new Waves(p);
        this.means = new double[p];
        this.cosines = new double[(p - 1) / 2][p];
        this.sines = new double[(p - 1) / 2][p];
        double[][] bySum = new double[p][p];
        for (int a = 0; a < p; a++) {
            for (int b = 0; b < p; b++) {
                for (int c = 0; c < p; c++) {
                    bySum[(a + b) % p][c] += outputs[(a * p + b) * p + c] / (double) (p * p);
                }
            }
        }
        for (int sum = 0; sum < p; sum++) {
            for (int c = 0; c < p; c++) {
                means[c] += bySum[sum][c];
                for (int k = 1; k <= cosines.length; k++) {
                    cosines[k - 1][c] += 2 * bySum[sum][c] * waves.cos(k, sum);
                    sines[k - 1][c] += 2 * bySum[sum][c] * waves.sin(k, sum);
                }
            }
        }
    }

    /**
     * The waves of a transformer.
     *
     * @param task the task
     * @param transformer a transformer for it
     * @return the waves
     * @throws IllegalArgumentException if the transformer has another shape than the task's
     */
    public static LogitWaves of(ModularTask task, Transformer transformer) {
        return of(task, transformer.outputs(task.all()));
    }

    /**
     * The waves of given outputs.
     *
     * @param task the task
     * @param outputs p numbers for each pair, those of (a, b) from p (p a + b) on; copied
     * @return the waves
     * @throws IllegalArgumentException if they are not p³ numbers
     */
    public static LogitWaves of(ModularTask task, float[] outputs) {
        int p = task.p();
        if (outputs.length != p * p * p) {
            throw new IllegalArgumentException("outputs must be p^3 = " + p * p * p + " numbers, were " + outputs.length);
        }
        return new LogitWaves(task, outputs.clone());
    }

    /**
     * The number of frequencies.
     *
     * @return (p − 1)/2
     */
    public int frequencies() {
        return cosines.length;
    }

    /**
     * The energy of a wave: the sum over outputs of its mean square over all pairs.
     *
     * @param k from 1 to (p − 1)/2
     * @return ≥ 0
     */
    public double energy(int k) {
        double sum = 0;
        for (int c = 0; c < means.length; c++) {
            sum += (square(cosines[k - 1][c]) + square(sines[k - 1][c])) / 2;
        }
        return sum;
    }

    /**
     * The share of a wave's energy that is a multiple of \(\cos w_k(a+b-c)\), with which addition modulo p is solved.
     *
     * @param k from 1 to (p − 1)/2
     * @return from 0 to 1; 0 for a wave without energy
     */
    public double alignment(int k) {
        double along = 0;
        for (int c = 0; c < means.length; c++) {
            along += cosines[k - 1][c] * waves.cos(k, c) + sines[k - 1][c] * waves.sin(k, c);
        }
        double energy = energy(k);
        return energy == 0 ? 0 : square(along) / (2 * means.length * energy);
    }

    /**
     * The key frequencies: the fewest waves that hold a share of the energy of all.
     *
     * @param share from 0 to 1
     * @return the frequencies, the strongest first
     * @throws IllegalArgumentException if the share is not from 0 to 1
     */
    public List<Integer> keys(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("the share must be from 0 to 1, was " + share);
        }
        List<Integer> strongest = IntStream.rangeClosed(1, frequencies())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer k) -> -energy(k)).thenComparing(k -> k))
                .toList();
        double goal = share * strongest.stream().mapToDouble(this::energy).sum();
        var keys = new ArrayList<Integer>();
        double held = 0;
        for (int k : strongest) {
            if (held >= goal) {
                break;
            }
            keys.add(k);
            held += energy(k);
        }
        return List.copyOf(keys);
    }

    /**
     * The share of the variance of the outputs over all pairs, summed over outputs, that some waves hold.
     *
     * @param keys the frequencies
     * @return from 0 to 1 to within rounding; 0 where outputs do not depend on the pair
     */
    public double variance(List<Integer> keys) {
        int p = means.length;
        double total = 0;
        for (int i = 0; i < outputs.length; i++) {
            total += square(outputs[i] - means[i % p]) / (p * p);
        }
        return total == 0 ? 0 : keys.stream().mapToDouble(this::energy).sum() / total;
    }

    /**
     * The restricted loss: the mean cross-entropy over all pairs of the mean outputs and the key waves alone.
     *
     * @param keys the key frequencies
     * @return the loss in nats
     */
    public double restricted(List<Integer> keys) {
        int p = means.length;
        var answers = new float[p * p];
        var labels = new int[p];
        for (int sum = 0; sum < p; sum++) {
            double[] kept = at(keys, sum);
            labels[sum] = sum;
            for (int c = 0; c < p; c++) {
                answers[sum * p + c] = (float) (means[c] + kept[c]);
            }
        }
        return Answers.of(answers, labels).loss();
    }

    /**
     * The excluded loss: the mean cross-entropy over the training pairs of the outputs without the key waves.
     *
     * @param keys the key frequencies
     * @return the loss in nats
     */
    public double excluded(List<Integer> keys) {
        int p = means.length;
        double[][] removed = new double[p][];
        for (int sum = 0; sum < p; sum++) {
            removed[sum] = at(keys, sum);
        }
        int[] pairs = task.trainingPairs();
        var answers = new float[pairs.length * p];
        var labels = new int[pairs.length];
        for (int k = 0; k < pairs.length; k++) {
            labels[k] = (pairs[k] / p + pairs[k] % p) % p;
            for (int c = 0; c < p; c++) {
                answers[k * p + c] = (float) (outputs[pairs[k] * p + c] - removed[labels[k]][c]);
            }
        }
        return Answers.of(answers, labels).loss();
    }

    /** The key waves of each output at a sum. */
    private double[] at(List<Integer> keys, int sum) {
        var result = new double[means.length];
        for (int k : keys) {
            for (int c = 0; c < result.length; c++) {
                result[c] += cosines[k - 1][c] * waves.cos(k, sum) + sines[k - 1][c] * waves.sin(k, sum);
            }
        }
        return result;
    }

    private static double square(double x) {
        return x * x;
    }

    @Override
    public String toString() {
        return "LogitWaves[p=" + means.length + "]";
    }
}
