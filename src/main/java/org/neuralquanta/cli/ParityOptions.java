package org.neuralquanta.cli;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.network.DivergedException;
import org.neuralquanta.parity.ParityRun;
import org.neuralquanta.parity.ParitySettings;
import org.neuralquanta.parity.Subtasks;
import org.neuralquanta.parity.Training;
import picocli.CommandLine.Option;

/** Which networks learn which parities; the small configuration where nothing is said. */
final class ParityOptions {

    private static final Domain ALPHA = new Domain("above -1, up to 99", x -> x > -1 && x <= 99);
    private static final Domain RATE = new Domain("above 0, up to 1e30", x -> x > 0 && x <= 1e30);
    private static final ParitySettings SMALL = ParitySettings.small();

    @Option(names = "--tasks", paramLabel = "T", description = "Number of subtasks, 1 to 65536; default 100.")
    private @Nullable String tasks;

    @Option(names = "--bits", paramLabel = "n", description = "Number of data bits, 1 to 62; default 20.")
    private @Nullable String bits;

    @Option(names = "--subset", paramLabel = "k", description = "Bits of a parity, 1 to n; default 2.")
    private @Nullable String subset;

    @Option(names = "--alpha", paramLabel = "A", description = "Subtask i has frequency ~ i^-(1+A); above -1, up to 99; default 0.4.")
    private @Nullable String alpha;

    @Option(names = "--width", paramLabel = "H", description = "Hidden units, 1 to 65536; default 128.")
    private @Nullable String width;

    @Option(names = "--batch", paramLabel = "B", description = "Samples of a step, 1 to 1048576; default 500.")
    private @Nullable String batch;

    @Option(names = "--rate", paramLabel = "LR", description = "Learning rate of Adam, above 0; default 0.002.")
    private @Nullable String rate;

    @Option(names = "--steps", paramLabel = "S", description = "Steps, 1 to 1e9; default 8000.")
    private @Nullable String steps;

    @Option(names = "--data", paramLabel = "D", description = "Size of the training set, at least a batch; default: fresh samples.")
    private @Nullable String data;

    @Option(names = "--seed", paramLabel = "S", description = "Names subsets, start and samples; default 1.")
    private @Nullable String seed;

    @Option(names = "--threads", paramLabel = "N", description = "Threads, 1 to 256; default all cores. The answer does not depend on it.")
    private @Nullable String threads;

    ParitySettings settings() {
        double a = alpha == null ? SMALL.subtasks().alpha() : Numbers.real("--alpha", alpha, ALPHA);
        double lr = rate == null ? SMALL.training().rate() : Numbers.real("--rate", rate, RATE);
        int n = whole("--bits", bits, SMALL.subtasks().bits(), 62);
        int k = whole("--subset", subset, SMALL.subtasks().subset(), n);
        int t = whole("--tasks", tasks, SMALL.subtasks().tasks(), 65_536);
        int b = whole("--batch", batch, SMALL.training().batch(), 1 << 20);
        int h = whole("--width", width, SMALL.training().width(), 65_536);
        int s = whole("--steps", steps, (int) SMALL.training().steps(), 1_000_000_000);
        OptionalLong d = data == null ? OptionalLong.empty() : OptionalLong.of(set(data, b));
        return BadInput.unlessRefused(
                "--tasks", Integer.toString(t), () -> new ParitySettings(new Subtasks(t, n, k, a), new Training(h, b, lr, s, d), seed()));
    }

    /** Refuses what only networks on parities take, where a command trains another one. */
    void onlySeedAndThreads(String task) {
        String problem = "changes nothing of --task " + task;
        String allowed = "--seed, --threads";
        BadInput.refuse("--tasks", tasks, problem, allowed);
        BadInput.refuse("--bits", bits, problem, allowed);
        BadInput.refuse("--subset", subset, problem, allowed);
        BadInput.refuse("--alpha", alpha, problem, allowed);
        BadInput.refuse("--width", width, problem, allowed);
        BadInput.refuse("--batch", batch, problem, allowed);
        BadInput.refuse("--rate", rate, problem, allowed);
        BadInput.refuse("--steps", steps, problem, allowed);
        BadInput.refuse("--data", data, problem, allowed);
    }

    private static long set(String value, int batch) {
        return (long) Numbers.real("--data", value, Domain.whole("from a batch, " + batch + ", to 1e15", batch, 1e15));
    }

    /** A whole number from 1 to a largest one. */
    static int whole(String option, @Nullable String value, int otherwise, int largest) {
        return value == null
                ? otherwise
                : (int) Numbers.real(option, value, Domain.whole("from 1 to " + largest, 1, largest));
    }

    long seed() {
        return seed == null ? 1 : (long) Numbers.real("--seed", seed, Domain.SEED);
    }

    int threads() {
        return whole("--threads", threads, Runtime.getRuntime().availableProcessors(), 256);
    }

    ParityRun train() {
        ParitySettings settings = settings();
        int count = threads();
        try (Progress progress = new Progress("training", settings.training().steps())) {
            return ParityRun.train(settings, count, progress::reach);
        } catch (DivergedException e) {
            throw new BadInput("--rate: '" + TextTable.shortest(settings.training().rate()) + "': " + e.getMessage());
        }
    }
}
