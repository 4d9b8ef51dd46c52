package org.neuralquanta.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.discovery.BreakingOff;
import org.neuralquanta.discovery.Clustering;
import org.neuralquanta.discovery.CountSketch;
import org.neuralquanta.discovery.Keeping;
import org.neuralquanta.discovery.Similarity;
import org.neuralquanta.discovery.SimilarityMatrix;
import org.neuralquanta.transformer.PredictionGradient;
import org.neuralquanta.transformer.Sequences;
import org.neuralquanta.transformer.Transformer;
import org.neuralquanta.transformer.TransformerShape;

/** Gradients of single characters of a small transformer that has learned nothing. */
@Statement("T35")
class LearnedCharactersTest {

    private static final Corpus CORPUS = Corpus.of(
            IntStream.range(0, 300).mapToObj(i -> "line %d of a text has %d words\n".formatted(i, i * i % 97)).collect(Collectors.joining()), 120);
    private static final Transformer TRANSFORMER = Transformer.random(TransformerNetwork.shape(CORPUS.alphabet(), 16), 7, 1);

    private static LearnedCharacters characters(int dimension, int threads) {
        return LearnedCharacters.of(CORPUS, TRANSFORMER.parameters(), CountSketch.of(dimension, 3), 40, 10, threads, _ -> {}, Keeping.NOTHING);
    }

    /** The gradient of a character predicted from the 64 before it, by the linear maps. */
    private static double[] gradient(int place) {
        TransformerShape shape = TRANSFORMER.shape();
        var sequence = new Sequences(1, shape);
        for (int i = 0; i < 64; i++) {
            sequence.symbols()[i] = CORPUS.code(place - 64 + i);
        }
        sequence.labels()[63] = CORPUS.code(place);
        var single = new PredictionGradient(TRANSFORMER);
        single.of(sequence, 0, 63);
        return shape.linearMaps().stream()
                .flatMapToInt(span -> IntStream.range(span.from(), span.to()))
                .mapToDouble(i -> single.gradient()[i])
                .toArray();
    }

    private static double cosine(double[] a, double[] b) {
        double product = IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
        return product / Math.sqrt(IntStream.range(0, a.length).mapToDouble(i -> a[i] * a[i]).sum()
                * IntStream.range(0, a.length).mapToDouble(i -> b[i] * b[i]).sum());
    }

    @Test
    void sketchesKeepCosinesOfSingleGradients() {
        LearnedCharacters characters = characters(4096, 1);
        SimilarityMatrix cosines = characters.similarities(Similarity.SIGNED);
        assertThat(characters.size()).isEqualTo(40);
        assertThat(characters.eligible()).isEqualTo(120);
        double squares = 0;
        int pairs = 0;
        double[][] exact = IntStream.range(0, 40).mapToObj(i -> gradient(characters.place(i))).toArray(double[][]::new);
        for (int i = 0; i < 40; i++) {
            for (int j = 0; j < i; j++) {
                double error = cosines.value(i, j) - cosine(exact[i], exact[j]);
                squares += error * error;
                pairs++;
            }
        }
        assertThat(Math.sqrt(squares / pairs)).isCloseTo(characters.sketchError(), within(1e-6)).isLessThan(CountSketch.of(4096, 3).standardError());
        assertThat(characters(64, 1).sketchError()).isGreaterThan(characters.sketchError());
    }

    @Test
    void nothingDependsOnThreads() {
        LearnedCharacters one = characters(256, 1);
        var done = new AtomicLong();
        LearnedCharacters three =
                LearnedCharacters.of(CORPUS, TRANSFORMER.parameters(), CountSketch.of(256, 3), 40, 10, 3, value -> done.accumulateAndGet(value, Math::max), Keeping.NOTHING);
        assertThat(done.get()).isEqualTo(120 + 40);
        SimilarityMatrix ofOne = one.similarities(Similarity.ANGULAR);
        SimilarityMatrix ofThree = three.similarities(Similarity.ANGULAR);
        for (int i = 0; i < 40; i++) {
            assertThat(three.place(i)).isEqualTo(one.place(i));
            assertThat(three.loss(i)).isEqualTo(one.loss(i));
            for (int j = 0; j < 40; j++) {
                assertThat(ofThree.value(i, j)).isEqualTo(ofOne.value(i, j));
                assertThat(three.stateSimilarities(Similarity.SIGNED).value(i, j)).isEqualTo(one.stateSimilarities(Similarity.SIGNED).value(i, j));
            }
        }
    }

    @Test
    void workThatIsBrokenOffGoesOnToTheSameBits() {
        LearnedCharacters whole = characters(64, 1);
        for (int states : new int[] {1, 7}) {
            var keeping = new BreakingOff(states);
            Optional<LearnedCharacters> found = Optional.empty();
            int tries = 0;
            while (found.isEmpty()) {
                try {
                    found = Optional.of(LearnedCharacters.of(
                            CORPUS, TRANSFORMER.parameters(), CountSketch.of(64, 3), 40, 10, 1, _ -> {}, keeping));
                } catch (BreakingOff.BrokenOff e) {
                    keeping.goOn(states);
                    tries++;
                }
            }
            assertThat(tries).as("one state for each 64 losses and for each gradient").isEqualTo(Math.ceilDiv(2 + 40, states) - 1);
            SimilarityMatrix ofFound = found.get().similarities(Similarity.SIGNED);
            SimilarityMatrix ofWhole = whole.similarities(Similarity.SIGNED);
            for (int i = 0; i < whole.size(); i++) {
                assertThat(found.get().loss(i)).isEqualTo(whole.loss(i));
                for (int j = 0; j < i; j++) {
                    assertThat(ofFound.value(i, j)).isEqualTo(ofWhole.value(i, j));
                }
            }
        }
    }

    @Test
    void clustersAreDescribed() {
        LearnedCharacters characters = characters(64, 1);
        Clustering targets = characters.byTarget();
        List<CharacterCluster> found = CharacterCluster.of(characters, targets, 3);
        String text = CORPUS.text();
        assertThat(found).hasSameSizeAs(targets.sizes()).allSatisfy(one -> {
            assertThat(one.targetShare()).isEqualTo(1);
            assertThat(one.examples()).hasSize(Math.min(3, one.size())).allSatisfy(place -> assertThat(text.charAt(place)).isEqualTo(one.target()));
            assertThat(one.contextShare()).isGreaterThanOrEqualTo(0.5);
            assertThat(one.examples().stream().filter(place -> text.substring(0, place).endsWith(one.context()))).isNotNull();
        });
        CharacterCluster newlines = found.stream().filter(one -> one.target() == '\n').findFirst().orElseThrow();
        assertThat(newlines.context()).endsWith(" words");
        assertThat(newlines.sinceLine()).isBetween(26, 31);
        assertThat(targets.bestF1(characters.are('\n'))).isEqualTo(1);
        assertThat(characters.byContext(1).sizes().length).isLessThan(characters.byContext(3).sizes().length);
        assertThat(CharacterCluster.of(characters, characters.byContext(3), 0)).allSatisfy(one -> assertThat(one.context()).hasSizeGreaterThanOrEqualTo(3));
    }

    @Test
    void refusesWhatItCannotUse() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LearnedCharacters.of(CORPUS, new float[100], CountSketch.of(8, 1), 10, 1, 1, _ -> {}, Keeping.NOTHING))
                .withMessageContaining("parameters must be those of a transformer").withMessageContaining("there were 100");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LearnedCharacters.of(CORPUS, TRANSFORMER.parameters(), CountSketch.of(8, 1), 10, 1e-9, 1, _ -> {}, Keeping.NOTHING))
                .withMessageContaining("of 120 there were 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LearnedCharacters.of(CORPUS, TRANSFORMER.parameters(), CountSketch.of(8, 1), 10, Double.NaN, 1, _ -> {}, Keeping.NOTHING))
                .withMessageContaining("> 0, was NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LearnedCharacters.of(CORPUS, TRANSFORMER.parameters(), CountSketch.of(8, 1), 1, 1, 1, _ -> {}, Keeping.NOTHING))
                .withMessageContaining(">= 2, were 1");
        assertThatIllegalArgumentException().isThrownBy(() -> characters(8, 1).byContext(0)).withMessageContaining("was 0");
    }
}
