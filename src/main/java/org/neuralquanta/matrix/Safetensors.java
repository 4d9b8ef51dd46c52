package org.neuralquanta.matrix;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamReadException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The header of a safetensors file: its length in 8 bytes, little-endian, and a JSON object that gives for each tensor its dtype, its shape and
 * where its bytes begin and end after the header; they fill the file without gaps. Numbers are little-endian, row after row.
 */
final class Safetensors {

    /** As the format's own reader allows. */
    private static final long LONGEST_HEADER = 100_000_000;

    private static final String METADATA = "__metadata__";

    private Safetensors() {}

    private record Tensor(String name, Element element, Shape shape, long begin, long end) {}

    static boolean begins(MemorySegment bytes) {
        return bytes.byteSize() > Long.BYTES && bytes.get(ValueLayout.JAVA_BYTE, Long.BYTES) == '{' && !Npy.begins(bytes)
                && length(bytes) >= 2 && length(bytes) <= LONGEST_HEADER;
    }

    private static long length(MemorySegment bytes) {
        return bytes.get(ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN), 0);
    }

    static Matrix read(String name, MemorySegment bytes) {
        if (bytes.byteSize() < Long.BYTES) {
            throw Fault.of(name, "is truncated: it has " + bytes.byteSize() + " bytes, the length of the header alone has 8");
        }
        long length = length(bytes);
        if (length < 2 || length > LONGEST_HEADER) {
            throw Fault.of(name, "is not a safetensors file: its header would have " + Long.toUnsignedString(length) + " bytes; allowed: 2 to "
                    + LONGEST_HEADER);
        }
        long start = Long.BYTES + length;
        if (start > bytes.byteSize()) {
            throw Fault.of(name, "is truncated: the header has " + length + " bytes, the file " + bytes.byteSize());
        }
        String header = new String(bytes.asSlice(Long.BYTES, length).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
        if (!header.startsWith("{")) {
            throw Fault.of(name, "is not a safetensors file: its header does not begin with '{'");
        }
        List<Tensor> tensors = parse(name, header);
        checkPlaces(name, tensors, bytes.byteSize() - start);
        tensors.sort(Comparator.comparing(Tensor::name));
        long rows = tensors.getFirst().shape.rows();
        for (Tensor tensor : tensors) {
            if (tensor.shape.rows() != rows) {
                throw Fault.of(name, "tensor '" + tensor.name + "' has " + tensor.shape.rows() + " rows, tensor '" + tensors.getFirst().name
                        + "' " + rows + "; all tensors need one row for each sample");
            }
        }
        return new Matrix(name, rows, tensors.stream()
                .map(tensor -> Part.byRows(bytes, tensor.element, false, start + tensor.begin, tensor.shape.columns()))
                .toList());
    }

    private static List<Tensor> parse(String name, String header) {
        var tensors = new ArrayList<Tensor>();
        try (JsonParser parser = JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build().createParser(header)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String tensor = parser.currentName();
                if (parser.nextToken() != JsonToken.START_OBJECT) {
                    throw Fault.of(name, "tensor '" + tensor + "' is not described by an object");
                }
                if (tensor.equals(METADATA)) {
                    parser.skipChildren();
                } else {
                    tensors.add(tensor(name, tensor, parser));
                }
            }
            if (parser.nextToken() != null) {
                throw Fault.of(name, "has more than one object in its header");
            }
        } catch (StreamReadException e) {
            throw Fault.of(name, "has a header that is not JSON: " + e.getOriginalMessage().lines().findFirst().orElse(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (tensors.isEmpty()) {
            throw Fault.of(name, "has no tensor");
        }
        return tensors;
    }

    private static Tensor tensor(String name, String tensor, JsonParser parser) throws IOException {
        String type = "";
        List<Long> shape = List.of();
        List<Long> offsets = List.of();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String field = parser.currentName();
            parser.nextToken();
            switch (field) {
                case "dtype" -> type = parser.currentToken() == JsonToken.VALUE_STRING ? parser.getText() : skipped(parser);
                case "shape" -> shape = numbers(name, tensor, parser);
                case "data_offsets" -> offsets = numbers(name, tensor, parser);
                default -> parser.skipChildren();
            }
        }
        String unknown = type;
        Element element = Element.ofSafetensors(type).orElseThrow(() -> Fault.of(name, "tensor '" + tensor + "' has dtype '" + unknown
                + "'; allowed: " + Element.safetensorsNames()));
        if (offsets.size() != 2) {
            throw Fault.of(name, "tensor '" + tensor + "' has no begin and end in data_offsets");
        }
        return new Tensor(tensor, element, Shape.of(name + ": tensor '" + tensor + "'", shape, element), offsets.get(0), offsets.get(1));
    }

    /** What is no string is no dtype. */
    private static String skipped(JsonParser parser) throws IOException {
        parser.skipChildren();
        return "";
    }

    private static List<Long> numbers(String name, String tensor, JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw Fault.of(name, "tensor '" + tensor + "' has a shape or offsets that are not lists");
        }
        var numbers = new ArrayList<Long>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
                throw Fault.of(name, "tensor '" + tensor + "' has '" + parser.getText() + "' in its shape or offsets, which is not a whole number");
            }
            numbers.add(parser.getLongValue());
        }
        return numbers;
    }

    /** The tensors fill the data, one after the other. */
    private static void checkPlaces(String name, List<Tensor> tensors, long held) {
        long end = 0;
        for (Tensor tensor : tensors.stream().sorted(Comparator.comparingLong(Tensor::begin)).toList()) {
            if (tensor.begin < 0 || tensor.end < tensor.begin || tensor.end > held) {
                throw Fault.of(name, "tensor '" + tensor.name + "' lies at " + tensor.begin + " to " + tensor.end + ", the file has " + held
                        + " bytes of data");
            }
            if (tensor.end - tensor.begin != tensor.shape.bytes()) {
                throw Fault.of(name, "tensor '" + tensor.name + "' has " + (tensor.end - tensor.begin) + " bytes, its shape needs "
                        + tensor.shape.bytes());
            }
            if (tensor.begin != end) {
                throw Fault.of(name, "tensor '" + tensor.name + "' begins at " + tensor.begin + ", the one before it ends at " + end);
            }
            end = tensor.end;
        }
        if (end != held) {
            throw Fault.of(name, "has " + (held - end) + " bytes that belong to no tensor");
        }
    }
}
