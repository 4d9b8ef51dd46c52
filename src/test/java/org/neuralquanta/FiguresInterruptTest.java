package org.neuralquanta;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A figures goal that is interrupted leaves no partial file: the class that writes every file of it is compiled here and stopped. */
class FiguresInterruptTest {

    private static final String FOLDER = "paper-figures/src/main/java/org/neuralquanta/figures/";
    private static final int SIZE = 1 << 25;

    /** Draws one file over and over, so large that a signal finds it half written; each time all its bytes are others. */
    private static final String ENDLESS = """
            package org.neuralquanta.figures;

            import java.nio.file.Path;
            import java.util.Arrays;

            class Endless {
                public static void main(String[] args) throws Exception {
                    Output output = Output.in(Path.of(args[0]));
                    byte[] bytes = new byte[%d];
                    for (byte value = 0;; value++) {
                        Arrays.fill(bytes, value);
                        output.write("out/figure.svg", bytes);
                    }
                }
            }
            """.formatted(SIZE);

    @ParameterizedTest
    @EnumSource
    void anInterruptedGoalLeavesWholeFilesOnly(Signal signal, @TempDir Path directory) throws IOException, InterruptedException {
        Path endless = Files.writeString(directory.resolve("Endless.java"), ENDLESS);
        Path classes = Files.createDirectory(directory.resolve("classes"));
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, "-proc:none", "-d", classes.toString(), endless.toString(),
                ProjectFiles.ROOT.resolve(FOLDER + "Output.java").toString(),
                ProjectFiles.ROOT.resolve(FOLDER + "WholeFile.java").toString())).isZero();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", classes.toString(),
                        "org.neuralquanta.figures.Endless", directory.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Path figure = directory.resolve("out/figure.svg");
        try {
            while (!Files.exists(figure)) {
                assertThat(process.isAlive()).isTrue();
                Thread.sleep(5);
            }
            signal.ends(process);
        } finally {
            process.destroyForcibly();
        }
        try (Stream<Path> files = Files.list(figure.getParent())) {
            assertThat(files).containsExactly(figure);
        }
        assertThat(figure).hasSize(SIZE);
        assertThat(Files.readString(figure, StandardCharsets.ISO_8859_1).chars().distinct().count()).isOne();
    }

    /** What makes the test above speak for every file; a scratch file of the font is no result. */
    @Test
    void everyFileOfTheGoalIsWrittenByThatClass() {
        assertThat(ProjectFiles.names(FOLDER, ".java"))
                .hasSizeGreaterThan(50)
                .filteredOn(name -> !name.equals("WholeFile.java") && !name.equals("BundledFont.java"))
                .noneMatch(name -> ProjectFiles.text(FOLDER + name)
                        .matches("(?s).*(Files\\.(write|copy|move|new(Buffered|Output))|FileOutputStream|FileWriter|ImageIO\\.write\\([^;]*File).*"));
    }
}
