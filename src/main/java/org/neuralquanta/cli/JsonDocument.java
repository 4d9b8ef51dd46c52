package org.neuralquanta.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;

/** One JSON object. Numbers in shortest round-trip form; an absent one is null, with its reason in a field beside it. */
final class JsonDocument {

    private final StringWriter text = new StringWriter();
    private final JsonGenerator out;

    private JsonDocument() throws IOException {
        this.out = new JsonFactory().createGenerator(text).setPrettyPrinter(new DefaultPrettyPrinter());
    }

    /** The text of an object with these fields. */
    static String of(Consumer<JsonDocument> fields) {
        try {
            var document = new JsonDocument();
            document.out.writeStartObject();
            fields.accept(document);
            document.out.writeEndObject();
            document.out.close();
            return document.text + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonDocument number(String name, double value) {
        return quantity(name, Quantity.of(() -> value));
    }

    JsonDocument quantity(String name, Quantity quantity) {
        return switch (quantity) {
            case Quantity.Known(double value) -> write(() -> out.writeNumberField(name, value));
            case Quantity.Absent(String reason) -> absent(name, reason);
        };
    }

    /** Both ends, and whether they are proven; the reason where they are only estimated. */
    JsonDocument bounds(Quantity.Bounds bounds) {
        quantity("lower", bounds.lower()).quantity("upper", bounds.upper());
        bounds.kind().ifPresentOrElse(kind -> string("bound", kind), () -> absent("bound"));
        bounds.reason().ifPresent(reason -> string("boundReason", reason));
        return this;
    }

    JsonDocument whole(String name, long value) {
        return write(() -> out.writeNumberField(name, value));
    }

    JsonDocument truth(String name, boolean value) {
        return write(() -> out.writeBooleanField(name, value));
    }

    JsonDocument string(String name, String value) {
        return write(() -> out.writeStringField(name, value));
    }

    JsonDocument absent(String name, String reason) {
        return write(() -> {
            out.writeNullField(name);
            out.writeStringField(name + "Reason", reason);
        });
    }

    /** An array of numbers; one that is not finite is null, and its reason stands in a field beside the array. */
    JsonDocument numbers(String name, String reason, double... values) {
        write(() -> {
            out.writeArrayFieldStart(name);
            for (double value : values) {
                if (Double.isFinite(value)) {
                    out.writeNumber(value);
                } else {
                    out.writeNull();
                }
            }
            out.writeEndArray();
        });
        return DoubleStream.of(values).allMatch(Double::isFinite) ? this : string(name + "Reason", reason);
    }

    /** Null where there is no number; the reason stands elsewhere. */
    JsonDocument optional(String name, Quantity quantity) {
        return quantity instanceof Quantity.Known ? quantity(name, quantity) : absent(name);
    }

    /** Null; the reason stands elsewhere. */
    JsonDocument absent(String name) {
        return write(() -> out.writeNullField(name));
    }

    JsonDocument strings(String name, List<String> values) {
        return write(() -> {
            out.writeArrayFieldStart(name);
            for (String value : values) {
                out.writeString(value);
            }
            out.writeEndArray();
        });
    }

    JsonDocument wholes(String name, List<Integer> values) {
        return write(() -> {
            out.writeArrayFieldStart(name);
            for (int value : values) {
                out.writeNumber(value);
            }
            out.writeEndArray();
        });
    }

    JsonDocument object(String name, Consumer<JsonDocument> fields) {
        return write(() -> {
            out.writeObjectFieldStart(name);
            fields.accept(this);
            out.writeEndObject();
        });
    }

    /** An array of objects, one for each element. */
    <T> JsonDocument array(String name, List<T> elements, Consumer<T> fields) {
        return write(() -> {
            out.writeArrayFieldStart(name);
            for (T element : elements) {
                out.writeStartObject();
                fields.accept(element);
                out.writeEndObject();
            }
            out.writeEndArray();
        });
    }

    private interface Write {
        void run() throws IOException;
    }

    private JsonDocument write(Write write) {
        try {
            write.run();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
