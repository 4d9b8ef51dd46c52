package org.neuralquanta.cli;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
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
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Quanta discovery from gradients (T35, T36). */
@Command(
        name = "discover",
        description = "Trains a network and finds its quanta by clustering samples by their gradients (T35, T36).",
        footer = {"", "Example: quanta discover --task parity --samples 2000"})
final class DiscoverCommand implements Question {

    private static final String TASKS = "parity, newline";
    private static final String METHODS = "linkage, spectral";
    private static final String PARTS = "all, hidden, output";
    private static final double CUT = 0.1;
    private static final int SMALLEST_CLUSTER = 3;
    private static final int NEWLINE_STEPS = 8000;
    private static final int TEXT_LENGTH = 2_000_000;
    private static final int TEXT_WIDTH = 32;

    @Option(names = "--task", paramLabel = "TASK", description = TASKS + ".")
    private @Nullable String task;

    @Option(names = "--samples", paramLabel = "N", description = "Samples to cluster, 10 to 20000; default 2000.")
    private String samples = "2000";

    @Option(names = "--method", paramLabel = "METHOD",
            description = METHODS + "; default linkage of |cos| for parity, spectral of the angle for newline.")
    private @Nullable String method;

    @Option(names = "--clusters", paramLabel = "k",
            description = "Number of clusters; default: cut at 0.1 for linkage, one more than reasons for newline.")
    private @Nullable String clusters;

    @Option(names = "--part", paramLabel = "PART", description = "Gradients by which parameters: " + PARTS + "; default all.")
    private String part = "all";

    @Mixin
    private final ParityOptions options = new ParityOptions();

    @Override
    public Answer answer() {
        if (task == null) {
            throw new BadInput("--task: missing; allowed: " + TASKS);
        }
        int count = (int) Numbers.real("--samples", samples, Domain.whole("from 10 to 20000", 10, 20_000));
        boolean spectral = spectral();
        Part chosen = switch (part) {
            case "all" -> Part.ALL;
            case "hidden" -> Part.HIDDEN;
            case "output" -> Part.OUTPUT;
            default -> throw new BadInput("--part", part, "is no part", PARTS);
        };
        return switch (task) {
            case "parity" -> parity(count, spectral, chosen);
            case "newline" -> newline(count, spectral, chosen);
            default -> throw new BadInput("--task", task, "is no task", TASKS);
        };
    }

    private boolean spectral() {
        return switch (method) {
            case null -> "newline".equals(task);
            case "linkage" -> false;
            case "spectral" -> true;
            default -> throw new BadInput("--method", method, "is no method", METHODS);
        };
    }

    private Answer parity(int count, boolean spectral, Part chosen) {
        if (spectral && clusters == null) {
            throw new BadInput("--clusters: missing for spectral clustering; allowed: whole numbers from 1 to " + count);
        }
        wanted(count);
        ParityRun run = options.train();
        Batch batch = run.task().mixedTest(count, 0);
        SimilarityMatrix matrix = GradientGram.of(run.network(), batch, batch.labels(), chosen).similarities(Similarity.ABSOLUTE);
        Clustering found = divide(matrix, spectral, clusters == null ? 0 : wanted(count));
        Clustering truth = new Clustering(batch.symbols());
        int last = run.curves().steps().size() - 1;
        int[] learned = IntStream.range(0, count)
                .filter(i -> run.curves().isLearned(last, batch.symbols()[i]))
                .toArray();
        Quantity ofLearned = learned.length == 0
                ? new Quantity.Absent("no subtask is learned")
                : new Quantity.Known(found.among(learned).adjustedRandIndex(truth.among(learned)));
        List<String> names = IntStream.range(0, count).mapToObj(i -> "subtask " + (batch.symbols()[i] + 1)).toList();
        return new Found(found, truth, names, ofLearned, new Quantity.Absent("for --task newline only"));
    }

    private Answer newline(int count, boolean spectral, Part chosen) {
        options.onlySeedAndThreads("newline");
        wanted(count);
        WrappedText text = WrappedText.artificial(TEXT_LENGTH, TEXT_WIDTH, options.seed());
        NewlineDiscovery discovery;
        try (Progress progress = new Progress("training", NEWLINE_STEPS)) {
            discovery = NewlineDiscovery.run(text, NEWLINE_STEPS, count, options.threads(), options.seed(), progress::reach);
        }
        SimilarityMatrix matrix = discovery.similarities(chosen, spectral ? Similarity.ANGULAR : Similarity.ABSOLUTE);
        int k = clusters == null ? (spectral ? discovery.clusters() : 0) : wanted(discovery.samples());
        Clustering found = divide(matrix, spectral, k);
        List<String> names = IntStream.range(0, discovery.samples())
                .mapToObj(i -> discovery.reason(i) == NewlineReason.NONE
                        ? "other character"
                        : "newline: " + discovery.reason(i).name().toLowerCase(Locale.ROOT))
                .toList();
        return new Found(
                found,
                discovery.truth(),
                names,
                new Quantity.Known(found.adjustedRandIndex(discovery.truth())),
                new Quantity.Known(discovery.counterfactual()));
    }

    private int wanted(int most) {
        return ParityOptions.whole("--clusters", clusters, 1, most);
    }

    private Clustering divide(SimilarityMatrix matrix, boolean spectral, int k) {
        if (spectral) {
            return SpectralClustering.of(matrix, k, options.seed());
        }
        Dendrogram tree = Dendrogram.averageLinkage(matrix);
        return k == 0 ? tree.cutAt(CUT) : tree.cutInto(k);
    }

    private record Row(int size, String label, double purity) {}

    private record Found(Clustering found, Clustering truth, List<String> names, Quantity learned, Quantity counterfactual)
            implements Answer {

        private List<Row> rows() {
            int[] sizes = found.sizes();
            return IntStream.range(0, sizes.length)
                    .mapToObj(c -> new Row(sizes[c], name(found.commonest(c, truth)), found.purity(c, truth)))
                    .toList();
        }

        private String name(int label) {
            return IntStream.range(0, names.size())
                    .filter(i -> truth.cluster(i) == label)
                    .mapToObj(names::get)
                    .findFirst()
                    .orElseThrow();
        }

        private Quantity slope() {
            OptionalDouble slope = RankSize.slope(found.sizes(), SMALLEST_CLUSTER);
            return slope.isPresent()
                    ? new Quantity.Known(slope.getAsDouble())
                    : new Quantity.Absent("needs 3 clusters of at least " + SMALLEST_CLUSTER + " samples");
        }

        private Quantity index() {
            return new Quantity.Known(found.adjustedRandIndex(truth));
        }

        @Override
        public String text() {
            var table = new TextTable("cluster", "size", "purity");
            rows().stream().filter(row -> row.size >= SMALLEST_CLUSTER).forEach(row ->
                    table.row(row.label, 1, List.of(new Quantity.Known(row.size), new Quantity.Known(row.purity))));
            var sums = new TextTable("", "adjusted Rand index", "of the learned", "slope", "counterfactual");
            sums.row("", 0, List.of(index(), learned, slope(), counterfactual));
            return table + "\n" + sums;
        }

        @Override
        public String json() {
            return JsonDocument.of(json -> json.whole("samples", found.samples())
                    .array("clusters", rows(), row ->
                            json.whole("size", row.size).string("label", row.label).number("purity", row.purity))
                    .quantity("adjustedRandIndex", index())
                    .quantity("adjustedRandIndexLearned", learned)
                    .quantity("slope", slope())
                    .quantity("counterfactual", counterfactual));
        }
    }
}
