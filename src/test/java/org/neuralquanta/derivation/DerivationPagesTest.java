package org.neuralquanta.derivation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.neuralquanta.claim.Curve;
import org.neuralquanta.symbol.Symbol;

/**
 * The pages of docs/derivations are what the library derives. To write them anew:
 * {@code mvn test -Dtest=DerivationPagesTest -Dderivations.write=true}.
 */
class DerivationPagesTest {

    private static final Path FOLDER = Path.of("docs", "derivations");

    private static final String NOTE = "Written by `mvn test -Dtest=DerivationPagesTest -Dderivations.write=true`; the build fails"
            + " when it is stale.\n\n";

    private record Page(String file, String title, String body, List<Deduction> derivations) {}

    private static Page page(String file, String title, Problem problem, Target target) {
        return page(file, title, problem, target, 1);
    }

    private static Page page(String file, String title, Problem problem, Target target, int terms) {
        Deduction derivation = Deduction.of(problem, target, Symbol.of(target.variable()), terms);
        return new Page(file, title, new Proof(derivation).toMarkdown(), List.of(derivation));
    }

    /** What is derived on the pages and can be written for Coq. */
    static List<Deduction> derivations() {
        return Stream.of(pages()).flatMap(p -> p.derivations.stream()).filter(CoqProof::isWritable).toList();
    }

    private static Page[] pages() {
        Problem quanta = Problem.quanta();
        Problem shots = Problem.quanta(Curve.SHOTS);
        Problem gap = quanta.gap("Delta*k^eta").assuming("alpha > eta");
        Problem logModified = quanta.frequency("k^-(1+alpha)*log(k)^-gamma");
        Problem general = gap.cost("C*k^kappa").threshold("tau*k^delta").assuming("kappa > -1", "alpha+delta > -1");
        Problem exponential = Problem.quanta(Curve.EXPONENTIAL).gap("Delta*k^eta").cost("C*k^kappa").threshold("k^delta")
                .assuming("alpha > eta", "kappa > -1", "alpha+delta > -1");
        Problem rare = quanta.frequency("exp(-b*k^beta)").assuming("b > 0", "0 < beta < 1");
        Problem twoPowers = Problem.quanta(Curve.EXPONENTIAL).frequency("k^-(1+alpha)*(1+b*k^-rho)").assuming("b > -1", "rho > 0");
        return new Page[] {
            page("T10.md", "T10: loss against parameters", quanta, Target.PARAMETERS),
            page("T11.md", "T11: loss against data, sharp threshold", quanta, Target.DATA),
            page("T12.md", "T12: loss against data, Poisson sampling", shots, Target.DATA),
            page("T13.md", "T13: learned quanta", shots.assuming("tau >= 1"), Target.COUNT),
            page("T15.md", "T15: loss against steps", quanta.nu("nu").assuming("nu > 0"), Target.STEPS),
            page("T17-parameters.md", "T17: parameters, general exponents",
                    gap.cost("C*k^kappa").assuming("kappa > -1"), Target.PARAMETERS),
            page("T17-data.md", "T17: data, general exponents",
                    gap.threshold("tau*k^delta").assuming("alpha+delta > -1"), Target.DATA),
            page("T17-steps.md", "T17: steps, general exponents", gap.nu("nu").assuming("nu > 0"), Target.STEPS),
            page("T18.md", "T18: compute, best split", general, Target.COMPUTE),
            page("T19-parameters.md", "T19: parameters, log-modified frequencies", logModified, Target.PARAMETERS),
            page("T19-data.md", "T19: data, log-modified frequencies", logModified, Target.DATA),
            page("T38.md", "T38: loss against parameters and data", exponential, Target.JOINT),
            page("T39.md", "T39: compute, best split for a smooth curve", exponential, Target.COMPUTE),
            page("T39-bound.md", "T39: the bound L(N) + L(D)", exponential, Target.SUM_BOUND),
            page("T20-offset.md", "T20: data, an offset of the ranks",
                    quanta.frequency("(k+k_0)^-(1+alpha)").assuming("k_0 > -1"), Target.DATA),
            page("T20-data.md", "T20: data, stretched-exponentially rare quanta", rare, Target.DATA),
            page("T20-parameters.md", "T20: parameters, stretched-exponentially rare quanta", rare, Target.PARAMETERS),
            page("T41.md", "T41: repeated data", Problem.quanta(Curve.EXPONENTIAL), Target.REPEATED),
            page("T42-data.md", "T42: mixtures, loss against data", Problem.quanta(Curve.EXPONENTIAL), Target.MIXTURE_DATA),
            page("T42-best.md", "T42: mixtures, loss against data in the best shares", Problem.quanta(Curve.EXPONENTIAL), Target.MIXTURE_BEST),
            page("T42-parameters.md", "T42: mixtures, loss against parameters", quanta, Target.MIXTURE_PARAMETERS),
            page("T43-tempered.md", "T43: tempered training data", Problem.quanta(Curve.EXPONENTIAL), Target.TEMPERED),
            page("T43-best.md", "T43: the best training data", Problem.quanta(Curve.EXPONENTIAL), Target.CURATED),
            page("T45-data.md", "T45: data to three terms", twoPowers, Target.DATA, 3),
            page("T45-vanishing.md", "T45: data, a term that vanishes",
                    Problem.quanta(Curve.EXPONENTIAL).frequency("k^-(1+alpha)*(1+b/k)").assuming("b > -1"), Target.DATA, 3),
            page("T45-offset.md", "T45: data, an offset of the ranks to three terms",
                    Problem.quanta(Curve.EXPONENTIAL).frequency("(k+k_0)^-(1+alpha)").assuming("k_0 > -1"), Target.DATA, 3),
            page("T45-parameters.md", "T45: parameters to four terms",
                    quanta.frequency("k^-(1+alpha)*(1+b*k^-rho)").assuming("b > -1", "rho < 1", "2*rho > 1"), Target.PARAMETERS, 4),
            page("T1.md", "T1: parameters to six terms", quanta, Target.PARAMETERS, 6),
            relations(quanta, general),
        };
    }

    private static Map<String, String> texts() {
        var texts = new LinkedHashMap<String, String>();
        var index = new StringBuilder("# Derivations\n\n" + NOTE);
        for (Page page : pages()) {
            texts.put(page.file, "# " + page.title + "\n\n" + NOTE + page.body);
            index.append("- [").append(page.title).append("](").append(page.file).append(")\n");
        }
        texts.put("README.md", index.toString());
        return texts;
    }

    private static Page relations(Problem quanta, Problem general) {
        var body = new StringBuilder();
        var derivations = new ArrayList<Deduction>();
        for (Problem problem : new Problem[] {quanta, general}) {
            Deduction parameters = Deduction.of(problem, Target.PARAMETERS);
            derivations.add(parameters);
            body.append("With $").append(Markdown.of(problem.gap().toLatex(Problem.RANK))).append("$ as gap, $")
                    .append(Markdown.of(problem.cost().toLatex(Problem.RANK))).append("$ as cost and $")
                    .append(Markdown.of(problem.threshold().toLatex(Problem.RANK))).append("$ as threshold, $\\alpha$ eliminated:\n");
            for (Target target : new Target[] {Target.DATA, Target.COMPUTE}) {
                Deduction other = Deduction.of(problem, target);
                derivations.add(other);
                Relation relation = Relation.between(parameters.law(), other.law(), Symbol.of("alpha"));
                body.append("\n").append(relation.toMarkdown()).append("\n");
            }
            body.append("\n");
        }
        return new Page("T21.md", "T21: relations free of alpha", body.toString(), derivations);
    }

    @Test
    void areUpToDate() throws IOException {
        if (Boolean.getBoolean("derivations.write")) {
            Files.createDirectories(FOLDER);
            for (var page : texts().entrySet()) {
                Files.writeString(FOLDER.resolve(page.getKey()), page.getValue());
            }
        }
        for (var page : texts().entrySet()) {
            assertThat(FOLDER.resolve(page.getKey())).hasContent(page.getValue());
        }
        try (var files = Files.list(FOLDER)) {
            assertThat(files.map(f -> String.valueOf(f.getFileName()))).containsExactlyInAnyOrderElementsOf(texts().keySet());
        }
    }
}
