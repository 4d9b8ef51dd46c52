package org.neuralquanta.figures;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.core.domain.properties.HasParameterTypes.Predicates.rawParameterTypes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.awt.image.RenderedImage;
import java.io.File;
import java.io.FileOutputStream;
import java.io.FileWriter;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neuralquanta.figures.drawing.BundledFont;
import org.neuralquanta.figures.drawing.Output;

/** Drawing that is interrupted leaves no partial file. */
class WholeFilesTest {

    private static final int SIZE = 1 << 25;

    /** Writes one file over and over, so large that a signal finds it half written; each time all its bytes are others. */
    static final class Endless {

        private Endless() {}

        public static void main(String[] args) throws IOException {
            Output output = Output.in(Path.of(args[0]));
            byte[] bytes = new byte[SIZE];
            for (byte value = 0; ; value++) {
                Arrays.fill(bytes, value);
                output.write("out/figure.svg", bytes);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 15})
    void aSignalLeavesWholeFilesOnly(int signal, @TempDir Path directory) throws IOException, InterruptedException {
        assumeThat(isIgnored(signal)).as("signal %d is ignored", signal).isFalse();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", System.getProperty("java.class.path"),
                        Endless.class.getName(), directory.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Path figure = directory.resolve("out/figure.svg");
        try {
            while (!Files.exists(figure)) {
                assertThat(process.isAlive()).isTrue();
                Thread.sleep(5);
            }
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(128 + signal);
        } finally {
            process.destroyForcibly();
        }
        try (Stream<Path> files = Files.list(figure.getParent())) {
            assertThat(files).containsExactly(figure);
        }
        assertThat(figure).hasSize(SIZE);
        assertThat(Files.readString(figure, StandardCharsets.ISO_8859_1).chars().distinct().count()).isOne();
    }

    /** A shell lets what it starts in the background ignore Ctrl-C, and a Java virtual machine keeps to that. */
    private static boolean isIgnored(int signal) throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .mapToLong(line -> Long.parseUnsignedLong(line.substring("SigIgn:".length()).strip(), 16))
                .anyMatch(mask -> (mask >> (signal - 1) & 1) == 1);
    }

    /** What makes the test above speak for every file; a scratch file of the font is no result. */
    @Test
    void everyFileIsWrittenByThatClass() {
        noClasses().that().doNotBelongToAnyOf(BundledFont.class)
                .should().callMethodWhere(target(owner(name("java.nio.file.Files")))
                        .and(target(nameMatching("write.*|copy|move|newOutputStream|newBufferedWriter|newByteChannel"))))
                .orShould().callMethodWhere(target(owner(name("javax.imageio.ImageIO")))
                        .and(target(nameMatching("write")))
                        .and(target(rawParameterTypes(RenderedImage.class, String.class, File.class))))
                .orShould().callConstructor(FileOutputStream.class, File.class)
                .orShould().callConstructor(FileOutputStream.class, String.class)
                .orShould().dependOnClassesThat().belongToAnyOf(FileWriter.class, RandomAccessFile.class, FileChannel.class)
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("org.neuralquanta.figures"));
    }
}
