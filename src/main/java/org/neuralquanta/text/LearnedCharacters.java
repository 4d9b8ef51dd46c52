package org.neuralquanta.text;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.neuralquanta.discovery.Clustering;
import org.neuralquanta.discovery.CountSketch;
import org.neuralquanta.discovery.Gradients;
import org.neuralquanta.discovery.Keeping;
import org.neuralquanta.discovery.Similarity;
import org.neuralquanta.discovery.SimilarityMatrix;
import org.neuralquanta.matrix.Matrix;
import org.neuralquanta.network.RowProducts;
import org.neuralquanta.network.Workers;
import org.neuralquanta.transformer.PredictionGradient;
import org.neuralquanta.transformer.Sequences;
import org.neuralquanta.transformer.Transformer;
import org.neuralquanta.transformer.TransformerShape;

/**
 * Held-out characters that a transformer predicts well, with the gradient of each one's own loss: what quanta are looked for in (T35). Every
 * character is predicted from the 64 before it, at the last position, so that positions tell no characters apart. Gradients are by the weights and
 * biases of the blocks' linear maps, without symbols, positions, normalisations and outputs: as in Michaud et al., but for the last
 * normalisation, which their filter by names keeps. They are sketched one by one.
 * Immutable, thread-safe.
 */
public final class LearnedCharacters {

    /** Characters whose exact gradients are compared with their sketches. */
    private static final int COMPARED = 64;

    private static final int TOGETHER = 64;
    private static final int PART = 1 << 14;

    /** Below this, a derivative is no normal number of 32 bits. */
    private static final double LEAST_LOSS = 1e-25;

    private final Corpus corpus;
    private final Transformer transformer;
    private final CountSketch sketch;
    private final int eligible;
    private final int[] places;
    private final double[] losses;
    private final float[] sketches;
    private final float[] states;

    private LearnedCharacters(Corpus corpus, Transformer transformer, CountSketch sketch, int samples, double mostLoss, Workers workers, LongConsumer progress,
            Keeping keeping) {
        this.corpus = corpus;
        this.transformer = transformer;
        this.sketch = sketch;
        int[] candidates = corpus.places();
        var done = new AtomicLong();
        double[] found = losses(new KeptRows(keeping, "losses", candidates.length, 0, 0), candidates, workers, () -> progress.accept(done.incrementAndGet()));
        int[] learned = IntStream.range(0, candidates.length).filter(i -> found[i] < mostLoss && found[i] > LEAST_LOSS).toArray();
        if (learned.length < 2) {
            throw new IllegalArgumentException("at least 2 characters must be predicted with a loss below " + mostLoss + ", of "
                    + candidates.length + " there were " + learned.length);
        }
        this.eligible = learned.length;
        int size = Math.min(samples, eligible);
        this.places = IntStream.range(0, size).map(i -> candidates[learned[(int) ((long) i * eligible / size)]]).toArray();
        if ((long) size * sketch.dimension() > 1 << 30) {
            throw new IllegalArgumentException("samples times the dimension of the sketch must be at most 2^30, were " + size + " and "
                    + sketch.dimension());
        }
        int width = transformer.shape().width();
        var rows = new KeptRows(keeping, "gradients", size, sketch.dimension(), width);
        this.losses = rows.losses();
        this.sketches = rows.sketches();
        this.states = rows.states();
        workers.run(thread -> {
            var one = new One();
            for (int i = thread; i < size; i += workers.threads()) {
                if (!rows.isDone(i)) {
                    losses[i] = one.gradientAt(places[i]);
                    one.sketchInto(i);
                    System.arraycopy(one.gradient.state(), 0, states, i * width, width);
                    rows.finish(i, i + 1);
                }
                progress.accept(done.incrementAndGet());
            }
        });
    }

    /**
     * Takes characters of those that are measured, evenly spread over those that are learned, and sketches their gradients.
     *
     * @param corpus the text
     * @param parameters all parameters of a transformer on it, as a ladder keeps them; its width follows from their number
     * @param sketch how gradients are sketched
     * @param samples most characters to take, ≥ 2; fewer if fewer are learned
     * @param mostLoss a character is learned if its loss in nats is below, &gt; 0
     * @param threads number of threads; no result depends on it
     * @param progress is told, by any of them, how many forward or backward passes are done
     * @param keeping where losses and sketches are kept
     * @return the characters
     * @throws IllegalArgumentException if the parameters fit no transformer, a number is out of range, or fewer than 2 characters are learned
     */
    public static LearnedCharacters of(
            Corpus corpus, float[] parameters, CountSketch sketch, int samples, double mostLoss, int threads, LongConsumer progress,
            Keeping keeping) {
        if (samples < 2) {
            throw new IllegalArgumentException("samples must be >= 2, were " + samples);
        }
        if (!(mostLoss > 0)) {
            throw new IllegalArgumentException("largest loss must be > 0, was " + mostLoss);
        }
        TransformerShape shape = TransformerNetwork.shapeOf(corpus.alphabet(), parameters.length);
        try (var workers = new Workers(threads)) {
            return new LearnedCharacters(corpus, Transformer.of(shape, parameters), sketch, samples, mostLoss, workers, progress, keeping);
        }
    }

    /** The losses of characters, each from a full context. */
    private double[] losses(KeptRows rows, int[] candidates, Workers workers, Runnable progress) {
        int context = TransformerNetwork.CONTEXT;
        double[] result = rows.losses();
        int groups = (candidates.length + TOGETHER - 1) / TOGETHER;
        workers.run(thread -> {
            for (int group = thread; group < groups; group += workers.threads()) {
                int from = group * TOGETHER;
                int to = Math.min(candidates.length, from + TOGETHER);
                if (!rows.isDone(from)) {
                    var some = new Sequences(to - from, transformer.shape());
                    for (int s = 0; s < some.size(); s++) {
                        TransformerNetwork.fill(corpus, some, s, candidates[from + s] - context);
                    }
                    double[] all = transformer.losses(some);
                    for (int s = 0; s < some.size(); s++) {
                        result[from + s] = all[s * context + context - 1];
                    }
                    rows.finish(from, to);
                }
                for (int i = from; i < to; i++) {
                    progress.run();
                }
            }
        });
        return result;
    }

    /** The memory of one thread. */
    private final class One {

        private final PredictionGradient gradient = new PredictionGradient(transformer);
        private final Sequences sequence = new Sequences(1, transformer.shape());
        private final double[] part = new double[PART];
        private final double[] numbers = new double[sketch.dimension()];

        double gradientAt(int place) {
            TransformerNetwork.fill(corpus, sequence, 0, place - TransformerNetwork.CONTEXT);
            return gradient.of(sequence, 0, TransformerNetwork.CONTEXT - 1);
        }

        /** The sketch, divided by the length of the gradient. */
        void sketchInto(int row) {
            Arrays.fill(numbers, 0);
            double squares = 0;
            for (TransformerShape.Span span : transformer.shape().linearMaps()) {
                for (int from = span.from(); from < span.to(); from += PART) {
                    int count = Math.min(PART, span.to() - from);
                    for (int i = 0; i < count; i++) {
                        part[i] = gradient.gradient()[from + i];
                        squares += part[i] * part[i];
                    }
                    sketch.add(from, part, count, numbers);
                }
            }
            double length = Math.sqrt(squares);
            for (int j = 0; j < numbers.length; j++) {
                sketches[row * numbers.length + j] = (float) (numbers[j] / length);
            }
        }
    }

    /**
     * The text.
     *
     * @return what they were taken from
     */
    public Corpus corpus() {
        return corpus;
    }

    /**
     * Number of characters.
     *
     * @return at least 2
     */
    public int size() {
        return places.length;
    }

    /**
     * How many of the measured characters are learned.
     *
     * @return at least {@link #size}
     */
    public int eligible() {
        return eligible;
    }

    /**
     * Where a character is.
     *
     * @param sample the character
     * @return its index in the text
     */
    public int place(int sample) {
        return places[sample];
    }

    /**
     * The loss of a character.
     *
     * @param sample the character
     * @return nats
     */
    public double loss(int sample) {
        return losses[sample];
    }

    /**
     * The similarities of the characters' gradients, by their sketches.
     *
     * @param similarity the measure
     * @return the matrix
     */
    public SimilarityMatrix similarities(Similarity similarity) {
        return similarities(sketches, sketch.dimension(), similarity);
    }

    /**
     * The baseline of activations: similarities of the activations of the last layer.
     *
     * @param similarity the measure
     * @return the matrix
     */
    public SimilarityMatrix stateSimilarities(Similarity similarity) {
        return similarities(states, transformer.shape().width(), similarity);
    }

    private SimilarityMatrix similarities(float[] rows, int width, Similarity similarity) {
        int size = size();
        float[] products = RowProducts.of(rows, size, width);
        return SimilarityMatrix.of(size, (i, j) -> {
            double lengths = Math.sqrt((double) products[i * size + i] * products[j * size + j]);
            return (float) similarity.of(i == j ? 1 : Math.clamp(products[i * size + j] / lengths, -1.0, 1.0));
        });
    }

    /**
     * The error of the sketches as measured: the root mean square difference between cosines of gradients and of their sketches, over all
     * pairs of up to 64 characters, spread evenly.
     *
     * @return the error
     */
    public double sketchError() {
        var one = new One();
        int count = Math.min(COMPARED, size());
        int columns = transformer.shape().linearMaps().stream().mapToInt(span -> span.to() - span.from()).sum();
        float[] exact = new float[count * columns];
        float[] some = new float[count * sketch.dimension()];
        for (int i = 0; i < count; i++) {
            int sample = (int) ((long) i * size() / count);
            one.gradientAt(places[sample]);
            int at = i * columns;
            for (TransformerShape.Span span : transformer.shape().linearMaps()) {
                System.arraycopy(one.gradient.gradient(), span.from(), exact, at, span.to() - span.from());
                at += span.to() - span.from();
            }
            System.arraycopy(sketches, sample * sketch.dimension(), some, i * sketch.dimension(), sketch.dimension());
        }
        return rows(exact, count).errorOf(rows(some, count));
    }

    private static Gradients rows(float[] numbers, int count) {
        return Gradients.of(Matrix.of(MemorySegment.ofArray(numbers), ValueLayout.JAVA_FLOAT, count, numbers.length / count));
    }

    /**
     * The baseline of targets.
     *
     * @return characters with the same character are one cluster
     */
    public Clustering byTarget() {
        return new Clustering(IntStream.of(places).map(place -> corpus.text().charAt(place)).toArray());
    }

    /**
     * The baseline of n-grams of the input.
     *
     * @param n length, 1 to {@link Corpus#MOST_CONTEXT}
     * @return characters after the same n characters are one cluster
     */
    public Clustering byContext(int n) {
        if (n < 1 || n > Corpus.MOST_CONTEXT) {
            throw new IllegalArgumentException("n must be between 1 and " + Corpus.MOST_CONTEXT + ", was " + n);
        }
        Map<String, Integer> numbers = new HashMap<>();
        return new Clustering(IntStream.of(places)
                .map(place -> numbers.computeIfAbsent(corpus.text().substring(place - n, place), _ -> numbers.size()))
                .toArray());
    }

    /**
     * Which characters are a given one.
     *
     * @param target the character
     * @return for each sample
     */
    public boolean[] are(char target) {
        boolean[] result = new boolean[size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = corpus.text().charAt(places[i]) == target;
        }
        return result;
    }

    @Override
    public String toString() {
        return "LearnedCharacters[size=" + size() + ", eligible=" + eligible + ", sketch=" + sketch + "]";
    }
}
