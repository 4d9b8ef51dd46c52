package org.neuralquanta.cli.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.cli.option.BadInput;
import org.neuralquanta.cli.option.Choice;
import org.neuralquanta.cli.option.Real;
import org.neuralquanta.cli.option.Whole;
import org.neuralquanta.text.Corpus;
import org.neuralquanta.text.Ladder;
import org.neuralquanta.text.LadderPlan;
import org.neuralquanta.text.LadderTables;
import org.neuralquanta.text.Model;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A text, and a ladder of networks that are trained on it. Not thread-safe. */
public final class LadderOptions {

    private static final int MOST_PLACES = 20_000;
    private static final int MOST_THREADS = 256;
    private static final long MOST_STEPS = 1L << 40;
    private static final double[] SHARES = {1.0 / 64, 1.0 / 32, 1.0 / 16, 1.0 / 8, 1.0 / 4, 1.0 / 2, 1};

    @Parameters(arity = "0..1", paramLabel = "FILE",
            description = "A UTF-8 text, optionally gzipped; - reads standard input. Every character counts, including carriage returns.")
    private @Nullable Path file;

    @Mixin
    private final HeldOutOptions heldOut = new HeldOutOptions();

    @Option(names = "--folder", paramLabel = "FILE",
            description = "Train networks, and save a file for each run and the tables in this folder, which must exist. A run whose file is there"
                    + " is not repeated.")
    private @Nullable Path folder;

    @Option(names = "--model", paramLabel = "MODEL", description = "Networks to train: window (default) or transformer.")
    private @Nullable Model model;

    @Option(names = "--data", paramLabel = "D,...",
            description = "Amounts of training text, in characters; default: 1/64, 1/32, ..., 1 of it for window, all of it for transformer.")
    private Whole.@Nullable Listed data;

    @Option(names = "--steps", paramLabel = "S",
            description = "Training steps of each run, 1 to 2^40; default 6000 for window, 9800 for transformer.")
    private @Nullable Whole steps;

    @Option(names = "--seeds", paramLabel = "S,...",
            description = "Seeds for the initial weights and the samples; default 1,2,3 for window, 1 for transformer.")
    private Whole.@Nullable Listed seeds;

    @Option(names = "--threads", paramLabel = "N",
            description = "Runs in parallel, 1 to " + MOST_THREADS + "; default: all cores. The answer does not depend on it.")
    private @Nullable Whole threads;

    /** No text. */
    public LadderOptions() {}

    /**
     * Whether a text is given.
     *
     * @return true if it is
     */
    public boolean hasText() {
        return file != null;
    }

    /**
     * Whether networks are trained.
     *
     * @return true if there is a folder for them
     */
    public boolean trains() {
        return folder != null;
    }

    /**
     * Refuses all options of texts.
     *
     * @param with why they have no use
     */
    public void refuse(String with) {
        BadInput.refuse("FILE", file, with, "without it");
        heldOut.refuse(with, "with a text");
        BadInput.refuse("--folder", folder, with, "with a text");
        refuseOfTraining(with);
        BadInput.refuse("--threads", threads, with, "with --folder");
    }

    private void refuseOfTraining(String with) {
        BadInput.refuse("--model", model == null ? null : Choice.name(model), with, "with --folder");
        BadInput.refuse("--data", data, with, "with --folder");
        BadInput.refuse("--steps", steps, with, "with --folder");
        BadInput.refuse("--seeds", seeds, with, "with --folder");
    }

    /**
     * The text, with what is held out.
     *
     * @return the corpus
     * @throws BadInput if it cannot be used, or an option has no effect
     */
    public Corpus corpus() {
        if (folder == null) {
            refuseOfTraining("cannot be used with a text without --folder");
        }
        return heldOut.corpus("FILE", Objects.requireNonNull(file), MOST_PLACES);
    }

    /**
     * The ladder, with the runs that are done.
     *
     * @param corpus the text
     * @param sizes sizes, null for the usual ones
     * @return the ladder
     * @throws BadInput if the library refuses an option
     */
    public Ladder ladder(Corpus corpus, Real.@Nullable Listed sizes) {
        Path place = Objects.requireNonNull(folder);
        if (!Files.isDirectory(place)) {
            throw new BadInput("--folder", place, "no such file or folder", "a folder for the runs");
        }
        Model kind = model == null ? Model.WINDOW : model;
        boolean window = kind == Model.WINDOW;
        List<Integer> units = sizes == null
                ? window ? List.of(2, 4, 8, 16, 32, 64, 128, 256, 512, 1024) : List.of(32, 48, 64, 96, 128)
                : sizes.all().stream().map(LadderOptions::units).toList();
        long all = corpus.trainingCharacters();
        List<Long> amounts = data != null
                ? data.all().stream().map(Whole::value).toList()
                : window ? DoubleStream.of(SHARES).mapToObj(share -> Math.round(share * all)).toList() : List.of(all);
        long count = steps == null ? window ? 6000 : 9800 : steps.value();
        if (count > MOST_STEPS) {
            throw new BadInput("--steps", steps == null ? "" : steps, "is out of range", "whole numbers from 1 to 2^40");
        }
        List<Long> names = seeds != null ? seeds.all().stream().map(Whole::value).toList() : window ? List.of(1L, 2L, 3L) : List.of(1L);
        try {
            return Ladder.in(place, corpus, new LadderPlan(kind, units, amounts, count, names));
        } catch (IllegalArgumentException e) {
            throw refused(String.valueOf(e.getMessage()), sizes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int units(Real size) {
        double value = size.value();
        if (!(value >= 1 && value <= Integer.MAX_VALUE && value == Math.rint(value))) {
            throw new BadInput("--sizes", size, "is not the size of a network that can be trained", "whole numbers from 1 to 65536");
        }
        return (int) value;
    }

    /** The library's refusal starts with the name of what it refuses. */
    private BadInput refused(String reason, Real.@Nullable Listed sizes) {
        Map<String, @Nullable Object> given = new LinkedHashMap<>();
        given.put("size", sizes);
        given.put("sizes", sizes);
        given.put("width", sizes);
        given.put("data", data);
        given.put("characters", data);
        given.put("steps", steps);
        given.put("seeds", seeds);
        Map<String, String> names = Map.of("size", "sizes", "width", "sizes", "characters", "data");
        return given.entrySet().stream()
                .filter(setting -> setting.getValue() != null && reason.startsWith(setting.getKey() + " "))
                .findFirst()
                .map(setting -> new BadInput(
                        "--" + names.getOrDefault(setting.getKey(), setting.getKey()), setting.getValue(), reason))
                .orElseGet(() -> new BadInput("--folder", String.valueOf(folder), reason));
    }

    /**
     * The losses of all runs.
     *
     * @param ladder a ladder all of whose runs are done
     * @return its tables
     * @throws BadInput if the file of a run is damaged
     */
    public LadderTables tables(Ladder ladder) {
        return ImportOptions.read("--folder", () -> LadderTables.of(ladder));
    }

    /**
     * Where tables are written.
     *
     * @return the folder
     */
    public Path folder() {
        return Objects.requireNonNull(folder);
    }

    /**
     * Runs at the same time.
     *
     * @return from 1 to 256
     */
    public int threads() {
        return Optional.ofNullable(threads)
                .map(given -> given.within("--threads", 1, MOST_THREADS))
                .orElseGet(() -> Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()));
    }
}
