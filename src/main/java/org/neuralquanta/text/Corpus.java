package org.neuralquanta.text;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.neuralquanta.random.RandomStream;

/**
 * A text as numbers of characters, part of it held out. The rest is cut into blocks of 4096 characters, in an order drawn once and for all, and
 * an amount of text is the first blocks of it: so every amount has every part of the text in it, and a larger one contains the smaller.
 * Of the held-out stretches the middles are measured, an equal number of characters of each. Immutable, thread-safe.
 */
public final class Corpus implements Serializable {

    @Serial
    private static final long serialVersionUID = 1;

    /** Characters before a place that a network may look at. */
    public static final int MOST_CONTEXT = 256;

    private static final int BLOCK = 4096;
    private static final int LARGEST_ALPHABET = 256;
    private static final long ORDER = -7;

    private final transient String text;
    private final transient int[] alphabet;
    private final transient byte[] codes;
    private final transient List<Stretch> training;
    private final transient List<Stretch> measured;

    private Corpus(String text, List<Stretch> heldOut, int places) {
        this(text, blocks(text, heldOut), middles(heldOut, places));
    }

    private Corpus(String text, List<Stretch> training, List<Stretch> measured) {
        this.text = text;
        this.alphabet = text.chars().sorted().distinct().toArray();
        if (alphabet.length < 2 || alphabet.length > LARGEST_ALPHABET) {
            throw new IllegalArgumentException("the text must have between 2 and " + LARGEST_ALPHABET + " different characters, had "
                    + alphabet.length);
        }
        this.codes = new byte[text.length()];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = (byte) Arrays.binarySearch(alphabet, text.charAt(i));
        }
        this.training = List.copyOf(training);
        this.measured = List.copyOf(measured);
    }

    /**
     * Whole books are held out.
     *
     * @param text the text; every character of it counts, carriage returns too
     * @param books its books
     * @param heldOut names of those that are held out
     * @param places most held-out characters to measure, ≥ 1
     * @return the corpus
     * @throws IllegalArgumentException if there is no such book, the text is too short, has too many different characters, or
     *     measures one, or measures after one, that is only in what is held out
     */
    public static Corpus of(String text, Books books, List<String> heldOut, int places) {
        return of(text, books.stretches(text, heldOut), places);
    }

    /**
     * The last tenth is held out.
     *
     * @param text the text; every character of it counts, carriage returns too
     * @param places most held-out characters to measure, ≥ 1
     * @return the corpus
     * @throws IllegalArgumentException if the text is too short, has too many different characters, or measures one, or
     *     measures after one, that is only in what is held out
     */
    public static Corpus of(String text, int places) {
        checkLength(text);
        return of(text, List.of(new Stretch(text.length() / 10 * 9, text.length())), places);
    }

    private static Corpus of(String text, List<Stretch> heldOut, int places) {
        checkLength(text);
        if (places < 1) {
            throw new IllegalArgumentException("places must be >= 1, was " + places);
        }
        if (heldOut.isEmpty()) {
            throw new IllegalArgumentException("at least one book must be held out");
        }
        var corpus = new Corpus(text, heldOut, places);
        if (corpus.training.isEmpty()) {
            throw new IllegalArgumentException("nothing is left to train on; hold out fewer books");
        }
        corpus.checkKnown();
        return corpus;
    }

    /** What no network can have met says nothing of what it has learned, whether it is to be predicted or to predict from. */
    private void checkKnown() {
        boolean[] known = new boolean[alphabet.length];
        training.forEach(stretch -> IntStream.range(stretch.from(), stretch.to()).forEach(i -> known[code(i)] = true));
        for (Stretch stretch : measured) {
            for (int i = stretch.from() - MOST_CONTEXT; i < stretch.to(); i++) {
                if (!known[code(i)]) {
                    throw new IllegalArgumentException("the character " + described(i) + " occurs only in the held-out text, so no network can learn it;"
                            + " remove it or hold out another part");
                }
            }
        }
    }

    private String described(int place) {
        char character = text.charAt(place);
        long line = 1 + text.substring(0, place).chars().filter(c -> c == '\n').count();
        return String.format(Locale.ROOT, "U+%04X %s in line %d", (int) character,
                Objects.requireNonNullElse(Character.getName(character), "without a name"), line);
    }

    private static void checkLength(String text) {
        if (text.length() < 20 * MOST_CONTEXT) {
            throw new IllegalArgumentException(
                    "the text must have at least " + 20 * MOST_CONTEXT + " characters, had " + text.length());
        }
    }

    /** What is not held out, in blocks, by a fixed order. A rest that is no longer than the context is left out. */
    private static List<Stretch> blocks(String text, List<Stretch> heldOut) {
        var blocks = new ArrayList<Stretch>();
        int at = 0;
        for (Stretch held : heldOut) {
            cut(at, held.from(), blocks);
            at = held.to();
        }
        cut(at, text.length(), blocks);
        var random = RandomStream.of(0, ORDER);
        return blocks.stream().sorted(Comparator.comparingDouble(block -> random.uniform(block.from(), 0))).toList();
    }

    private static void cut(int from, int to, List<Stretch> blocks) {
        for (int at = from; at + 2 * MOST_CONTEXT <= to; at += BLOCK) {
            blocks.add(new Stretch(at, Math.min(to, at + BLOCK)));
        }
    }

    private static List<Stretch> middles(List<Stretch> heldOut, int places) {
        int each = Math.max(1, places / heldOut.size());
        var middles = new ArrayList<Stretch>();
        for (Stretch held : heldOut) {
            int length = Math.min(each, held.length() - 2 * MOST_CONTEXT);
            if (length < 1) {
                throw new IllegalArgumentException("a held-out stretch must have more than " + 2 * MOST_CONTEXT
                        + " characters, had " + held.length());
            }
            int from = held.from() + (held.length() - length) / 2;
            middles.add(new Stretch(from, from + length));
        }
        return middles;
    }

    /**
     * The characters.
     *
     * @return the text as it was given
     */
    public String text() {
        return text;
    }

    /**
     * Number of different characters.
     *
     * @return from 2 to 256
     */
    public int alphabet() {
        return alphabet.length;
    }

    /** The number of a character in the alphabet. */
    int code(int index) {
        return codes[index] & 0xff;
    }

    /**
     * Characters to train on.
     *
     * @return how many are not held out, but for short rests
     */
    public long trainingCharacters() {
        return training.stream().mapToLong(Stretch::length).sum();
    }

    /** The first blocks that have so many characters; the last one is cut, but not below twice the context. */
    List<Stretch> training(long characters) {
        var chosen = new ArrayList<Stretch>();
        long left = characters;
        for (Stretch block : training) {
            if (left < 2 * MOST_CONTEXT && !chosen.isEmpty()) {
                break;
            }
            int length = Math.clamp(left, 2 * MOST_CONTEXT, block.length());
            chosen.add(new Stretch(block.from(), block.from() + length));
            left -= length;
        }
        return chosen;
    }

    /** The stretches whose characters are measured. */
    List<Stretch> measured() {
        return measured;
    }

    /**
     * The places of the characters that are measured: rows of all tables.
     *
     * @return indices in the text, increasing
     */
    public int[] places() {
        return measured.stream().flatMapToInt(stretch -> IntStream.range(stretch.from(), stretch.to())).toArray();
    }

    @Override
    public String toString() {
        return "Corpus[characters=" + text.length() + ", alphabet=" + alphabet.length + ", training=" + trainingCharacters() + ", measured="
                + places().length + "]";
    }

    @Serial
    private Object writeReplace() {
        return new Description(text, training, measured);
    }

    @Serial
    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a corpus is written as its description");
    }

    /** What is written of a corpus. */
    private record Description(String text, List<Stretch> training, List<Stretch> measured) implements Serializable {

        @Serial
        private Object readResolve() {
            return new Corpus(text, training, measured);
        }
    }
}
