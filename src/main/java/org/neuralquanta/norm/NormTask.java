package org.neuralquanta.norm;

import java.util.List;
import org.neuralquanta.Statement;
import org.neuralquanta.network.Activation;
import org.neuralquanta.network.Architecture;
import org.neuralquanta.network.Batch;
import org.neuralquanta.network.Network;
import org.neuralquanta.random.RandomStream;

/**
 * A task on which generalisation is watched against the weight norm (T31): a network, samples for training and samples for test,
 * fitted by squared error. Immutable, thread-safe.
 *
 * <p>Source: Liu, Michaud and Tegmark, Omnigrok, arXiv 2210.01117, sections 3 and 4.
 */
@Statement("T31")
public final class NormTask {

    /** A replicate of the seed that nothing else draws from. */
    private static final long INPUTS = -40;

    private static final int TEACHER_INPUTS = 5;
    private static final int TEACHER_WIDTH = 100;
    private static final int TEACHER_SAMPLES = 100;
    private static final int DIGITS = 10;
    private static final int DIGITS_WIDTH = 200;

    private final Architecture architecture;
    private final Batch train;
    private final Batch test;
    private final boolean labelled;
    private final double trainGoal;
    private final double testGoal;

    private NormTask(Architecture architecture, Batch train, Batch test, boolean labelled, double trainGoal, double testGoal) {
        this.architecture = architecture;
        this.train = train;
        this.test = test;
        this.labelled = labelled;
        this.trainGoal = trainGoal;
        this.testGoal = testGoal;
    }

    /**
     * Teacher and student, 5–100–100–5 with tanh: the targets of 100 training and 100 test samples, N(0, 1)⁵, are the outputs of a
     * random teacher of the same architecture. Fitted means a mean squared error of at most 1e-3, where the targets' mean square is about
     * 0.05.
     *
     * @param seed the seed of teacher and samples
     * @return the task
     */
    public static NormTask teacherStudent(long seed) {
        Architecture architecture = Architecture.dense(Activation.TANH, TEACHER_INPUTS, TEACHER_WIDTH, TEACHER_WIDTH, TEACHER_INPUTS);
        Network teacher = Network.random(architecture, seed ^ INPUTS, 1);
        RandomStream stream = RandomStream.of(seed, INPUTS);
        return new NormTask(architecture, taught(architecture, teacher, stream, 0), taught(architecture, teacher, stream, 1), false, 1e-3, 1e-3);
    }

    private static Batch taught(Architecture architecture, Network teacher, RandomStream stream, int part) {
        Batch batch = Batch.targeted(TEACHER_SAMPLES, architecture);
        for (int i = 0; i < batch.inputs().length; i++) {
            batch.inputs()[i] = (float) stream.normal(i, part);
        }
        float[] outputs = teacher.outputs(batch);
        System.arraycopy(outputs, 0, batch.targets(), 0, outputs.length);
        return batch;
    }

    /**
     * Digits: pixels–200–200–10 with ReLU, as the authors', targets 1 for the digit and 0 for the others; the first images are for
     * training, the rest for test. Fitted means right on 99 % of training and 85 % of test images.
     *
     * @param digits the images
     * @param training the number of images for training, ≥ 1 and fewer than all
     * @return the task
     * @throws IllegalArgumentException if no image is left for training or test
     */
    public static NormTask digits(Digits digits, int training) {
        if (training < 1 || training >= digits.size()) {
            throw new IllegalArgumentException(
                    "training images must be between 1 and " + (digits.size() - 1) + ", were " + training);
        }
        var architecture = new Architecture(digits.pixels(), 0, List.of(DIGITS_WIDTH, DIGITS_WIDTH), DIGITS, Activation.RELU);
        return new NormTask(
                architecture, images(architecture, digits, 0, training), images(architecture, digits, training, digits.size()), true, 0.99, 0.85);
    }

    private static Batch images(Architecture architecture, Digits digits, int from, int to) {
        Batch batch = Batch.targeted(to - from, architecture);
        for (int k = 0; k < to - from; k++) {
            for (int i = 0; i < digits.pixels(); i++) {
                batch.inputs()[k * digits.pixels() + i] = digits.pixel(from + k, i);
            }
            batch.targets()[k * DIGITS + digits.label(from + k)] = 1;
        }
        return batch;
    }

    /**
     * The network's layers.
     *
     * @return the architecture
     */
    public Architecture architecture() {
        return architecture;
    }

    /**
     * Whether an answer is right or wrong, so that accuracies exist.
     *
     * @return true for digits
     */
    public boolean isLabelled() {
        return labelled;
    }

    @Override
    public String toString() {
        return "NormTask[architecture=" + architecture + ", train=" + train.size() + ", test=" + test.size() + "]";
    }

    Batch train() {
        return train;
    }

    Batch test() {
        return test;
    }

    boolean isFitted(NormRun.Point point) {
        return labelled ? point.trainAccuracy().orElseThrow() >= trainGoal : point.train() <= trainGoal;
    }

    boolean isGeneral(NormRun.Point point) {
        return labelled ? point.testAccuracy().orElseThrow() >= testGoal : point.test() <= testGoal;
    }

    /** The share of samples whose largest output is that with target 1. */
    double accuracy(Network network, Batch batch) {
        int outputs = architecture.outputs();
        float[] answers = network.outputs(batch);
        int right = 0;
        for (int k = 0; k < batch.size(); k++) {
            int best = 0;
            for (int o = 1; o < outputs; o++) {
                best = answers[k * outputs + o] > answers[k * outputs + best] ? o : best;
            }
            right += batch.targets()[k * outputs + best] == 1 ? 1 : 0;
        }
        return (double) right / batch.size();
    }
}
