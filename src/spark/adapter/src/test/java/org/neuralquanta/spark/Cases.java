package org.neuralquanta.spark;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.apache.spark.TaskContext;
import org.neuralquanta.Kernel;
import org.neuralquanta.distribution.LogModifiedZipf;
import org.neuralquanta.distribution.Sampling;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.fit.CurveModel;
import org.neuralquanta.fit.Fit;
import org.neuralquanta.montecarlo.Execution;
import org.neuralquanta.montecarlo.Simulation;
import org.neuralquanta.runs.Runs;
import org.neuralquanta.text.Corpus;
import org.neuralquanta.text.LadderPlan;
import org.neuralquanta.text.Model;

/** What is run on Spark and beside it. */
final class Cases {

    static final double[] GRID = {1e2, 1e3, 1e4, 1e6};

    /** With a tail and without, split by replicates, by ranks and by both. */
    static final List<Simulation> SIMULATIONS = List.of(
            Simulation.of(Zipf.finite(0.1, 40_000)).repeated(130, 7),
            Simulation.of(Zipf.finite(0.1, 20_000)).learnedAfter(2).withExponents(0.3, 0.2).repeated(3, -3),
            Simulation.of(Zipf.finite(0.7, 500).withOffset(10)).repeated(200, Long.MIN_VALUE),
            Simulation.of(LogModifiedZipf.finite(0.5, 1, 5_000)).repeated(2, 0),
            Simulation.of(TabulatedQuanta.ofFrequencies(5, 3, 2, 1, 0)).repeated(9, 1),
            Simulation.of(Zipf.infinite(0.4)).repeated(70, 4).on(Execution.of(Kernel.SCALAR)),
            Simulation.of(Zipf.infinite(1.5)).learnedAfter(3).withExponents(0.2, 0.1).repeated(3, 2),
            Simulation.of(Zipf.finite(0.4, 300)).sampled(Sampling.MULTINOMIAL).repeated(90, 5));

    private Cases() {}

    /** The curve 1/(1+y), in whose computation something happens on one task of Spark. */
    interface Accident extends DoubleUnaryOperator, Serializable {

        void happen(TaskContext task);

        @Override
        default double applyAsDouble(double exposure) {
            TaskContext task = TaskContext.get();
            if (task != null && task.partitionId() == 1) {
                happen(task);
            }
            return 1 / (1 + exposure);
        }
    }

    static Simulation with(Accident accident) {
        return Simulation.of(Zipf.finite(0.4, 300)).learnedBy(accident).repeated(200, 3);
    }

    /** True once, for any number of virtual machines. */
    static boolean first(String mark) {
        try {
            Files.createFile(Path.of(mark));
            return true;
        } catch (FileAlreadyExistsException _) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Fit fit() {
        return fit(0.01);
    }

    static Fit otherFit() {
        return fit(0.011);
    }

    private static Fit fit(double noise) {
        double[] x = new double[9];
        double[] losses = new double[9];
        Arrays.setAll(x, i -> Math.pow(4, i + 3));
        Arrays.setAll(losses, i -> 1.5 + 8 * Math.pow(x[i], -0.3) * (1 + noise * Math.sin(7 * i)));
        return Fit.of(CurveModel.power(), Runs.curve(x, losses));
    }

    static Corpus corpus() {
        var random = new SplittableRandom(1);
        var text = new StringBuilder();
        while (text.length() < 20_000) {
            text.append("quantum learned token loss ".substring(random.nextInt(20)));
        }
        return Corpus.of(text.toString(), 300);
    }

    static LadderPlan ladder() {
        return new LadderPlan(Model.WINDOW, List.of(2, 4), List.of(5_000L, 10_000L), 3, List.of(3L, 5L));
    }
}
