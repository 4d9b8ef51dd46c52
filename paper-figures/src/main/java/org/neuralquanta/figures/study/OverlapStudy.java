package org.neuralquanta.figures.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVRecord;
import org.neuralquanta.figures.drawing.DataTable;
import org.neuralquanta.fit.Covariance;
import org.neuralquanta.fit.CurveModel;
import org.neuralquanta.fit.Fit;
import org.neuralquanta.fit.Interval;
import org.neuralquanta.fit.OverlapVerdict;
import org.neuralquanta.fit.Profile;
import org.neuralquanta.fit.RobustLoss;
import org.neuralquanta.runs.Runs;
import org.neuralquanta.study.HeldOut;
import org.neuralquanta.study.OptimalSplit;

/**
 * Whether the limits of parameters and of data fall on the same quanta of language models (T38). Tables, variations, seed and what counts
 * were fixed beforehand in docs/overlap.md.
 */
final class OverlapStudy implements Study {

    private static final int REPLICATES = 1000;
    private static final long SEED = 1;
    private static final double HELD_OUT_FROM = 0.8;
    private static final double[] BUDGETS = {1e20, 1e22, 1e24};
    private static final RobustLoss HUBER = new RobustLoss.Huber(1e-3);

    private static final List<String> OTHER_LOSSES = List.of(
            "dolma_books", "dolma_common-crawl", "dolma_pes2o", "dolma_reddit", "dolma_stack", "dolma_wiki", "ice", "m2d2_s2orc", "pile",
            "wikitext_103");

    private record Variation(String name, RunTable table, RobustLoss loss) {}

    static Map<String, CurveModel> forms() {
        var forms = new LinkedHashMap<String, CurveModel>();
        forms.put("sum", CurveModel.chinchilla());
        forms.put("overlap", CurveModel.overlap());
        forms.put("overlap of all", CurveModel.overlap().fixed("omega", 1));
        forms.put("joint", CurveModel.joint());
        forms.put("norm", CurveModel.norm());
        forms.put("kaplan", CurveModel.kaplan());
        forms.put("larger", CurveModel.max());
        return forms;
    }

    @Override
    public String name() {
        return "overlap";
    }

    @Override
    public void run(Path data, Path scratch) throws IOException {
        var fits = new DataTable(Study.command(name()),
                "table,variation,form,parameters,runs,groups,objective,omega,lower,upper,E,A,B,alpha,beta,q,departure,error,heldOut");
        var targets = new DataTable(Study.command(name()) + "; relative error of the loss", "loss,form,run,error");
        var drops = new DataTable(Study.command(name()) + "; under the sum, but for the first row of each table", "table,replicate,drop,omega");
        var splits = new DataTable(
                Study.command(name()) + "; tokens per parameter", "table,form,compute,value,lower,upper");
        for (RunTable table : RunTable.published(data)) {
            Runs runs = table.runs();
            for (Map.Entry<String, CurveModel> form : forms().entrySet()) {
                Fit fit = Fit.of(form.getValue(), runs, HUBER);
                row(fits, table.name(), "as planned", form.getKey(), fit, heldOut(form.getValue(), runs));
                if (List.of("sum", "overlap", "overlap of all").contains(form.getKey())) {
                    splits(splits, table.name(), form.getKey(), fit);
                }
            }
            for (Variation variation : variations(table)) {
                fitBoth(fits, variation);
            }
            drops(drops, table.name(), runs);
        }
        for (String loss : OTHER_LOSSES) {
            RunTable table = RunTable.olmo(data, loss);
            fitBoth(fits, new Variation("as planned", table, HUBER));
            targets(targets, data, loss);
        }
        targets(targets, data, "c4_en");
        fits.write(data.resolve("runs-overlap-fits.csv"));
        drops.write(data.resolve("runs-overlap-null.csv"));
        targets.write(data.resolve("runs-overlap-targets.csv"));
        splits.write(data.resolve("runs-overlap-splits.csv"));
    }

    private static List<Variation> variations(RunTable table) {
        var list = new ArrayList<>(List.of(
                new Variation("without the last decade of compute", table.withoutLastDecade(), HUBER),
                new Variation("Huber 0.01", table, new RobustLoss.Huber(1e-2)),
                new Variation("least squares", table, new RobustLoss.Squares())));
        if (!table.group().isEmpty()) {
            list.add(new Variation("one checkpoint of each run", table.oneCheckpointEach(), HUBER));
        }
        for (String size : List.of("N_inner", "N_all")) {
            if (table.rows().getFirst().isMapped(size)) {
                list.add(new Variation(
                        size.equals("N_all") ? "with all embeddings" : "without embeddings", table.sizedBy(size), HUBER));
            }
        }
        return list;
    }

    private static void fitBoth(DataTable fits, Variation variation) {
        Runs runs = variation.table.runs();
        for (String form : List.of("sum", "overlap")) {
            CurveModel model = Objects.requireNonNull(forms().get(form));
            row(fits, variation.table.name(), variation.name, form, Fit.of(model, runs, variation.loss), Double.NaN);
        }
    }

    private static void row(DataTable fits, String table, String variation, String form, Fit fit, double heldOut) {
        Map<String, Double> p = fit.parameters();
        Optional<Interval> omega = Optional.ofNullable(p.containsKey("omega") ? Profile.of(fit).intervals().get("omega") : null);
        fits.row(
                "\"" + table + "\"", variation, form, fit.model().dimension(), fit.runs().size(), fit.runs().groupCount(), fit.objective(),
                p.getOrDefault("omega", Double.NaN), omega.map(Interval::lower).orElse(Double.NaN),
                omega.map(Interval::upper).orElse(Double.NaN), fit.parameter("E"), fit.parameter("A"),
                fit.parameter("B"), fit.parameter("alpha"), fit.parameter("beta"), p.getOrDefault("q", Double.NaN),
                fit.parameter("beta") - tied(fit.parameter("alpha")), departureError(fit), heldOut);
    }

    private static double tied(double alpha) {
        return alpha / (1 + alpha);
    }

    /** The standard error of β − α/(1+α), by the sandwich over groups. */
    private static double departureError(Fit fit) {
        int alpha = fit.model().parameters().indexOf("alpha");
        int beta = fit.model().parameters().indexOf("beta");
        double slope = 1 / Math.pow(1 + fit.parameter("alpha"), 2);
        Covariance c = Covariance.sandwich(fit);
        return Math.sqrt(slope * slope * c.at(alpha, alpha) - 2 * slope * c.at(alpha, beta) + c.at(beta, beta));
    }

    /** OLMo's models of 7 and 13 billion parameters, predicted from the ladder. */
    private static void targets(DataTable targets, Path data, String loss) throws IOException {
        Runs ladder = RunTable.olmo(data, loss).runs();
        for (Map.Entry<String, CurveModel> form : forms().entrySet()) {
            Fit fit = Fit.of(form.getValue(), ladder, HUBER);
            for (CSVRecord row : RunTable.targets(data)) {
                double predicted = fit.predict(Double.parseDouble(row.get("N")), Double.parseDouble(row.get("D")));
                targets.row(loss, form.getKey(), row.get("run"), predicted / Double.parseDouble(row.get(loss)) - 1);
            }
        }
    }

    /** The root mean square error of log L of runs above a quantile of compute, from a fit to those below. */
    private static double heldOut(CurveModel model, Runs runs) {
        double[] compute = IntStream.range(0, runs.size()).mapToDouble(runs::compute).sorted().toArray();
        return HeldOut.of(model, runs, HUBER, HeldOut.By.COMPUTE, compute[(int) (HELD_OUT_FROM * compute.length)], 1, SEED).rootMeanSquare();
    }

    private static void drops(DataTable drops, String table, Runs runs) {
        OverlapVerdict verdict = OverlapVerdict.of(runs, HUBER, REPLICATES, SEED, () -> {});
        drops.row("\"" + table + "\"", 0, verdict.drop(), verdict.overlap().parameter("omega"));
        int replicate = 0;
        for (OverlapVerdict.Simulated one : verdict.simulated()) {
            drops.row("\"" + table + "\"", ++replicate, one.drop(), one.omega());
        }
    }

    private static void splits(DataTable splits, String table, String form, Fit fit) {
        OptimalSplit split = OptimalSplit.of(fit);
        for (double compute : BUDGETS) {
            OptimalSplit.Budget best = split.at(compute);
            splits.row(
                    "\"" + table + "\"", form, compute, best.tokensPerParameter(), best.interval().lower(), best.interval().upper());
        }
    }
}
