package org.neuralquanta.cli;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.neuralquanta.emergence.CurveFamily;
import org.neuralquanta.transformer.Transformer;
import org.neuralquanta.transformer.TransformerShape;
import picocli.CommandLine.Model.OptionSpec;

/**
 * No option is ignored: each option of each command, added to lines that work or changed in them, changes the answer or is
 * refused by name; and each changes the answer of some line. A fixed third by default, all in the profile {@code slow}.
 */
class UnusedOptionsTest {

    /** They say how the answer is computed or written; that it stays the same is a promise, kept by other tests. */
    private static final Set<String> OF_NO_EFFECT = Set.of("--format", "--digits", "--threads", "--kernel", "--debug", "--resume");

    /** What repeats an option, or is a time. */
    private static final Set<String> ECHOES = Set.of("seed", "replicates", "alpha", "quanta", "offset", "model", "loss", "intervalKind", "seconds");

    /** Lines by command. The words are separated by single spaces, FILES stand in capitals. */
    private static final Map<String, List<String>> LINES = Map.ofEntries(
            entry("distribution", List.of("--alpha 0.4 --ranks 2,10", "--counts COUNTS --ranks 2,3")),
            entry("law parameters", List.of("--alpha 0.4 --at 100", "--alpha 0.4 --loss 0.3", "--counts COUNTS --at 2", "--stretched 1,0.7 --at 3", "--alpha 0.4 --terms 3 --at 100")),
            entry("law data", List.of(
                    "--alpha 0.4 --at 100",
                    "--alpha 0.4 --loss 0.5",
                    "--alpha 0.4 --emergence shots --at 100",
                    "--alpha 0.4 --emergence exponential --at 100",
                    "--alpha 0.4 --emergence exponential --sampling multinomial --at 100",
                    "--alpha 0.4 --emergence exponential --covariance-with 50 --at 100",
                    "--alpha 0.4 --emergence exponential --band 0.9 --at 100",
                    "--alpha 0.4 --correction 0.8,0.6 --emergence exponential --terms 2 --at 100",
                    "--alpha 0.4 --oscillation 0.4,2 --emergence exponential --at 100",
                    "--alpha 0.4 --cut-off 20 --emergence exponential --at 100",
                    "--stretched 1,0.7 --at 100",
                    "--counts COUNTS --at 14",
                    "--counts COUNTS --sampling without-replacement --at 20")),
            entry("law curated", List.of(
                    "--alpha 0.4 --temper 0.9 --at 100", "--alpha 0.4 --temper 0.9 --emergence shots --tau 3 --at 100", "--alpha 0.4 --temper best --at 100", "--alpha 0.4 --temper best --loss 0.5",
                    "--counts COUNTS --temper 0.9 --at 14",
                    "--counts COUNTS --temper best --at 14")),
            entry("law mixture", List.of(
                    "--families 0.4:0.25,0.6:0.8 --at 100",
                    "--families 0.4:0.25,0.6:0.8 --shares 0.7,0.3 --emergence shots --tau 3 --at 100",
                    "--families 0.4:0.25,0.6:0.8 --emergence logistic --midpoint 1 --at 100",
                    "--families 0.4:0.25,0.6:0.8 --emergence weibull --shape 0.7 --at 100",
                    "--families 0.4:0.25,0.6:0.8 --shares best --at 100",
                    "--families 0.4:0.25,0.6:0.8 --loss 0.5",
                    "--families 0.4:0.25,0.6:0.8 --resource parameters --at 100")),
            entry("law steps", List.of("--alpha 0.4 --at 100", "--alpha 0.4 --loss 0.5", "--counts COUNTS --at 20")),
            entry("law compute", List.of("--alpha 0.4 --at 1e4", "--alpha 0.4 --loss 0.5", "--counts COUNTS --at 50")),
            entry("law joint", List.of(
                    "--alpha 0.4 --at-parameters 30 --at-data 1e3",
                    "--alpha 0.4 --emergence exponential --at-parameters 1e3 --loss 0.5",
                    "--alpha 0.4 --emergence exponential --at-data 1e4 --loss 0.09",
                    "--alpha 0.4 --quanta 200 --emergence exponential --capacity soft --overlap 0.5 --at-parameters 30 --at-data 1e3",
                    "--counts COUNTS --emergence logistic --midpoint 1 --at-parameters 3 --at-data 20")),
            entry("law repeated", List.of(
                    "--alpha 0.4 --unique 30 --passes 3", "--alpha 0.4 --loss 0.5 --passes 3",
                    "--alpha 0.4 --emergence shots --tau 5 --teaches 0.5 --unique 30 --passes 3",
                    "--counts COUNTS --emergence shots --tau 3 --unique 20 --passes 2 --sampling without-replacement")),
            entry("order", List.of(
                    "--alpha 0.4 --quanta 5 --order frequency --learned 2",
                    "--alpha 0.4 --quanta 5 --order reverse --learned 2",
                    "--alpha 0.4 --quanta 5 --order random --learned 2",
                    "--alpha 0.4 --quanta 5 --order plackett-luce --learned 2",
                    "--alpha 0.4 --order plackett-luce --times 10",
                    "--alpha 0.4 --quanta 5 --order given --ranks 5,1,3,2,4 --learned 2",
                    "--counts COUNTS --order frequency --learned 2")),
            entry("dynamics", List.of(
                    "--model resource --alpha 0.4 --at 100", "--model domino --alpha 0.4 --at 100", "--model resource --counts COUNTS --at 2")),
            entry("derive", List.of(
                    "parameters", "data", "steps", "compute", "count", "joint", "sum-bound", "data --emergence exponential",
                    "compute --emergence exponential", "joint --emergence exponential", "tempered", "curated --emergence exponential",
                    "data --emergence exponential --terms 2", "mixture-data", "mixture-best --emergence exponential", "mixture-parameters",
                    "relation --between parameters,data --eliminate alpha", "relation --between data,steps --eliminate alpha")),
            entry("simulate", List.of(
                    "--alpha 0.4 --quanta 50 --replicates 4 --at 10,100",
                    "--alpha 0.4 --quanta 50 --replicates 4 --tau 3 --passes 4 --teaches 0.3 --at 10,100",
                    "--alpha 0.4 --quanta 50 --replicates 4 --sampling multinomial --at 10,100",
                    "--counts COUNTS --replicates 4 --at 10,100")),
            entry("verify", List.of("--only T21", "--only T12")),
            entry("fit", List.of(
                    "RUNS --model chinchilla --bootstrap 3", "RUNS --model quanta --bootstrap 3", "CURVE --model power --bootstrap 3",
                    "CURVE --model power --residual 0 --finite --bootstrap 3", "LIST --model zipf --bootstrap 40",
                    "CURVE --model curve --start 20 --bootstrap 3", "CURVE --model broken --bootstrap 3",
                    "FLOPS --model isoflop", "GAPS --model power --skip-unusable --bootstrap 3",
                    "EURO --model power --delimiter semicolon --decimal comma --bootstrap 3")),
            entry("parity", List.of("--tasks 3 --bits 6 --width 4 --batch 8 --steps 20")),
            entry("discover", List.of(
                    "--task parity --samples 60 --clusters 3 --tasks 3 --bits 6 --width 4 --batch 8 --steps 20",
                    "--similarity SIMILARITY --clusters 3", "--gradients GRADIENTS --clusters 4", "--gradients GRADIENTS --clusters 4 --sketch 4096",
                    "--text TEXT --parameters PARAMETERS --samples 20 --most-loss 3.6 --clusters 4 --sketch 4096",
                    "--text TEXT --books BOOKS --held-out one --parameters PARAMETERS --samples 20 --most-loss 3.6 --method embedding --clusters 4 --sketch 4096")),
            entry("text", List.of(
                    "--losses LOSSES --sizes 1e4,4e4,16e4,64e4,256e4", "TEXT", "TEXT --books BOOKS --held-out one",
                    "TEXT --folder LADDER --sizes 16,32,64 --data 3000,5000 --steps 3 --seeds 1,2")),
            entry("grokking unique", List.of("--symbols 5 --trials 50 --pairs 3,6", "--symbols 5 --exact --pairs 3,6")),
            entry("grokking flow", List.of("--symbols 5 --pairs 6 --at 1,10")),
            entry("omnigrok linear", List.of("--aspect 2 --decay 1e-3 --norm 10 --at 1,10")),
            entry("omnigrok landscape", List.of("--aspect 2 --norms 0.3,0.7")),
            entry("omnigrok train", List.of("--task teacher --steps 4", "--task digits --steps 4", "--task addition --symbols 5 --steps 4")));

    /** Commands that take every curve of the catalogue, with the rest of a line. */
    private static final Map<String, String> OF_CURVES = Map.of(
            "law data", "--at 100", "law curated", "--temper 0.9 --at 100", "law steps", "--at 100", "law compute", "--at 1e4",
            "law joint", "--at-parameters 30 --at-data 1e3");

    /** Lines that take minutes, with the options that they use; all others are refused at once. */
    private static final Map<String, Set<String>> LONG = Map.of(
            "discover --task newline",
            Set.of("--task", "--samples", "--method", "--clusters", "--part", "--seed", "--threads", "--clusters-out"),
            "mechanism --task backdoor", Set.of("--task", "--score", "--trigger", "--false-alarm", "--seed"),
            "grokking phases", Set.of("--plane", "--width", "--steps", "--delay", "--seed"),
            "bench --workload curve", Set.of("--workload", "--rounds", "--threads", "--kernel"));

    /** Another value of each option than the usual one and those of the lines. */
    private static final Map<String, String> VALUES = Map.ofEntries(
            entry("--covariance-with", "12"), entry("--band", "0.9"), entry("--band-curves", "3"),
            entry("--alpha", "0.7"), entry("--quanta", "7"), entry("--offset", "2"), entry("--gamma", "1.5"), entry("--counts", "COUNTS"),
            entry("--ranks", "1,2,3,4,5"), entry("--gap", "2"), entry("--eta", "0.2"), entry("--cost", "2"), entry("--kappa", "0.5"),
            entry("--residual", "0.1"), entry("--at", "7"), entry("--emergence", "exponential"),
            entry("--families", "0.3:0.25,0.7:0.8"), entry("--shares", "0.6,0.4"), entry("--resource", "parameters"),
            entry("--delta", "0.3"), entry("--temper", "0.85"), entry("--sampling", "multinomial"), entry("--nu", "1.5"),
            entry("--order", "frequency"), entry("--theta", "2"), entry("--needs", "1:4,5:2"), entry("--learned", "3"),
            entry("--times", "7"), entry("--model", "power"), entry("--plane", "rates"), entry("--delay", "7"), entry("--waste", "0.5"), entry("--rate", "2"),
            entry("--frequency", "k^-(2+alpha)"), entry("--threshold", "3*tau"), entry("--assume", "alpha>1"),
            entry("--between", "steps,parameters"), entry("--eliminate", "alpha"), entry("--replicates", "7"), entry("--seed", "7"),
            entry("--curves", "OUTPUT"), entry("--only", "T19"), entry("--columns", "loss=other"), entry("--loss", "squares"),
            entry("--loss-unit", "bits"), entry("--delimiter", "semicolon"), entry("--decimal", "comma"),
            entry("--fix", "alpha=0.4"), entry("--predict", "x=5e6"), entry("--next-run", "1e20"), entry("--compare", "power"),
            entry("--tied", ""), entry("--constant-norm", ""), entry("--start", "30"), entry("--breaks", "2"),
            entry("--overestimates", "5"), entry("--budgets", "1e20"), entry("--bootstrap", "4"), entry("--plot", "PLOT.svg"),
            entry("--report", "OUTPUT"), entry("--profiles", "1e18,1e19,1e20"),
            entry("--tasks", "4"), entry("--bits", "7"), entry("--subset", "3"), entry("--width", "5"), entry("--batch", "40"),
            entry("--steps", "7"), entry("--data", "50"), entry("--samples", "50"), entry("--method", "spectral"), entry("--clusters", "2"),
            entry("--part", "hidden"), entry("--task", "teacher"), entry("--symbols", "7"), entry("--trials", "60"), entry("--pairs", "4"),
            entry("--aspect", "3"), entry("--decay", "1e-2"), entry("--norm", "5"), entry("--norms", "0.5"), entry("--teacher", "2"),
            entry("--noise", "0.5"), entry("--target", "0.4"), entry("--scale", "2"), entry("--images", "MISSING"),
            entry("--labels", "MISSING"), entry("--at-parameters", "70"), entry("--at-data", "70"), entry("--unique", "70"), entry("--passes", "2"), entry("--teaches", "0.3"), entry("--capacity", "soft"),
            entry("--similarity", "SIMILARITY"), entry("--gradients", "GRADIENTS"), entry("--sketch", "2048"), entry("--text", "TEXT"), entry("--parameters", "PARAMETERS"), entry("--most-loss", "3.3"), entry("--losses", "LOSSES"), entry("--sizes", "1e4,3e4,16e4,64e4,256e4"),
            entry("--books", "BOOKS"), entry("--held-out", "two"), entry("--folder", "MISSING"), entry("--seeds", "4,5"),
            entry("--false-alarm", "0.3"), entry("--tokens-out", "OUTPUT"), entry("--vectors", "VECTORS"), entry("--groups", "GROUPS"),
            entry("--test", "VECTORS"), entry("--components", "2"), entry("--scores-out", "OUTPUT"), entry("--clusters-out", "OUTPUT"),
            entry("--overlap", "0.3"), entry("--correction", "0.5,0.5"), entry("--oscillation", "0.5,1"), entry("--cut-off", "30"),
            entry("--stretched", "1,0.5"), entry("--terms", "4"), entry("--flops-per-parameter-and-sample", "3"), entry("--xmin", "2"), entry("--xmax", "9"));

    /** Where a command means something else by the name. */
    private static final Map<String, String> OF_COMMAND = Map.ofEntries(
            entry("derive --gap", "2*Delta"), entry("derive --cost", "C*k"), entry("derive --nu", "2"), entry("derive --at", "alpha=0.4"),
            entry("fit --residual", "0"), entry("order --times", "7"), entry("parity --rate", "0.01"), entry("discover --rate", "0.01"),
            entry("omnigrok train --rate", "0.01"), entry("dynamics --model", "domino"), entry("discover --labels", "LABELS"),
            entry("discover --task", "newline"), entry("text --model", "transformer"), entry("text --data", "4000"),
            entry("text --seed", "7"));

    /** Where theory says that the answer does not depend on what is given, or a word may be given that is not needed. */
    private static final Map<String, String> SAME_BY_THEORY = Map.ofEntries(
            entry("fit LIST --model zipf: --delimiter --decimal", "a list of whole numbers has neither"),
            entry("order --order random: --alpha --offset --gamma", "the loss is 1 - n/K whatever the frequencies (T5)"),
            entry("derive relation: --frequency --emergence", "the eliminated exponent takes the frequency with it; curves change no exponent (T8)"),
            entry("derive relation --between data,steps: --threshold", "the coefficient is in no exponent"),
            entry("derive relation --between parameters,data: --threshold", "the coefficient is in no exponent"),
            entry("derive relation: --gap", "the coefficient is in no exponent"),
            entry("derive mixture-data: --at", "alpha is no symbol of a mixture, whose families have exponents of their own"),
            entry("derive mixture-best: --at", "alpha is no symbol of a mixture, whose families have exponents of their own"),
            entry("derive mixture-parameters: --at", "alpha is no symbol of a mixture, whose families have exponents of their own"),
            entry("law repeated: --emergence --teaches", "exponential is the usual curve; for one pass and one shot only h counts"),
            entry("simulate: --passes", "where every visit teaches and one is enough, more teach no more (T41)"),
            entry("law curated: --emergence", "exponential is the usual curve"),
            entry("law mixture: --emergence", "exponential is the usual curve"),
            entry("law data --sampling without-replacement: --emergence", "where samples are counted, exponential is one shot (T12)"),
            entry("derive: --assume", "a law that follows already follows from more assumptions"),
            entry("fit: --skip-unusable", "every row is usable"),
            entry("verify: --seed", "a statement that is checked without chance draws nothing"),
            entry("grokking unique --exact: --seed", "counting draws nothing, trials beside it do"));

    /** Assumptions that change no law, and parameters of curves that are refused since they count no visits. */
    private static final Map<String, Set<String>> NEVER_USED =
            Map.of("derive", Set.of("--assume", "--eliminate"), "law repeated", Set.of("--midpoint", "--shape"));

    /** An option may change which losses can be reached at all. */
    private static final String OUT_OF_REACH = "loss must be at least";

    private static final Pattern REFUSED =
            Pattern.compile("cannot be used with|has no effect|has the parameters|needs|Unknown option|no such file|not for|may not suit|has no variance");

    @TempDir
    static Path folder = Path.of("");

    @BeforeAll
    static void writeFiles() throws IOException {
        Files.writeString(folder.resolve("COUNTS"), "count\n50\n30\n20\n10\n5\n1\n");
        Files.copy(Path.of("src/test/resources/matrix/losses.npy"), folder.resolve("LOSSES"));
        Files.writeString(folder.resolve("SIMILARITY"), IntStream.range(0, 12)
                .mapToObj(i -> IntStream.range(0, 12)
                        .mapToObj(j -> String.valueOf(i == j ? 1 : 0.5 + 0.4 * Math.cos(i + j) * Math.cos(3.0 * i * j)))
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n")));
        Files.writeString(folder.resolve("GRADIENTS"), IntStream.range(0, 12)
                .mapToObj(i -> IntStream.range(0, 9)
                        .mapToObj(p -> String.valueOf(Math.sin(1 + 7 * i * p + i)))
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n")));
        Files.writeString(folder.resolve("TEXT"), IntStream.range(0, 140)
                .mapToObj(i -> "And line %d tells %s of the quanta that a network learns.\n".formatted(i * i % 97, "abcdefg".substring(i % 7)))
                .collect(Collectors.joining()));
        Files.writeString(folder.resolve("BOOKS"), "book,lines\none,40\ntwo,50\nthree,50\n");
        Files.createDirectory(folder.resolve("LADDER"));
        Files.writeString(folder.resolve("PARAMETERS"), parameters(Files.readString(folder.resolve("TEXT"))));
        Files.writeString(folder.resolve("LABELS"), "a\nb\na\na\nb\nc\nc\na\nb\nb\na\nc\n");
        Files.writeString(folder.resolve("LIST"), IntStream.rangeClosed(1, 60)
                .mapToObj(k -> (long) Math.pow(0.5 + 0.499 * Math.sin(k * k), -0.7) + "\n")
                .collect(Collectors.joining("", "count\n", "")));
        Files.writeString(folder.resolve("CURVE"), IntStream.rangeClosed(1, 12)
                .mapToObj(k -> "%d,%s,%s\n".formatted(1000L << k, 1.7 + 9 * Math.pow(2, -0.3 * k) + 0.01 * Math.sin(k), 1.8 + 8 * Math.pow(2, -0.2 * k)))
                .collect(Collectors.joining("", "x,loss,other\n", "")));
        Files.writeString(folder.resolve("EURO"), Files.readString(folder.resolve("CURVE")).replace(',', ';').replace('.', ','));
        Files.writeString(folder.resolve("GAPS"), Files.readString(folder.resolve("CURVE")).replace("2048000,", "2048000,NaN"));
        Files.writeString(folder.resolve("FLOPS"), IntStream.range(0, 20)
                .mapToObj(k -> {
                    double compute = 1e18 * Math.pow(10, Math.floorDiv(k, 5));
                    double size = Math.sqrt(compute / 120) * Math.pow(2, k % 5 - 2);
                    double loss = 2 + 0.02 * Math.pow(k % 5 - 2, 2) + 0.01 * Math.sin(k);
                    return "%s,%s,%s,%s\n".formatted(size, compute / 6 / size, loss, 1.1 * loss + 0.002 * Math.cos(k));
                })
                .collect(Collectors.joining("", "N,D,loss,other\n", "")));
        Files.writeString(folder.resolve("RUNS"), IntStream.range(0, 16)
                .mapToObj(k -> {
                    double size = 1e6 * Math.pow(10, k % 4);
                    double tokens = 1e8 * Math.pow(10, Math.floorDiv(k, 4));
                    double loss = 1.7 + 400 * Math.pow(size, -0.34) + 410 * Math.pow(tokens, -0.28) + 0.01 * Math.sin(k);
                    return "%s,%s,%s,%s\n".formatted(size, tokens, loss, 1.1 * loss + 0.02 * Math.cos(k));
                })
                .collect(Collectors.joining("", "N,D,loss,other\n", "")));
    }

    /** Those of a transformer of width 16 on a text. */
    private static String parameters(String text) {
        TransformerShape shape = TransformerShape.text((int) text.chars().distinct().count(), 64, 16, 1, 1);
        float[] parameters = Transformer.random(shape, 3, 1).parameters();
        return IntStream.range(0, parameters.length).mapToObj(i -> String.valueOf(parameters[i])).collect(Collectors.joining(","));
    }

    private static Map<String, SweptLine> commands() {
        var commands = new TreeMap<String, SweptLine>();
        SweptLine.all().forEach(line -> commands.put(line.command().qualifiedName().replaceFirst("quanta ", ""), line));
        return commands;
    }

    static Collection<String> swept() {
        return new TreeSet<>(LINES.keySet());
    }

    @Test
    void everyCommandWithOptionsIsSwept() {
        Set<String> known = Stream.concat(LINES.keySet().stream(), LONG.keySet().stream().map(line -> line.replaceFirst(" --.*", "")))
                .collect(Collectors.toSet());
        assertThat(commands().keySet().stream().filter(name -> !options(name).isEmpty())).isSubsetOf(known);
    }

    /** A third of the pairs of line and option, each option with another third of the lines. */
    @ParameterizedTest
    @MethodSource("swept")
    void optionsChangeTheAnswerOrAreRefused(String command) {
        used(command, 3);
    }

    @ParameterizedTest
    @MethodSource("swept")
    @Tag("slow")
    void everyOptionChangesTheAnswerOrIsRefused(String command) {
        Set<String> used = used(command, 1);
        assertThat(options(command).stream().map(OptionSpec::longestName).filter(name -> !used.contains(name)))
                .as("options without any use")
                .isSubsetOf(NEVER_USED.getOrDefault(command, Set.of()));
    }

    /** The options that change the answer of some line, of every so many pairs of line and option; none is ignored. */
    private static Set<String> used(String command, int every) {
        List<OptionSpec> options = options(command);
        List<String> lines = lines(command);
        var silent = new ArrayList<String>();
        var used = new LinkedHashSet<String>();
        for (int i = 0; i < lines.size(); i++) {
            String line = command + " " + lines.get(i);
            String answer = answer(line);
            for (int j = 0; j < options.size(); j++) {
                if ((i + j) % every != 0) {
                    continue;
                }
                String name = options.get(j).longestName();
                switch (effect(command, line, options.get(j), answer)) {
                    case CHANGED -> used.add(name);
                    case REFUSED -> {}
                    case NONE -> {
                        if (!isSameByTheory(line, name)) {
                            silent.add(line + ": " + name);
                        }
                    }
                }
            }
        }
        assertThat(silent).as("options that are ignored").isEmpty();
        return used;
    }

    /** The lines of a command, and one for each curve with a parameter of its own. */
    private static List<String> lines(String command) {
        Stream<String> curves = CurveFamily.all().stream().filter(_ -> OF_CURVES.containsKey(command)).flatMap(family -> family.parameter().stream()
                .filter(parameter -> !parameter.name().equals("tau"))
                .map(parameter -> "--alpha 0.4 --emergence %s --%s %s %s"
                        .formatted(family.name(), parameter.name(), inside(parameter, 1.5), OF_CURVES.get(command))));
        return Stream.concat(Objects.requireNonNull(LINES.get(command)).stream(), curves).toList();
    }

    private static double inside(CurveFamily.Parameter parameter, double value) {
        return Math.clamp(value, parameter.least(), parameter.most());
    }

    /** Another value of a curve's parameter than that of the lines; empty for other options. */
    private static String ofCurve(String option) {
        return CurveFamily.all().stream()
                .flatMap(family -> family.parameter().stream())
                .filter(parameter -> option.equals("--" + parameter.name()))
                .map(parameter -> String.valueOf(inside(parameter, 2)))
                .findFirst()
                .orElse("");
    }

    @Test
    void longLinesRefuseAtOnceWhatTheyDoNotUse() {
        LONG.forEach((line, used) -> options(line.replaceFirst(" --.*", "")).stream()
                .filter(option -> !used.contains(option.longestName()))
                .forEach(option -> assertThat(Run.of(with(line, "", option)).err())
                        .contains(option.longestName())
                        .containsPattern(REFUSED)));
    }

    private static List<OptionSpec> options(String command) {
        return Objects.requireNonNull(commands().get(command)).options().stream()
                .filter(option -> !OF_NO_EFFECT.contains(option.longestName()))
                .toList();
    }

    private enum Effect {
        CHANGED,
        REFUSED,
        NONE
    }

    private static Effect effect(String command, String line, OptionSpec option, String answer) {
        String name = option.longestName();
        boolean given = List.of(line.split(" ", -1)).contains(name);
        String changed = with(line, command, option);
        if (changed.equals(line)) {
            return Effect.CHANGED;
        }
        Run run = run(changed);
        if (run.code() == 0 || run.code() == 1) {
            boolean written = changed.contains("OUTPUT") && Files.exists(folder.resolve("OUTPUT"));
            return written || !comparable(run).equals(answer) ? Effect.CHANGED : Effect.NONE;
        }
        if (given || run.err().contains(OUT_OF_REACH)) {
            return Effect.CHANGED;
        }
        assertThat(run.err()).as(changed).contains(name).containsPattern(REFUSED);
        return run.err().contains("no such file") || run.code() == 3 ? Effect.CHANGED : Effect.REFUSED;
    }

    /** The line with the option, or with another value of it. */
    private static String with(String line, String command, OptionSpec option) {
        String name = option.longestName();
        if (option.arity().max() == 0) {
            return line.contains(name) ? line : line + " " + name;
        }
        String value = OF_COMMAND.getOrDefault(command + " " + name, VALUES.getOrDefault(name, ofCurve(name)));
        value = command.startsWith("law ") && name.equals("--loss") ? "0.6" : value;
        assertThat(value).as("a value of %s for this test", name).isNotEmpty();
        List<String> words = new ArrayList<>(List.of(line.split(" ", -1)));
        int at = words.indexOf(name);
        if (at < 0) {
            return line + " " + name + " " + value;
        }
        words.set(at + 1, value);
        return String.join(" ", words);
    }

    private static boolean isSameByTheory(String line, String option) {
        return SAME_BY_THEORY.keySet().stream().anyMatch(same -> {
            String[] parts = same.split(": ", -1);
            return List.of(line.split(" ", -1)).containsAll(List.of(parts[0].split(" ", -1)))
                    && List.of(parts[1].split(" ", -1)).contains(option);
        });
    }

    private static Run run(String line) {
        return Run.of(Stream.concat(Stream.of(line.split(" ", -1)), Stream.of("--format", "json"))
                .map(word -> word.matches("[A-Z]{4,}(\\.svg)?") ? folder.resolve(word).toString() : word)
                .toList());
    }

    private static String answer(String line) {
        Run run = run(line);
        assertThat(run.code()).as(run.err()).isZero();
        // What is said of a table is one line.
        assertThat(run.err()).as(line).matches(line.matches("fit (GAPS|EURO) .*") ? "quanta: (read .*: ';'|1 row left out) .*\n" : "");
        return comparable(run);
    }

    private static String comparable(Run run) {
        Map<String, @Nullable Object> json = run.json();
        json.keySet().removeAll(ECHOES);
        return json.toString();
    }
}
