package org.neuralquanta.cli;

import static org.neuralquanta.cli.answer.Rounding.ALL;
import static org.neuralquanta.cli.answer.Rounding.GIVEN;
import static org.neuralquanta.cli.answer.Rounding.TWELVE;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.cli.answer.Answer;
import org.neuralquanta.cli.answer.Column;
import org.neuralquanta.cli.answer.Field;
import org.neuralquanta.cli.answer.Listing;
import org.neuralquanta.cli.answer.Prose;
import org.neuralquanta.cli.answer.Value;
import org.neuralquanta.cli.option.BadInput;
import org.neuralquanta.cli.option.Choice;
import org.neuralquanta.cli.option.ParityOptions;
import org.neuralquanta.cli.option.PlotOption;
import org.neuralquanta.cli.option.Whole;
import org.neuralquanta.discovery.Clustering;
import org.neuralquanta.discovery.Dendrogram;
import org.neuralquanta.discovery.RankSize;
import org.neuralquanta.discovery.Similarity;
import org.neuralquanta.discovery.SimilarityMatrix;
import org.neuralquanta.discovery.SpectralClustering;
import org.neuralquanta.gradient.GradientGram;
import org.neuralquanta.gradient.Part;
import org.neuralquanta.network.Batch;
import org.neuralquanta.newline.NewlineDiscovery;
import org.neuralquanta.newline.NewlineReason;
import org.neuralquanta.newline.WrappedText;
import org.neuralquanta.parity.ParityRun;
import org.neuralquanta.plot.Plot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Quanta discovery from gradients (T35, T36). */
@Command(
        name = "discover",
        description = "Trains a network and finds its quanta by clustering samples by their gradients (T35, T36).",
        footer = {"", "Example: quanta discover --task parity --samples 2000"})
final class DiscoverCommand implements Question {

    private static final double CUT = 0.1;
    private static final int SMALLEST_CLUSTER = 3;
    private static final int FEWEST_SAMPLES = 10;
    private static final int MOST_SAMPLES = 20_000;
    private static final int NEWLINE_STEPS = 8000;
    private static final int TEXT_LENGTH = 2_000_000;
    private static final int TEXT_WIDTH = 32;

    private enum Task {
        PARITY,
        NEWLINE
    }

    private enum Method {
        LINKAGE,
        SPECTRAL
    }

    @Option(names = "--task", paramLabel = "TASK", required = true, description = "parity, newline.")
    private Task task = Task.PARITY;

    @Option(names = "--samples", paramLabel = "N", description = "Samples to cluster, " + FEWEST_SAMPLES + " to " + MOST_SAMPLES
            + "; default 2000.")
    private Whole samples = new Whole("2000", 2000);

    @Option(names = "--method", paramLabel = "METHOD",
            description = "linkage, spectral; default linkage of |cos| for parity, spectral of the angle for newline.")
    private @Nullable Method method;

    @Option(names = "--clusters", paramLabel = "k",
            description = "Number of clusters; default: those of a cut at 0.1 for linkage, the number of reasons plus 1 for newline.")
    private @Nullable Whole clusters;

    @Option(names = "--part", paramLabel = "PART", description = "Parameters of the gradients: all, hidden, output; default all.")
    private Part part = Part.ALL;

    @Mixin
    private final ParityOptions options = new ParityOptions();

    @Mixin
    private final PlotOption plot = new PlotOption();

    @Override
    public PlotOption plot() {
        return plot;
    }

    @Override
    public Answer answer() {
        int count = samples.within("--samples", FEWEST_SAMPLES, MOST_SAMPLES);
        return switch (task) {
            case PARITY -> parity(count, method == Method.SPECTRAL);
            case NEWLINE -> newline(count, method != Method.LINKAGE);
        };
    }

    private Answer parity(int count, boolean spectral) {
        if (spectral && clusters == null) {
            throw new BadInput("--clusters: missing for spectral clustering; allowed: whole numbers from 1 to " + count);
        }
        int k = wanted(count, 0);
        ParityRun run = ParityCommand.train(options);
        Batch batch = run.task().mixedTest(count, 0);
        SimilarityMatrix matrix = GradientGram.of(run.network(), batch, batch.labels(), part).similarities(Similarity.ABSOLUTE);
        Clustering found = divide(matrix, spectral, k);
        Clustering truth = new Clustering(batch.symbols());
        int last = run.curves().steps().size() - 1;
        int[] learned = IntStream.range(0, count)
                .filter(i -> run.curves().isLearned(last, batch.symbols()[i]))
                .toArray();
        Value ofLearned = learned.length == 0
                ? new Value.Absent("no subtask is learned")
                : Value.of(found.among(learned).adjustedRandIndex(truth.among(learned)));
        List<String> names = IntStream.range(0, count).mapToObj(i -> "subtask " + (batch.symbols()[i] + 1)).toList();
        return answer(new Found(found, truth, names), ofLearned, new Value.Absent("for --task newline only"))
                .drawnAs(new Plot.Clusters(matrix, found, truth));
    }

    private Answer newline(int count, boolean spectral) {
        options.onlySeedAndThreads("newline");
        wanted(count, 0);
        WrappedText text = WrappedText.artificial(TEXT_LENGTH, TEXT_WIDTH, options.seed());
        NewlineDiscovery discovery;
        try (var bar = new TerminalBar("training", NEWLINE_STEPS)) {
            discovery = NewlineDiscovery.run(text, NEWLINE_STEPS, count, options.threads(), options.seed(), bar::reach);
        }
        SimilarityMatrix matrix = discovery.similarities(part, spectral ? Similarity.ANGULAR : Similarity.ABSOLUTE);
        Clustering found = divide(matrix, spectral, wanted(discovery.samples(), spectral ? discovery.clusters() : 0));
        List<String> names = IntStream.range(0, discovery.samples())
                .mapToObj(i -> discovery.reason(i) == NewlineReason.NONE
                        ? "other character"
                        : "newline: " + Choice.name(discovery.reason(i)))
                .toList();
        return answer(
                new Found(found, discovery.truth(), names),
                Value.of(found.adjustedRandIndex(discovery.truth())),
                Value.of(discovery.counterfactual()))
                .drawnAs(new Plot.Clusters(matrix, found, discovery.truth()));
    }

    private int wanted(int most, int otherwise) {
        return clusters == null ? otherwise : clusters.within("--clusters", 1, most);
    }

    /** Into so many clusters; 0 cuts where similarity falls below a level. */
    private Clustering divide(SimilarityMatrix matrix, boolean spectral, int k) {
        if (spectral) {
            return SpectralClustering.of(matrix, k, options.seed());
        }
        Dendrogram tree = Dendrogram.averageLinkage(matrix);
        return k == 0 ? tree.cutAt(CUT) : tree.cutInto(k);
    }

    /** Clusters beside the truth, with the name of each sample's true cluster. */
    private record Found(Clustering clusters, Clustering truth, List<String> names) {

        Listing table(int smallest) {
            int[] sizes = clusters.sizes();
            return Listing.of(
                    IntStream.range(0, sizes.length).filter(c -> sizes[c] >= smallest).boxed().toList(),
                    List.<Column<Integer>>of(
                            new Column<>("size", ALL, c -> new Value.Whole(sizes[c])),
                            new Column<>("label", "cluster", GIVEN, c -> Value.of(name(clusters.commonest(c, truth)))),
                            new Column<>("purity", TWELVE, c -> Value.of(clusters.purity(c, truth)))));
        }

        private String name(int label) {
            return IntStream.range(0, names.size())
                    .filter(i -> truth.cluster(i) == label)
                    .mapToObj(names::get)
                    .findFirst()
                    .orElseThrow();
        }

        Value slope() {
            return Value.of(
                    RankSize.slope(clusters.sizes(), SMALLEST_CLUSTER),
                    "needs 3 clusters of at least " + SMALLEST_CLUSTER + " samples");
        }
    }

    private static Answer answer(Found found, Value ofLearned, Value counterfactual) {
        Value index = Value.of(found.clusters.adjustedRandIndex(found.truth));
        Value slope = found.slope();
        Listing sums = Listing.row(List.of(
                new Column<>("", GIVEN, _ -> Value.of("")),
                new Column<>("adjusted Rand index", TWELVE, _ -> index),
                new Column<>("of the learned", TWELVE, _ -> ofLearned),
                new Column<>("slope", TWELVE, _ -> slope),
                new Column<>("counterfactual", TWELVE, _ -> counterfactual)));
        return Answer.of(
                List.of(
                        Field.whole("samples", found.clusters.samples()),
                        new Field.Rows("clusters", found.table(0)),
                        new Field.Fact("adjustedRandIndex", index),
                        new Field.Fact("adjustedRandIndexLearned", ofLearned),
                        new Field.Fact("slope", slope),
                        new Field.Fact("counterfactual", counterfactual)),
                new Prose().show(found.table(SMALLEST_CLUSTER).only("label", "size", "purity")).say("\n").show(sums));
    }
}
