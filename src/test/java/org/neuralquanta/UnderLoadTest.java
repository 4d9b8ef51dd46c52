package org.neuralquanta;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.neuralquanta.derivation.Derivation;
import org.neuralquanta.derivation.Problem;
import org.neuralquanta.derivation.Target;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.fit.CurveModel;
import org.neuralquanta.fit.Fit;
import org.neuralquanta.law.ComputeLaw;
import org.neuralquanta.law.DataLaw;
import org.neuralquanta.law.JointLaw;
import org.neuralquanta.law.ParameterLaw;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.montecarlo.Simulation;
import org.neuralquanta.runs.Columns;
import org.neuralquanta.runs.Point;
import org.neuralquanta.runs.Runs;
import org.neuralquanta.zipf.ZipfFit;

/** Sixteen threads that share one model, one table, one problem and one simulation get the answers of one thread. */
class UnderLoadTest {

    private static final int THREADS = 16;

    /** Two rounds, so that what one thread leaves behind meets the next. */
    private static final int ROUNDS = 2;

    /** Each computes on objects that all threads share. */
    private static Map<String, Callable<Object>> shared() throws IOException {
        QuantaModel model = QuantaModel.of(Zipf.infinite(0.4)).learnedAfter(Shots.of(2));
        ParameterLaw parameters = ParameterLaw.of(model);
        DataLaw data = DataLaw.of(model);
        ComputeLaw compute = ComputeLaw.of(model);
        JointLaw joint = JointLaw.of(model);
        Problem problem = Problem.quanta("exponential").gap("Delta*k^eta").assuming("alpha > eta");
        Derivation derivation = Derivation.of(problem, Target.DATA);
        Runs runs = Runs.read(Path.of("src/test/resources/data/chinchilla-half.csv"), Columns.byName());
        Fit fit = Fit.of(CurveModel.chinchilla(), runs);
        TabulatedQuanta counts = TabulatedQuanta.ofFrequencies(IntStream.rangeClosed(1, 40).mapToDouble(k -> Math.floorDiv(1000, k)).toArray());
        Simulation simulation = Simulation.of(Zipf.finite(0.4, 2_000)).repeated(5, 7);
        double[] grid = {1e2, 1e4};
        return Map.of(
                "parameters", () -> parameters.bound(1e5),
                "data", () -> data.bound(1e5),
                "compute", () -> compute.bound(1e8),
                "joint", () -> joint.bound(1e3, 1e5),
                "derivation", () -> Derivation.of(problem, Target.STEPS).toMarkdown(),
                "law", () -> derivation.at(Map.of("alpha", 0.4, "eta", 0.1)).toString(),
                "fit", () -> Fit.of(CurveModel.kaplan(), runs).parameter("alpha"),
                "prediction", () -> fit.predict(Point.of(70e9, 1.4e12)),
                "counts", () -> ZipfFit.of(counts),
                "simulation", () -> simulation.run(grid));
    }

    private static Map<String, String> answers(Map<String, Callable<Object>> tasks, int first) throws Exception {
        List<String> names = new ArrayList<>(tasks.keySet().stream().sorted().toList());
        Collections.rotate(names, first);
        var answers = new TreeMap<String, String>();
        for (String name : names) {
            answers.put(name, String.valueOf(Objects.requireNonNull(tasks.get(name)).call()));
        }
        return answers;
    }

    @Test
    void sixteenThreadsGetTheAnswersOfOne() throws Exception {
        Map<String, Callable<Object>> tasks = shared();
        Map<String, String> alone = answers(tasks, 0);
        // Each thread begins with another task, and all begin at once.
        var start = new CyclicBarrier(THREADS);
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<List<Map<String, String>>>> running = IntStream.range(0, THREADS)
                    .mapToObj(thread -> threads.submit(() -> {
                        var rounds = new ArrayList<Map<String, String>>();
                        for (int round = 0; round < ROUNDS; round++) {
                            start.await();
                            rounds.add(answers(tasks, thread));
                        }
                        return List.copyOf(rounds);
                    }))
                    .toList();
            for (Future<List<Map<String, String>>> thread : running) {
                assertThat(thread.get()).hasSize(ROUNDS).allSatisfy(answers -> assertThat(answers).isEqualTo(alone));
            }
        }
    }
}
