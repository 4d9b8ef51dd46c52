package org.neuralquanta.cli;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.parity.EmergenceLaw;
import org.neuralquanta.parity.ParityRun;
import org.neuralquanta.parity.ParitySettings;
import org.neuralquanta.parity.RunLog;
import org.neuralquanta.parity.SubtaskCurves;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Multitask sparse parity (T34). */
@Command(
        name = "parity",
        description = "Trains a network on sparse parities of Zipf frequencies and measures its quanta (T34).",
        footer = {"", "Example: quanta parity --width 64 --seed 2 --curves curves.csv"})
final class ParityCommand implements Question {

    private static final int LOSSES = 25;

    @Mixin
    private final ParityOptions options = new ParityOptions();

    @Option(names = "--curves", paramLabel = "FILE.csv", description = "Writes the loss of every subtask over the steps.")
    private @Nullable String curves;

    @Override
    public Answer answer() {
        ParitySettings settings = options.settings();
        if (curves == null) {
            return train();
        }
        try (var file = WholeFile.at("--curves", curves)) {
            Trained trained = train();
            file.write(RunLog.text(trained.curves, List.of(settings.toString(), "digest " + trained.digest)));
            file.keep();
            return trained;
        }
    }

    private Trained train() {
        long start = System.nanoTime();
        ParityRun run = options.train();
        return new Trained(run.curves(), run.network().digest(), (System.nanoTime() - start) / 1e9);
    }

    private record Trained(SubtaskCurves curves, String digest, double seconds) implements Answer {

        private int last() {
            return curves.steps().size() - 1;
        }

        private Quantity nu() {
            return EmergenceLaw.of(curves)
                    .<Quantity>map(law -> new Quantity.Known(law.nu()))
                    .orElseGet(() -> new Quantity.Absent(
                            "needs 3 ranks learned before the first that is not, had " + EmergenceLaw.ranks(curves)));
        }

        private Quantity spearman() {
            OptionalDouble rho = EmergenceLaw.spearman(curves);
            return rho.isPresent() ? new Quantity.Known(rho.getAsDouble()) : new Quantity.Absent("needs 3 learned subtasks");
        }

        @Override
        public String text() {
            var table = new TextTable("step", "loss", "learned");
            shown().forEach(at -> table.row(
                    Long.toString(curves.steps().get(at)),
                    1,
                    List.of(new Quantity.Known(curves.mean(at)), new Quantity.Known(curves.learned(at)))));
            var sums = new TextTable("", "nu", "spearman", "staircase predicted", "measured");
            sums.row("", 0, List.of(
                    nu(),
                    spearman(),
                    new Quantity.Known(curves.staircase(curves.learned(last()))),
                    new Quantity.Known(curves.mean(last()))));
            return table + "\n" + sums;
        }

        /** About as many measurements as are of use to read, the last among them. */
        private List<Integer> shown() {
            int stride = Math.max(1, curves.steps().size() / LOSSES);
            return IntStream.rangeClosed(0, last()).filter(at -> (last() - at) % stride == 0).boxed().toList();
        }

        @Override
        public String json() {
            return JsonDocument.of(json -> json.whole("learned", curves.learned(last()))
                    .array("losses", IntStream.rangeClosed(0, last()).boxed().toList(), at -> json
                            .whole("step", curves.steps().get(at))
                            .number("loss", curves.mean(at)))
                    .array("emergence", IntStream.range(0, curves.subtasks()).boxed().toList(), i -> {
                        json.whole("rank", i + 1).number("frequency", curves.frequency(i));
                        curves.emergence(i).ifPresentOrElse(step -> json.number("step", step), () -> json.absent("step"));
                    })
                    .quantity("nu", nu())
                    .quantity("spearman", spearman())
                    .object("staircase", inner -> inner.number("predicted", curves.staircase(curves.learned(last())))
                            .number("measured", curves.mean(last())))
                    .string("digest", digest)
                    .number("seconds", seconds));
        }
    }
}
