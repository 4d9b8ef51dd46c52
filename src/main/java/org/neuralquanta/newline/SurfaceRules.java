package org.neuralquanta.newline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rules that guess from the characters before a newline, without counting them, whether it comes from wrapping (T36). Immutable, thread-safe. */
final class SurfaceRules {

    private static final int LONGEST = 8;

    private final WrappedText text;

    private SurfaceRules(WrappedText text) {
        this.text = text;
    }

    /**
     * How well the best rule finds newlines by wrapping among some places of which it knows which are newlines.
     *
     * @param text the text
     * @param trainedTo the rules count on the text before this index
     * @param places indices of characters from there on
     * @return the largest F1 over all rules and all shares from which on one says 'by wrapping'
     */
    static double bestF1(WrappedText text, int trainedTo, int[] places) {
        var rules = new SurfaceRules(text);
        var keys = new ArrayList<IntFunction<String>>();
        for (int length = 1; length <= LONGEST; length++) {
            int last = length;
            keys.add(i -> rules.before(i, last));
        }
        keys.add(rules::marks);
        keys.add(i -> rules.before(i, 1) + rules.marks(i));
        return keys.stream().mapToDouble(key -> rules.bestF1(key, trainedTo, places)).max().orElseThrow();
    }

    private String before(int newline, int length) {
        return text.text().substring(Math.max(0, newline - length), newline);
    }

    /** The line's characters that are neither letters nor spaces, each once. */
    private String marks(int newline) {
        int start = text.text().lastIndexOf('\n', newline - 1) + 1;
        return text.text().substring(start, newline).chars()
                .filter(c -> !Character.isLetter(c) && c != ' ')
                .distinct()
                .sorted()
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    /** A newline with the share of those by wrapping after the same characters. */
    private record Guess(double share, boolean wrapped) {}

    private double bestF1(IntFunction<String> key, int trainedTo, int[] places) {
        var seen = new HashMap<String, int[]>();
        int[] all = new int[2];
        for (int i = text.text().indexOf('\n'); i >= 0 && i < trainedTo; i = text.text().indexOf('\n', i + 1)) {
            count(seen.computeIfAbsent(key.apply(i), _ -> new int[2]), i);
            count(all, i);
        }
        List<Guess> guesses = IntStream.of(places)
                .filter(place -> text.reason(place) != NewlineReason.NONE)
                .mapToObj(place -> {
                    int[] counts = seen.getOrDefault(key.apply(place), all);
                    return new Guess((double) counts[1] / counts[0], text.reason(place) == NewlineReason.WRAP);
                })
                .sorted(Comparator.comparingDouble(guess -> -guess.share))
                .toList();
        long wraps = guesses.stream().filter(Guess::wrapped).count();
        double best = 0;
        int found = 0;
        for (int said = 1; said <= guesses.size(); said++) {
            found += guesses.get(said - 1).wrapped ? 1 : 0;
            boolean tied = said < guesses.size() && guesses.get(said).share == guesses.get(said - 1).share;
            best = tied ? best : Math.max(best, 2.0 * found / (wraps + said));
        }
        return best;
    }

    /** How many newlines, and how many of them by wrapping. */
    private void count(int[] counts, int newline) {
        counts[0]++;
        counts[1] += text.reason(newline) == NewlineReason.WRAP ? 1 : 0;
    }
}
