package org.neuralquanta.verify;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.neuralquanta.discovery.Clustering;
import org.neuralquanta.discovery.CountSketch;
import org.neuralquanta.discovery.Dendrogram;
import org.neuralquanta.discovery.Gradients;
import org.neuralquanta.discovery.Similarity;
import org.neuralquanta.matrix.Matrix;
import org.neuralquanta.mechanism.VectorScores;
import org.neuralquanta.random.RandomStream;
import org.neuralquanta.tokens.TokenCurves;

/** T24, T35 and T37 on samples that are brought: planted ones, of which the truth is known. */
final class BroughtChecks {

    private static final int SAMPLES = 240;
    private static final int GROUPS = 3;
    private static final int LENGTH = 8;
    private static final int PARAMETERS = 2000;
    private static final int TOKENS = 2000;
    private static final double[] SIZES = IntStream.range(0, 8).mapToDouble(i -> 1e4 * Math.pow(4, i)).toArray();

    private BroughtChecks() {}

    static List<Check> all() {
        return List.of(
                new Check(
                        "T24.jumps",
                        "planted losses of tokens, half of which use one quantum: those that fall in one jump, without false alarms; 1/2 within 0.1",
                        theory -> new Expectation(theory == Theory.SMOOTH_SAMPLES ? 0 : 0.5, 0.1),
                        chance -> Measurement.exactly(
                                TokenCurves.of(losses(chance.stream(0)), SIZES, 0.05, chance.seed()).jumps().corrected())),
                new Check(
                        "T35.sketch",
                        "planted gradients of three mechanisms, sketched: clusters against mechanisms; adjusted Rand index 1 within 0.1",
                        theory -> new Expectation(theory == Theory.BLIND ? 0 : 1, 0.1),
                        chance -> Measurement.exactly(Dendrogram.averageLinkage(Gradients.of(vectors(chance.stream(1), PARAMETERS, 1, GROUPS))
                                        .sketched(CountSketch.of(512, chance.seed()))
                                        .similarities(Similarity.ABSOLUTE))
                                .cutInto(GROUPS)
                                .adjustedRandIndex(new Clustering(groups())))),
                new Check(
                        "T37.brought",
                        "planted vectors of another mechanism told from those of three; area under the curve 1 within 0.05",
                        theory -> new Expectation(theory == Theory.BLIND ? 0.5 : 1, 0.05),
                        chance -> Measurement.exactly(VectorScores.of(
                                        vectors(chance.stream(2), LENGTH, 10, GROUPS), groups(),
                                        Optional.of(vectors(chance.stream(3), LENGTH, 10, SAMPLES)), LENGTH, 0.05, chance.seed())
                                .auroc()
                                .orElseThrow())));
    }

    private static int[] groups() {
        return IntStream.range(0, SAMPLES).map(i -> i % GROUPS).toArray();
    }

    /** Normal numbers around the centre of each sample's group. */
    private static Matrix vectors(RandomStream stream, int length, double spread, int groups) {
        double[] values = new double[SAMPLES * length];
        for (int i = 0; i < SAMPLES; i++) {
            for (int j = 0; j < length; j++) {
                values[i * length + j] = spread * stream.normal(i % groups, j) + stream.normal(SAMPLES + i, j);
            }
        }
        return Matrix.of(MemorySegment.ofArray(values), ValueLayout.JAVA_DOUBLE, SAMPLES, length);
    }

    /** Half of the tokens use one quantum, the others many; in both the share of learned quanta is the same function of the size. */
    private static Matrix losses(RandomStream stream) {
        double last = Math.pow(SIZES[SIZES.length - 1], -0.2);
        double first = Math.pow(SIZES[0], -0.2);
        double[] values = new double[TOKENS * SIZES.length];
        for (int token = 0; token < TOKENS; token++) {
            double learnedFrom = stream.uniform(token, 0);
            for (int i = 0; i < SIZES.length; i++) {
                double open = (Math.pow(SIZES[i], -0.2) - last) / (first - last);
                double share = token % 2 == 0 ? learnedFrom < open ? 1 : 0 : open;
                values[token * SIZES.length + i] = 1 + 3 * share + 0.05 * stream.normal(token, i + 1);
            }
        }
        return Matrix.of(MemorySegment.ofArray(values), ValueLayout.JAVA_DOUBLE, TOKENS, SIZES.length);
    }
}
