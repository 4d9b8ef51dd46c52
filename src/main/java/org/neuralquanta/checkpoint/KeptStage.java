package org.neuralquanta.checkpoint;

import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.study.CurveStudy;

/** A stage of replicates whose numbers are kept in a {@link Checkpoint}. Thread-safe. */
public final class KeptStage implements CurveStudy.Watch.Stage {

    private final CurveStudy.Watch.Stage shown;
    private final Checkpoint checkpoint;
    private final String name;
    private final double[] @Nullable [] results;

    /** With the results that the checkpoint has. */
    public KeptStage(CurveStudy.Watch.Stage shown, Checkpoint checkpoint, String name, int steps) {
        this.shown = shown;
        this.checkpoint = checkpoint;
        this.name = name;
        this.results = checkpoint.of(name, double[][].class)
                .filter(kept -> kept.length == steps)
                .map(double[][]::clone)
                .orElseGet(() -> new double[steps][]);
    }

    @Override
    public double[] result(int number, Supplier<double[]> work) {
        double[] known = get(number);
        double[] result = known == null ? work.get() : known;
        set(number, result);
        shown.step();
        checkpoint.offer(name, this::snapshot);
        return result;
    }

    private synchronized double @Nullable [] get(int number) {
        return results[number];
    }

    private synchronized void set(int number, double[] result) {
        results[number] = result;
    }

    private synchronized double[] @Nullable [] snapshot() {
        return Arrays.copyOf(results, results.length);
    }

    @Override
    public void step() {
        shown.step();
    }

    /** Keeps all results, where the next stage begins. */
    @Override
    public void close() {
        checkpoint.keep(name, this::snapshot);
        shown.close();
    }
}
