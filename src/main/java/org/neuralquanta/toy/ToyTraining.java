package org.neuralquanta.toy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.function.Predicate;
import org.neuralquanta.grokking.Representation;
import org.neuralquanta.network.Adam;
import org.neuralquanta.network.Batch;
import org.neuralquanta.network.Loss;
import org.neuralquanta.network.Moments;
import org.neuralquanta.network.Network;
import org.neuralquanta.network.Trainer;
import org.neuralquanta.random.RandomStream;

/** Training of a toy model: decoder and numbers E step together on the gradient of one batch. Not thread-safe. */
final class ToyTraining {

    private static final int EVERY = 10;

    /** The replicate of the seed for the start of the numbers E. */
    private static final long START = -31;

    private final ToyModel model;
    private final Operation operation;
    private final int[] train;
    private final int[] test;
    private final Readout readout;
    private final float[] numbers;
    private final Network decoder;

    ToyTraining(ToyModel model) {
        this.model = model;
        this.operation = model.operation();
        this.train = model.trainingPairs();
        this.test = Split.others(operation, train);
        this.readout = model.loss() == Loss.SQUARED_ERROR ? Targets.random(operation.answers(), model.seed()) : Classes.ONE_EACH;
        this.numbers = new float[operation.symbols() * operation.dimension()];
        this.decoder = Network.random(model.architecture(), model.seed(), 1);
        RandomStream uniform = RandomStream.of(model.seed(), START);
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) ((uniform.uniform(i, 0) - 0.5) * (2 * operation.start()));
        }
    }

    /** Stops after the first record that is enough. */
    ToyRun run(int steps, Predicate<ToyRun.Moment> enough) {
        if (steps < 1) {
            throw new IllegalArgumentException("the number of steps must be at least 1, was " + steps);
        }
        Batch batch = readout.batch(train, operation, model.architecture());
        Batch tested = readout.batch(test, operation, model.architecture());
        var records = new ArrayList<ToyRun.Moment>();
        var moments = new Moments(Adam.of(model.encoderRate()), numbers.length);
        var slope = new float[numbers.length];
        try (var trainer = Trainer.withInputGradient(
                decoder, model.loss(), Adam.of(model.decoderRate()).withDecay(model.decay()))) {
            for (int step = 0; step <= steps; step++) {
                read(batch, train);
                if (step % EVERY == 0 || step == steps) {
                    read(tested, test);
                    var moment = new ToyRun.Moment(step, accuracy(batch, train), accuracy(tested, test), representation());
                    records.add(moment);
                    if (enough.test(moment)) {
                        break;
                    }
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
            operation.combine(numbers, pairs[k], batch.inputs(), k * operation.dimension());
        }
    }

    private void gather(float[] byInputs, float[] slope) {
        Arrays.fill(slope, 0);
        for (int k = 0; k < train.length; k++) {
            operation.spread(numbers, train[k], byInputs, k * operation.dimension(), slope);
        }
        if (operation.penalty() > 0) {
            for (int i = 0; i < slope.length; i++) {
                slope[i] += (float) (operation.penalty() / slope.length) * Math.signum(numbers[i]);
            }
        }
    }

    private double accuracy(Batch batch, int[] pairs) {
        float[] outputs = decoder.outputs(batch);
        int width = outputs.length / pairs.length;
        int right = 0;
        for (int k = 0; k < pairs.length; k++) {
            right += readout.answer(outputs, k * width, width) == operation.answer(pairs[k]) ? 1 : 0;
        }
        return (double) right / pairs.length;
    }

    private Representation representation() {
        var vectors = new double[operation.symbols()][operation.dimension()];
        for (int i = 0; i < numbers.length; i++) {
            vectors[i / operation.dimension()][i % operation.dimension()] = numbers[i];
        }
        return Representation.of(vectors);
    }
}
