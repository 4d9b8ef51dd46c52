package org.neuralquanta.cli.option;

import java.util.LinkedHashMap;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.parity.ParityRun;
import org.neuralquanta.parity.ParitySettings;
import org.neuralquanta.parity.Subtasks;
import org.neuralquanta.parity.Training;
import picocli.CommandLine.Option;

/** Networks and parity tasks; the default is the small configuration. Not thread-safe. */
public final class ParityOptions {

    private static final ParitySettings SMALL = ParitySettings.small();
    private static final int MOST_THREADS = 256;

    @Option(names = "--tasks", paramLabel = "T", description = "Number of subtasks, 1 to 65536; default 100.")
    private @Nullable Whole tasks;

    @Option(names = "--bits", paramLabel = "n", description = "Number of data bits, 1 to 128; default 20.")
    private @Nullable Whole bits;

    @Option(names = "--subset", paramLabel = "k", description = "Number of bits in a parity, 1 to n; default 2.")
    private @Nullable Whole subset;

    @Option(names = "--alpha", paramLabel = "A", description = "Subtask i has frequency ~ i^-(1+A); A above -1 and at most 99; default 0.4.")
    private @Nullable Real alpha;

    @Option(names = "--width", paramLabel = "H", description = "Hidden units, 1 to 65536; default 128.")
    private @Nullable Whole width;

    @Option(names = "--batch", paramLabel = "B", description = "Samples per step, 1 to 1048576; default 500.")
    private @Nullable Whole batch;

    @Option(names = "--rate", paramLabel = "LR", description = "Learning rate of Adam, above 0; default 0.002.")
    private @Nullable Real rate;

    @Option(names = "--steps", paramLabel = "S", description = "Training steps, 1 to 2^40; default 8000.")
    private @Nullable Whole steps;

    @Option(names = "--data", paramLabel = "D", description = "Size of the training set, at least a batch; default: fresh samples at every step.")
    private @Nullable Whole data;

    @Option(names = "--seed", paramLabel = "S", description = "Seed for the subsets, the initial weights and the samples; default 1.")
    private @Nullable Whole seed;

    @Option(names = "--threads", paramLabel = "N",
            description = "Number of threads, 1 to " + MOST_THREADS + "; default: all cores. The answer does not depend on it.")
    private @Nullable Whole threads;

    /** The small configuration. */
    public ParityOptions() {}

    /**
     * What is trained.
     *
     * @return the settings
     * @throws BadInput if the library refuses one of them
     */
    public ParitySettings settings() {
        int t = whole("--tasks", tasks, SMALL.subtasks().tasks());
        int n = whole("--bits", bits, SMALL.subtasks().bits());
        int k = whole("--subset", subset, SMALL.subtasks().subset());
        double a = alpha == null ? SMALL.subtasks().alpha() : alpha.value();
        int h = whole("--width", width, SMALL.training().width());
        int b = whole("--batch", batch, SMALL.training().batch());
        double lr = rate == null ? SMALL.training().rate() : rate.value();
        long s = steps == null ? SMALL.training().steps() : steps.value();
        OptionalLong d = data == null ? SMALL.training().data() : OptionalLong.of(data.value());
        try {
            var settings = new ParitySettings(new Subtasks(t, n, k, a), new Training(h, b, lr, s, d), seed());
            ParityRun.mustFit(settings);
            return settings;
        } catch (IllegalArgumentException e) {
            throw refused(String.valueOf(e.getMessage()), t);
        }
    }

    /** The library's refusal starts with the name of the setting, which is that of the option. */
    private BadInput refused(String reason, int usedTasks) {
        var given = new LinkedHashMap<String, @Nullable Object>();
        given.put("tasks", usedTasks);
        given.put("bits", bits);
        given.put("subset", subset);
        given.put("alpha", alpha);
        given.put("width", width);
        given.put("batch", batch);
        given.put("rate", rate);
        given.put("steps", steps);
        given.put("data", data);
        return given.entrySet().stream()
                .filter(setting -> setting.getValue() != null && reason.startsWith(setting.getKey() + " "))
                .findFirst()
                .map(setting -> new BadInput("--" + setting.getKey(), setting.getValue(), reason))
                .orElseGet(() -> new BadInput(reason));
    }

    private static int whole(String option, @Nullable Whole value, int otherwise) {
        return value == null ? otherwise : value.within(option, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /**
     * The learning rate, for a refusal.
     *
     * @return how it is written
     */
    public String rate() {
        return rate == null ? Double.toString(SMALL.training().rate()) : rate.text();
    }

    /**
     * Refuses what only networks on parities take, where a command has another one.
     *
     * @param problem why it has no use
     * @throws BadInput if one of them is given
     */
    public void onlySeedAndThreads(String problem) {
        refuseNetwork(problem, "--seed, --threads");
    }

    /**
     * Refuses all, where no network is trained, but a seed that is used.
     *
     * @param problem why they have no use
     * @param seeded whether something is drawn
     * @throws BadInput if one of them is given
     */
    public void refuse(String problem, boolean seeded) {
        refuseNetwork(problem, "with --task");
        BadInput.refuse("--seed", seeded ? null : seed, problem, "with --method spectral or a sketch");
        BadInput.refuse("--threads", threads, problem, "with --task");
    }

    private void refuseNetwork(String problem, String allowed) {
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

    /**
     * The seed.
     *
     * @return any number of 64 bits
     */
    public long seed() {
        return seed == null ? SMALL.seed() : seed.value();
    }

    /**
     * The threads.
     *
     * @return how many
     * @throws BadInput if they are out of range
     */
    public int threads() {
        return threads == null ? Runtime.getRuntime().availableProcessors() : threads.within("--threads", 1, MOST_THREADS);
    }
}
