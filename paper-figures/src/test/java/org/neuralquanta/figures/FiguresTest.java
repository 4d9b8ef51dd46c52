package org.neuralquanta.figures;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.neuralquanta.figures.drawing.Figure;
import org.neuralquanta.figures.drawing.Output;

/** The list of figures, their files and the gallery. */
class FiguresTest {

    private static final List<String> FORMATS = List.of("svg", "pdf", "png", "csv", "md");

    private static List<String> names() {
        return Figures.ALL.stream().map(Figure::name).toList();
    }

    @Test
    void everyFigureIsListedOnce() {
        Set<String> written = new ClassFileImporter().importPackages("org.neuralquanta.figures").stream()
                .filter(type -> type.isAssignableTo(Figure.class) && !type.isInterface())
                .map(JavaClass::getName)
                .collect(Collectors.toSet());
        assertThat(Figures.ALL).extracting(figure -> figure.getClass().getName()).containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    void namesAreDistinctAndCanBeFileNames() {
        assertThat(names()).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z]+(-[a-z]+)*"));
    }

    @Test
    void theOutputHoldsTheFilesOfTheFiguresAndNoOther() throws IOException {
        Set<String> expected = names().stream()
                .flatMap(name -> FORMATS.stream().map(format -> name + "." + format))
                .collect(Collectors.toSet());
        try (Stream<Path> files = Files.list(ProjectFolder.PATH.resolve("out"))) {
            assertThat(files.map(file -> String.valueOf(file.getFileName()))).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    /** What has no place on an axis is left out or leaves the frame; a path with NaN is not drawn at all. */
    @ParameterizedTest
    @MethodSource("names")
    void everyCoordinateIsANumber(String name) throws IOException {
        String drawn = Files.readString(ProjectFolder.PATH.resolve("out").resolve(name + ".svg")).replaceAll("base64,[^\"]*", "");
        assertThat(drawn).doesNotContain("NaN", "Infinity");
    }

    /** For readers who cannot see the picture, and for searches. */
    @ParameterizedTest
    @MethodSource("names")
    void anSvgHasATitleAndADescription(String name) throws IOException {
        String drawn = Files.readString(ProjectFolder.PATH.resolve("out").resolve(name + ".svg")).replaceAll("\\s+>", ">");
        String caption = Files.readString(ProjectFolder.PATH.resolve("out").resolve(name + ".md"));
        assertThat(drawn).containsPattern("(?s)<svg[^>]*>\\s*<title[^>]*>[^<]+</title><desc[^>]*>[^<]{100,}</desc>");
        assertThat(caption).startsWith("# " + drawn.replaceFirst("(?s).*?<title[^>]*>([^<]*)<.*", "$1") + "\n");
    }

    @Test
    void everyCaptionLeadsToTheClassThatDraws() throws IOException {
        for (Figure figure : Figures.ALL) {
            String caption = Files.readString(ProjectFolder.PATH.resolve("out").resolve(figure.name() + ".md"));
            String source = caption.replaceFirst("(?s).*\\]\\((\\.\\./src/[^)]*)\\).*", "$1");
            assertThat(ProjectFolder.PATH.resolve("out").resolve(source)).isRegularFile().content().contains("\"" + figure.name() + "\"");
        }
    }

    @Test
    void theGalleryIsUpToDate() throws IOException {
        assertThat(ProjectFolder.PATH.resolve("README.md"))
                .hasBinaryContent(Gallery.markdown(Output.in(ProjectFolder.PATH), Figures.ALL));
    }

    @Test
    void everyLinkOfTheGalleryLeadsToAFile() throws IOException {
        List<String> links = Pattern.compile("\\]\\((out/[^)]+)\\)")
                .matcher(Files.readString(ProjectFolder.PATH.resolve("README.md")))
                .results()
                .map(link -> link.group(1))
                .toList();
        assertThat(links).hasSize(Figures.ALL.size() * FORMATS.size())
                .allSatisfy(link -> assertThat(ProjectFolder.PATH.resolve(link)).isNotEmptyFile());
    }

    @ParameterizedTest
    @MethodSource("names")
    void aCaptionSaysWhatIsShownAndWhereItComesFrom(String name) throws IOException {
        String caption = Files.readString(ProjectFolder.PATH.resolve("out").resolve(name + ".md"));
        Map<String, String> rows = Pattern.compile("(?m)^\\| ([\\w ]+) \\| (.*) \\|$")
                .matcher(caption.substring(caption.lastIndexOf("| | |")))
                .results()
                .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2)));
        assertThat(rows).containsOnlyKeys("follows", "statements", "parameters", "theory", "simulation", "measured", "files", "drawn by");
        assertThat(rows.values()).noneMatch(String::isBlank);
        assertThat(caption).startsWith("# ").containsPattern("(?s)!\\[[^]]+\\]\\(" + name + "\\.png\\)\\n\\n.{100,}\\n\\n\\| \\|");
        assertThat(Stream.of(rows.getOrDefault("statements", "").split(", "))).isSubsetOf(theory());
    }

    private static Set<String> theory() throws IOException {
        return Pattern.compile("(?m)^### (T\\d+) · ")
                .matcher(Files.readString(ProjectFolder.PATH.resolveSibling("docs").resolve("theory.md")))
                .results()
                .map(heading -> heading.group(1))
                .collect(Collectors.toSet());
    }

    @Test
    void aFigureDrawnAgainHasTheSameBytes(@TempDir Path folder) throws IOException, InterruptedException {
        Process drawing = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", System.getProperty("java.class.path"),
                        "org.neuralquanta.figures.DrawFigures", folder.toString(), "figure=staircase")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        assertThat(drawing.waitFor()).as(() -> log(folder)).isZero();
        for (String format : FORMATS) {
            String file = "out/staircase." + format;
            assertThat(folder.resolve(file)).hasSameBinaryContentAs(ProjectFolder.PATH.resolve(file));
        }
    }

    private static String log(Path folder) {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
