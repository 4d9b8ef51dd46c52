package org.neuralquanta.cli.samples;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.neuralquanta.discovery.SimilarityMatrix;
import org.neuralquanta.matrix.Matrix;
import org.neuralquanta.text.Corpus;
import org.neuralquanta.tokens.TokenCurves;

/** What is allowed, but more often a mistake: notes beside the answer. */
public final class Warnings {

    /** An error seldom exceeds three standard errors. */
    private static final double STANDARD_ERRORS = 3;

    private Warnings() {}

    /**
     * Of similarities that are linked.
     *
     * @param matrix the similarities
     * @return a warning if one is below 0
     */
    public static List<String> ofNegative(SimilarityMatrix matrix) {
        for (int i = 0; i < matrix.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (matrix.value(i, j) < 0) {
                    return List.of("warning: negative similarities, such as " + matrix.value(i, j) + " at " + i + ", " + j
                            + " (counted from 0), are linked as they are, so opposite gradients count as least alike; --gradients links by |cos|");
                }
            }
        }
        return List.of();
    }

    /**
     * Of gradients that are sketched.
     *
     * @param error of the cosines, as measured
     * @param cut the similarity at which a dendrogram is cut
     * @return a warning if three times the error is above the cut
     */
    public static List<String> ofSketch(double error, double cut) {
        return STANDARD_ERRORS * error <= cut
                ? List.of()
                : List.of(String.format(Locale.ROOT, "warning: the sketch has a measured error of %.2g in cosines, so samples that have nothing in common"
                        + " may be joined: linkage is cut at %s; increase --sketch", error, cut));
    }

    /**
     * Of losses.
     *
     * @param matrix the losses
     * @param curves what was made of them
     * @return a warning if a token has no loss at any size
     */
    public static List<String> ofZeros(Matrix matrix, TokenCurves curves) {
        double least = 1.0 / curves.tokens();
        if (IntStream.range(0, curves.sizes().size()).anyMatch(size -> curves.quantile(size, least) > 0)) {
            return List.of();
        }
        double[] row = new double[(int) matrix.columns()];
        long zeros = 0;
        long first = -1;
        for (long token = 0; token < matrix.rows(); token++) {
            matrix.read(token, 0, row);
            if (isZero(row)) {
                first = zeros == 0 ? token : first;
                zeros++;
            }
        }
        return zeros == 0
                ? List.of()
                : List.of("warning: " + zeros + " of " + matrix.rows() + " tokens have a loss of exactly 0 at every size, the first of them row "
                        + first + " (counted from 0); were these rows written?");
    }

    private static boolean isZero(double[] row) {
        for (double loss : row) {
            if (loss != 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * Of a text.
     *
     * @param corpus the text
     * @return a warning if it has carriage returns
     */
    public static List<String> ofCarriageReturns(Corpus corpus) {
        long returns = corpus.text().chars().filter(c -> c == '\r').count();
        return returns == 0
                ? List.of()
                : List.of("warning: " + returns + " carriage returns count as characters; remove them if they only end lines");
    }
}
