package org.neuralquanta.derivation;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.neuralquanta.claim.Claim;
import org.neuralquanta.claim.TexText;
import org.neuralquanta.symbolic.Certificate;
import org.neuralquanta.symbolic.Condition;
import org.neuralquanta.symbolic.Definition;

/**
 * A derivation in readable form: text for a terminal, Markdown with mathematics, a LaTeX document, or a file for Coq. Immutable,
 * thread-safe.
 */
final class Proof {

    private final Deduction deduction;

    /**
     * The proof of a derivation.
     *
     * @param deduction what was derived
     */
    Proof(Deduction deduction) {
        this.deduction = deduction;
    }

    /**
     * The proof for a terminal.
     *
     * @return lines of plain text
     */
    String toText() {
        var text = new StringBuilder("Theorem.\n");
        new Setting(deduction).toText().forEach(s -> text.append("  - ").append(s).append("\n"));
        text.append("\n").append(assuming(Condition::toString, "If ", ", then ")).append("\n\n  ");
        text.append(deduction.theorem().statement()).append("\n");
        for (Definition constant : deduction.constants()) {
            text.append("\n  where ").append(constant.head()).append(" = ").append(constant.definition()).append("\n");
        }
        text.append("\nProof.\n");
        deduction.steps().forEach((theorem, number) -> {
            text.append("%3s. %s%n".formatted(number, theorem.statement()));
            text.append("       by ").append(theorem.rule()).append(from(theorem, " of ")).append(". ");
            text.append(theorem.because()).append("\n");
            for (Certificate certificate : theorem.conditions()) {
                text.append("       It needs ").append(certificate.conclusion()).append(": ").append(certificate).append(".\n");
            }
        });
        return text.toString();
    }

    /**
     * The proof in Markdown with mathematics between dollar signs.
     *
     * @return a document without a title
     */
    String toMarkdown() {
        var text = new StringBuilder("**Theorem.**\n\n");
        new Setting(deduction).toLatex(Markdown::words).forEach(s -> text.append("- ").append(s).append("\n"));
        text.append("\n").append(assuming(c -> "$" + c.toLatex() + "$", "If ", ", then "));
        text.append("\n\n").append(formula(deduction.theorem(), "$$", "$$")).append("\n");
        for (Definition constant : deduction.constants()) {
            text.append("\nwhere $").append(constant.headLatex()).append(" = ").append(constant.toLatex()).append("$.\n");
        }
        text.append("\n**Proof.**\n");
        deduction.steps().forEach((theorem, number) -> {
            text.append("\n%s. %s  %n".formatted(number, formula(theorem, "$", "$")));
            text.append("   *").append(theorem.rule()).append(from(theorem, " of ")).append(".* ").append(Markdown.words(theorem.because()));
            text.append(needs(theorem)).append("\n");
        });
        return Markdown.of(text.toString());
    }

    /**
     * A LaTeX document that compiles on its own with amsmath: one theorem with its hypotheses, and numbered steps.
     *
     * @return the document
     */
    String toLatex() {
        var text = new StringBuilder("""
                \\documentclass{article}
                \\usepackage{amsmath}
                \\newtheorem{theorem}{Theorem}
                \\setlength{\\emergencystretch}{3em}
                \\begin{document}
                \\begin{theorem}
                """);
        text.append("\\leavevmode\n\\begin{itemize}\n");
        new Setting(deduction).toLatex(TexText::escape).forEach(s -> text.append("\\item ").append(s).append("\n"));
        text.append("\\end{itemize}\n");
        text.append(assuming(c -> "$" + c.toLatex() + "$", "If ", ", then "));
        text.append("\n").append(formula(deduction.theorem(), "\\[\n", "\n\\]")).append("\n");
        for (Definition constant : deduction.constants()) {
            text.append("where $").append(constant.headLatex()).append(" = ").append(constant.toLatex()).append("$.\n");
        }
        text.append("\\end{theorem}\n\n\\noindent\\textit{Proof.}\n\\begin{enumerate}\n");
        for (Map.Entry<Theorem, Integer> step : deduction.steps().entrySet()) {
            Theorem theorem = step.getKey();
            text.append("\\item ").append(formula(theorem, "$\\displaystyle ", "$")).append("\\\\\n");
            text.append("\\textit{").append(theorem.rule()).append(from(theorem, " of ")).append(".} ");
            text.append(TexText.escape(theorem.because())).append(needs(theorem)).append("\n");
        }
        return text.append("\\end{enumerate}\n\\end{document}\n").toString();
    }

    /**
     * The proof for the assistant Coq: hypotheses, a lemma for each certificate and for each step, and the axioms of
     * {@code src/main/coq/ScalingLaws.v} for the theorems that rules cite.
     *
     * @return a document that {@code coqc} compiles beside the compiled ScalingLaws.v
     */
    String toCoq() {
        return CoqProof.IMPORTS + new CoqProof(deduction).module("Law");
    }

    @Override
    public String toString() {
        return "Proof[derivation=" + deduction + "]";
    }

    private String assuming(Function<Condition, String> print, String before, String after) {
        List<Condition> hypotheses = deduction.hypotheses();
        return hypotheses.isEmpty()
                ? "Then "
                : hypotheses.stream().map(print).collect(Collectors.joining(", ", before, after)).stripTrailing();
    }

    private static String formula(Theorem theorem, String open, String close) {
        return theorem.claim() instanceof Claim.NoPowerLaw none
                ? TexText.escape(none.reason()) + "."
                : open + theorem.latex() + close;
    }

    private String from(Theorem theorem, String before) {
        return theorem.premises().isEmpty()
                ? ""
                : theorem.premises().stream()
                        .map(p -> String.valueOf(deduction.steps().get(p)))
                        .collect(Collectors.joining(", ", before, ""));
    }

    private static String needs(Theorem theorem) {
        return theorem.conditions().stream()
                .map(c -> " It needs $" + c.conclusion().toLatex() + "$: " + (c.isAssumed() ? "assumed." : "$" + c.toLatex() + "$."))
                .distinct()
                .collect(Collectors.joining());
    }
}
