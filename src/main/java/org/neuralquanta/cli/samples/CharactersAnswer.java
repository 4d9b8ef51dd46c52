package org.neuralquanta.cli.samples;

import static org.neuralquanta.cli.answer.Rounding.ALL;
import static org.neuralquanta.cli.answer.Rounding.GIVEN;
import static org.neuralquanta.cli.answer.Rounding.TWELVE;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.neuralquanta.cli.answer.Answer;
import org.neuralquanta.cli.answer.Column;
import org.neuralquanta.cli.answer.Field;
import org.neuralquanta.cli.answer.Listing;
import org.neuralquanta.cli.answer.Prose;
import org.neuralquanta.cli.answer.Value;
import org.neuralquanta.discovery.Clustering;
import org.neuralquanta.discovery.RankSize;
import org.neuralquanta.file.WholeFile;
import org.neuralquanta.text.CharacterCluster;
import org.neuralquanta.text.LearnedCharacters;

/**
 * Clusters of the characters of a text, with what their characters have in common, beside clusters by less than gradients. Not thread-safe.
 *
 * @param characters the characters
 * @param clusters their clusters by gradients
 */
public record CharactersAnswer(LearnedCharacters characters, Clustering clusters) {

    private static final int SMALLEST_CLUSTER = 3;
    private static final int LONGEST_CONTEXT = 3;
    private static final int EXAMPLE = 40;

    private record Baseline(String by, Clustering clusters) {}

    /**
     * The answer.
     *
     * @param activations the clusters of the activations of the last layer
     * @param sketch how gradients were sketched
     * @return the answer, without a plot
     */
    public Answer with(Clustering activations, Field.Group sketch) {
        var baselines = new ArrayList<Baseline>();
        baselines.add(new Baseline("gradients", clusters));
        baselines.add(new Baseline("activations", activations));
        baselines.add(new Baseline("target", characters.byTarget()));
        IntStream.rangeClosed(1, LONGEST_CONTEXT).forEach(n -> baselines.add(new Baseline(n + "-gram before", characters.byContext(n))));
        boolean[] newlines = characters.are('\n');
        boolean some = IntStream.range(0, newlines.length).anyMatch(i -> newlines[i]);
        Listing beside = Listing.of(baselines, List.of(
                new Column<>("by", GIVEN, baseline -> Value.of(baseline.by)),
                new Column<>("clusters", ALL, baseline -> new Value.Whole(baseline.clusters.sizes().length)),
                new Column<>("newlineF1", "F1 of newlines", TWELVE, baseline -> some
                        ? Value.of(baseline.clusters.bestF1(newlines))
                        : new Value.Absent("no newline is learned")),
                new Column<>("adjustedRandIndex", "adjusted Rand index", TWELVE, baseline -> Value.of(clusters.adjustedRandIndex(baseline.clusters)))));
        List<CharacterCluster> found = CharacterCluster.of(characters, clusters, 0);
        Field.Fact samples = Field.whole("samples", characters.size());
        Field.Fact learned = Field.whole("learned", characters.eligible());
        Field.Fact measured = Field.whole("measured", characters.corpus().places().length);
        var slope = new Field.Fact("slope", Value.of(
                RankSize.slope(clusters.sizes(), SMALLEST_CLUSTER), "needs 3 clusters of at least " + SMALLEST_CLUSTER + " samples"));
        var text = new Prose().show(samples).say(" characters of ").show(learned).say(" that are learned, of ").show(measured)
                .say(" held out and measured\n\n").show(table(found.stream().filter(one -> one.size() >= SMALLEST_CLUSTER).toList()))
                .say("\nthe best cluster of newlines, and agreement with the clusters by gradients\n").show(beside).say("\nslope: ")
                .show(slope).say("\n");
        sketch.fields().forEach(field -> {
            if (field instanceof Field.Fact fact) {
                text.say("sketch, " + fact.name() + ": ").show(fact).say("\n");
            }
        });
        return Answer.of(
                List.of(samples, learned, measured, new Field.Rows("clusters", table(found)), new Field.Rows("baselines", beside), slope, sketch),
                text).withTable(Optional.of(table(found)));
    }

    private static Listing table(List<CharacterCluster> clusters) {
        return Listing.of(clusters, List.of(
                new Column<>("size", ALL, one -> new Value.Whole(one.size())),
                new Column<>("target", GIVEN, one -> Value.of(shown(String.valueOf(one.target())))),
                new Column<>("targetShare", "share", TWELVE, one -> Value.of(one.targetShare())),
                new Column<>("context", "after", GIVEN, one -> Value.of(shown(one.context()))),
                new Column<>("contextShare", "share", TWELVE, one -> Value.of(one.contextShare())),
                new Column<>("sinceLine", "since newline", ALL, one -> new Value.Whole(one.sinceLine())),
                new Column<>("loss", TWELVE, one -> Value.of(one.loss()))));
    }

    /** Newlines are shown as slashes, spaces as underscores. */
    private static String shown(String text) {
        return text.replace('\n', '/').replace(' ', '_');
    }

    /**
     * Writes the cluster of each character, 1 for the largest, with its place in the text, its loss and its context.
     *
     * @param file where to
     */
    public void write(WholeFile file) {
        String text = characters.corpus().text();
        file.write("place,cluster,loss,target,context\n");
        for (int i = 0; i < characters.size(); i++) {
            int place = characters.place(i);
            file.write(place + "," + (clusters.cluster(i) + 1) + "," + characters.loss(i) + "," + Quoted.of(shown(text.substring(place, place + 1)))
                    + "," + Quoted.of(shown(text.substring(place - EXAMPLE, place))) + "\n");
        }
    }
}
