package org.neuralquanta.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.table.InvalidTableException;

/**
 * Objects one after the other, as in JSON lines, or in one array: each is a row, and the names in the first thousand are the columns. What an
 * object lacks, and {@code null}, is an empty cell; an inner object or list is no number. For one thread.
 */
final class JsonRows implements Rows {

    private static final int LOOKED_AT = 1000;

    private final Path file;
    private final JsonParser parser;
    private final Map<String, Integer> columns = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    /** The rows that were read for the names. */
    private final ArrayDeque<Item> read = new ArrayDeque<>();

    private Item row = new Item(1, Map.of());

    private record Item(long line, Map<Integer, String> cells) {}

    JsonRows(Path file, TextReader text) throws IOException {
        this.file = file;
        this.parser = JsonFactory.builder()
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build()
                .createParser(text);
        for (int i = 0; i < LOOKED_AT; i++) {
            Item item = parse(true);
            if (item == null) {
                break;
            }
            read.add(item);
        }
        if (names.isEmpty()) {
            throw new InvalidTableException(file, "no names: the file has no JSON object with a value");
        }
    }

    /** Whether a text begins as objects do. */
    static boolean begins(String text) {
        String begin = text.stripLeading();
        return begin.startsWith("{") || (begin.startsWith("[") && begin.substring(1).stripLeading().startsWith("{"));
    }

    List<String> names() {
        return List.copyOf(names);
    }

    @Override
    public boolean next() throws IOException {
        Item next = read.isEmpty() ? parse(false) : read.remove();
        if (next == null) {
            return false;
        }
        row = next;
        return true;
    }

    /** The next object; its names become columns if they may. */
    private @Nullable Item parse(boolean naming) throws IOException {
        try {
            JsonToken token = parser.nextToken();
            while (token == JsonToken.START_ARRAY || token == JsonToken.END_ARRAY) {
                token = parser.nextToken();
            }
            if (token == null) {
                return null;
            }
            long line = parser.currentTokenLocation().getLineNr();
            if (token != JsonToken.START_OBJECT) {
                throw new InvalidTableException(file, line, "'" + parser.getText() + "' is not a JSON object");
            }
            return new Item(line, object(naming, line));
        } catch (StreamReadException e) {
            throw new InvalidTableException(file, parser.currentLocation().getLineNr(), "not JSON: "
                    + String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("") );
        }
    }

    private Map<Integer, String> object(boolean naming, long line) throws IOException {
        var cells = new HashMap<Integer, String>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            Integer column = naming ? columns.computeIfAbsent(name, this::added) : columns.get(name);
            if (columns.size() > Row.MOST_CELLS) {
                throw new InvalidTableException(file, line, "more than " + Row.MOST_CELLS + " columns");
            }
            String text = value.isStructStart() ? value.asString() + "…" : value == JsonToken.VALUE_NULL ? "" : parser.getText().strip();
            parser.skipChildren();
            if (column != null) {
                cells.put(column, text);
            }
        }
        return cells;
    }

    private int added(String name) {
        names.add(name.strip());
        return names.size() - 1;
    }

    @Override
    public long line() {
        return row.line();
    }

    @Override
    public int cells() {
        return names.size();
    }

    @Override
    public String text(int cell) {
        return row.cells().getOrDefault(cell, "");
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
