package org.neuralquanta.cli.law;

import static org.neuralquanta.cli.answer.Rounding.ALL;
import static org.neuralquanta.cli.answer.Rounding.GIVEN;

import java.util.List;
import java.util.function.Supplier;
import org.neuralquanta.bound.Bound;
import org.neuralquanta.cli.answer.Bounds;
import org.neuralquanta.cli.answer.Column;
import org.neuralquanta.cli.answer.Listing;
import org.neuralquanta.cli.answer.Value;

/** The least amount of a resource with which a loss is reached. */
public record Needed(double loss, Bounds amount) {

    public static Needed of(double loss, Supplier<Bound> amount) {
        return new Needed(loss, Bounds.of(amount));
    }

    public static Listing table(String resource, List<Needed> rows) {
        return Listing.of(rows, List.of(
                new Column<>("loss", GIVEN, row -> Value.of(row.loss)),
                new Column<>("lower", resource + " too little below", ALL, row -> row.amount.lower()),
                new Column<>("upper", resource + " enough", ALL, row -> row.amount.upper()),
                new Column<>("bound", ALL, row -> row.amount.kind())));
    }

    /** The amounts that are enough. */
    public static List<Double> shown(List<Needed> rows) {
        return rows.stream()
                .flatMap(row -> row.amount.upper() instanceof Value.Known(double amount) ? List.of(amount).stream() : List.<Double>of().stream())
                .toList();
    }
}
