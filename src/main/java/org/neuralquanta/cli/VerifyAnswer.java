package org.neuralquanta.cli;

import static org.neuralquanta.cli.answer.Rounding.ALL;
import static org.neuralquanta.cli.answer.Rounding.HUNDREDTHS;
import static org.neuralquanta.cli.answer.Rounding.TWELVE;
import static org.neuralquanta.cli.answer.Rounding.TWO;

import java.util.ArrayList;
import java.util.List;
import org.neuralquanta.cli.answer.Answer;
import org.neuralquanta.cli.answer.Column;
import org.neuralquanta.cli.answer.Field;
import org.neuralquanta.cli.answer.Listing;
import org.neuralquanta.cli.answer.Prose;
import org.neuralquanta.cli.answer.Value;
import org.neuralquanta.verify.Finding;
import org.neuralquanta.verify.Report;

/** The findings of the ledger. */
record VerifyAnswer(long seed, Report stated, List<Report> wrong) {

    Answer answer() {
        Listing checks = Listing.of(stated.findings(), List.<Column<Finding>>of(
                new Column<>("id", ALL, finding -> Value.of(finding.id())),
                new Column<>("statement", ALL, finding -> Value.of(finding.statement())),
                new Column<>("expected", TWELVE, finding -> Value.of(finding.expected())),
                new Column<>("observed", TWELVE, finding -> Value.of(finding.observed())),
                new Column<>("z", HUNDREDTHS, finding -> Value.of(finding.z())),
                new Column<>("standardError", TWO, finding -> Value.of(finding.standardError())),
                new Column<>("bound", TWO, finding -> Value.of(finding.bound())),
                new Column<>("verdict", ALL, finding -> Value.of(verdict(finding)))));
        Listing mutants = Listing.of(wrong, List.<Column<Report>>of(
                new Column<>("mutant", ALL, report -> Value.of(report.theory().sentence())),
                new Column<>("verdict", ALL, report -> Value.of(verdict(report))),
                new Column<>("caught", ALL, report -> Value.of(report.caught(stated))),
                new Column<>("missed", ALL, report -> Value.of(report.missed(stated)))));
        Field.Fact passed = Field.whole("passed", stated.passed());
        Field.Fact failed = Field.whole("failed", stated.failed());
        Field.Fact absent = Field.whole("absent", stated.absent().size());
        Field.Fact chance = Field.of("falseAlarm", stated.falseAlarm());
        var fields = new ArrayList<Field>(
                List.of(new Field.Rows("checks", checks), passed, failed, absent, Field.whole("seed", seed), chance));
        if (!wrong.isEmpty()) {
            fields.add(new Field.Rows("mutants", mutants));
        }
        var text = new Prose();
        stated.findings().forEach(finding -> say(text, finding));
        stated.absent().forEach(number -> text.say(number + "  not built\n"));
        text.say("\n").show(passed).say(" passed, ").show(failed).say(" failed, ").show(absent)
                .say(" statements not built; seed " + seed + "; probability that chance alone fails a run below ").show(chance, TWO)
                .say("\n");
        wrong.forEach(report -> text.say("wrong theory, " + report.theory().sentence() + ": " + noticed(report) + "\n"));
        return Answer.of(fields, text).withExitCode(failed() ? 1 : 0);
    }

    private boolean failed() {
        return stated.failed() > 0 || !wrong.stream().allMatch(this::isNoticed);
    }

    private boolean isNoticed(Report report) {
        return report.missed(stated).isEmpty();
    }

    private String verdict(Report report) {
        return isNoticed(report) ? report.caught(stated).isEmpty() ? "absent" : "caught" : "missed";
    }

    private String noticed(Report report) {
        List<String> caught = report.caught(stated);
        if (!isNoticed(report)) {
            return "MISSED by " + String.join(", ", report.missed(stated));
        }
        return caught.isEmpty()
                ? "affects none of these checks"
                : "caught by " + caught.size() + " of " + caught.size() + " checks that it affects";
    }

    private static String verdict(Finding finding) {
        return finding.passes() ? "pass" : "fail";
    }

    private static void say(Prose text, Finding finding) {
        text.say(finding.id() + "  " + verdict(finding) + "\n    " + finding.statement() + "\n    expected ")
                .show(Value.of(finding.expected()), TWELVE).say("  observed ").show(Value.of(finding.observed()), TWELVE)
                .say(finding.isDrawn() ? "  standard error " : "  bound ")
                .show(Value.of(finding.isDrawn() ? finding.standardError() : finding.bound()), TWO)
                .say("  z ").show(Value.of(finding.z()), HUNDREDTHS).say("\n");
    }
}
