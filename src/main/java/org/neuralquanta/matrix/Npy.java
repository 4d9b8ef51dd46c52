package org.neuralquanta.matrix;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The header of an .npy file: six bytes of magic, two of the version, the length of a Python dictionary, and the dictionary (NumPy
 * enhancement proposal 1, versions 1.0 to 3.0).
 */
final class Npy {

    static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

    private static final int VERSION_1 = 10;
    private static final int VERSION_2 = 12;
    private static final long LONGEST_HEADER = 1 << 16;

    private static final Pattern TYPE = Pattern.compile("['\"]descr['\"]\\s*:\\s*(?:['\"]([^'\"]*)['\"]|(\\[))");
    private static final Pattern ORDER = Pattern.compile("['\"]fortran_order['\"]\\s*:\\s*(True|False)\\b");
    private static final Pattern SHAPE = Pattern.compile("['\"]shape['\"]\\s*:\\s*\\(([\\d\\sL,]*)\\)");
    private static final Pattern NUMBER = Pattern.compile("([<>|=]?)(\\w+)");

    private Npy() {}

    static boolean begins(MemorySegment bytes) {
        return bytes.byteSize() >= MAGIC.length && bytes.asSlice(0, MAGIC.length).mismatch(MemorySegment.ofArray(MAGIC)) < 0;
    }

    static Matrix read(String name, MemorySegment bytes) {
        if (!begins(bytes)) {
            throw Fault.of(name, "is not a .npy file: it does not begin with \\x93NUMPY; save it with numpy.save");
        }
        if (bytes.byteSize() < VERSION_2) {
            throw Fault.of(name, "is truncated: the header is missing");
        }
        int version = bytes.get(ValueLayout.JAVA_BYTE, MAGIC.length);
        if (version < 1 || version > 3) {
            throw Fault.of(name, "has version " + version + " of the .npy format; allowed: 1 to 3");
        }
        int begin = version == 1 ? VERSION_1 : VERSION_2;
        long length = version == 1
                ? (long) Element.U2.at(bytes, MAGIC.length + 2, false)
                : (long) Element.U4.at(bytes, MAGIC.length + 2, false);
        if (length > LONGEST_HEADER) {
            throw Fault.of(name, "has a header of " + length + " bytes; allowed: up to " + LONGEST_HEADER);
        }
        if (begin + length > bytes.byteSize()) {
            throw Fault.of(name, "is truncated: the header has " + length + " bytes, the file " + bytes.byteSize());
        }
        byte[] header = bytes.asSlice(begin, length).toArray(ValueLayout.JAVA_BYTE);
        return read(name, bytes, new String(header, StandardCharsets.ISO_8859_1).strip(), begin + length);
    }

    private static Matrix read(String name, MemorySegment bytes, String header, long start) {
        Matcher type = TYPE.matcher(header);
        Matcher order = ORDER.matcher(header);
        Matcher shape = SHAPE.matcher(header);
        if (!(header.startsWith("{") && header.endsWith("}") && type.find() && order.find() && shape.find())) {
            throw Fault.of(name, "has a header without descr, fortran_order and shape");
        }
        Matcher number = NUMBER.matcher(type.group(1) == null ? "" : type.group(1));
        Element element = number.matches() ? Element.ofNpy(number.group(2)).orElse(null) : null;
        if (element == null) {
            String problem = type.group(2) != null ? "a structured dtype"
                    : type.group(1).contains("O") ? "dtype object, Python objects that only Python reads"
                    : "dtype '" + type.group(1) + "'";
            throw Fault.of(name, "has " + problem + "; allowed: " + Element.npyCodes() + "; convert it with .astype('float32')");
        }
        List<Long> sizes;
        try {
            sizes = Stream.of(shape.group(1).split("[\\sL,]+", -1)).filter(text -> !text.isEmpty()).map(Long::valueOf).toList();
        } catch (NumberFormatException _) {
            throw Fault.of(name, "has the shape (" + shape.group(1) + "); allowed: sizes below 2^63");
        }
        boolean fortran = order.group(1).equals("True");
        if (fortran && sizes.size() > 2) {
            throw Fault.of(name, "has Fortran order and " + sizes.size() + " axes; allowed: 2 axes; reshape it to (samples, -1)");
        }
        Shape matrix = Shape.of(name, sizes, element);
        Fault.unlessHolds(name, matrix.bytes(), bytes.byteSize() - start);
        boolean big = number.group(1).equals(">");
        return new Matrix(name, matrix.rows(), List.of(fortran
                ? Part.byColumns(bytes, element, big, start, matrix.rows(), matrix.columns())
                : Part.byRows(bytes, element, big, start, matrix.columns())));
    }
}
