package org.neuralquanta.cli;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.cli.answer.Answer;
import org.neuralquanta.cli.option.BadInput;
import org.neuralquanta.cli.option.Whole;
import org.neuralquanta.verify.Ledger;
import org.neuralquanta.verify.Report;
import org.neuralquanta.verify.Theory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The ledger of all statements. */
@Command(
        name = "verify",
        description = "Checks each statement of the theory by comparing independent routes to the same number.",
        footer = {
            "",
            "Example: quanta verify --only T8,T12",
            "",
            "z is (observed - expected) in standard errors where a number was drawn at random, otherwise in units of the bound.",
            "The exit code is 1 if a check fails or, with --mutate, if a wrong theory is not caught."
        })
final class VerifyCommand implements Question {

    private static final String STATEMENTS = "T1 to T48 without T47";

    @Option(names = "--only", paramLabel = "T1,T2,...", description = "Check only these statements, " + STATEMENTS + ".")
    private @Nullable String only;

    @Option(names = "--seed", paramLabel = "SEED", defaultValue = "1", description = "Seed, any 64-bit whole number; default 1.")
    private Whole seed = new Whole("1", 1);

    @Option(names = "--mutate", description = "Compare wrong theories with the same observations; each must be caught.")
    private boolean mutate;

    @Override
    public Answer answer() {
        Ledger ledger = ledger();
        List<Theory> theories = mutate ? List.of(Theory.values()) : List.of(Theory.STATED);
        try (var bar = new TerminalBar("checks", ledger.size())) {
            List<Report> reports = ledger.run(seed.value(), Runtime.getRuntime().availableProcessors(), theories, _ -> bar.step());
            return new VerifyAnswer(seed.value(), reports.getFirst(), reports.stream().skip(1).toList()).answer();
        } catch (InterruptedException e) {
            throw new Interrupted(e);
        }
    }

    private Ledger ledger() {
        String wanted = only;
        return wanted == null
                ? Ledger.standard()
                : BadInput.unlessRefused(
                        "--only", wanted, () -> Ledger.standard().only(Stream.of(wanted.split(",", -1)).map(String::strip).toList()));
    }
}
