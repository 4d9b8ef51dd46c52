package org.neuralquanta.verify;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.neuralquanta.modular.LogitWaves;
import org.neuralquanta.modular.ModularRun;
import org.neuralquanta.modular.ModularTask;
import org.neuralquanta.norm.NormRun;

/** T46: addition modulo p by waves of the sum, and training at constant norm. */
final class ModularChecks {

    private static final int P = 11;
    private static final List<Integer> ALL = IntStream.rangeClosed(1, (P - 1) / 2).boxed().toList();

    private ModularChecks() {}

    static List<Check> all() {
        double waves = Math.log1p((P - 1) * Math.exp(-P / 2.0));
        return List.of(
                Check.exact(
                        "T46.circuit",
                        "loss of the sum of cos w_k (a + b - c) over all k modulo 11: log(1 + 10 e^(-11/2)) against all pairs",
                        theory -> Expectation.within(1e-6, theory == Theory.CIRCLE ? line().excluded(List.of()) : waves),
                        () -> circuit().restricted(ALL)),
                Check.exact(
                        "T46.excluded",
                        "excluded loss of the same outputs: without their waves they guess among 11",
                        theory -> Expectation.within(1e-6, theory == Theory.MEMORISED ? waves : Math.log(P)),
                        () -> circuit().excluded(ALL)),
                Check.exact(
                        "T46.norm",
                        "trained: weight norm after 20 steps at constant norm over that of the start",
                        theory -> Expectation.within(1e-6, theory == Theory.FREE_NORM ? growth(plan()) : 1),
                        () -> growth(plan().atConstantNorm())));
    }

    private static LogitWaves circuit() {
        return outputs(phase -> ALL.stream().mapToDouble(k -> Math.cos(2 * Math.PI * k * phase / P)).sum());
    }

    /** Sums on a line: the nearest is largest, and nothing comes back to 0 after p. */
    private static LogitWaves line() {
        return outputs(phase -> -(double) phase * phase);
    }

    /** Outputs that depend on a + b − c. */
    private static LogitWaves outputs(IntToDoubleFunction output) {
        var outputs = new float[P * P * P];
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = (float) output.applyAsDouble(i / (P * P) + i / P % P - i % P);
        }
        return LogitWaves.of(ModularTask.of(P, P * P / 2, 1), outputs);
    }

    private static NormRun.Plan plan() {
        return new NormRun.Plan(1, 1e-3, 1, 0, 20, 20, 1);
    }

    private static double growth(NormRun.Plan plan) {
        List<NormRun.Point> points = ModularRun.of(ModularTask.of(P, P * P / 2, 1), plan, (_, _) -> {}).points();
        return points.getLast().norm() / points.getFirst().norm();
    }
}
