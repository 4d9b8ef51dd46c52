package org.neuralquanta.cli.answer;

import java.util.List;

/** A named part of an answer. Immutable, thread-safe. */
public sealed interface Field {

    /**
     * Its name for scripts.
     *
     * @return the name
     */
    String name();

    /** One value. */
    record Fact(String name, Value value) implements Field {}

    /** Parts that belong together. */
    record Group(String name, List<Field> fields) implements Field {

        public Group {
            fields = List.copyOf(fields);
        }
    }

    /** Parts of the same kind, which need not have the same fields. */
    record Objects(String name, List<Group> objects) implements Field {

        public Objects {
            objects = List.copyOf(objects);
        }
    }

    /** A table. */
    record Rows(String name, Listing table) implements Field {}

    /**
     * A number.
     *
     * @param name its name
     * @param value any double
     * @return the fact, absent unless it is finite
     */
    static Fact of(String name, double value) {
        return new Fact(name, Value.of(value));
    }

    /**
     * A whole number.
     *
     * @param name its name
     * @param value the number
     * @return the fact
     */
    static Fact whole(String name, long value) {
        return new Fact(name, new Value.Whole(value));
    }

    /**
     * A word.
     *
     * @param name its name
     * @param text the word
     * @return the fact
     */
    static Fact of(String name, String text) {
        return new Fact(name, Value.of(text));
    }

    /**
     * Parts that belong together.
     *
     * @param name their name
     * @param fields the parts
     * @return the group
     */
    static Group group(String name, Field... fields) {
        return new Group(name, List.of(fields));
    }
}
