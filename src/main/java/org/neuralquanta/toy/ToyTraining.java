package org.neuralquanta.toy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.neuralquanta.grokking.Addition;
import org.neuralquanta.grokking.Representation;
import org.neuralquanta.network.Adam;
import org.neuralquanta.network.Architecture;
import org.neuralquanta.network.Batch;
import org.neuralquanta.network.Loss;
import org.neuralquanta.network.Moments;
import org.neuralquanta.network.Network;
import org.neuralquanta.network.Trainer;
import org.neuralquanta.random.RandomStream;

/** Training of a toy model: decoder and numbers E step together on the gradient of one batch. Not thread-safe. */
final class ToyTraining {

    private static final int EVERY = 10;

    /** Replicates of the seed that nothing else draws from. */
    private static final long TARGETS = -30;

    private static final long START = -31;

    private final ToyModel model;
    private final Addition addition;
    private final int[] train;
    private final int[] test;
    private final float[][] targets;
    private final float[] numbers;
    private final Network decoder;

    private ToyTraining(ToyModel model) {
        this.model = model;
        this.addition = model.addition();
        this.train = model.trainingSet().pairs();
        this.test = model.testPairs();
        this.targets = new float[addition.sums()][ToyModel.OUTPUTS];
        this.numbers = new float[ToyModel.SYMBOLS];
        this.decoder = Network.random(model.architecture(), model.seed(), 1);
        RandomStream normal = RandomStream.of(model.seed(), TARGETS);
        for (int s = 0; s < targets.length; s++) {
            for (int o = 0; o < ToyModel.OUTPUTS; o++) {
                targets[s][o] = (float) normal.normal(s, o);
            }
        }
        RandomStream uniform = RandomStream.of(model.seed(), START);
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) (uniform.uniform(i, 0) - 0.5);
        }
    }

    static ToyTraining of(ToyModel model) {
        return new ToyTraining(model);
    }

    ToyRun run(int steps) {
        Architecture architecture = model.architecture();
        Batch batch = Batch.targeted(train.length, architecture);
        for (int k = 0; k < train.length; k++) {
            System.arraycopy(targets[addition.sum(train[k])], 0, batch.targets(), k * ToyModel.OUTPUTS, ToyModel.OUTPUTS);
        }
        var records = new ArrayList<ToyRun.Moment>();
        var moments = new Moments(Adam.of(ToyModel.ENCODER_RATE), numbers.length);
        var slope = new float[numbers.length];
        Batch tested = Batch.targeted(test.length, architecture);
        try (var trainer = Trainer.withInputGradient(
                decoder, Loss.SQUARED_ERROR, Adam.of(model.decoderRate()).withDecay(model.decay()))) {
            for (int step = 0; step <= steps; step++) {
                read(batch, train);
                if (step % EVERY == 0 || step == steps) {
                    read(tested, test);
                    records.add(new ToyRun.Moment(step, accuracy(batch, train), accuracy(tested, test), representation()));
                }
                if (step < steps) {
                    trainer.step(batch);
                    gather(trainer.inputGradient(), slope);
                    moments.step(numbers, slope);
                }
            }
        }
        return new ToyRun(model, records);
    }

    private void read(Batch batch, int[] pairs) {
        for (int k = 0; k < pairs.length; k++) {
            batch.inputs()[k] = numbers[addition.first(pairs[k])] + numbers[addition.second(pairs[k])];
        }
    }

    private void gather(float[] bySample, float[] slope) {
        Arrays.fill(slope, 0);
        for (int k = 0; k < train.length; k++) {
            slope[addition.first(train[k])] += bySample[k];
            slope[addition.second(train[k])] += bySample[k];
        }
    }

    private double accuracy(Batch batch, int[] pairs) {
        float[] outputs = decoder.outputs(batch);
        long right = IntStream.range(0, pairs.length)
                .filter(k -> nearest(outputs, k * ToyModel.OUTPUTS) == addition.sum(pairs[k]))
                .count();
        return (double) right / pairs.length;
    }

    private int nearest(float[] outputs, int offset) {
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int s = 0; s < targets.length; s++) {
            double squares = 0;
            for (int o = 0; o < ToyModel.OUTPUTS; o++) {
                double difference = (double) outputs[offset + o] - targets[s][o];
                squares += difference * difference;
            }
            if (squares < least) {
                least = squares;
                best = s;
            }
        }
        return best;
    }

    private Representation representation() {
        var vectors = new double[numbers.length][1];
        for (int i = 0; i < numbers.length; i++) {
            vectors[i][0] = numbers[i];
        }
        return Representation.of(vectors);
    }
}
