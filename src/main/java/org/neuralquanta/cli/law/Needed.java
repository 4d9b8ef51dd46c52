package org.neuralquanta.cli.law;

import static org.neuralquanta.cli.answer.Rounding.ALL;
import static org.neuralquanta.cli.answer.Rounding.GIVEN;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.neuralquanta.bound.Bound;
import org.neuralquanta.cli.answer.Bounds;
import org.neuralquanta.cli.answer.Column;
import org.neuralquanta.cli.answer.Listing;
import org.neuralquanta.cli.answer.Value;
import org.neuralquanta.cli.option.BadInput;
import org.neuralquanta.cli.option.Real;

/** The least amount of a resource with which a loss is reached. */
public record Needed(double loss, Bounds amount) {

    public static Needed of(double loss, Supplier<Bound> amount) {
        return new Needed(loss, Bounds.of(amount));
    }

    /** Whether amounts are asked for, instead of losses. */
    public static boolean isAsked(String option, Real.Listed amounts, String what, Real.Listed losses) {
        if (amounts.all().isEmpty() == losses.all().isEmpty()) {
            throw amounts.all().isEmpty()
                    ? new BadInput(option, "missing; " + what + ", 1 to 1e18, or --loss is needed")
                    : new BadInput("--loss", losses, "cannot be used with " + option, "only one of them");
        }
        return amounts.all().isEmpty();
    }

    public static Listing table(String resource, List<Needed> rows) {
        return table(resource, List.of(), rows, row -> row);
    }

    /** With columns of what else is given. */
    public static <T> Listing table(String resource, List<Column<T>> given, List<T> rows, Function<T, Needed> needed) {
        var columns = new ArrayList<>(given);
        columns.add(new Column<>("loss", GIVEN, row -> Value.of(needed.apply(row).loss)));
        columns.add(new Column<>("lower", resource + " at least", ALL, row -> needed.apply(row).amount.lower()));
        columns.add(new Column<>("upper", resource + " at most", ALL, row -> needed.apply(row).amount.upper()));
        columns.add(new Column<>("bound", ALL, row -> needed.apply(row).amount.kind()));
        return Listing.of(rows, columns);
    }

    /** The amounts that are enough. */
    public static List<Double> shown(List<Needed> rows) {
        return rows.stream()
                .flatMap(row -> row.amount.upper() instanceof Value.Known(double amount) ? List.of(amount).stream() : List.<Double>of().stream())
                .toList();
    }
}
