package org.neuralquanta.cli;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.verify.Ledger;
import org.neuralquanta.verify.Report;
import org.neuralquanta.verify.Theory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The ledger of all statements. */
@Command(
        name = "verify",
        description = "Holds independent routes to one number against each other, for each statement of the theory.",
        footer = {
            "",
            "Example: quanta verify --only T8,T12",
            "",
            "z is (observed - expected) in standard errors where a number was drawn, otherwise in units of the bound.",
            "Exit code 1 if a check fails, or, with --mutate, if a wrong theory is not noticed."
        })
final class VerifyCommand implements Question {

    private static final String STATEMENTS = "T1 to T39";

    @Option(names = "--only", paramLabel = "T1,T2,...", description = "These statements alone; " + STATEMENTS + ".")
    private @Nullable String only;

    @Option(names = "--seed", paramLabel = "SEED", defaultValue = "1", description = "Any 64-bit number; default 1.")
    private String seed = "1";

    @Option(names = "--mutate", description = "Holds wrong theories against the same observations, which must notice each.")
    private boolean mutate;

    @Override
    public Answer answer() {
        long start = Numbers.seed(seed);
        Ledger ledger = ledger();
        List<Theory> theories = mutate ? List.of(Theory.values()) : List.of(Theory.STATED);
        try (var progress = new Progress("checks", ledger.size())) {
            List<Report> reports = ledger.run(start, Runtime.getRuntime().availableProcessors(), theories, _ -> progress.step());
            return new VerifyAnswer(start, reports.getFirst(), reports.stream().skip(1).toList());
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
