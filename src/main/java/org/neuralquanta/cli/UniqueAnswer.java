package org.neuralquanta.cli;

import static org.neuralquanta.cli.answer.Rounding.ALL;
import static org.neuralquanta.cli.answer.Rounding.GIVEN;
import static org.neuralquanta.cli.answer.Rounding.TWELVE;

import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.cli.answer.Answer;
import org.neuralquanta.cli.answer.Column;
import org.neuralquanta.cli.answer.Field;
import org.neuralquanta.cli.answer.Listing;
import org.neuralquanta.cli.answer.Prose;
import org.neuralquanta.cli.answer.Value;
import org.neuralquanta.grokking.Addition;
import org.neuralquanta.grokking.Cover;
import org.neuralquanta.grokking.UniqueSets;
import org.neuralquanta.grokking.UniquenessTrials;

/** Probabilities that a random training set leaves only the wanted representations, by its size. */
final class UniqueAnswer {

    private UniqueAnswer() {}

    /** Counted, estimated from trials if their number is not 0, or both: then probabilities are the estimated ones. */
    static Answer of(Addition addition, List<Integer> sizes, boolean counted, int trials, long seed) {
        UniqueSets sets = counted ? UniqueSets.of(addition.symbols()) : null;
        if (sets != null && trials == 0) {
            return of(addition, sizes, sets, sets::probability, _ -> 0, sets.criticalFraction());
        }
        UniquenessTrials runs = UniquenessTrials.run(addition, trials, seed);
        double critical = sets == null ? runs.criticalFraction() : sets.criticalFraction();
        return of(addition, sizes, sets, runs::probability, runs::standardError, critical);
    }

    private static Answer of(
            Addition addition,
            List<Integer> sizes,
            @Nullable UniqueSets sets,
            IntToDoubleFunction probability,
            IntToDoubleFunction error,
            double criticalFraction) {
        var cover = new Cover(addition);
        double all = addition.pairs();
        Listing table = Listing.of(sizes, List.<Column<Integer>>of(
                new Column<>("pairs", GIVEN, size -> new Value.Whole(size)),
                new Column<>("fraction", TWELVE, size -> Value.of(size / all)),
                new Column<>("sets", ALL, size -> sets == null ? new Value.Absent("") : Value.of(sets.count(size).toString())),
                new Column<>("probability", TWELVE, size -> Value.of(probability.applyAsDouble(size))),
                new Column<>("stdError", "std error", TWELVE, size -> Value.of(error.applyAsDouble(size))),
                new Column<>("expectedUncovered", "E[uncovered]", TWELVE, size -> Value.of(cover.expectedUncovered(size / all)))));
        Field.Fact critical = Field.of("fraction", criticalFraction);
        return Answer.of(
                        List.of(
                                new Field.Rows("points", table.without("expectedUncovered")),
                                Field.group("critical", critical),
                                new Field.Rows("cover", table.only("fraction", "expectedUncovered"))),
                        new Prose().show(table).say("critical fraction ").show(critical).say("\n"))
                .withTable(Optional.of(table));
    }
}
