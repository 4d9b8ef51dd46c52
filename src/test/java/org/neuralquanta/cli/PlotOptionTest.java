package org.neuralquanta.cli;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neuralquanta.plot.Plot;
import org.neuralquanta.plot.PlotFormat;
import org.neuralquanta.plot.Plotter;

/** Pictures of answers, drawn by a stand-in for the drawing code. */
public class PlotOptionTest {

    private static final String LAW = "law data --alpha 0.4 --at 100,1000";
    private static final String RUNS =
            Path.of(System.getProperty("project.basedir", "."), "src/test/resources/data/chinchilla-half.csv").toString();

    @TempDir
    private Path folder = Path.of("");

    private final ClassLoader usual = Thread.currentThread().getContextClassLoader();

    /** Writes down what it is given. */
    public static final class Sketch implements Plotter {

        private static final List<Plot> DRAWN = new ArrayList<>();

        /** For the service loader. */
        public Sketch() {}

        @Override
        public byte[] draw(Plot plot, PlotFormat format) {
            DRAWN.add(plot);
            if (format == PlotFormat.PDF) {
                throw new IllegalStateException("the pen is broken");
            }
            return format.name().getBytes(StandardCharsets.UTF_8);
        }
    }

    @BeforeEach
    void forgetTheLast() {
        Sketch.DRAWN.clear();
    }

    @AfterEach
    void useTheUsualClassPath() {
        Thread.currentThread().setContextClassLoader(usual);
    }

    private void addDrawingCode() throws IOException {
        Path services = Files.createDirectories(folder.resolve("classes/META-INF/services"));
        Files.writeString(services.resolve(Plotter.class.getName()), Sketch.class.getName());
        Thread.currentThread().setContextClassLoader(new URLClassLoader(new URL[] {folder.resolve("classes").toUri().toURL()}, usual));
    }

    private Run plot(String line, String file) {
        return Run.of(line + " --plot " + folder.resolve(file));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).filter(name -> !name.equals("classes")).toList();
        }
    }

    @ParameterizedTest
    @CsvSource({"f.svg,SVG", "f.png,PNG", "F.PNG,PNG"})
    void theExtensionDecidesTheFormatAndTheAnswerStaysTheSame(String file, PlotFormat format) throws IOException {
        addDrawingCode();
        Run run = plot(LAW, file);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo(Run.of(LAW).out());
        assertThat(folder.resolve(file)).hasContent(format.name());
        assertThat(files()).containsExactly(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"f.jpg", "f", "svg", "f.svg.gz"})
    void anotherExtensionIsRefusedByName(String file) throws IOException {
        addDrawingCode();
        Run run = plot(LAW, file);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("--plot: '" + folder.resolve(file) + "'", "allowed: .svg, .pdf, .png").hasLineCount(1);
        assertThat(Sketch.DRAWN).isEmpty();
        assertThat(files()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing/f.svg", ".svg/../../no/f.svg"})
    void aPlaceWithoutAFolderIsRefused(String file) throws IOException {
        addDrawingCode();
        Run run = plot(LAW, file);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--plot", "directory that exists").hasLineCount(1);
        assertThat(Sketch.DRAWN).isEmpty();
    }

    @Test
    void withoutDrawingCodeOneLineSaysWhatToDo() throws IOException {
        Run run = plot(LAW, "f.svg");
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("--plot", "bin/quanta", "neural-quanta-figures").hasLineCount(1);
        assertThat(files()).isEmpty();
    }

    @Test
    void aPictureReplacesTheOneBeforeOnlyWhenItIsWhole() throws IOException {
        addDrawingCode();
        Path file = Files.writeString(folder.resolve("f.pdf"), "before");
        Run run = plot(LAW, "f.pdf");
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("--plot", "the pen is broken").hasLineCount(1);
        assertThat(file).hasContent("before");
        assertThat(files()).containsExactly("f.pdf");
    }

    @Test
    void aReportLinksThePicture() throws IOException {
        addDrawingCode();
        Path report = folder.resolve("report.md");
        assertThat(plot("fit " + RUNS + " --model quanta --report " + report, "f.svg").err()).isEmpty();
        assertThat(report).content().contains("![Runs and fit](<f.svg>)");
        Run broken = plot("fit " + RUNS + " --model quanta --report " + folder.resolve("other.md"), "f.pdf");
        assertThat(broken.code()).isEqualTo(3);
        assertThat(files()).containsExactlyInAnyOrder("f.svg", "report.md");
        assertThat(plot("fit " + RUNS + " --model quanta --report " + folder.resolve("f.svg"), "f.svg").err()).contains("--report", "another file");
        assertThat(plot("fit " + RUNS + " --model isoflop", "g.svg").err()).contains("--plot", "cannot be used with --model isoflop").hasLineCount(1);
    }

    @Test
    void whatHasNoNumbersIsNotDrawn() throws IOException {
        addDrawingCode();
        for (String line : List.of("derive data", "derive relation --between parameters,data --eliminate alpha")) {
            Run run = plot(line, "f.svg");
            assertThat(run.code()).as(line).isEqualTo(2);
            assertThat(run.err()).contains("--plot", "nothing to show").hasLineCount(1);
        }
        assertThat(plot("law mixture --families 1:0.4 --resource parameters --at 10", "f.svg").err()).contains("--plot", "--resource data").hasLineCount(1);
        assertThat(files()).isEmpty();
    }

    @Test
    void badInputLeavesNoPicture() throws IOException {
        addDrawingCode();
        assertThat(plot("law data --alpha -3 --at 100", "f.svg").code()).isEqualTo(2);
        assertThat(plot("fit missing.csv --model power", "f.svg").code()).isEqualTo(2);
        assertThat(files()).isEmpty();
        assertThat(Sketch.DRAWN).isEmpty();
    }

    @Test
    void eachCommandDrawsItsResult() throws IOException {
        addDrawingCode();
        Path curve = Files.writeString(folder.resolve("curve.csv"), "x,loss\n1,3\n2,2.5\n4,2.2\n8,2.05\n16,1.96\n");
        Path counts = Files.writeString(folder.resolve("counts.csv"), "count\n50\n30\n20\n10\n5\n1\n");
        String network = " --tasks 3 --bits 6 --subset 2 --width 8 --batch 20 --steps 20";
        Path losses = Files.writeString(folder.resolve("losses.csv"), "3,2.5,1,0.2\n2,1.4,1,0.8\n4,4,4,0.1\n");
        Map<String, Class<? extends Plot>> lines = Map.ofEntries(
                entry("fit " + RUNS + " --model chinchilla", Plot.FittedRuns.class),
                entry("fit " + curve + " --model power", Plot.FittedRuns.class),
                entry("fit " + counts + " --model zipf", Plot.FittedCounts.class),
                entry("law parameters --alpha 0.4 --at 10", Plot.Law.class),
                entry("law joint --alpha 0.4 --at-parameters 10 --at-data 100", Plot.Joint.class),
                entry("law repeated --alpha 0.4 --unique 100 --passes 3", Plot.Repeated.class),
                entry("law repeated --alpha 0.4 --loss 0.2 --passes 3", Plot.Repeated.class),
                entry("law mixture --families 0.4:0.25,0.6:0.8 --at 10", Plot.Mixed.class),
                entry("law mixture --families 0.4:0.25,0.6:0.8 --shares best --loss 0.5", Plot.Mixed.class),
                entry("simulate --alpha 0.4 --quanta 100 --at 10,100", Plot.Simulated.class),
                entry("derive data --at alpha=0.4,tau=1,Delta=1", Plot.Derived.class),
                entry("parity" + network, Plot.Training.class),
                entry("discover --task parity --samples 20" + network, Plot.Clusters.class),
                entry("text --losses " + losses + " --sizes 1,4,16,64", Plot.Tokens.class));
        lines.forEach((line, kind) -> {
            Sketch.DRAWN.clear();
            assertThat(plot(line, "f.svg").err()).as(line).isEmpty();
            assertThat(Sketch.DRAWN).as(line).hasSize(1).first().isInstanceOf(kind);
        });
    }
}
