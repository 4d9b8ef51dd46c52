package org.neuralquanta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neuralquanta.Signal;
import org.neuralquanta.discovery.CountSketch;
import org.neuralquanta.matrix.Matrix;
import org.neuralquanta.matrix.MatrixWriter;
import org.neuralquanta.tokens.TokenCurves;
import org.neuralquanta.transformer.Transformer;
import org.neuralquanta.transformer.TransformerShape;

/** What commands say of files that numpy wrote; bad files are exit code 2, one line, and nothing is written. */
class BroughtSamplesTest {

    private static final Path FILES = Path.of("src/test/resources/matrix").toAbsolutePath();
    private static final String SIZES = " --sizes 1e4,4e4,16e4,64e4,256e4";

    @TempDir
    private Path directory = Path.of("");

    private Run run(String line) {
        return Run.of(Stream.of(line.split(" ", -1))
                .map(word -> word.startsWith("@") ? FILES.resolve(word.substring(1)).toString() : word)
                .map(word -> word.startsWith("=") ? directory.resolve(word.substring(1)).toString() : word)
                .toList());
    }

    private Run good(String line) {
        Run run = run(line + " --format json");
        assertThat(run.code()).as(run.err()).isZero();
        return run;
    }

    @Test
    void gradientsWithLabels() throws IOException {
        Run run = good("discover --gradients @gradients.npy --labels @groups.npy --clusters-out =clusters.csv");
        assertThat(run.json())
                .containsEntry("samples", 24.0)
                .containsEntry("adjustedRandIndex", 1.0)
                .doesNotContainKeys("sketch", "adjustedRandIndexLearned", "counterfactual");
        List<String> lines = Files.readAllLines(directory.resolve("clusters.csv"));
        assertThat(lines).hasSize(25).startsWith("sample,cluster,label", "0,1,0").endsWith("23,3,2");
    }

    @Test
    void sketchesSayTheirError() {
        Run run = good("discover --gradients @gradients.npy --sketch 256 --seed 3 --clusters 3 --labels @groups.npy");
        assertThat(run.json()).containsEntry("adjustedRandIndex", 1.0);
        assertThat(String.valueOf(run.json().get("sketch")))
                .contains("dimension=256.0", "standardError=" + CountSketch.of(256, 3).standardError(), "measuredError=0.0");
    }

    @Test
    void similaritiesWithoutLabels() {
        Run run = good("discover --similarity @cosines.npy --clusters 2");
        assertThat(run.json()).containsEntry("adjustedRandIndex", null).containsEntry("adjustedRandIndexReason", "no labels");
        assertThat(run.list("clusters")).hasSize(2);
    }

    /** A text and a transformer on it that has learned nothing, with the cluster and place of each character. */
    @Test
    void charactersOfAText() throws IOException {
        String text = IntStream.range(0, 400).mapToObj(i -> "And line %d tells of quanta.\n".formatted(i * i % 97)).collect(Collectors.joining());
        Files.writeString(directory.resolve("text"), text);
        TransformerShape shape = TransformerShape.text((int) text.chars().distinct().count(), 64, 16, 1, 1);
        try (var file = MatrixWriter.at(directory.resolve("parameters.npy"), shape.parameters())) {
            file.append(Transformer.random(shape, 3, 1).parameters());
            file.keep();
        }
        String line = "discover --text =text --parameters =parameters.npy --samples 60 --most-loss 9 --sketch 64";
        for (String method : List.of("", " --method embedding", " --method spectral")) {
            Run run = good(line + method + " --clusters 4 --clusters-out =clusters.csv");
            assertThat(run.json()).containsEntry("samples", 60.0).containsEntry("learned", 240.0).containsEntry("measured", 240.0);
            assertThat(run.list("clusters").stream().mapToDouble(cluster -> Double.parseDouble(String.valueOf(cluster.get("size")))).sum()).isEqualTo(60);
            assertThat(run.list("baselines")).extracting(row -> row.get("by"))
                    .containsExactly("gradients", "activations", "target", "1-gram before", "2-gram before", "3-gram before");
            assertThat(run.list("baselines").getFirst()).containsEntry("adjustedRandIndex", 1.0);
            assertThat(run.list("baselines").get(2)).containsEntry("newlineF1", 1.0);
            assertThat(String.valueOf(run.json().get("sketch"))).contains("dimension=64.0", "measuredError=0.");
        }
        List<String> lines = Files.readAllLines(directory.resolve("clusters.csv"));
        assertThat(lines).hasSize(61).startsWith("place,cluster,loss,target,context");
        int place = Integer.parseInt(lines.get(1).split(",", -1)[0]);
        assertThat(lines.get(1)).endsWith("," + text.substring(place - 40, place).replace('\n', '/').replace(' ', '_'));
        refused(line.replace("=parameters.npy", "@losses.npy"), "--parameters", "rows");
        refused(line.replace("--parameters =parameters.npy ", ""), "--parameters", "missing");
        refused(line + " --method embedding", "--clusters", "missing");
        refused(line.replace("--most-loss 9", "--most-loss 0"), "--most-loss", "above 0");
        refused(line.replace("--most-loss 9", "--most-loss 1e-6"), "--most-loss", "there were 0");
        refused(line + " --labels @groups.npy", "--labels", "cannot be used with --text");
        refused(line + " --held-out one", "--held-out", "needs --books");
        refused(line.replace("--sketch 64", "--sketch 0"), "--sketch", "from 1");
        refused("discover --task parity --parameters =parameters.npy", "--parameters", "cannot be used without --text");
        refused("discover --gradients @gradients.npy --text =text", "--text", "cannot be used with --gradients");
    }

    private void refused(String line, String option, String reason) {
        Run run = run(line);
        assertThat(run.code()).as(line).isEqualTo(2);
        assertThat(run.err()).contains(option, reason).hasLineCount(1);
    }

    @Test
    void textIsReadLikeNpy() throws IOException {
        Matrix cosines = Matrix.open(FILES.resolve("cosines.npy"));
        Files.writeString(directory.resolve("cosines.csv"), IntStream.range(0, 24)
                .mapToObj(i -> Arrays.stream(cosines.row(i)).mapToObj(String::valueOf).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n")));
        assertThat(good("discover --similarity =cosines.csv --clusters 4").out())
                .isEqualTo(good("discover --similarity @cosines.npy --clusters 4").out());
    }

    @Test
    void losses() throws IOException {
        Run run = good("text --losses @losses.npy" + SIZES + " --tokens-out =tokens.csv");
        TokenCurves curves = TokenCurves.of(
                Matrix.open(FILES.resolve("losses.npy")), new double[] {1e4, 4e4, 16e4, 64e4, 256e4}, 0.05, 1);
        assertThat(run.json()).containsEntry("tokens", 300.0);
        assertThat(run.list("points").get(1))
                .containsEntry("parameters", 4e4)
                .containsEntry("loss", curves.mean(1))
                .containsEntry("stdError", curves.standardError(1))
                .containsEntry("quantile50", curves.quantile(1, 0.5))
                .containsEntry("learned", curves.learned(1));
        assertThat(run.list("exponents").getFirst()).containsEntry("alpha", curves.fitOfMean().parameter("alpha"));
        assertThat(String.valueOf(run.json().get("oneJump"))).contains("share=" + curves.jumps().share());
        // With one run of each size no jump is told from noise.
        assertThat(String.valueOf(run.json().get("oneJump"))).contains("corrected=null", "correctedReason=needs runs with other seeds");
        // As planted: 90 of the falling 270 in one jump, 30 rise.
        assertThat(curves.jumps().oneJump()).isBetween(80L, 105L);
        assertThat(curves.jumps().worse()).isEqualTo(30);
        assertThat(Files.readAllLines(directory.resolve("tokens.csv"))).hasSize(301).startsWith("token,first,last,kind")
                .filteredOn(line -> line.endsWith(",one jump")).hasSize((int) curves.jumps().oneJump());
        assertThat(good("text --losses @losses.npy --sizes 1e4,1e4,16e4,64e4,64e4").list("points")).hasSize(3);
        assertThat(good("text --losses @losses.npy --sizes 1e4,1e4,16e4,64e4,64e4").list("exponents").getFirst())
                .containsEntry("alpha", null).containsEntry("alphaReason", "too few runs: power needs at least 5, there are 3");
    }

    @Test
    void vectors() throws IOException {
        Run run = good("mechanism --vectors @vectors.npy --groups @vector-groups.npy --test @suspects.npy --scores-out =scores.csv");
        assertThat(run.json()).containsKeys("auroc", "threshold", "falseAlarm", "truePositive").containsEntry("tested", 40.0);
        assertThat(Files.readAllLines(directory.resolve("scores.csv"))).hasSize(41).startsWith("sample,group,distance,flagged");
        assertThat(good("mechanism --vectors @vectors.npy --groups @vector-groups.npy --components 2 --false-alarm 0.1 --seed 4").json())
                .containsEntry("auroc", null).containsEntry("aurocReason", "no --test").doesNotContainEntry("threshold", run.json().get("threshold"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            discover --similarity @object.npy                                   | --similarity  | object
            discover --similarity @gradients.npy                                | --similarity  | square
            discover --similarity @nan.npy                                      | --similarity  | square
            discover --similarity @no.npy                                       | --similarity  | no such file
            discover --similarity @cosines.npy --clusters 25                    | --clusters    | 1 to 24
            discover --similarity @cosines.npy --clusters 2 --method spectral   | --similarity  | must be >= 0
            discover --similarity @cosines.npy --sketch 3                       | --sketch      | cannot be used with
            discover --similarity @cosines.npy --labels @vector-groups.npy      | --labels      | 300 labels, there are 24 samples
            discover --similarity @cosines.npy --labels @f4.npy                 | --labels      | 3 columns
            discover --similarity @cosines.npy --labels @column.npy             | --labels      | whole numbers
            discover --similarity @cosines.npy --gradients @gradients.npy       | --gradients   | cannot be used with
            discover --gradients @nan.npy                                       | --gradients   | row 2 is not finite
            discover --gradients @infinite.npy --sketch 4                       | --gradients   | row 3 is not finite
            discover --gradients @b1.npy                                        | --gradients   | row 0 (counted from 0) is zero
            discover --gradients @unequal.safetensors                           | --gradients   | 2 rows
            discover --gradients @gradients.npy --sketch 1e9                    | --sketch      | 1e9
            discover --gradients @gradients.npy --method spectral               | --clusters    | missing
            discover --gradients @gradients.npy --samples 20                    | --samples     | cannot be used with
            discover --gradients @gradients.npy --part hidden                   | --part        | cannot be used with
            discover --gradients @gradients.npy --task parity                   | --task        | cannot be used with
            discover --gradients @gradients.npy --clusters-out @                | --clusters-out | is a directory
            discover --task parity --labels @groups.npy                         | --labels      | has no effect on
            text --losses @losses.npy --sizes 1e4,4e4,16e4                      | --losses      | a size for each of 5 columns, were 3
            text --losses @losses.npy --sizes 256e4,64e4,16e4,4e4,1e4           | --sizes       | must not decrease
            text --losses @f4.npy --sizes 1,10,100                              | --losses      | must be >= 0, was -5.0 in row 0, column 0
            text --losses @infinite.npy --sizes 1,10,100                        | --losses      | must be >= 0
            text --losses @losses.npy --sizes x,4e4,16e4,64e4,256e4             | --sizes       | (With --losses: the network size of each column, non-decreasing, at least 3 different ones)
            text --losses @losses.npy --sizes 1e4,4e4,16e4,64e4,256e4 --false-alarm 0.5 | --false-alarm | below 0.5
            mechanism --vectors @vectors.npy                                    | --groups      | missing
            mechanism --vectors @vectors.npy --groups @groups.npy               | --groups      | 24 labels, there are 300 samples
            mechanism --vectors @nan.npy --groups @i1.npy                       | --groups      | 3 columns
            mechanism --vectors @vectors.npy --groups @vector-groups.npy --test @gradients.npy | --test | as long as the others
            mechanism --vectors @vectors.npy --groups @vector-groups.npy --scores-out =x.csv | --scores-out | without tested vectors
            mechanism --vectors @vectors.npy --groups @vector-groups.npy --false-alarm 1e-4 | --vectors | a rate of 1.0E-4 needs 9999 such vectors, were 60; bring about 49995
            mechanism --vectors @vectors.npy --groups @vector-groups.npy --false-alarm 0 | --false-alarm | between 0 and 1
            mechanism --vectors @vectors.npy --groups @vector-groups.npy --components 9 | --components | 1 to 8
            mechanism --vectors @vectors.npy --groups @vector-groups.npy --score flip | --score | cannot be used with
            mechanism --task backdoor --test @vectors.npy                       | --test        | has no effect on
            mechanism --task backdoor --vectors @vectors.npy                    | --task        | cannot be used with
            """)
    void badInputIsNamed(String line, String option, String part) throws IOException {
        Run run = run(line);
        assertThat(run.code()).as(run.err()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).startsWith("quanta: " + option).contains(part).doesNotContain("Exception", "\tat ");
        assertThat(files()).isZero();
    }

    /** A sparse file of 3 GB, whose first pass takes seconds. */
    @Test
    void aStoppedProcessLeavesNothing() throws IOException, InterruptedException {
        Path losses = directory.resolve("losses.npy");
        String dictionary = "{'descr': '<f4', 'fortran_order': False, 'shape': (106000000, 7), }";
        byte[] header = Arrays.copyOf(Files.readAllBytes(FILES.resolve("f4.npy")), 128);
        byte[] text = (dictionary + " ".repeat(117 - dictionary.length())).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(text, 0, header, 10, text.length);
        try (var file = new RandomAccessFile(losses.toFile(), "rw")) {
            file.write(header);
            file.setLength(128 + 106_000_000L * 28);
        }
        String line = "text --losses " + losses + " --sizes 1,10,100,1e3,1e4,1e5,1e6 --tokens-out " + directory.resolve("tokens.csv");
        try (var process = new CommandProcess(directory, line)) {
            while (files() == 1) {
                process.mustBeAlive();
                Thread.sleep(10);
            }
            process.endsWithoutAnAnswer(Signal.TERM);
        }
        assertThat(files()).isEqualTo(1);
    }

    private long files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.count();
        }
    }

    /** What is wrong with the contents is named where it is. */
    @Test
    void namesTheEntryOfAMatrixThatIsNotSymmetric() throws IOException {
        Files.writeString(directory.resolve("m.csv"), "1,0.5,0.2\n0.5,1,0.3\n0.25,0.3,1\n");
        assertThat(run("discover --similarity =m.csv").err())
                .contains("--similarity: ", "similarities must be symmetric, was 0.25 at 2, 0, and 0.2 the other way round (counted from 0)");
        Files.writeString(directory.resolve("labels"), "a\n\nb\n");
        Files.writeString(directory.resolve("m.csv"), "1,0.5,0.2\n0.5,1,0.3\n0.2,0.3,1\n");
        assertThat(run("discover --similarity =m.csv --labels =labels").err()).contains("--labels: ", "line 2 has no label");
        Files.writeString(directory.resolve("labels"), "target\na\na\nb\n");
        assertThat(run("discover --similarity =m.csv --labels =labels").err()).contains("has 4 labels, there are 3 samples; a header is not");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0,0.5;0.5,0     | must be above 0, was 0.0 at 0, 0 (counted from 0); for distances, use 1 - distance
            1e-9,0.5;0.5,0  | no sample may be more like another than like itself, was 0.5 at 0, 1, and 1.0E-9 at 0, 0 (counted from 0)
            5,0.5;0.5,5     | must be from -1 to 1, was 5.0 at 0, 0 (counted from 0)
            1,50;50,1       | must be from -1 to 1, was 50.0 at 0, 1 (counted from 0); divide percentages by 100
            """)
    void distancesAndPercentagesAreNoSimilarities(String rows, String problem) throws IOException {
        Files.writeString(directory.resolve("m.csv"), rows.replace(';', '\n') + "\n");
        refused("discover --similarity =m.csv", "--similarity", problem);
    }

    @Test
    void whatIsDoubtfulIsSaid() throws IOException {
        assertThat(run("discover --similarity @cosines.npy").err())
                .startsWith("quanta: warning: negative similarities, such as -").contains(" (counted from 0), are linked as they are").hasLineCount(1);
        assertThat(run("discover --gradients @gradients.npy --sketch 16").err())
                .startsWith("quanta: warning: the sketch has a measured error of 0.").contains("linkage is cut at 0.1").hasLineCount(1);
        assertThat(run("discover --gradients @gradients.npy --sketch 4096").err()).isEmpty();
        assertThat(run("discover --gradients @gradients.npy").err()).isEmpty();
    }

    /** What a file has where no loss was written. */
    @Test
    void rowsOfZerosAreSaid() throws IOException {
        Files.copy(FILES.resolve("losses.npy"), directory.resolve("some.npy"));
        assertThat(run("text --losses =some.npy" + SIZES).err()).isEmpty();
        Matrix losses = Matrix.open(FILES.resolve("losses.npy"));
        try (var file = MatrixWriter.at(directory.resolve("zeros.npy"), 5)) {
            for (int i = 0; i < 310; i++) {
                float[] row = new float[5];
                for (int c = 0; c < 5 && i < 300; c++) {
                    row[c] = (float) losses.row(i)[c];
                }
                file.append(row);
            }
            file.keep();
        }
        assertThat(run("text --losses =zeros.npy" + SIZES).err()).isEqualTo("quanta: warning: 10 of 310 tokens have a loss of exactly 0 at every"
                + " size, the first of them row 300 (counted from 0); were these rows written?\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            80, 75, 3, 4     | is a zip file, as .npz and .pt are; save one array with numpy.save
            128, 4, 149, 0   | is a Python pickle; save one array with numpy.save
            137, 72, 68, 70  | is an HDF5 file; save one array with numpy.save
            """)
    void filesOfOtherProgramsAreNamed(String beginning, String problem) throws IOException {
        byte[] bytes = new byte[100];
        String[] first = beginning.split(", ", -1);
        for (int i = 0; i < first.length; i++) {
            bytes[i] = (byte) Integer.parseInt(first[i]);
        }
        Files.write(directory.resolve("x.pt"), bytes);
        refused("text --losses =x.pt" + SIZES, "--losses", problem);
        refused("discover --gradients =x.pt", "--gradients", problem);
        refused("mechanism --vectors =x.pt --groups @groups.npy", "--vectors", problem);
        Files.write(directory.resolve("labels.pt"), bytes);
        if (!problem.contains("zip")) {
            refused("discover --similarity @cosines.npy --labels =labels.pt", "--labels", problem);
        }
    }
}
