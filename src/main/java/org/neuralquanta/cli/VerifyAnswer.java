package org.neuralquanta.cli;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.neuralquanta.verify.Finding;
import org.neuralquanta.verify.Report;
import org.neuralquanta.verify.Theory;
import org.neuralquanta.verify.Verdict;

/** What the ledger found. */
record VerifyAnswer(long seed, Report stated, List<Report> wrong, Map<Theory, String> names) implements Answer {

    @Override
    public int exitCode() {
        return stated.count(Verdict.FAIL) == 0 && wrong.stream().allMatch(this::isNoticed) ? 0 : 1;
    }

    private boolean isNoticed(Report report) {
        return report.missed(stated).isEmpty();
    }

    @Override
    public String text() {
        var text = new StringBuilder();
        for (Finding finding : stated.findings()) {
            text.append(finding.verdict() == Verdict.ABSENT ? absent(finding) : line(finding));
        }
        text.append('\n').append(stated.count(Verdict.PASS)).append(" passed, ").append(stated.count(Verdict.FAIL)).append(" failed, ");
        text.append(stated.count(Verdict.ABSENT)).append(" statements not built; seed ").append(seed);
        text.append("; chance alone fails a run with probability below ").append(TextTable.rounded(stated.falseAlarm(), 2)).append('\n');
        wrong.forEach(report -> text.append(mutant(report)));
        return text.toString();
    }

    private static String absent(Finding finding) {
        return finding.number() + "  not built\n";
    }

    private static String line(Finding finding) {
        return finding.id() + "  " + word(finding.verdict()) + "\n    " + finding.statement() + "\n    expected "
                + TextTable.rounded(finding.expected()) + "  observed " + TextTable.rounded(finding.observed())
                + (finding.isDrawn()
                        ? "  standard error " + TextTable.rounded(finding.standardError(), 2)
                        : "  bound " + TextTable.rounded(finding.bound(), 2))
                + "  z " + String.format(Locale.ROOT, "%.2f", finding.z()) + '\n';
    }

    private static String word(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }

    private String mutant(Report report) {
        List<String> caught = report.caught(stated);
        List<String> missed = report.missed(stated);
        return "wrong theory, " + names.get(report.theory()) + ": "
                + (missed.isEmpty()
                        ? caught.isEmpty() ? "concerns no check here" : "caught by " + caught.size() + " of " + caught.size() + " checks that it concerns"
                        : "MISSED by " + missed.stream().collect(joining(", ")))
                + '\n';
    }

    @Override
    public String json() {
        return JsonDocument.of(json -> {
            json.array("checks", stated.findings(), finding -> check(json, finding))
                    .whole("passed", stated.count(Verdict.PASS))
                    .whole("failed", stated.count(Verdict.FAIL))
                    .whole("absent", stated.count(Verdict.ABSENT))
                    .whole("seed", seed)
                    .number("falseAlarm", stated.falseAlarm());
            if (!wrong.isEmpty()) {
                json.array("mutants", wrong, report -> json.string("mutant", String.valueOf(names.get(report.theory())))
                        .string("verdict", isNoticed(report) ? report.caught(stated).isEmpty() ? "absent" : "caught" : "missed")
                        .strings("caught", report.caught(stated))
                        .strings("missed", report.missed(stated)));
            }
        });
    }

    private static void check(JsonDocument json, Finding finding) {
        json.string("id", finding.verdict() == Verdict.ABSENT ? finding.number() : finding.id()).string("statement", finding.statement());
        if (finding.verdict() == Verdict.ABSENT) {
            json.absent("expected").absent("observed").absent("z").absent("standardError").absent("bound");
        } else {
            json.number("expected", finding.expected())
                    .number("observed", finding.observed())
                    .number("z", finding.z())
                    .number("standardError", finding.standardError())
                    .number("bound", finding.bound());
        }
        json.string("verdict", word(finding.verdict()));
    }
}
