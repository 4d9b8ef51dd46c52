package org.neuralquanta.matrix;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a number is stored: its names in .npy and in safetensors, its bytes, and its value, which a double holds exactly. */
enum Element {
    F2("f2", "F16", 2),
    BF2("", "BF16", 2),
    F4("f4", "F32", 4),
    F8("f8", "F64", 8),
    I1("i1", "I8", 1),
    I2("i2", "I16", 2),
    I4("i4", "I32", 4),
    I8("i8", "I64", 8),
    U1("u1", "U8", 1),
    U2("u2", "U16", 2),
    U4("u4", "U32", 4),
    B1("b1", "BOOL", 1);

    private static final long LARGEST = 1L << 53;

    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final String npy;
    private final String safetensors;
    private final int size;

    Element(String npy, String safetensors, int size) {
        this.npy = npy;
        this.safetensors = safetensors;
        this.size = size;
    }

    static Optional<Element> ofNpy(String code) {
        return Arrays.stream(values()).filter(element -> element.npy.equals(code) && !code.isEmpty()).findFirst();
    }

    static Optional<Element> ofSafetensors(String name) {
        return Arrays.stream(values()).filter(element -> element.safetensors.equals(name)).findFirst();
    }

    static String npyCodes() {
        return Arrays.stream(values()).map(element -> element.npy).filter(code -> !code.isEmpty()).collect(Collectors.joining(", "));
    }

    static String safetensorsNames() {
        return Arrays.stream(values()).map(element -> element.safetensors).collect(Collectors.joining(", "));
    }

    int size() {
        return size;
    }

    /** The number at a place, NaN and infinity included. */
    double at(MemorySegment bytes, long place, boolean bigEndian) {
        long bits = switch (size) {
            case 1 -> bytes.get(ValueLayout.JAVA_BYTE, place);
            case 2 -> {
                short raw = bytes.get(SHORT, place);
                yield bigEndian ? Short.reverseBytes(raw) : raw;
            }
            case 4 -> {
                int raw = bytes.get(INT, place);
                yield bigEndian ? Integer.reverseBytes(raw) : raw;
            }
            default -> {
                long raw = bytes.get(LONG, place);
                yield bigEndian ? Long.reverseBytes(raw) : raw;
            }
        };
        return value(bits);
    }

    private double value(long bits) {
        return switch (this) {
            case F2 -> Float.float16ToFloat((short) bits);
            case BF2 -> Float.intBitsToFloat((int) bits << 16);
            case F4 -> Float.intBitsToFloat((int) bits);
            case F8 -> Double.longBitsToDouble(bits);
            case I1 -> (byte) bits;
            case I2 -> (short) bits;
            case I4 -> (int) bits;
            // A double need not hold what is larger, and it is then not a number that can be read.
            case I8 -> bits > LARGEST || bits < -LARGEST ? Double.NaN : bits;
            case U1 -> bits & 0xff;
            case U2 -> bits & 0xffff;
            case U4 -> bits & 0xffff_ffffL;
            case B1 -> bits;
        };
    }
}
