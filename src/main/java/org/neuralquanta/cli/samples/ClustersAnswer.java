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

/**
 * Clusters of samples beside the truth, where it is known. Not thread-safe.
 *
 * @param clusters the clusters found
 * @param truth the true ones, or the labels
 * @param names for each sample the name of its true cluster, as many as the truth has samples
 */
public record ClustersAnswer(Clustering clusters, Optional<Clustering> truth, List<String> names) {

    private static final int SMALLEST_CLUSTER = 3;
    private static final Value UNKNOWN = new Value.Absent("no labels");

    /** Copies the list. */
    public ClustersAnswer {
        names = List.copyOf(names);
    }

    /**
     * The answer.
     *
     * @param ofLearned agreement with the truth among learned samples
     * @param counterfactual what a counterfactual says
     * @param reach what people are told below: on what the numbers rest and what is claimed of them
     * @return the answer, without a plot
     */
    public Answer with(Value ofLearned, Value counterfactual, String reach) {
        Value index = index();
        Value slope = slope();
        Listing sums = Listing.row(List.of(
                new Column<>("", GIVEN, _ -> Value.of("")),
                new Column<>("adjusted Rand index", TWELVE, _ -> index),
                new Column<>("of the learned", TWELVE, _ -> ofLearned),
                new Column<>("slope", TWELVE, _ -> slope),
                new Column<>("counterfactual", TWELVE, _ -> counterfactual)));
        return Answer.of(
                List.of(
                        Field.whole("samples", clusters.samples()),
                        new Field.Rows("clusters", table(0)),
                        new Field.Fact("adjustedRandIndex", index),
                        new Field.Fact("adjustedRandIndexLearned", ofLearned),
                        new Field.Fact("slope", slope),
                        new Field.Fact("counterfactual", counterfactual)),
                new Prose().show(table(SMALLEST_CLUSTER).only("label", "size", "purity")).say("\n").show(sums).say("\n").say(reach));
    }

    /**
     * The answer about samples of a network that was trained elsewhere.
     *
     * @param sketch how their gradients were sketched, where they were
     * @return the answer, without a plot
     */
    public Answer ofBrought(Optional<Field.Group> sketch) {
        Value index = index();
        Value slope = slope();
        Listing sums = Listing.row(List.of(
                new Column<>("", GIVEN, _ -> Value.of("")),
                new Column<>("adjusted Rand index", TWELVE, _ -> index),
                new Column<>("slope", TWELVE, _ -> slope)));
        var text = new Prose();
        text.show(truth.isPresent() ? table(SMALLEST_CLUSTER).only("label", "size", "purity") : table(SMALLEST_CLUSTER).only("size"));
        text.say("\n").show(sums);
        sketch.ifPresent(group -> group.fields().forEach(field -> {
            if (field instanceof Field.Fact fact) {
                text.say("sketch, " + fact.name() + ": ").show(fact).say("\n");
            }
        }));
        var fields = new ArrayList<Field>(List.of(
                Field.whole("samples", clusters.samples()),
                new Field.Rows("clusters", table(0)),
                new Field.Fact("adjustedRandIndex", index),
                new Field.Fact("slope", slope)));
        sketch.ifPresent(fields::add);
        return Answer.of(fields, text);
    }

    private Value index() {
        return truth.map(clusters::adjustedRandIndex).map(Value::of).orElse(UNKNOWN);
    }

    private Value slope() {
        return Value.of(RankSize.slope(clusters.sizes(), SMALLEST_CLUSTER), "needs 3 clusters of at least " + SMALLEST_CLUSTER + " samples");
    }

    private Listing table(int smallest) {
        int[] sizes = clusters.sizes();
        return Listing.of(
                IntStream.range(0, sizes.length).filter(c -> sizes[c] >= smallest).boxed().toList(),
                List.<Column<Integer>>of(
                        new Column<>("size", ALL, c -> new Value.Whole(sizes[c])),
                        new Column<>("label", "cluster", GIVEN, c -> truth.map(t -> Value.of(name(clusters.commonest(c, t)))).orElse(UNKNOWN)),
                        new Column<>("purity", TWELVE, c -> truth.map(t -> Value.of(clusters.purity(c, t))).orElse(UNKNOWN))));
    }

    private String name(int label) {
        return IntStream.range(0, names.size())
                .filter(i -> truth.orElseThrow().cluster(i) == label)
                .mapToObj(names::get)
                .findFirst()
                .orElseThrow();
    }

    /**
     * Writes the cluster of each sample, 1 for the largest, and its label.
     *
     * @param file where to
     */
    public void write(WholeFile file) {
        file.write(names.isEmpty() ? "sample,cluster\n" : "sample,cluster,label\n");
        for (int i = 0; i < clusters.samples(); i++) {
            file.write(i + "," + (clusters.cluster(i) + 1) + (names.isEmpty() ? "" : "," + Quoted.of(names.get(i))) + "\n");
        }
    }
}
