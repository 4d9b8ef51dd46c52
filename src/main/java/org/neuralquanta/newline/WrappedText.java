package org.neuralquanta.newline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.neuralquanta.Statement;
import org.neuralquanta.random.RandomStream;
import org.neuralquanta.random.ZipfDraws;

/**
 * A text wrapped greedily at a width, in which every newline's reason is known. Immutable, thread-safe.
 */
@Statement("T36")
public final class WrappedText {

    private static final int WORDS = 300;
    private static final double WORD_EXPONENT = 1.0;
    private static final int SHORTEST_WIDTH = 12;
    private static final String VOWELS = "aeiou";
    private static final String CONSONANTS = "bcdfghjklmnpqrstvwxyz";
    private static final int MOST_CONSONANTS = 5;
    private static final int ITEM_WORDS = 4;
    private static final int LAST_WORDS = 3;
    private static final int MOST_WORDS_BEFORE = 12;

    private final int width;
    private final String text;
    private final List<NewlineReason> reasons;

    private WrappedText(int width, String text, List<NewlineReason> reasons) {
        this.width = width;
        this.text = text;
        this.reasons = reasons;
    }

    /**
     * An artificial text with three reasons for a newline: the next word does not fit; a paragraph ended, three words after its {@code +};
     * an item of a list ended, four words after its {@code -}. Nothing near a newline tells the reasons apart: every newline and every
     * space follows a word, every word ends in a vowel and has no other, and the words are drawn by one law of Zipf wherever they stand.
     * The marks tell them in part only, since the stretches that they begin may go over the end of a line.
     *
     * @param length least number of characters
     * @param width most characters of a line
     * @param seed names the text
     * @return the text
     */
    public static WrappedText artificial(int length, int width, long seed) {
        var random = RandomStream.of(seed, 0);
        var zipf = ZipfDraws.of(WORD_EXPONENT, WORDS);
        var blocks = new ArrayList<String>();
        var ends = new ArrayList<NewlineReason>();
        int total = 0;
        for (long block = 0; total < length; block++) {
            boolean item = random.uniform(block, 0) < 0.5;
            int marked = item ? ITEM_WORDS : LAST_WORDS;
            int words = item ? marked : marked + (int) (random.uniform(block, 1) * MOST_WORDS_BEFORE);
            var text = new StringBuilder();
            for (int w = 0; w < words; w++) {
                text.append(w == 0 ? "" : " ").append(w == words - marked ? item ? "-" : "+" : "");
                text.append(word(random, zipf.draw(random, block << 8 | w)));
            }
            blocks.add(text.toString());
            ends.add(item ? NewlineReason.ITEM : NewlineReason.PARAGRAPH);
            total += text.length() + 1;
        }
        return wrapped(blocks, ends, width);
    }

    private static String word(RandomStream random, long rank) {
        int consonants = 1 + (int) (random.uniform(rank, -2) * MOST_CONSONANTS);
        var word = new StringBuilder();
        for (int i = 0; i < consonants; i++) {
            word.append(CONSONANTS.charAt((int) (random.uniform(rank, -4 - i) * CONSONANTS.length())));
        }
        return word.append(VOWELS.charAt((int) (random.uniform(rank, -3) * VOWELS.length()))).toString();
    }

    /**
     * Wraps paragraphs of a real text, whose newlines have two reasons: the next word does not fit, or the paragraph ended.
     *
     * @param paragraphs the paragraphs, each without a newline
     * @param width most characters of a line, at least 12
     * @return the text
     * @throws IllegalArgumentException if no line would break, so that the text has no newline to learn
     */
    public static WrappedText of(List<String> paragraphs, int width) {
        return wrapped(paragraphs, Collections.nCopies(paragraphs.size(), NewlineReason.PARAGRAPH), width);
    }

    private static WrappedText wrapped(List<String> paragraphs, List<NewlineReason> ends, int width) {
        if (width < SHORTEST_WIDTH) {
            throw new IllegalArgumentException("width must be at least " + SHORTEST_WIDTH + ", was " + width);
        }
        var text = new StringBuilder();
        var reasons = new ArrayList<NewlineReason>();
        for (int p = 0; p < paragraphs.size(); p++) {
            int column = 0;
            for (String word : paragraphs.get(p).strip().split("\\s+", -1)) {
                if (column > 0) {
                    boolean fits = column + 1 + word.length() <= width;
                    append(text, reasons, fits ? " " : "\n", fits ? NewlineReason.NONE : NewlineReason.WRAP);
                    column = fits ? column + 1 : 0;
                }
                append(text, reasons, word, NewlineReason.NONE);
                column += word.length();
            }
            append(text, reasons, "\n", ends.get(p));
        }
        if (!reasons.contains(NewlineReason.WRAP)) {
            throw new IllegalArgumentException("the text must have newlines by wrapping, had none at width " + width
                    + "; use a longer text or a smaller width");
        }
        return new WrappedText(width, text.toString(), List.copyOf(reasons));
    }

    private static void append(StringBuilder text, List<NewlineReason> reasons, String part, NewlineReason reason) {
        text.append(part);
        for (int i = 0; i < part.length(); i++) {
            reasons.add(reason);
        }
    }

    /**
     * Most characters of a line.
     *
     * @return the width it was wrapped at
     */
    public int width() {
        return width;
    }

    /**
     * The characters.
     *
     * @return the text with its newlines
     */
    public String text() {
        return text;
    }

    /**
     * Why a newline is at a place.
     *
     * @param index index of a character
     * @return its reason; {@link NewlineReason#NONE} for other characters
     */
    public NewlineReason reason(int index) {
        return reasons.get(index);
    }

    @Override
    public String toString() {
        return "WrappedText[width=" + width + ", characters=" + text.length() + "]";
    }
}
