package org.neuralquanta.text;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.neuralquanta.Statement;
import org.neuralquanta.distribution.TabulatedQuanta;

/** How often words and n-grams occur in a text: lists for Zipf's law. Thread-safe. */
@Statement("T25")
public final class Frequencies {

    private static final Pattern WORD = Pattern.compile("\\p{L}+(?:'\\p{L}+)*");

    private Frequencies() {}

    /**
     * Words: letters and inner apostrophes, in lower case.
     *
     * @param text the text
     * @return a count for each word
     * @throws IllegalArgumentException if there are none
     */
    public static TabulatedQuanta words(String text) {
        var counts = new HashMap<String, Long>();
        WORD.matcher(text.toLowerCase(Locale.ROOT)).results().forEach(word -> counts.merge(word.group(), 1L, Long::sum));
        return list(counts);
    }

    /**
     * Stretches of n characters, each beginning one after the last.
     *
     * @param text the text
     * @param n their length, ≥ 1
     * @return a count for each
     * @throws IllegalArgumentException if n is out of range or the text is shorter
     */
    public static TabulatedQuanta ngrams(String text, int n) {
        if (n < 1 || n > text.length()) {
            throw new IllegalArgumentException("n must be between 1 and the " + text.length() + " characters of the text, was " + n);
        }
        var counts = new HashMap<String, Long>();
        for (int i = 0; i + n <= text.length(); i++) {
            counts.merge(text.substring(i, i + n), 1L, Long::sum);
        }
        return list(counts);
    }

    private static TabulatedQuanta list(Map<String, Long> counts) {
        if (counts.isEmpty()) {
            throw new IllegalArgumentException("the text has no words");
        }
        return TabulatedQuanta.ofCounts(counts.values().stream().mapToLong(Long::longValue).toArray());
    }
}
