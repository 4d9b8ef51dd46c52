package org.neuralquanta.derivation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neuralquanta.claim.Curve;

/**
 * Derivations checked by Coq, which shares no code with the library: those of the pages and of random problems compile, and
 * spoiled ones do not. Run by {@code mvn test -P coq}; {@code coqc} must be installed.
 */
@Tag("coq")
class CoqCheckTest {

    private static final Path FOLDER = Path.of("target", "coq");
    private static final int RANDOM_PROBLEMS = 200;
    private static final int BATCH = 20;

    private record Result(int code, String output) {}

    @BeforeAll
    static void compileAxioms() throws IOException, InterruptedException {
        Files.createDirectories(FOLDER);
        Files.copy(CoqProofTest.AXIOMS, FOLDER.resolve("ScalingLaws.v"), StandardCopyOption.REPLACE_EXISTING);
        try {
            assertThat(coqc("ScalingLaws.v")).isEqualTo(new Result(0, ""));
        } catch (IOException e) {
            throw new IllegalStateException("this profile needs the proof assistant's compiler coqc; Debian has it in the package coq", e);
        }
    }

    private static Result coqc(String file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("coqc", "-q", file)
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
    }

    private static Result compile(String name, String text) throws IOException, InterruptedException {
        Files.writeString(FOLDER.resolve(name + ".v"), text);
        return coqc(name + ".v");
    }

    private static Map<String, Deduction> all() {
        var derivations = new LinkedHashMap<String, Deduction>();
        DerivationPagesTest.derivations().forEach(d -> derivations.put("Page" + derivations.size(), d));
        var random = new Random("derivations checked by Coq".hashCode());
        for (int i = 0; i < RANDOM_PROBLEMS; i++) {
            derivations.put("Random" + i, random(random));
        }
        return derivations;
    }

    private static Deduction random(Random random) {
        Curve curve = List.copyOf(EnumSet.range(Curve.THRESHOLD, Curve.MULTILINEAR)).get(random.nextInt(5));
        Problem problem = RandomProblemsTest.problem(curve, "alpha", "eta", random);
        if (random.nextBoolean()) {
            int[] logs = random.ints(3, -2, 3).toArray();
            problem = problem.frequency("k^-(1+alpha)*log(k)^(" + logs[0] + ")")
                    .gap("Delta*k^eta*log(k)^(" + logs[1] + ")")
                    .cost("C*k^kap*log(k)^(" + logs[2] + ")");
        }
        Target[] targets = {
            Target.PARAMETERS, Target.DATA, Target.STEPS, Target.COMPUTE, Target.JOINT, Target.SUM_BOUND, Target.REPEATED
        };
        boolean counts = curve == Curve.THRESHOLD || curve == Curve.EXPONENTIAL;
        Target target = counts && random.nextInt(4) == 0 ? Target.COUNT : targets[random.nextInt(targets.length)];
        return Deduction.of(problem.assuming("alpha > -d1"), target);
    }

    /** Twenty derivations to a file, two files at a time. */
    @Test
    void acceptsEveryDerivation(TestReporter reporter) throws InterruptedException, ExecutionException {
        var files = new LinkedHashMap<String, StringBuilder>();
        int number = 0;
        for (Map.Entry<String, Deduction> entry : all().entrySet()) {
            files.computeIfAbsent("Batch" + number++ / BATCH, _ -> new StringBuilder(CoqProof.IMPORTS))
                    .append(new CoqProof(entry.getValue()).module(entry.getKey()));
        }
        List<Callable<Result>> jobs = new ArrayList<>();
        files.forEach((name, text) -> jobs.add(() -> compile(name, text.toString())));
        try (var pool = Executors.newFixedThreadPool(2)) {
            for (Future<Result> result : pool.invokeAll(jobs)) {
                assertThat(result.get()).isEqualTo(new Result(0, ""));
            }
        }
        long lemmas = files.values().stream()
                .mapToLong(t -> Pattern.compile("^Lemma ", Pattern.MULTILINE).matcher(t).results().count())
                .sum();
        reporter.publishEntry("checked", number + " derivations, " + lemmas + " lemmas");
    }

    private static Deduction known(String target) {
        return "count".equals(target)
                ? Deduction.of(Problem.quanta(Curve.SHOTS).assuming("tau >= 1"), Target.COUNT)
                : Deduction.of(KnownLawsTest.GENERAL, Target.of(target));
    }

    /** What is spoiled, the lemma that it stands in, what is put for what: the compiler stops in this lemma. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            weight of a certificate        | compute | needs_12_1 | (1) * (1 + kappa)        | (2) * (1 + kappa)
            sign in a certificate          | compute | needs_15_1 | (1) * (- eta + alpha)    | (- 1) * (- eta + alpha)
            negative weight that adds up   | compute | needs_12_1 | (1) * (1 + kappa)        | (2) * (1 + kappa) + (- 1) * (1 + kappa)
            condition that does not follow | compute | needs_12_1 | 0 < 2 + kappa            | 0 < 1 + kappa
            product of exponents           | compute | step_9     | (- 1 - delta - alpha)    | (- 1 + delta - alpha)
            coefficient of a sum           | compute | step_7     | / (1 + kappa)            | / (2 + kappa)
            exponent of a tail             | compute | step_5     | (eta - alpha)            | (eta - alpha - 1)
            exponent of an inverse         | compute | step_12    | ((1) / (2 + kappa        | ((1) / (1 + kappa
            amplitude of an inverse        | compute | step_12    | Rpower (C) ((- 1)        | Rpower (C) ((1)
            exponent of a composition      | compute | step_17    | ((1 + kappa) / (2 + kappa + delta + alpha)) (0) | ((2 + kappa) / (2 + kappa + delta + alpha)) (0)
            amplitude of a composition     | compute | step_16    | Rpower (tau) ((- eta     | Rpower (tau) ((eta
            argument of a Mellin transform | count   | step_8     | (Gamma (tau)) | (Gamma (1 + tau))
            """)
    void refusesSpoiledProofs(String what, String target, String lemma, String right, String wrong) throws Exception {
        String proof = new Proof(known(target)).toCoq();
        int from = proof.indexOf("Lemma " + lemma + " ");
        int at = proof.indexOf(right, from);
        int end = proof.indexOf("Qed.", from);
        assertThat(at).as("%s: %s in %s", what, right, lemma).isBetween(from, end);
        Result result = compile("Spoiled", proof.substring(0, at) + wrong + proof.substring(at + right.length()));
        assertThat(result.code()).as(what).isNotZero();
        var line = Pattern.compile("line (\\d+), characters").matcher(result.output());
        assertThat(line.find()).as(result.output()).isTrue();
        assertThat(Long.parseLong(line.group(1)))
                .as(result.output())
                .isBetween(lineOf(proof, from), lineOf(proof, end));
    }

    private static long lineOf(String text, int at) {
        return text.substring(0, at).lines().count() + 1;
    }

    /** An assumption that is left out is missed where it was used. */
    @Test
    void refusesProofsWithoutTheirAssumptions() throws Exception {
        String proof = new Proof(known("compute")).toCoq();
        String without = proof.replaceFirst("Hypothesis assumed_\\d+ : 0 < 1 \\+ kappa\\.\n", "");
        assertThat(without).isNotEqualTo(proof);
        assertThat(compile("Spoiled", without).code()).isNotZero();
    }

    /** Nothing is taken for granted but what the page lists. */
    @Test
    void restsOnTheAxiomsOfThePage() throws Exception {
        var axioms = new TreeSet<String>();
        int number = 0;
        for (Deduction derivation : DerivationPagesTest.derivations()) {
            int last = derivation.steps().size();
            Result result = compile("Axioms" + number++, new Proof(derivation).toCoq() + "Print Assumptions Law.step_" + last + ".\n");
            assertThat(result.code()).as(result.output()).isZero();
            Pattern.compile("^([\\w.]+) :", Pattern.MULTILINE).matcher(result.output()).results().forEach(r -> axioms.add(r.group(1)));
        }
        String page = Files.readString(Path.of("docs", "proof-checking.md"));
        assertThat(axioms).isNotEmpty().allSatisfy(axiom -> assertThat(page).contains("`" + axiom + "`"));
    }
}
