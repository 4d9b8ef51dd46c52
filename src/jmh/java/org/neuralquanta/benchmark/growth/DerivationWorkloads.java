package org.neuralquanta.benchmark.growth;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.neuralquanta.derivation.Derivation;
import org.neuralquanta.derivation.Problem;
import org.neuralquanta.derivation.Target;

/** A derivation with its text, for a gap whose exponent is the sum of so many symbols, each of which is assumed to be positive. */
final class DerivationWorkloads {

    private DerivationWorkloads() {}

    static List<Workload> all() {
        return List.of(new Workload("derivation/symbols", List.of(1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0), size -> {
            Problem problem = problem((int) size);
            return () -> Derivation.of(problem, Target.DATA).toText();
        }));
    }

    private static Problem problem(int symbols) {
        List<String> names = IntStream.rangeClosed(1, symbols).mapToObj(i -> "eta_" + i).toList();
        String sum = String.join("+", names);
        String[] assumptions = Stream.concat(Stream.of("alpha > " + sum), names.stream().map(name -> name + " > 0")).toArray(String[]::new);
        return Problem.quanta("exponential").gap("Delta*k^(" + sum + ")").assuming(assumptions);
    }
}
