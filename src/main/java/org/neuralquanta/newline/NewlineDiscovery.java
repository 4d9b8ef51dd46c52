package org.neuralquanta.newline;

import java.util.Arrays;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.neuralquanta.Statement;
import org.neuralquanta.checkpoint.Checkpoint;
import org.neuralquanta.discovery.Clustering;
import org.neuralquanta.discovery.Similarity;
import org.neuralquanta.discovery.SimilarityMatrix;
import org.neuralquanta.gradient.GradientGram;
import org.neuralquanta.gradient.LogOdds;
import org.neuralquanta.gradient.Part;
import org.neuralquanta.network.Batch;
import org.neuralquanta.network.RowProducts;
import org.neuralquanta.random.RandomStream;

/**
 * Which newlines come from wrapping, by the counterfactual and by unsupervised clusters of the gradients. Immutable, thread-safe.
 *
 * <p>The choice is fixed: the paper's angular similarity of the gradients of the target's log-odds by all parameters, spectral clustering
 * into one cluster more than the text has reasons for a newline (T36 says which seeds were looked at). Samples are held out, half of
 * them newlines, and only those count whose target the model predicts with positive log-odds, since unlearned samples do not cluster.
 */
@Statement("T36")
public final class NewlineDiscovery {

    private final NewlineReason[] reasons;
    private final CharacterModel model;
    private final Batch batch;
    private final double[] drops;
    private final double surface;

    private NewlineDiscovery(CharacterModel model, int[] places, WrappedText text) {
        this.model = model;
        this.batch = model.batch(places);
        this.reasons = IntStream.of(places).mapToObj(text::reason).toArray(NewlineReason[]::new);
        double[] before = model.newlineLogOdds(batch);
        double[] after = model.newlineLogOdds(model.withNewlineNearer(places));
        this.drops = IntStream.range(0, places.length).mapToDouble(i -> before[i] - after[i]).toArray();
        this.surface = SurfaceRules.bestF1(text, model.heldOutFrom(), places);
    }

    /**
     * Trains a character model on a text and takes samples.
     *
     * @param text the text
     * @param steps training steps, ≥ 1
     * @param samples how many are taken before the unlearned ones are left out, ≥ 2
     * @param threads number of threads; the result does not depend on it
     * @param seed names start and samples
     * @param progress is told the number of steps done
     * @return the samples, to be clustered
     * @throws IllegalArgumentException if a number is out of range, or the model predicts no newline by wrapping yet
     */
    public static NewlineDiscovery run(
            WrappedText text, long steps, int samples, int threads, long seed, LongConsumer progress) {
        return run(text, steps, samples, threads, seed, progress, Checkpoint.none());
    }

    /**
     * Trains a character model, from where the same training was broken off, and takes samples.
     *
     * @param text the text
     * @param steps training steps, ≥ 1
     * @param samples how many are taken before the unlearned ones are left out, ≥ 2
     * @param threads number of threads; the result does not depend on it
     * @param seed names start and samples
     * @param progress is told the number of steps done
     * @param checkpoint keeps where it is; of the same arguments
     * @return the samples, to be clustered
     * @throws IllegalArgumentException if a number is out of range, or the model predicts no newline by wrapping yet
     */
    public static NewlineDiscovery run(
            WrappedText text, long steps, int samples, int threads, long seed, LongConsumer progress, Checkpoint checkpoint) {
        if (samples < 2) {
            throw new IllegalArgumentException("samples must be at least 2, were " + samples);
        }
        CharacterModel model = CharacterModel.train(text, steps, threads, seed, progress, checkpoint);
        int[] taken = model.heldOut(samples, seed);
        Batch all = model.batch(taken);
        double[] odds = LogOdds.of(model.network(), all, all.labels());
        int[] places = IntStream.range(0, taken.length).filter(i -> odds[i] > 0).map(i -> taken[i]).toArray();
        if (IntStream.of(places).noneMatch(place -> text.reason(place) == NewlineReason.WRAP)) {
            throw new IllegalArgumentException("no newline by wrapping is predicted after " + steps + " steps; train for more");
        }
        return new NewlineDiscovery(model, places, text);
    }

    /**
     * Number of samples.
     *
     * @return those that the model predicts
     */
    public int samples() {
        return reasons.length;
    }

    /**
     * Why a sample's newline is there.
     *
     * @param sample the sample
     * @return its reason
     */
    public NewlineReason reason(int sample) {
        return reasons[sample];
    }

    /**
     * The decrease of the log-odds of a newline when the previous newline moves to about half its distance.
     *
     * @param sample the sample
     * @return the fall
     */
    public double drop(int sample) {
        return drops[sample];
    }

    /**
     * The reasons as a division.
     *
     * @return the truth to compare clusters with
     */
    public Clustering truth() {
        return new Clustering(Arrays.stream(reasons).mapToInt(Enum::ordinal).toArray());
    }

    /**
     * The similarity of the samples' gradients.
     *
     * @param part by which parameters
     * @param similarity the measure
     * @return the matrix
     */
    public SimilarityMatrix similarities(Part part, Similarity similarity) {
        return GradientGram.of(model.network(), batch, batch.labels(), part).similarities(similarity);
    }

    /**
     * The similarity of the samples by what stands for them: gradients by all parameters, or a baseline.
     *
     * @param representation what stands for a sample
     * @param similarity the measure
     * @return the matrix
     */
    public SimilarityMatrix similarities(Representation representation, Similarity similarity) {
        return switch (representation) {
            case GRADIENTS -> similarities(Part.ALL, similarity);
            case ACTIVATIONS -> similarities(model.network().activations(batch, 0), similarity);
            case INPUTS -> SimilarityMatrix.of(reasons.length, (i, j) -> (float) similarity.of(shared(i, j)));
        };
    }

    private SimilarityMatrix similarities(float[] rows, Similarity similarity) {
        int n = reasons.length;
        float[] products = RowProducts.of(rows, n, rows.length / n);
        return SimilarityMatrix.of(n, (i, j) -> {
            double lengths = Math.sqrt((double) products[i * n + i] * products[j * n + j]);
            return (float) similarity.of(i == j ? 1 : lengths > 0 ? Math.clamp(products[i * n + j] / lengths, -1.0, 1.0) : 0);
        });
    }

    /** The cosine of two windows as one-hot inputs: the share of places with the same character. */
    private double shared(int i, int j) {
        int window = batch.symbolsEach();
        int same = 0;
        for (int d = 0; d < window; d++) {
            same += batch.symbols()[i * window + d] == batch.symbols()[j * window + d] ? 1 : 0;
        }
        return (double) same / window;
    }

    /**
     * The number of clusters of the fixed choice.
     *
     * @return one more than reasons for a newline
     */
    public int clusters() {
        return truth().sizes().length;
    }

    /**
     * Which samples are newlines by wrapping.
     *
     * @return for each sample
     */
    public boolean[] wrapped() {
        boolean[] wrapped = new boolean[reasons.length];
        for (int i = 0; i < wrapped.length; i++) {
            wrapped[i] = reasons[i] == NewlineReason.WRAP;
        }
        return wrapped;
    }

    /**
     * The baseline: F1 of 'the target is a newline' as a guess of 'by wrapping'.
     *
     * @return from 0 to 1
     */
    public double newlineF1() {
        long wraps = Arrays.stream(reasons).filter(reason -> reason == NewlineReason.WRAP).count();
        long newlines = Arrays.stream(reasons).filter(reason -> reason != NewlineReason.NONE).count();
        return 2.0 * wraps / (wraps + newlines);
    }

    /**
     * The baseline of the surface: F1 of the best rule that looks at the characters before a newline without counting them. The rules are
     * the last one to eight characters, and which marks the line holds, alone or with the last character. Each counts on the text trained
     * on how often a newline comes from wrapping after the same; the rule, and the share from which on it says so, are those that are
     * best on the samples.
     *
     * @return from 0 to 1, at least {@link #newlineF1}
     */
    public double surfaceF1() {
        return surface;
    }

    /**
     * The baseline of chance: F1 of the best of the same clusters with their samples shuffled.
     *
     * @param clustering the clusters
     * @param seed names the shuffle
     * @return from 0 to 1
     */
    public double shuffledF1(Clustering clustering, long seed) {
        var random = RandomStream.of(seed, -6);
        boolean[] wrapped = wrapped();
        int[] order = IntStream.range(0, wrapped.length)
                .boxed()
                .sorted((a, b) -> Double.compare(random.uniform(a, 0), random.uniform(b, 0)))
                .mapToInt(Integer::intValue)
                .toArray();
        boolean[] shuffled = new boolean[wrapped.length];
        for (int i = 0; i < shuffled.length; i++) {
            shuffled[i] = wrapped[order[i]];
        }
        return clustering.bestF1(shuffled);
    }

    /**
     * How well the counterfactual tells newlines by wrapping from the other newlines.
     *
     * @return probability that the log-odds of one by wrapping fall more than those of another; ½ would be chance
     */
    public double counterfactual() {
        double[] wraps = dropsOf(NewlineReason.WRAP);
        double[] others = IntStream.range(0, drops.length)
                .filter(i -> reasons[i] == NewlineReason.PARAGRAPH || reasons[i] == NewlineReason.ITEM)
                .mapToDouble(i -> drops[i])
                .toArray();
        double won = 0;
        for (double wrap : wraps) {
            for (double other : others) {
                won += wrap > other ? 1 : wrap == other ? 0.5 : 0;
            }
        }
        return others.length == 0 ? 0.5 : won / ((double) wraps.length * others.length);
    }

    @Override
    public String toString() {
        return "NewlineDiscovery[samples=" + reasons.length + "]";
    }

    private double[] dropsOf(NewlineReason reason) {
        return IntStream.range(0, drops.length)
                .filter(i -> reasons[i] == reason)
                .mapToDouble(i -> drops[i])
                .toArray();
    }
}
