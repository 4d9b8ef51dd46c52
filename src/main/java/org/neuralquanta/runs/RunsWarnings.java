package org.neuralquanta.runs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What is unlikely to be meant in a table of runs. */
final class RunsWarnings {

    private static final double MOST = 1e15;
    private static final double FEWEST_PARAMETERS = 1000;

    /** Least tokens per parameter that anybody trains with on purpose: language models have 1 to 10⁴. */
    private static final double FEWEST_TOKENS_PER_PARAMETER = 0.1;

    private static final double SAME_COMPUTE = 1e-9;

    private RunsWarnings() {}

    static List<String> of(Runs runs, boolean grouped) {
        var warnings = new ArrayList<String>();
        magnitudes(runs, warnings);
        if (runs.variables().size() >= 2) {
            ratio(runs, warnings);
            oneBudget(runs, warnings);
        }
        repetitions(runs, warnings);
        if (grouped && runs.size() > 1 && runs.groupCount() == runs.size()) {
            warnings.add("every run is alone in its group: runs are treated as independent");
        }
        return warnings;
    }

    private static void magnitudes(Runs runs, List<String> warnings) {
        for (int v = 0; v < runs.variables().size(); v++) {
            String name = runs.variables().get(v);
            double median = median(runs, v);
            boolean counted = name.equals("N") || name.equals("D") || name.equals("U");
            if (counted && median > MOST) {
                warnings.add("half of the runs have " + name + " above 1e15: is that column something else, such as compute?");
            }
            if (name.equals("N") && median < FEWEST_PARAMETERS) {
                warnings.add("half of the runs have N below 1000: is N in millions or billions? Then write 70M, or params (M) in the header");
            }
        }
    }

    private static void ratio(Runs runs, List<String> warnings) {
        double[] ratios = IntStream.range(0, runs.size()).mapToDouble(i -> runs.value(1, i) / runs.value(0, i)).sorted().toArray();
        if (ratios[ratios.length / 2] < FEWEST_TOKENS_PER_PARAMETER) {
            warnings.add("half of the runs have fewer than " + FEWEST_TOKENS_PER_PARAMETER + " tokens per parameter: are N and D swapped?");
        }
    }

    private static void oneBudget(Runs runs, List<String> warnings) {
        double first = runs.compute(0);
        if (runs.size() > 1 && IntStream.range(0, runs.size()).allMatch(i -> Math.abs(runs.compute(i) / first - 1) < SAME_COMPUTE)) {
            warnings.add("all runs have the same compute, " + String.format(Locale.ROOT, "%.3g", first)
                    + " FLOPs: N and D vary together, which leaves their terms nearly undetermined");
        }
    }

    private static void repetitions(Runs runs, List<String> warnings) {
        // Runs are sorted, so that equal ones are neighbours.
        long repeated = IntStream.range(1, runs.size()).filter(i -> same(runs, i - 1, i)).count();
        if (repeated > 0) {
            warnings.add(repeated + (repeated == 1 ? " run repeats" : " runs repeat") + " another one exactly: repeated rows make intervals too short");
        }
    }

    private static boolean same(Runs runs, int i, int j) {
        return runs.logLoss(i) == runs.logLoss(j)
                && IntStream.range(0, runs.variables().size()).allMatch(v -> runs.log(v, i) == runs.log(v, j));
    }

    private static double median(Runs runs, int variable) {
        double[] values = IntStream.range(0, runs.size()).mapToDouble(i -> runs.value(variable, i)).toArray();
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
