package org.neuralquanta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neuralquanta.Signal;
import org.neuralquanta.random.RandomStream;

/** The option --resume: a process that is killed loses seconds. */
class ResumeTest {

    private static final String LONG = "simulate --counts COUNTS --tau 3 --at 1e3,1e5 --replicates 1e6 --threads 1 --resume work";
    private static final String SHORT = "simulate --alpha 0.4 --quanta 1e4 --tau 3 --at 1e3,1e5 --replicates 128";

    @TempDir
    private Path folder = Path.of("");

    private Path file() {
        return folder.resolve("work");
    }

    @Test
    void theAnswerIsTheSameAndTheFileIsGone() {
        Run plain = Run.of(SHORT);
        Run kept = Run.of(SHORT + " --resume " + file());
        assertThat(kept).isEqualTo(plain);
        assertThat(kept.code()).isZero();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aSignalSaysWhatWasKept() throws IOException, InterruptedException {
        Path counts = folder.resolve("COUNTS");
        Files.writeString(counts, IntStream.rangeClosed(1, 100_000).mapToObj(k -> 200_000 / k + "\n").collect(Collectors.joining("", "count\n", "")));
        try (var process = new CommandProcess(folder, LONG)) {
            waitForFile(process, folder);
            process.endsWithoutAnAnswer(Signal.TERM);
            assertThat(process.errors()).last().asString().startsWith("quanta: interrupted: what was done up to ").endsWith(
                    " s ago is saved in work; the same command line resumes from there");
        }
        byte[] kept = Files.readAllBytes(file());
        String here = LONG.replace("work", file().toString()).replace("COUNTS", counts.toString());
        // Another line, and another file of the same name.
        refuses(here.replace("--tau 3", "--tau 4"), "--tau 3", "--tau 4");
        Files.writeString(counts, "1\n", StandardOpenOption.APPEND);
        refuses(here, "COUNTS (");
        assertThat(file()).hasBinaryContent(kept);
    }

    private static void refuses(String line, String... parts) {
        Run run = Run.of(line);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("quanta: --resume: '").contains("is the checkpoint of other work").contains(parts).hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "simulate --alpha 0.4 --quanta 1e6 --tau 3 --at 1e3,1e5 --replicates 5120 --threads 2",
        "simulate --alpha 0.4 --quanta 1e4 --sampling multinomial --at 1e3,1e7 --replicates 40 --threads 2",
        "simulate --alpha 0.4 --quanta 1e6 --sampling multinomial --at 1e3,3e8 --replicates 2 --threads 2",
        "parity --width 256 --steps 2000",
        "discover --task parity --samples 200 --width 256 --steps 2000",
        "discover --task newline --samples 600",
        "discover --gradients GRADIENTS --method spectral --clusters 300",
        "fit RUNS --model chinchilla --bootstrap 5000",
        "fit LIST --model zipf --bootstrap 5000",
        "text TEXT --folder . --sizes 256,512,1024 --data 5000 --seeds 1 --steps 400"
    })
    @Tag("slow")
    void aKilledProcessGoesOnToTheSameBits(String line) throws IOException, InterruptedException {
        Path undisturbed = Files.createDirectory(folder.resolve("undisturbed"));
        Path killed = Files.createDirectory(folder.resolve("killed"));
        for (Path directory : List.of(undisturbed, killed)) {
            write(directory);
        }
        String whole;
        try (var process = new CommandProcess(undisturbed, line)) {
            whole = process.answer();
        }
        String resumable = line.startsWith("text") ? line : line + " --resume work";
        try (var process = new CommandProcess(killed, resumable)) {
            waitForFile(process, killed);
        }
        try (var process = new CommandProcess(killed, resumable)) {
            assertThat(process.answer()).isEqualTo(whole).isNotEmpty();
        }
        assertThat(kept(killed)).isEmpty();
    }

    private static void write(Path directory) throws IOException {
        Files.writeString(directory.resolve("RUNS"), IntStream.range(0, 40)
                .mapToObj(k -> {
                    double size = 1e6 * Math.pow(3, k % 7);
                    double tokens = 1e8 * Math.pow(3, Math.floorDiv(k, 7));
                    double loss = 1.7 + 400 * Math.pow(size, -0.34) + 410 * Math.pow(tokens, -0.28) + 0.01 * Math.sin(k);
                    return size + "," + tokens + "," + loss + "\n";
                })
                .collect(Collectors.joining("", "N,D,loss\n", "")));
        Files.writeString(directory.resolve("LIST"), IntStream.rangeClosed(1, 3000)
                .mapToObj(k -> (long) Math.pow(0.5 + 0.4999 * Math.sin(k * k), -0.7) + "\n")
                .collect(Collectors.joining("", "count\n", "")));
        var random = RandomStream.of(35, 0);
        Files.writeString(directory.resolve("GRADIENTS"), IntStream.range(0, 2500)
                .mapToObj(i -> IntStream.range(0, 12).mapToObj(j -> String.valueOf(random.normal(i, j))).collect(Collectors.joining(",", "", "\n")))
                .collect(Collectors.joining()));
        Files.writeString(directory.resolve("TEXT"), IntStream.range(0, 140)
                .mapToObj(i -> "And line %d tells %s of the quanta that a network learns.\n".formatted(i * i % 97, "abcdefg".substring(i % 7)))
                .collect(Collectors.joining()));
    }

    private static List<Path> kept(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.endsWith("work") || file.toString().endsWith(".checkpoint")).toList();
        }
    }

    private static void waitForFile(CommandProcess process, Path directory) throws IOException, InterruptedException {
        while (kept(directory).isEmpty()) {
            process.mustBeAlive();
            Thread.sleep(10);
        }
    }
}
