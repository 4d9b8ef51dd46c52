package org.neuralquanta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Model.ArgSpec;

/**
 * Lines of quick commands with one or two options at the ends of their ranges, at random: each is answered without NaN and infinity, or refused in
 * one line, and none is an error of the program or keeps people waiting.
 */
class ExtremeLinesTest {

    private static final List<String> VALUES = List.of(
            "0", "1", "-1", "2", "0.5", "-0.5", "1e-12", "1e-9", "1e-4", "0.001", "0.1", "0.4", "0.7", "3", "9", "10", "17", "50", "-50", "99", "100",
            "-100", "101", "200", "1e3", "1e4", "1e6", "1e9", "1e12", "1e15", "1e17", "1e18", "1e36", "1e100", "1e290", "1e300", "1e308", "-1e300",
            "1e-100", "1e-300", "4e-324", "2^31", "2^53", "2^62", "2^63-1", "1.0000001", "0.9999999", "-0.9999", "inf", "best",
            "1,1e18", "1,2,3", "1:1e18:log4", "threshold", "shots", "exponential", "logistic", "multilinear", "weibull", "poisson", "multinomial",
            "sharp", "soft", "frequency", "reverse", "random", "plackett-luce", "resource", "domino", "1:2", "alpha=0.4", "alpha=1e-300");

    /** Those that answer at once. */
    private static final List<String> QUICK =
            List.of("distribution", "law", "order", "dynamics", "omnigrok linear", "omnigrok landscape");

    private static final Duration LONGEST = Duration.ofSeconds(20);

    private static List<SweptLine> lines() {
        return SweptLine.all().stream()
                .filter(line -> line.words().stream().noneMatch(word -> word.contains(".csv")))
                .filter(line -> QUICK.stream().anyMatch(name -> line.command().qualifiedName().startsWith("quanta " + name)))
                .toList();
    }

    private static List<String> faults(long seed, int tries) {
        var random = new Random(seed);
        List<SweptLine> lines = lines();
        var faults = new ArrayList<String>();
        for (int i = 0; i < tries; i++) {
            List<String> line = line(random, lines);
            fault(line).ifPresent(faults::add);
        }
        return faults;
    }

    private static Optional<String> fault(List<String> line) {
        long begin = System.nanoTime();
        Run run = Run.of(line);
        boolean late = System.nanoTime() - begin > LONGEST.toNanos();
        boolean fair = switch (run.code()) {
            case 0 -> run.err().isEmpty() && !run.out().contains("NaN") && !run.out().contains("Infinity");
            case 2 -> run.out().isEmpty() && run.err().lines().count() == 1 && !run.err().contains("NaN") && !run.err().contains("Infinity");
            case 3 -> run.out().isEmpty() && run.err().lines().count() == 1;
            default -> false;
        };
        return late || !fair
                ? Optional.of(String.join(" ", line) + " → " + run.code() + (late ? ", late" : "") + ": " + run.err().lines().findFirst().orElse(""))
                : Optional.empty();
    }

    private static List<String> line(Random random, List<SweptLine> lines) {
        SweptLine line = lines.get(random.nextInt(lines.size()));
        List<ArgSpec> takers = line.takers();
        List<String> words = line.words();
        for (int option = 1 + random.nextInt(3); option > 0; option--) {
            ArgSpec arg = takers.get(random.nextInt(takers.size()));
            words = new SweptLine(line.command(), words).with(arg, VALUES.get(random.nextInt(VALUES.size())));
        }
        return new SweptLine(line.command(), words).and("--format", "json");
    }

    @Test
    void someAreAnsweredOrRefused() {
        assertThat(lines().stream().map(line -> line.command().qualifiedName()).distinct()).hasSizeGreaterThan(9);
        assertThat(faults(1, 60)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "dynamics --model resource --alpha 0.4 --waste 1e-3 --at 1e2,1e6 --rate 1e308",
        "law curated --alpha 200 --temper best --at 1e6",
        "law steps --alpha 0.4 --nu 1e-100 --at 1e4,1e6",
        "law steps --alpha 0.4 --nu 1e17 --at 1e4,1e6 --quanta 1 --offset 2",
        "law steps --alpha 100 --nu 1 --at 1e4 --offset -0.9999",
        "law repeated --alpha 0.4 --teaches 4e-324 --unique 1e6 --passes 1,4",
        "law compute --alpha 0.4 --at 1e15 --cost 1e308",
        "law compute --alpha 0.4 --at 1e15 --tau 1e308",
        "law joint --alpha 0.4 --emergence shots --at-parameters 1e2 --at-data 1e6 --gap 1e308 --eta -100",
        "law joint --alpha 0.4 --emergence shots --at-parameters 1e2 --at-data 1e4 --tau 1e6",
        "law joint --alpha 0.4 --emergence shots --at-parameters 1e2 --at-data 1e6 --kappa -0.9999"
    })
    void whatSweepsFoundIsMended(String line) {
        assertThat(fault(List.of((line + " --format json").split(" ", -1)))).isEmpty();
    }

    /** Another seed tries other lines. */
    @Test
    @Tag("slow")
    void allAreAnsweredOrRefused() {
        assertThat(faults(Long.getLong("sweep.seed", 2), Integer.getInteger("sweep.lines", 20_000))).isEmpty();
    }
}
