package org.neuralquanta.cli.samples;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.cli.option.BadInput;
import org.neuralquanta.cli.option.OutputFile;
import org.neuralquanta.cli.option.Whole;
import org.neuralquanta.file.WholeFile;
import org.neuralquanta.matrix.Labels;
import org.neuralquanta.matrix.Matrix;
import picocli.CommandLine.Option;

/** Vectors that are brought, such as activations, and the groups that they belong to. Not thread-safe. */
public final class VectorOptions {

    private static final int COMPONENTS = 20;

    @Option(names = "--vectors", paramLabel = "FILE",
            description = "Instead of --task: vectors of your own samples, samples x length; .npy, safetensors or text.")
    private @Nullable Path vectors;

    @Option(names = "--groups", paramLabel = "FILE", description = "The group of each vector: one per line, or .npy.")
    private @Nullable Path groups;

    @Option(names = "--test", paramLabel = "FILE", description = "Vectors to test.")
    private @Nullable Path test;

    @Option(names = "--components", paramLabel = "k", description = "Leading components to keep; default 20, or all if the vectors are shorter.")
    private @Nullable Whole components;

    @Option(names = "--scores-out", paramLabel = "FILE.csv",
            description = "Also write the nearest group, the distance and the verdict of each tested vector to FILE.csv.")
    private @Nullable Path scoresOut;

    /** No vectors are brought. */
    public VectorOptions() {}

    /**
     * The vectors.
     *
     * @return the matrix; nothing where none are given
     * @throws BadInput if they cannot be read
     */
    public Optional<Matrix> vectors() {
        return Optional.ofNullable(vectors).map(file -> ImportOptions.matrix("--vectors", file));
    }

    /**
     * Whether vectors are brought.
     *
     * @return true with --vectors
     */
    public boolean areGiven() {
        return vectors != null;
    }

    /**
     * The groups of the vectors.
     *
     * @param samples how many vectors there are
     * @return a label for each
     * @throws BadInput if there are none, or more or fewer
     */
    public Labels groups(long samples) {
        Path file = groups;
        if (file == null) {
            throw new BadInput("--groups", "missing with --vectors; allowed: a file with the group of each vector");
        }
        return ImportOptions.labels("--groups", file, samples);
    }

    /**
     * The vectors that are tested.
     *
     * @return the matrix; nothing where none are given
     * @throws BadInput if they cannot be read
     */
    public Optional<Matrix> test() {
        return Optional.ofNullable(test).map(file -> ImportOptions.matrix("--test", file));
    }

    /**
     * The number of components.
     *
     * @param length of a vector
     * @return from 1 to the length
     * @throws BadInput if it is out of range
     */
    public int components(long length) {
        int most = (int) Math.min(Integer.MAX_VALUE, length);
        return components == null ? Math.min(COMPONENTS, most) : components.within("--components", 1, most);
    }

    /**
     * Does work that writes the scores, if they are wanted.
     *
     * @param work is given the file, if there is one
     * @param <T> the type of its result
     * @return its result
     * @throws BadInput if there can be no such file, or nothing is tested
     */
    public <T> T writing(Function<Optional<WholeFile>, T> work) {
        BadInput.refuse("--scores-out", test == null ? scoresOut : null, "has no effect without tested vectors", "with --test");
        return new OutputFile("--scores-out", scoresOut).writing(work);
    }

    /**
     * Refuses what only vectors that are brought have.
     *
     * @param problem why it has no use
     * @throws BadInput if one is given
     */
    public void refuseUnused(String problem) {
        String allowed = "with --vectors";
        BadInput.refuse("--groups", groups, problem, allowed);
        BadInput.refuse("--test", test, problem, allowed);
        BadInput.refuse("--components", components, problem, allowed);
        BadInput.refuse("--scores-out", scoresOut, problem, allowed);
    }
}
