package org.neuralquanta.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.checkpoint.Checkpoint;
import org.neuralquanta.cli.answer.Answer;
import org.neuralquanta.cli.answer.Field;
import org.neuralquanta.cli.answer.Value;
import org.neuralquanta.cli.option.BadInput;
import org.neuralquanta.cli.option.Choice;
import org.neuralquanta.cli.option.ParityOptions;
import org.neuralquanta.cli.option.PlotOption;
import org.neuralquanta.cli.option.ResumeOption;
import org.neuralquanta.cli.option.Whole;
import org.neuralquanta.cli.samples.CharacterOptions;
import org.neuralquanta.cli.samples.CharactersAnswer;
import org.neuralquanta.cli.samples.ClustersAnswer;
import org.neuralquanta.cli.samples.ImportOptions;
import org.neuralquanta.cli.samples.Warnings;
import org.neuralquanta.discovery.Clustering;
import org.neuralquanta.discovery.CountSketch;
import org.neuralquanta.discovery.Dendrogram;
import org.neuralquanta.discovery.Gradients;
import org.neuralquanta.discovery.Keeping;
import org.neuralquanta.discovery.Similarity;
import org.neuralquanta.discovery.SimilarityMatrix;
import org.neuralquanta.discovery.SpectralClustering;
import org.neuralquanta.discovery.SpectralEmbedding;
import org.neuralquanta.file.WholeFile;
import org.neuralquanta.gradient.GradientGram;
import org.neuralquanta.gradient.Part;
import org.neuralquanta.lanes.Memory;
import org.neuralquanta.matrix.Labels;
import org.neuralquanta.matrix.Matrix;
import org.neuralquanta.network.Batch;
import org.neuralquanta.newline.NewlineDiscovery;
import org.neuralquanta.newline.NewlineReason;
import org.neuralquanta.newline.WrappedText;
import org.neuralquanta.parity.ParityRun;
import org.neuralquanta.plot.Plot;
import org.neuralquanta.text.LearnedCharacters;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Quanta discovery from gradients (T35, T36). */
@Command(
        name = "discover",
        description = "Finds quanta by clustering samples by their gradients: those of a network trained here (--task), of a transformer on a text"
                + " (--text), or of any network whose gradients or similarities you supply (T35, T36).",
        footer = {
            "",
            "Example: quanta discover --task parity --samples 2000",
            "",
            "Quanta of any network: quanta discover --gradients gradients.npy --labels targets.txt --clusters-out clusters.csv --plot"
                    + " clusters.svg. docs/bring-your-own.md says how to save its gradients.",
            "",
            "Quanta of a transformer that quanta text has trained: quanta discover --text text.txt.gz --books books.csv --held-out Acts,Job"
                    + " --parameters ladder/RUN-parameters.npy. docs/text-clusters.md shows some."
        })
final class DiscoverCommand implements Question {

    private static final double CUT = 0.1;
    private static final int FEWEST_SAMPLES = 10;
    private static final int DEFAULT_SAMPLES = 2000;
    private static final int MOST_SAMPLES = 20_000;
    private static final int FEWEST_BROUGHT = 2;

    /** As many as Michaud et al. take; their eigenvectors take less than a minute once the basis is there. */
    private static final int MOST_SPECTRAL = 400;

    /** Multiplications that take about a minute on two cores. */
    private static final double MINUTE_OF_PRODUCTS = 2e11;

    /** Multiplications that take as long as reading a number and adding it to a sketch. */
    private static final double READING = 20;

    private static final int DIMENSION = 4096;
    private static final int STARTS = 10;
    private static final int NEWLINE_STEPS = 16_000;
    private static final int TEXT_LENGTH = 2_000_000;
    private static final int TEXT_WIDTH = 24;

    private enum Task {
        PARITY,
        NEWLINE
    }

    private enum Method {
        LINKAGE,
        SPECTRAL,
        EMBEDDING
    }

    @Option(names = "--task", paramLabel = "TASK", description = "Task to train a network on: parity or newline.")
    private @Nullable Task task;

    @Option(names = "--samples", paramLabel = "N",
            description = "Samples to cluster, " + FEWEST_SAMPLES + " to " + MOST_SAMPLES + "; default 2000. Samples that you supply are all"
                    + " clustered; for --text, four times as many are measured.")
    private @Nullable Whole samples;

    @Option(names = "--method", paramLabel = "METHOD",
            description = "linkage, spectral, or embedding (spectral without normalising rows, as in Michaud et al.); default: linkage by |cos|,"
                    + " for newline embedding by the angle.")
    private @Nullable Method method;

    @Option(names = "--clusters", paramLabel = "k",
            description = "Number of clusters, at most 400 for spectral methods. Default: for linkage, those of a cut at 0.1; for newline, the"
                    + " number of reasons plus 1.")
    private @Nullable Whole clusters;

    @Option(names = "--part", paramLabel = "PART", description = "Parameters whose gradients are used: all (default), hidden or output.")
    private @Nullable Part part;

    @Mixin
    private final CharacterOptions characters = new CharacterOptions();

    @Mixin
    private final ImportOptions brought = new ImportOptions();

    @Mixin
    private final ParityOptions options = new ParityOptions();

    @Mixin
    private final PlotOption plot = new PlotOption();

    @Mixin
    private final ResumeOption resume = new ResumeOption();

    @Override
    public PlotOption plot() {
        return plot;
    }

    @Override
    public ResumeOption resume() {
        return resume;
    }

    @Override
    public Answer answer() {
        if (brought.similarity().isPresent() || brought.gradients().isPresent()) {
            return brought();
        }
        if (characters.given()) {
            return text();
        }
        characters.refuse("cannot be used without --text");
        Task chosen = task;
        if (chosen == null) {
            throw new BadInput("--task", "missing (parity, newline), and none of --text, --similarity and --gradients is given");
        }
        brought.refuseUnused("has no effect on --task " + Choice.name(chosen));
        int count = samples == null ? DEFAULT_SAMPLES : samples.within("--samples", FEWEST_SAMPLES, MOST_SAMPLES);
        return brought.writingClusters(file -> switch (chosen) {
            case PARITY -> parity(count, usual(Method.LINKAGE), file);
            case NEWLINE -> newline(count, usual(Method.EMBEDDING), file);
        });
    }

    private Answer brought() {
        String option = brought.similarity().isPresent() ? "--similarity" : "--gradients";
        String problem = "cannot be used with " + option;
        BadInput.refuse("--task", task == null ? null : Choice.name(task), problem, "alone");
        BadInput.refuse("--samples", samples, problem, "with --task");
        BadInput.refuse("--part", part == null ? null : Choice.name(part), problem, "with --task");
        characters.refuseText(problem);
        characters.refuse(problem);
        Method chosen = usual(Method.LINKAGE);
        mustHaveClusters(chosen, "the number of samples");
        return brought.writingClusters(file -> brought.similarity()
                .map(place -> ofSimilarities(place, chosen, file))
                .orElseGet(() -> ofGradients(brought.gradients().orElseThrow(), chosen, file)));
    }

    private Method usual(Method otherwise) {
        return method == null ? otherwise : method;
    }

    private void mustHaveClusters(Method chosen, String most) {
        if (chosen != Method.LINKAGE && clusters == null) {
            throw new BadInput("--clusters", "missing for spectral clustering; allowed: whole numbers from 1 to " + most);
        }
    }

    /** What is similar by default: a linkage may take the sign away, the spectral methods take the angle. */
    private static Similarity similarity(Method chosen) {
        return chosen == Method.LINKAGE ? Similarity.ABSOLUTE : Similarity.ANGULAR;
    }

    private Answer text() {
        String problem = "cannot be used with --text";
        BadInput.refuse("--task", task == null ? null : Choice.name(task), problem, "alone");
        BadInput.refuse("--part", part == null ? null : Choice.name(part), problem, "with --task");
        options.onlySeedAndThreads(problem);
        brought.refuseLabels(problem);
        int count = samples == null ? DEFAULT_SAMPLES : samples.within("--samples", FEWEST_SAMPLES, MOST_SAMPLES);
        Method chosen = usual(Method.LINKAGE);
        mustHaveClusters(chosen, String.valueOf(count));
        mustFit(count, chosen, wanted(count, 0));
        int dimension = brought.sketch().map(m -> m.within("--sketch", 1, 1 << 24)).orElse(DIMENSION);
        CountSketch sketch = CountSketch.of(dimension, options.seed());
        return brought.writingClusters(file -> {
            Checkpoint checkpoint = resume.checkpoint();
            LearnedCharacters learned;
            try (var bar = new TerminalBar("gradients", characters.work(count))) {
                learned = characters.characters(count, sketch, options.threads(), bar::reach, checkpoint);
            }
            SimilarityMatrix matrix = learned.similarities(similarity(chosen));
            Clustering found = divide(matrix, chosen, wanted(learned.size(), 0), checkpoint.part("gradients"));
            Clustering activations = divide(learned.stateSimilarities(similarity(chosen)), chosen, found.sizes().length, checkpoint.part("activations"));
            var answer = new CharactersAnswer(learned, found);
            file.ifPresent(answer::write);
            double error = learned.sketchError();
            return answer.with(activations, sketched(sketch, error))
                    .drawnAs(new Plot.Clusters(matrix, found, Optional.of(learned.byTarget())))
                    .withNotes(Warnings.ofSketch(error, CUT));
        });
    }

    private static Field.Group sketched(CountSketch sketch, double measured) {
        return Field.group("sketch",
                Field.whole("dimension", sketch.dimension()),
                Field.of("standardError", sketch.standardError()),
                Field.of("measuredError", measured));
    }

    private Answer ofSimilarities(Path place, Method chosen, Optional<WholeFile> file) {
        brought.gradients().ifPresent(other -> BadInput.refuse("--gradients", other, "cannot be used with --similarity", "alone"));
        brought.sketch().ifPresent(other -> BadInput.refuse("--sketch", other, "cannot be used with --similarity", "with --gradients"));
        options.refuse("has no effect on --similarity", chosen != Method.LINKAGE);
        Matrix matrix = ImportOptions.matrix("--similarity", place);
        checkSamples("--similarity", place, matrix);
        SimilarityMatrix similarities = ImportOptions.unlessRefused("--similarity", () -> SimilarityMatrix.of(matrix));
        return ofBrought("--similarity", similarities, chosen, file, resume.checkpoint(), Optional.empty()).withNotes(Warnings.ofNegative(similarities));
    }

    private Answer ofGradients(Path place, Method chosen, Optional<WholeFile> file) {
        Matrix matrix = ImportOptions.matrix("--gradients", place);
        checkSamples("--gradients", place, matrix);
        Similarity similarity = similarity(chosen);
        Gradients gradients = Gradients.of(matrix);
        double pairs = (double) matrix.rows() * matrix.rows() / 2;
        int dimension = brought.sketch().map(m -> m.within("--sketch", 0, 1 << 24)).orElse(pairs * matrix.columns() <= MINUTE_OF_PRODUCTS ? 0 : DIMENSION);
        options.refuse("has no effect on --gradients", chosen != Method.LINKAGE || dimension > 0);
        double again = pairs * (dimension == 0 ? matrix.columns() : dimension) + READING * matrix.rows() * matrix.columns();
        if (again > MINUTE_OF_PRODUCTS) {
            resume.refuse("keeps no similarities, and those of " + matrix.rows() + " gradients of " + matrix.columns()
                    + " numbers take more than a minute", "for fewer samples, or with --similarity");
        }
        Checkpoint checkpoint = resume.checkpoint();
        if (dimension == 0) {
            return ofBrought("--gradients", ImportOptions.unlessRefused("--gradients", () -> gradients.similarities(similarity)), chosen, file, checkpoint,
                    Optional.empty());
        }
        CountSketch sketch = CountSketch.of(dimension, options.seed());
        Gradients sketches = ImportOptions.unlessRefused("--gradients", () -> gradients.sketched(sketch));
        SimilarityMatrix similarities = ImportOptions.unlessRefused("--gradients", () -> sketches.similarities(similarity));
        double error = gradients.errorOf(sketches);
        return ofBrought("--gradients", similarities, chosen, file, checkpoint, Optional.of(sketched(sketch, error)))
                .withNotes(Warnings.ofSketch(error, CUT));
    }

    private static void checkSamples(String option, Path place, Matrix matrix) {
        if (matrix.rows() < FEWEST_BROUGHT || matrix.rows() > MOST_SAMPLES) {
            throw new BadInput(option, place, "has " + matrix.rows() + " rows", FEWEST_BROUGHT + " to " + MOST_SAMPLES + " samples");
        }
    }

    private Answer ofBrought(
            String option, SimilarityMatrix matrix, Method chosen, Optional<WholeFile> file, Checkpoint checkpoint, Optional<Field.Group> sketch) {
        int k = wanted(matrix.size(), 0);
        mustFit(matrix.size(), chosen, k);
        Optional<Labels> labels = brought.labels(matrix.size());
        Optional<Clustering> truth = labels.map(all -> new Clustering(all.numbers().stream().mapToInt(i -> i).toArray()));
        List<String> names = labels.map(all -> all.numbers().stream().map(all.names()::get).toList()).orElse(List.of());
        var found = new ClustersAnswer(ImportOptions.unlessRefused(option, () -> divide(matrix, chosen, k, checkpoint)), truth, names);
        file.ifPresent(found::write);
        return found.ofBrought(sketch).drawnAs(new Plot.Clusters(matrix, found.clusters(), truth));
    }

    private Answer parity(int count, Method chosen, Optional<WholeFile> file) {
        mustHaveClusters(chosen, String.valueOf(count));
        int k = wanted(count, 0);
        mustFit(count, chosen, k);
        Checkpoint checkpoint = resume.checkpoint();
        ParityRun run = ParityCommand.train(options, checkpoint);
        Batch batch = run.task().mixedTest(count, 0);
        SimilarityMatrix matrix = GradientGram.of(run.network(), batch, batch.labels(), part()).similarities(Similarity.ABSOLUTE);
        Clustering found = divide(matrix, chosen, k, checkpoint);
        Clustering truth = new Clustering(batch.symbols());
        int last = run.curves().steps().size() - 1;
        int[] learned = IntStream.range(0, count)
                .filter(i -> run.curves().isLearned(last, batch.symbols()[i]))
                .toArray();
        String tooShort = "no subtask is learned after " + options.settings().training().steps() + " steps; only learned ones cluster, so increase --steps";
        Value ofLearned = learned.length == 0 ? new Value.Absent(tooShort) : Value.of(found.among(learned).adjustedRandIndex(truth.among(learned)));
        List<String> names = IntStream.range(0, count).mapToObj(i -> "subtask " + (batch.symbols()[i] + 1)).toList();
        var answer = new ClustersAnswer(found, Optional.of(truth), names);
        file.ifPresent(answer::write);
        return answer.with(ofLearned, new Value.Absent("for --task newline only"), reach(run.curves().learned(last), learned.length, count))
                .drawnAs(new Plot.Clusters(matrix, found, Optional.of(truth)));
    }

    /** Before anything is trained. */
    private void mustFit(int count, Method chosen, int k) {
        boolean spectral = chosen != Method.LINKAGE;
        if (spectral && k > MOST_SPECTRAL) {
            throw new BadInput("--clusters", String.valueOf(clusters), "is out of range for spectral methods", "1 to " + Math.min(count, MOST_SPECTRAL));
        }
        BadInput.unlessRefused("--samples", count, () -> {
            Memory.check(8.0 * count * count + (spectral ? 24.0 * count * Math.max(1, k) : 0), "the similarities of " + count + " samples", "fewer samples");
            return count;
        });
    }

    /** What the index of the learned subtasks rests on, and what T35 measures on which network. */
    private static String reach(int subtasks, int samples, int count) {
        return subtasks + " subtasks are learned, with " + samples + " of the " + count + " samples; only these cluster.\n"
                + "T35 measures an index of 0.90 to 0.98 on its reference network (--tasks 200 --bits 30 --subset 3 --width 512 --batch 1000\n"
                + "--rate 0.001 --steps 40000; it takes minutes), not on the small one trained by default, where seeds 1, 11, 12 and 13 give 0.81, 0.60, 0.95 and 0.87.\n";
    }

    private static String rounded(double f1) {
        return String.format(Locale.ROOT, "%.2f", f1);
    }

    private Answer newline(int count, Method chosen, Optional<WholeFile> file) {
        options.onlySeedAndThreads("has no effect on --task newline");
        mustFit(count, chosen, wanted(count, 0));
        WrappedText text = WrappedText.artificial(TEXT_LENGTH, TEXT_WIDTH, options.seed());
        Checkpoint checkpoint = resume.checkpoint();
        NewlineDiscovery discovery;
        try (var bar = new TerminalBar("training", NEWLINE_STEPS)) {
            discovery = NewlineDiscovery.run(text, NEWLINE_STEPS, count, options.threads(), options.seed(), bar::reach, checkpoint);
        }
        SimilarityMatrix matrix = discovery.similarities(part(), similarity(chosen));
        Clustering found = divide(matrix, chosen, wanted(discovery.samples(), chosen == Method.LINKAGE ? 0 : discovery.clusters()), checkpoint);
        List<String> names = IntStream.range(0, discovery.samples())
                .mapToObj(i -> discovery.reason(i) == NewlineReason.NONE
                        ? "other character"
                        : "newline: " + Choice.name(discovery.reason(i)))
                .toList();
        var answer = new ClustersAnswer(found, Optional.of(discovery.truth()), names);
        file.ifPresent(answer::write);
        return answer.with(
                        Value.of(found.adjustedRandIndex(discovery.truth())), Value.of(discovery.counterfactual()),
                        "F1 of the best cluster for wrapped newlines: " + rounded(found.bestF1(discovery.wrapped())) + "; of the best surface rule, "
                                + "which counts nothing: " + rounded(discovery.surfaceF1()) + " (T36: over six texts the clusters are below it by 0.18 on average).\n")
                .drawnAs(new Plot.Clusters(matrix, found, Optional.of(discovery.truth())));
    }

    private Part part() {
        return part == null ? Part.ALL : part;
    }

    private int wanted(int most, int otherwise) {
        return clusters == null ? otherwise : clusters.within("--clusters", 1, most);
    }

    /** Into so many clusters; 0 cuts where similarity falls below a level. */
    private Clustering divide(SimilarityMatrix matrix, Method chosen, int k, Keeping keeping) {
        return switch (chosen) {
            case LINKAGE -> {
                Dendrogram tree = Dendrogram.averageLinkage(matrix);
                yield k == 0 ? tree.cutAt(CUT) : tree.cutInto(k);
            }
            case SPECTRAL -> SpectralClustering.of(matrix, k, options.seed(), keeping);
            case EMBEDDING -> SpectralEmbedding.of(matrix, k, options.seed(), keeping).into(k, STARTS, keeping);
        };
    }
}
