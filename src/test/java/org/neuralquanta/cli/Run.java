package org.neuralquanta.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One run of the command in this process: its exit code and what it wrote. */
record Run(int code, String out, String err) {

    static Run of(List<String> args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int code = Quanta.run(
                args,
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** The arguments are separated by single spaces. */
    static Run of(String line) {
        return of(List.of(line.split(" ", -1)));
    }

    /** The one object on standard output: maps, lists, strings, numbers as doubles, nulls. */
    Map<String, @Nullable Object> json() {
        try (JsonParser parser = new JsonFactory().createParser(out)) {
            parser.nextToken();
            Map<String, @Nullable Object> object = object(parser);
            if (parser.nextToken() != null) {
                throw new AssertionError("more than one JSON value: " + out);
            }
            return object;
        } catch (IOException e) {
            throw new UncheckedIOException(out, e);
        }
    }

    private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
        var object = new LinkedHashMap<String, @Nullable Object>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            object.put(name, value(parser));
        }
        return object;
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> {
                var list = new ArrayList<@Nullable Object>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    list.add(value(parser));
                }
                yield list;
            }
            case VALUE_NULL -> null;
            case VALUE_NUMBER_FLOAT, VALUE_NUMBER_INT -> parser.getDoubleValue();
            default -> parser.getText();
        };
    }

    /** An object within an object. */
    @SuppressWarnings("unchecked")
    static Map<String, @Nullable Object> object(Map<String, @Nullable Object> outer, String name) {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(outer.get(name));
    }

    /** The objects of an array of the answer. */
    @SuppressWarnings("unchecked")
    List<Map<String, @Nullable Object>> list(String name) {
        return (List<Map<String, @Nullable Object>>) Objects.requireNonNull(json().get(name));
    }
}
