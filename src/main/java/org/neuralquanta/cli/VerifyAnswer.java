package org.neuralquanta.cli;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import org.neuralquanta.verify.Finding;
import org.neuralquanta.verify.Report;

/** What the ledger found. */
record VerifyAnswer(long seed, Report stated, List<Report> wrong) implements Answer {

    @Override
    public int exitCode() {
        return stated.failed() == 0 && wrong.stream().allMatch(this::isNoticed) ? 0 : 1;
    }

    private boolean isNoticed(Report report) {
        return report.missed(stated).isEmpty();
    }

    @Override
    public String text() {
        var text = new StringBuilder();
        stated.findings().forEach(finding -> text.append(line(finding)));
        stated.absent().forEach(number -> text.append(number).append("  not built\n"));
        text.append('\n').append(stated.passed()).append(" passed, ").append(stated.failed()).append(" failed, ");
        text.append(stated.absent().size()).append(" statements not built; seed ").append(seed);
        text.append("; chance alone fails a run with probability below ").append(TextTable.rounded(stated.falseAlarm(), 2)).append('\n');
        wrong.forEach(report -> text.append(mutant(report)));
        return text.toString();
    }

    private static String line(Finding finding) {
        return finding.id() + "  " + word(finding) + "\n    " + finding.statement() + "\n    expected "
                + TextTable.rounded(finding.expected()) + "  observed " + TextTable.rounded(finding.observed())
                + (finding.isDrawn()
                        ? "  standard error " + TextTable.rounded(finding.standardError(), 2)
                        : "  bound " + TextTable.rounded(finding.bound(), 2))
                + "  z " + String.format(Locale.ROOT, "%.2f", finding.z()) + '\n';
    }

    private static String word(Finding finding) {
        return finding.passes() ? "pass" : "fail";
    }

    private String mutant(Report report) {
        List<String> caught = report.caught(stated);
        List<String> missed = report.missed(stated);
        return "wrong theory, " + report.theory().sentence() + ": "
                + (missed.isEmpty()
                        ? caught.isEmpty() ? "concerns no check here" : "caught by " + caught.size() + " of " + caught.size() + " checks that it concerns"
                        : "MISSED by " + missed.stream().collect(joining(", ")))
                + '\n';
    }

    @Override
    public String json() {
        return JsonDocument.of(json -> {
            json.array("checks", stated.findings(), finding -> check(json, finding))
                    .whole("passed", stated.passed())
                    .whole("failed", stated.failed())
                    .whole("absent", stated.absent().size())
                    .whole("seed", seed)
                    .number("falseAlarm", stated.falseAlarm());
            if (!wrong.isEmpty()) {
                json.array("mutants", wrong, report -> json.string("mutant", report.theory().sentence())
                        .string("verdict", isNoticed(report) ? report.caught(stated).isEmpty() ? "absent" : "caught" : "missed")
                        .strings("caught", report.caught(stated))
                        .strings("missed", report.missed(stated)));
            }
        });
    }

    private static void check(JsonDocument json, Finding finding) {
        json.string("id", finding.id())
                .string("statement", finding.statement())
                .number("expected", finding.expected())
                .number("observed", finding.observed())
                .number("z", finding.z())
                .number("standardError", finding.standardError())
                .number("bound", finding.bound())
                .string("verdict", word(finding));
    }
}
