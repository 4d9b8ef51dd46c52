package org.neuralquanta.cli.option;

import java.util.List;
import org.neuralquanta.order.Prerequisites;

/**
 * Which ranks need which, {@code K:J,…} where rank K needs rank J. Immutable, thread-safe.
 *
 * @param text how it is written
 * @param edges one for each pair
 */
public record Needs(String text, List<Prerequisites.Edge> edges) {

    public Needs {
        edges = List.copyOf(edges);
    }

    static Needs parse(String text) {
        return new Needs(text, Numerals.elements(text).stream().map(Needs::edge).toList());
    }

    private static Prerequisites.Edge edge(String text) {
        List<String> ends = List.of(text.split(":", -1));
        if (ends.size() != 2) {
            throw new Unreadable(text, "is not a pair", "K:J where rank K needs rank J");
        }
        return new Prerequisites.Edge(rank(ends.getLast(), text), rank(ends.getFirst(), text));
    }

    private static int rank(String text, String pair) {
        Whole rank;
        try {
            rank = Whole.parse(text.strip());
        } catch (Unreadable _) {
            throw new Unreadable(pair, "is not a pair", "K:J where rank K needs rank J");
        }
        if (rank.value() != (int) rank.value()) {
            throw new Unreadable(text, "is out of range", "whole numbers from 1 to K");
        }
        return (int) rank.value();
    }

    @Override
    public String toString() {
        return text;
    }
}
