package org.neuralquanta.text;

import java.util.HashMap;
import java.util.Map;

/**
 * Predicts a character from the n − 1 before it by counts in the training text, interpolated with those of shorter histories as Witten and Bell
 * do: with c(h x) counts after history h, and t(h) different characters seen after it,
 * \[ P(x \mid h) = \frac{c(hx) + t(h)\, P(x \mid h')}{\sum_x c(hx) + t(h)}, \]
 * h′ the history without its first character; below the empty history all characters are equally likely. Nothing is tuned. Immutable,
 * thread-safe.
 *
 * <p>Source: Witten and Bell, IEEE Trans. Inf. Theory 37 (1991) 1085, method C, as an interpolation.
 */
public final class NgramModel {

    /** Longest n for which counts are kept; histories are packed into a long. */
    public static final int MOST = 7;

    private final Corpus corpus;
    private final int n;
    private final Map<Long, int[]> counts = new HashMap<>();

    private NgramModel(Corpus corpus, int n) {
        this.corpus = corpus;
        this.n = n;
    }

    /**
     * Counts the whole training text.
     *
     * @param corpus the text
     * @param n the largest order, from 1 to 7
     * @return the model
     * @throws IllegalArgumentException if n is out of range
     */
    public static NgramModel of(Corpus corpus, int n) {
        if (n < 1 || n > MOST) {
            throw new IllegalArgumentException("n must be between 1 and " + MOST + ", was " + n);
        }
        var model = new NgramModel(corpus, n);
        for (Stretch block : corpus.training(corpus.trainingCharacters())) {
            for (int i = block.from() + n - 1; i < block.to(); i++) {
                for (int length = 0; length < n; length++) {
                    model.counts.computeIfAbsent(model.history(i, length), _ -> new int[corpus.alphabet() + 1])[corpus.code(i)]++;
                }
            }
        }
        int alphabet = corpus.alphabet();
        model.counts.values().forEach(row -> {
            for (int x = 0; x < alphabet; x++) {
                row[alphabet] += row[x];
            }
        });
        return model;
    }

    /** The characters before a place, with their number in the highest byte. */
    private long history(int place, int length) {
        long packed = length;
        for (int d = length; d >= 1; d--) {
            packed = packed << 8 | corpus.code(place - d);
        }
        return packed;
    }

    /**
     * The loss of each measured character.
     *
     * @param order characters of a history and the one after it, from 1 to n: 2 for bigrams
     * @return −log P in nats, in the order of the corpus's places
     * @throws IllegalArgumentException if the order is out of range
     */
    public double[] losses(int order) {
        if (order < 1 || order > n) {
            throw new IllegalArgumentException("order must be between 1 and " + n + ", was " + order);
        }
        int[] places = corpus.places();
        double[] losses = new double[places.length];
        for (int i = 0; i < places.length; i++) {
            double probability = 1.0 / corpus.alphabet();
            for (int length = 0; length < order; length++) {
                int[] row = counts.get(history(places[i], length));
                if (row == null) {
                    break;
                }
                int different = 0;
                for (int x = 0; x < corpus.alphabet(); x++) {
                    different += row[x] > 0 ? 1 : 0;
                }
                probability = (row[corpus.code(places[i])] + different * probability) / (row[corpus.alphabet()] + different);
            }
            losses[i] = -StrictMath.log(probability);
        }
        return losses;
    }

    /**
     * The mean loss of the measured characters.
     *
     * @param order as for {@link #losses}
     * @return in nats
     */
    public double loss(int order) {
        double total = 0;
        double[] losses = losses(order);
        for (double loss : losses) {
            total += loss;
        }
        return total / losses.length;
    }

    @Override
    public String toString() {
        return "NgramModel[n=" + n + ", histories=" + counts.size() + "]";
    }
}
