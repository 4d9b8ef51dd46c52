package org.neuralquanta.cli.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.cli.option.BadInput;
import org.neuralquanta.cli.option.OutputFile;
import org.neuralquanta.cli.option.Whole;
import org.neuralquanta.file.WholeFile;
import org.neuralquanta.matrix.Labels;
import org.neuralquanta.matrix.Matrix;
import picocli.CommandLine.Option;

/** Samples that are brought: their similarities or gradients, and where their clusters go. Not thread-safe. */
public final class ImportOptions {

    @Option(names = "--similarity", paramLabel = "FILE",
            description = "Instead of --task: similarities of your own samples, N x N; .npy, safetensors or text.")
    private @Nullable Path similarity;

    @Option(names = "--gradients", paramLabel = "FILE",
            description = "Instead of --task: gradients of your own samples, samples x parameters, or a sketch of them; .npy, safetensors or text;"
                    + " may be larger than memory.")
    private @Nullable Path gradients;

    @Option(names = "--sketch", paramLabel = "M",
            description = "Dimension of a count sketch of the gradients, 1 to 2^24; with --gradients also 0, for exact similarities. Default:"
                    + " exact for --gradients if that takes at most 2e11 products, else 4096.")
    private @Nullable Whole sketch;

    @Option(names = "--labels", paramLabel = "FILE",
            description = "Labels of your own samples, with which the clusters are compared: one per line, or .npy.")
    private @Nullable Path labels;

    @Option(names = "--clusters-out", paramLabel = "FILE.csv", description = "Also write the cluster of each sample to FILE.csv.")
    private @Nullable Path clustersOut;

    /** No samples are brought. */
    public ImportOptions() {}

    /**
     * The similarities.
     *
     * @return the file; nothing where none is given
     */
    public Optional<Path> similarity() {
        return Optional.ofNullable(similarity);
    }

    /**
     * The gradients.
     *
     * @return the file; nothing where none is given
     */
    public Optional<Path> gradients() {
        return Optional.ofNullable(gradients);
    }

    /**
     * The dimension of the sketch.
     *
     * @return as given; nothing where it is to be chosen
     */
    public Optional<Whole> sketch() {
        return Optional.ofNullable(sketch);
    }

    /**
     * The labels of the samples.
     *
     * @param samples how many samples there are
     * @return the labels; nothing where none are given
     * @throws BadInput if they cannot be read, or are more or fewer
     */
    public Optional<Labels> labels(long samples) {
        Path file = labels;
        return file == null ? Optional.empty() : Optional.of(labels("--labels", file, samples));
    }

    /**
     * Reads labels.
     *
     * @param option the option that names the file
     * @param file the file
     * @param samples how many samples there are
     * @return the labels
     * @throws BadInput if they cannot be read, or are more or fewer
     */
    public static Labels labels(String option, Path file, long samples) {
        return read(option, () -> Labels.read(file, samples));
    }

    /**
     * What the library makes of a file, which its refusal names.
     *
     * @param option the option that names the file
     * @param use gives it to the library
     * @param <T> the type of the result
     * @return the result
     * @throws BadInput with the option and the library's reason, if it refuses
     */
    public static <T> T unlessRefused(String option, Supplier<T> use) {
        try {
            return use.get();
        } catch (IllegalArgumentException e) {
            throw new BadInput(option, String.valueOf(e.getMessage()));
        }
    }

    /** What is read of a file. */
    interface Reading<T> {

        T read() throws IOException;
    }

    /** The same of a file that is read. */
    static <T> T read(String option, Reading<T> file) {
        return unlessRefused(option, () -> {
            try {
                return file.read();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /**
     * Opens a matrix.
     *
     * @param option the option that names the file
     * @param file the file
     * @return the matrix
     * @throws BadInput if it cannot be read
     */
    public static Matrix matrix(String option, Path file) {
        return read(option, () -> Matrix.open(file));
    }

    /**
     * Does work that writes the clusters, if they are wanted.
     *
     * @param work is given the file, if there is one
     * @param <T> the type of its result
     * @return its result
     * @throws BadInput if there can be no such file
     */
    public <T> T writingClusters(Function<Optional<WholeFile>, T> work) {
        return new OutputFile("--clusters-out", clustersOut).writing(work);
    }

    /**
     * Refuses what only samples that are brought have.
     *
     * @param problem why it has no use
     * @throws BadInput if one is given
     */
    public void refuseUnused(String problem) {
        BadInput.refuse("--sketch", sketch, problem, "with --text or --gradients");
        refuseLabels(problem);
    }

    /**
     * Refuses labels.
     *
     * @param problem why they have no use
     * @throws BadInput if they are given
     */
    public void refuseLabels(String problem) {
        BadInput.refuse("--labels", labels, problem, "with --similarity or --gradients");
    }
}
