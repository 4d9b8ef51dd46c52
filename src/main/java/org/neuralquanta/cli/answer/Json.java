package org.neuralquanta.cli.answer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** One JSON object. Numbers in shortest round-trip form; an absent value is null, with its reason in a field beside it. */
final class Json {

    private final JsonGenerator out;

    private Json(JsonGenerator out) {
        this.out = out;
    }

    static String of(List<Field> fields) {
        var text = new StringWriter();
        try (JsonGenerator out = new JsonFactory().createGenerator(text).setPrettyPrinter(new DefaultPrettyPrinter())) {
            new Json(out).object(fields);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text + "\n";
    }

    private void object(List<Field> fields) throws IOException {
        out.writeStartObject();
        for (Field field : fields) {
            switch (field) {
                case Field.Fact(String name, Value value) -> fact(name, value);
                case Field.Group(String name, List<Field> inner) -> {
                    out.writeFieldName(name);
                    object(inner);
                }
                case Field.Objects(String name, List<Field.Group> objects) -> {
                    out.writeArrayFieldStart(name);
                    for (Field.Group one : objects) {
                        object(one.fields());
                    }
                    out.writeEndArray();
                }
                case Field.Rows(String name, Listing table) -> rows(name, table);
            }
        }
        out.writeEndObject();
    }

    private void rows(String name, Listing table) throws IOException {
        out.writeArrayFieldStart(name);
        for (List<Value> row : table.rows()) {
            out.writeStartObject();
            for (int i = 0; i < row.size(); i++) {
                fact(table.headers().get(i).name(), row.get(i));
            }
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void fact(String name, Value value) throws IOException {
        out.writeFieldName(name);
        value(value);
        Optional<String> reason = reason(value);
        if (reason.isPresent()) {
            out.writeStringField(name + "Reason", reason.get());
        }
    }

    private void value(Value value) throws IOException {
        switch (value) {
            case Value.Known(double number) -> out.writeNumber(number);
            case Value.Whole(long number) -> out.writeNumber(number);
            case Value.Truth(boolean truth) -> out.writeBoolean(truth);
            case Value.Word(String text, String _) -> out.writeString(text);
            case Value.Absent _ -> out.writeNull();
            case Value.Several(List<Value> values) -> {
                out.writeStartArray();
                for (Value one : values) {
                    value(one);
                }
                out.writeEndArray();
            }
        }
    }

    private static Optional<String> reason(Value value) {
        return switch (value) {
            case Value.Word(String _, String reason) -> Optional.of(reason).filter(text -> !text.isEmpty());
            case Value.Absent(String reason) -> Optional.of(reason).filter(text -> !text.isEmpty());
            case Value.Several(List<Value> values) -> values.stream().flatMap(one -> reason(one).stream()).findFirst();
            case Value.Known _, Value.Whole _, Value.Truth _ -> Optional.empty();
        };
    }
}
