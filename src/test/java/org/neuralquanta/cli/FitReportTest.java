package org.neuralquanta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report of a fit, which is whole or not there. */
class FitReportTest {

    private static final String RUNS = "params,tokens,val_loss\n1e6,1e8,4\n1e7,1e8,3.5\n1e6,1e9,3.6\n1e7,1e9,3\n1e8,1e9,2.8\n1e8,1e10,2.5\n1e9,1e10,2.3\n1e9,1e11,2.2\n";

    @TempDir
    private Path folder = Path.of("");

    private Run fit(String table, String... options) throws IOException {
        Path runs = Files.writeString(folder.resolve("my runs.csv"), table);
        var words = new ArrayList<>(List.of("fit", runs.toString()));
        words.addAll(List.of(options));
        return Run.of(words);
    }

    private String report() {
        return folder.resolve("report.md").toString();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
        }
    }

    @Test
    void saysWhatWasReadFittedFoundAndHowToRepeatIt() throws IOException {
        Run run = fit(RUNS + "2e9,1e11,NaN\n", "--model", "chinchilla", "--skip-unusable", "--loss", "squares", "--overestimates", "2",
                "--predict", "N=2e9,D=1e11", "--compare", "quanta", "--report", report());
        assertThat(run.code()).as(run.err()).isZero();
        String text = Files.readString(Path.of(report()));
        assertThat(text).contains(
                "# Fit of chinchilla to `" + folder.resolve("my runs.csv") + "`",
                "8 rows are fitted.",
                "| N | 1.00000e6 |",
                "loss from 'val\\_loss'",
                "1 row left out",
                "$L = E + A N^{-\\alpha} + B D^{-\\beta}$",
                "sum over runs of half the square (times 2 for overestimates) of log L - log M",
                "| parameter | value | lower | upper |",
                "quantization hypothesis, beta = alpha/(1+alpha)",
                "predictions, 95 % for the curve and for a run",
                "forms; the error",
                "### Training setup",
                "- Training code: *to be filled in by the author*",
                "- Purpose (prediction of performance, best ratio): prediction of the loss; best ratio of data to parameters;",
                "- Number of laws: 1; it is compared with others above",
                "- Training runs for the law: 8, if each row is one",
                "- Subsets of the data: 1 row left out",
                "comparison of forms",
                "quanta fit '" + folder.resolve("my runs.csv") + "' --model chinchilla --skip-unusable",
                "neural-quanta 0.");
        assertThat(text).endsWith("\n").doesNotContain("NaN,", "Infinity", "![");
    }

    /** The words of the line, quoted for a shell, give the same report again. */
    @Test
    void theAnswerIsTheSameAndSoIsTheReportOfTheSameLine() throws IOException {
        Run without = fit(RUNS, "--model", "quanta");
        Run run = fit(RUNS, "--model", "quanta", "--report", report());
        String first = Files.readString(Path.of(report()));
        assertThat(run.out()).isEqualTo(without.out());
        assertThat(fit(RUNS, "--model", "quanta", "--report", report()).code()).isZero();
        assertThat(Files.readString(Path.of(report()))).isEqualTo(first);
        assertThat(files()).containsExactly("my runs.csv", "report.md");
    }

    @Test
    void saysWhichParametersAreHeld() throws IOException {
        fit(RUNS, "--model", "chinchilla", "--fix", "alpha=0.5", "--report", report());
        assertThat(Files.readString(Path.of(report()))).contains("\\text{with alpha = 0.5}", "E, A, B, beta; 4 are free");
        fit(RUNS, "--model", "quanta", "--eta", "0.1", "--report", report());
        assertThat(Files.readString(Path.of(report()))).contains("\\text{with beta by the hypothesis for eta, kappa, delta = 0.1, 0, 0}");
    }

    /** The columns of the authors' table, but for title, link, citation and remarks: 5, 4, 7 with the definition of compute, 5 and 5 of them. */
    @Test
    void theChecklistHasTheItemsOfItsSourceForEveryKindOfTable() throws IOException {
        fit("group,x,loss\na,1,5\na,10,4\nb,1e2,3.3\nb,1e3,2.8\nc,1e4,2.5\nc,1e5,2.3\nd,1e6,2.2\nd,1e7,2.1\ne,1e8,2.05\nf,1e9,2.03\n", "--model", "power",
                "--columns", "group=group", "--bootstrap", "20", "--report", report());
        String checklist = Files.readString(Path.of(report())).replaceFirst("(?s).*## Checklist\n(.*)## To repeat.*", "$1");
        assertThat(Pattern.compile("(?m)^- ").splitAsStream(checklist).skip(1)).hasSize(26).allMatch(item -> item.matches("(?s)[^:]+: .+"));
        assertThat(checklist).contains("- Most parameters: *to be", "- Training runs for the law: 6, the groups", "- Bootstrap: 20 refits");
    }

    @Test
    void citesAsTheReadmeDoes() throws IOException {
        fit(RUNS, "--model", "quanta", "--report", report());
        String citation = Files.readString(Path.of(report())).replaceFirst("(?s).*(```bibtex.*```\n).*", "$1");
        assertThat(citation).startsWith("```bibtex\n@software{");
        assertThat(Files.readString(Path.of(System.getProperty("project.basedir", "."), "README.md"))).contains(citation);
    }

    @Test
    void badInputLeavesNoReport() throws IOException {
        for (String place : List.of(folder.resolve("no/report.md").toString(), folder.toString())) {
            Run run = fit("x\n", "--model", "chinchilla", "--report", place);
            assertThat(run.code()).isEqualTo(2);
            assertThat(run.err()).startsWith("quanta: --report: '" + place + "'").contains("directory").hasLineCount(1);
        }
        assertThat(fit(RUNS, "--model", "chinchilla", "--budgets", "0", "--report", report()).code()).isEqualTo(2);
        Run over = fit(RUNS, "--model", "chinchilla", "--report", folder.resolve("my runs.csv").toString());
        assertThat(over.code()).isEqualTo(2);
        assertThat(over.err()).contains("--report", "another file of this command line").hasLineCount(1);
        assertThat(Files.readString(folder.resolve("my runs.csv"))).isEqualTo(RUNS);
        Run profiles = fit(RUNS, "--model", "isoflop", "--report", report());
        assertThat(profiles.err()).contains("--report", "cannot be used with --model isoflop").hasLineCount(1);
        assertThat(files()).containsExactly("my runs.csv");
    }
}
