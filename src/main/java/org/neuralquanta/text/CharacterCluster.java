package org.neuralquanta.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.neuralquanta.discovery.Clustering;

/**
 * What the characters of a cluster have in common. Immutable, thread-safe.
 *
 * @param size how many they are
 * @param target the most frequent of them
 * @param targetShare its share
 * @param context the longest string that stands before at least half of them; empty where there is none
 * @param contextShare its share
 * @param sinceLine median number of characters since the last newline before them
 * @param loss mean loss in nats
 * @param examples places of some of them in the text, spread evenly
 */
public record CharacterCluster(
        int size, char target, double targetShare, String context, double contextShare, int sinceLine, double loss, List<Integer> examples) {

    /** Copies the list. */
    public CharacterCluster {
        examples = List.copyOf(examples);
    }

    /**
     * Describes all clusters.
     *
     * @param characters the characters
     * @param clusters their clusters
     * @param examples most examples of each
     * @return from the largest on
     */
    public static List<CharacterCluster> of(LearnedCharacters characters, Clustering clusters, int examples) {
        int[] sizes = clusters.sizes();
        int[][] members = new int[sizes.length][];
        Arrays.setAll(members, c -> new int[sizes[c]]);
        int[] filled = new int[sizes.length];
        for (int i = 0; i < clusters.samples(); i++) {
            int c = clusters.cluster(i);
            members[c][filled[c]++] = i;
        }
        var found = new ArrayList<CharacterCluster>();
        for (int[] some : members) {
            found.add(of(characters, examples, some));
        }
        return found;
    }

    private static CharacterCluster of(LearnedCharacters characters, int examples, int... members) {
        String text = characters.corpus().text();
        int[] places = IntStream.of(members).map(characters::place).toArray();
        Common target = Common.of(IntStream.of(places).mapToObj(place -> text.substring(place, place + 1)).toList());
        var context = new Common("", 1);
        for (int n = 1; n <= TransformerNetwork.CONTEXT; n++) {
            int length = n;
            Common longer = Common.of(IntStream.of(places).mapToObj(place -> text.substring(place - length, place)).toList());
            if (longer.share < 0.5) {
                break;
            }
            context = longer;
        }
        int[] since = IntStream.of(places).map(place -> place - 1 - text.lastIndexOf('\n', place - 1)).sorted().toArray();
        return new CharacterCluster(
                members.length, target.text.charAt(0), target.share, context.text, context.share, since[since.length / 2],
                IntStream.of(members).mapToDouble(characters::loss).average().orElseThrow(),
                IntStream.range(0, Math.min(examples, places.length))
                        .map(i -> places[(int) ((long) i * places.length / Math.min(examples, places.length))])
                        .boxed()
                        .toList());
    }

    /** The most frequent of some strings, the first in the alphabet among equals. */
    private record Common(String text, double share) {

        static Common of(List<String> all) {
            Map<String, Integer> counts = new HashMap<>();
            all.forEach(one -> counts.merge(one, 1, Integer::sum));
            Map.Entry<String, Integer> most = counts.entrySet().stream()
                    .min(Comparator.comparingInt((Map.Entry<String, Integer> entry) -> -entry.getValue()).thenComparing(Map.Entry::getKey))
                    .orElseThrow();
            return new Common(most.getKey(), (double) most.getValue() / all.size());
        }
    }
}
