package org.neuralquanta.cli.samples;

import java.nio.file.Path;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.cli.option.BadInput;
import org.neuralquanta.cli.option.Real;
import org.neuralquanta.discovery.CountSketch;
import org.neuralquanta.discovery.Keeping;
import org.neuralquanta.matrix.Matrix;
import org.neuralquanta.text.Corpus;
import org.neuralquanta.text.LearnedCharacters;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Held-out characters of a text, and the transformer that predicts them. Not thread-safe. */
public final class CharacterOptions {

    /** Characters that are measured for each that is clustered, since most are not learned. */
    private static final int MEASURED = 4;

    private static final double USUAL_LOSS = 0.1;

    @Option(names = "--text", paramLabel = "FILE",
            description = "Instead of --task: a text whose held-out characters are clustered; UTF-8, optionally gzipped; needs --parameters.")
    private @Nullable Path file;

    @Mixin
    private final HeldOutOptions heldOut = new HeldOutOptions();

    @Option(names = "--parameters", paramLabel = "FILE.npy",
            description = "Parameters of a transformer that was trained on --text, as saved by quanta text --model transformer.")
    private @Nullable Path parameters;

    @Option(names = "--most-loss", paramLabel = "L",
            description = "Cluster the characters of --text whose loss is below L nats; above 0; default 0.1.")
    private @Nullable Real mostLoss;

    /** No text. */
    public CharacterOptions() {}

    /**
     * Whether a text is given.
     *
     * @return true if it is
     */
    public boolean given() {
        return file != null;
    }

    /**
     * Refuses all that only texts have.
     *
     * @param problem why it has no use
     * @throws BadInput if one is given
     */
    public void refuse(String problem) {
        heldOut.refuse(problem, "with --text");
        BadInput.refuse("--parameters", parameters, problem, "with --text");
        BadInput.refuse("--most-loss", mostLoss, problem, "with --text");
    }

    /**
     * Refuses a text.
     *
     * @param problem why it has no use
     * @throws BadInput if one is given
     */
    public void refuseText(String problem) {
        BadInput.refuse("--text", file, problem, "alone");
    }

    /**
     * How many gradients and losses {@link #characters} computes at most.
     *
     * @param samples most characters to cluster
     * @return forward passes for all, backward passes for those
     */
    public long work(int samples) {
        return (MEASURED + 1L) * samples;
    }

    /**
     * The characters that are learned, with sketches of their gradients.
     *
     * @param samples most characters to take
     * @param sketch how gradients are sketched
     * @param threads number of threads
     * @param progress is told how many passes are done
     * @param keeping where they are kept
     * @return the characters
     * @throws BadInput if the text or the parameters cannot be used, or too few characters are learned
     */
    public LearnedCharacters characters(int samples, CountSketch sketch, int threads, LongConsumer progress, Keeping keeping) {
        Path weights = parameters;
        if (weights == null) {
            throw new BadInput("--parameters", "missing (the file that quanta text --model transformer keeps for a run)");
        }
        double most = mostLoss == null ? USUAL_LOSS : mostLoss.value();
        if (!(most > 0)) {
            throw new BadInput("--most-loss", String.valueOf(mostLoss), "is out of range", "above 0");
        }
        Corpus corpus = heldOut.corpus("--text", Objects.requireNonNull(file), MEASURED * samples);
        float[] numbers = numbers(ImportOptions.matrix("--parameters", weights), weights);
        try {
            return LearnedCharacters.of(corpus, numbers, sketch, samples, most, threads, progress, keeping);
        } catch (IllegalArgumentException e) {
            String reason = String.valueOf(e.getMessage());
            if (reason.startsWith("parameters ")) {
                throw new BadInput("--parameters", weights, reason);
            }
            throw new BadInput((reason.startsWith("samples ") ? "--sketch: " : "--most-loss: ") + reason);
        }
    }

    private static float[] numbers(Matrix matrix, Path file) {
        if (matrix.rows() != 1) {
            throw new BadInput("--parameters", file, "has " + matrix.rows() + " rows", "one row of parameters");
        }
        double[] row = ImportOptions.unlessRefused("--parameters", () -> matrix.row(0));
        float[] numbers = new float[row.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) row[i];
        }
        return numbers;
    }
}
