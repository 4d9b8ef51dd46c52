import java.io.FileOutputStream;
import java.io.FileDescriptor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import org.neuralquanta.random.RandomStream;

/**
 * Writes a stream of raw bits to standard output until its reader stops: 64-bit numbers, lowest byte first.
 *
 * <pre>java -cp target/classes src/test/randomness/RawBits.java raw|draws|replicates|seeds|weyl|multiply</pre>
 */
public final class RawBits {

    private static final long SEED = 1;
    private static final int INTERLEAVED = 64;
    private static final int BLOCK = 1 << 13;

    private RawBits() {}

    public static void main(String[] args) throws IOException {
        LongUnaryOperator numbers = numbers(args[0]);
        ByteBuffer block = ByteBuffer.allocate(BLOCK * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        try (var out = new FileOutputStream(FileDescriptor.out)) {
            for (long first = 0; ; first += BLOCK) {
                block.clear();
                for (int i = 0; i < BLOCK; i++) {
                    block.putLong(numbers.applyAsLong(first + i));
                }
                out.write(block.array());
            }
        } catch (IOException e) {
            // The reader has had enough.
        }
    }

    private static LongUnaryOperator numbers(String name) {
        return switch (name) {
            case "raw" -> {
                RandomStream stream = RandomStream.of(SEED, 0);
                yield i -> stream.bits(i, 0);
            }
            case "draws" -> {
                RandomStream stream = RandomStream.of(SEED, 0);
                yield i -> stream.bits(1, i);
            }
            case "replicates" -> interleaved(LongStream.range(0, INTERLEAVED).mapToObj(r -> RandomStream.of(SEED, r)).toArray(RandomStream[]::new));
            case "seeds" -> interleaved(LongStream.range(0, INTERLEAVED).mapToObj(s -> RandomStream.of(s, 0)).toArray(RandomStream[]::new));
            // Two mixes that are too weak: none at all, and one multiplication.
            case "weyl" -> i -> i * 0x9e3779b97f4a7c15L;
            case "multiply" -> i -> {
                long x = i * 0x9e3779b97f4a7c15L;
                return (x ^ (x >>> 32)) * 0xbea225f9eb34556dL;
            };
            default -> throw new IllegalArgumentException(
                    "stream must be raw, draws, replicates, seeds, weyl or multiply, was " + name);
        };
    }

    /** Number q of each stream, then number q + 1 of each. */
    private static LongUnaryOperator interleaved(RandomStream[] streams) {
        return i -> streams[(int) (i % INTERLEAVED)].bits(i / INTERLEAVED, 0);
    }
}
