package org.neuralquanta.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.neuralquanta.file.TextFile;
import org.neuralquanta.matrix.Matrix;

/** Ladders small enough for a test. */
class LadderTest {

    @TempDir
    private Path folder = Path.of("");

    private static Corpus corpus() throws IOException {
        Path file = Path.of(System.getProperty("project.basedir", "."), "paper-figures/data/kjv-verses.txt.gz");
        return Corpus.of(TextFile.read(file).substring(0, 60_000), 300);
    }

    private static LadderPlan plan(Model model, int steps) {
        return new LadderPlan(model, model == Model.WINDOW ? List.of(2, 4) : List.of(16, 32), List.of(10_000L, 50_000L), steps, List.of(3L, 5L));
    }

    private static Map<String, byte[]> files(Path folder) throws IOException {
        var files = new HashMap<String, byte[]>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.filter(name -> name.toString().endsWith(".npy")).toList()) {
                files.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }

    @ParameterizedTest
    @EnumSource
    void runsThatAreDoneAreNotDoneAgainAndDoNotDependOnThreads(Model model) throws Exception {
        LadderPlan plan = plan(model, 3);
        Ladder ladder = Ladder.in(folder, corpus(), plan);
        long work = ladder.work();
        var done = new AtomicLong();
        ladder.train(1, value -> done.accumulateAndGet(value, Math::max));
        assertThat(done.get()).isEqualTo(work);
        Map<String, byte[]> once = files(folder);
        assertThat(once.keySet()).hasSize(14);
        assertThat(ladder.work()).isZero();
        String lost = plan.runs().getFirst().file();
        String lostToo = plan.runs().getFirst().weightsFile();
        Files.delete(folder.resolve(lost));
        Files.delete(folder.resolve(lostToo));
        FileTime before = FileTime.fromMillis(1_000_000);
        for (String name : files(folder).keySet()) {
            Files.setLastModifiedTime(folder.resolve(name), before);
        }
        Ladder.in(folder, corpus(), plan).train(2, _ -> {});
        Map<String, byte[]> twice = files(folder);
        assertThat(twice.keySet()).isEqualTo(once.keySet());
        for (String name : once.keySet()) {
            assertThat(twice.get(name)).isEqualTo(once.get(name));
            if (!name.equals(lost) && !name.equals(lostToo)) {
                assertThat(Files.getLastModifiedTime(folder.resolve(name))).isEqualTo(before);
            }
        }
    }

    @Test
    void aRunDoneElsewhereIsTheSameFile() throws Exception {
        Corpus corpus = corpus();
        Ladder ladder = Ladder.in(folder, corpus, plan(Model.WINDOW, 3));
        ladder.train(1, _ -> {});
        Map<String, byte[]> here = files(folder);
        List<TextRun> runs = ladder.plan().runs();
        for (String name : here.keySet()) {
            Files.delete(folder.resolve(name));
        }
        assertThat(ladder.missing()).containsExactlyInAnyOrderElementsOf(runs).isSortedAccordingTo((a, b) -> Long.compare(ladder.work(b), ladder.work(a)));
        for (TextRun run : ladder.missing()) {
            ladder.keep(run, TrainedRun.of(copy(corpus), copy(run), _ -> {}));
        }
        assertThat(ladder.missing()).isEmpty();
        assertThat(files(folder)).usingRecursiveComparison().isEqualTo(here);
        assertThat(copy(corpus)).hasToString(corpus.toString());
    }

    @SuppressWarnings("unchecked")
    private static <T extends Serializable> T copy(T value) throws IOException, ClassNotFoundException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (T) in.readObject();
        }
    }

    /** Trained a little, a window knows the frequencies of characters; its loss is nearer to that of their counts than to guessing. */
    @Test
    void theSmallEndOfTheLadderLearns() throws Exception {
        Corpus corpus = corpus();
        Ladder ladder = Ladder.in(folder, corpus, plan(Model.WINDOW, 200));
        ladder.train(2, _ -> {});
        LadderTables tables = LadderTables.of(ladder);
        double counts = NgramModel.of(corpus, 1).loss(1);
        double guessing = Math.log(corpus.alphabet());
        assertThat(tables.columns(LadderTables.Axis.SIZES)).hasSize(4).allSatisfy(column ->
                assertThat(column.mean()).isLessThan((counts + guessing) / 2));
        assertThat(tables.columns(LadderTables.Axis.DATA).stream().map(LadderTables.Column::x)).containsExactly(1e4, 1e4, 5e4, 5e4);
        List<LadderTables.Column> steps = tables.columns(LadderTables.Axis.STEPS);
        assertThat(steps.getFirst().x()).isEqualTo(2);
        assertThat(steps.getLast().x()).isEqualTo(200);
        assertThat(steps.getLast().mean()).isLessThan(steps.getFirst().mean());
        for (LadderTables.Axis axis : LadderTables.Axis.values()) {
            tables.write(axis, folder);
        }
        tables.writeRuns(folder);
        Matrix sizes = Matrix.open(folder.resolve("losses-sizes.npy"));
        assertThat(sizes.rows()).isEqualTo(300);
        double[] mean = new double[4];
        for (int row = 0; row < 300; row++) {
            double[] losses = sizes.row(row);
            Arrays.setAll(mean, c -> mean[c] + losses[c] / 300);
        }
        assertThat(mean).containsExactly(
                tables.columns(LadderTables.Axis.SIZES).stream().mapToDouble(LadderTables.Column::mean).toArray(),
                within(1e-9));
        List<String> csv = Files.readAllLines(folder.resolve("losses-sizes.csv"));
        long least = Model.WINDOW.parameters(corpus.alphabet(), 2);
        assertThat(csv).hasSize(301);
        assertThat(csv.getFirst()).startsWith("place,character," + least + "/3," + least + "/5,");
        assertThat(csv.get(1)).startsWith(corpus.places()[0] + "," + (int) corpus.text().charAt(corpus.places()[0]) + ",");
        assertThat(Files.readAllLines(folder.resolve("runs.csv"))).hasSize(8);
        TextScaling scaling = TextScaling.of(tables, 1, (_, _) -> {
            throw new AssertionError("two sizes are too few for a test");
        });
        assertThat(scaling.axes().get(LadderTables.Axis.SIZES)).isEmpty();
        assertThat(scaling.together()).isEmpty();
    }

    /** A character's loss is that of its own prediction: at random weights of scale 0 all are equally likely. */
    @ParameterizedTest
    @EnumSource
    void everyMeasuredCharacterHasALoss(Model model) throws IOException {
        Corpus corpus = corpus();
        try (CharacterNetwork network = model.network(corpus, 16, 20_000, 1)) {
            float[] losses = network.losses();
            assertThat(losses).hasSize(corpus.places().length);
            double total = 0;
            for (float loss : losses) {
                assertThat(loss).isPositive();
                total += loss;
            }
            assertThat(total / losses.length).isBetween(Math.log(corpus.alphabet()) - 1, Math.log(corpus.alphabet()) + 2);
        }
    }

    @Test
    void foldersOfOtherTextsAndPlansOutOfRangeAreRefused() throws IOException {
        Corpus corpus = corpus();
        Ladder.in(folder, corpus, plan(Model.WINDOW, 3));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ladder.in(folder, Corpus.of(corpus.text(), 200), plan(Model.WINDOW, 3)))
                .withMessageContaining("runs on another text or with other characters held out");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ladder.in(folder.resolve("none"), corpus, plan(Model.WINDOW, 3)))
                .withMessageContaining("is not an existing folder");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ladder.in(folder, corpus, new LadderPlan(Model.WINDOW, List.of(2), List.of(1_000_000L), 3, List.of(1L))))
                .withMessageContaining("data must be at most the 54000 characters of the training text, was 1000000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LadderPlan(Model.TRANSFORMER, List.of(40), List.of(1000L), 3, List.of(1L)))
                .withMessageContaining("width must be a multiple of 16, was 40");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LadderPlan(Model.WINDOW, List.of(4, 2), List.of(1000L), 3, List.of(1L)))
                .withMessageContaining("sizes must be different and increase, were [4, 2]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LadderPlan(Model.WINDOW, List.of(2), List.of(1000L), 0, List.of(1L)))
                .withMessageContaining("steps must be >= 1, were 0");
    }

    @Test
    void aFileThatDoesNotFitIsNamed() throws Exception {
        LadderPlan plan = plan(Model.WINDOW, 3);
        Ladder ladder = Ladder.in(folder, corpus(), plan);
        ladder.train(2, _ -> {});
        var other = new LadderPlan(Model.WINDOW, List.of(2, 4), List.of(10_000L, 50_000L), 9, List.of(3L, 5L));
        Ladder.in(folder, corpus(), other).train(2, _ -> {});
        Files.copy(folder.resolve(plan.runs().getFirst().file()), folder.resolve(other.runs().getFirst().file()),
                StandardCopyOption.REPLACE_EXISTING);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LadderTables.of(Ladder.in(folder, corpus(), other)))
                .withMessageContaining(other.runs().getFirst().file())
                .withMessageEndingWith("; delete it, and the run is repeated");
    }
}
