package org.neuralquanta.cli;

import static org.neuralquanta.cli.answer.Rounding.GIVEN;
import static org.neuralquanta.cli.answer.Rounding.TWELVE;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.checkpoint.Checkpoint;
import org.neuralquanta.checkpoint.SimulationInParts;
import org.neuralquanta.cli.answer.Answer;
import org.neuralquanta.cli.answer.Column;
import org.neuralquanta.cli.answer.Field;
import org.neuralquanta.cli.answer.Listing;
import org.neuralquanta.cli.answer.Prose;
import org.neuralquanta.cli.answer.Value;
import org.neuralquanta.cli.option.BadInput;
import org.neuralquanta.cli.option.Choice;
import org.neuralquanta.cli.option.CurvesOption;
import org.neuralquanta.cli.option.Machine;
import org.neuralquanta.cli.option.PlotOption;
import org.neuralquanta.cli.option.QuantaOptions;
import org.neuralquanta.cli.option.Real;
import org.neuralquanta.cli.option.ResumeOption;
import org.neuralquanta.cli.option.Whole;
import org.neuralquanta.distribution.ParametricQuanta;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.distribution.Sampling;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.file.WholeFile;
import org.neuralquanta.law.DataLaw;
import org.neuralquanta.model.Exposure;
import org.neuralquanta.model.Gap;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.montecarlo.Estimate;
import org.neuralquanta.montecarlo.Execution;
import org.neuralquanta.montecarlo.Observer;
import org.neuralquanta.montecarlo.Result;
import org.neuralquanta.montecarlo.Simulation;
import org.neuralquanta.montecarlo.Visits;
import org.neuralquanta.plot.Plot;
import org.neuralquanta.study.CurveBand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Loss curves from randomly drawn data sets (T8, T11 to T14). */
@Command(
        name = "simulate",
        description = "Simulates loss curves over data from first principles: samples are drawn, and a quantum is learned at its T-th useful"
                + " sample (T8, T11 to T14), or after T visits to useful samples that teach (T41).",
        footer = {
            "",
            "At most 1e14 random numbers are drawn, about 1e8 a second per core: one for each quantum and replicate (of infinitely many quanta,"
                    + " only for the frequent ones) or, with multinomial sampling, one for each sample and replicate.",
            "",
            "Example: quanta simulate --alpha 0.4 --quanta 1e5 --tau 3 --at 1e3,1e5,1e7"
        })
final class SimulateCommand implements Question {

    @Mixin
    private final QuantaOptions quanta = new QuantaOptions();

    @Mixin
    private final Machine machine = new Machine();

    @Mixin
    private final CurvesOption curves = new CurvesOption();

    @Mixin
    private final PlotOption plot = new PlotOption();

    @Mixin
    private final ResumeOption resume = new ResumeOption();

    @Option(names = "--tau", paramLabel = "T", defaultValue = "1", description = "Useful samples needed to learn a quantum; default 1.")
    private Whole tau = new Whole("1", 1);

    @Option(names = "--delta", paramLabel = "D", defaultValue = "0",
            description = "A sample of quantum k is useful with probability k^-D; default 0.")
    private Real delta = new Real("0", 0);

    @Option(names = "--eta", paramLabel = "E", defaultValue = "0", description = "Exponent E of the gap of quantum k, k^E; default 0.")
    private Real eta = new Real("0", 0);

    @Option(names = "--passes", paramLabel = "R", defaultValue = "1",
            description = "Visits to each sample, 1 to 1e6; D is then the number of distinct samples (T41); default 1.")
    private Whole passes = new Whole("1", 1);

    @Option(names = "--teaches", paramLabel = "H", defaultValue = "1",
            description = "Probability that a visit to a useful sample teaches, 1e-9 to 1 (T41); default 1.")
    private Real teaches = new Real("1", 1);

    @Option(
            names = "--band",
            paramLabel = "P",
            description = "Also give the band that contains the expected losses at all amounts simultaneously with probability at least P, above 0"
                    + " and below 1 (T44); not with --passes or --teaches.")
    private @Nullable Real band;

    @Option(names = "--replicates", paramLabel = "R", defaultValue = "64", description = "Number of data sets, 2 to 1e9; default 64.")
    private Whole replicates = new Whole("64", 64);

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Seed, any 64-bit whole number; default 1.")
    private Whole seed = new Whole("1", 1);

    @Option(names = "--sampling", paramLabel = "SAMPLING", defaultValue = "poisson",
            description = "How samples are drawn: poisson (default) or multinomial.")
    private Sampling sampling = Sampling.POISSON;

    @Option(names = "--at", paramLabel = "D1,D2,...", required = true, description = "Amounts of data, 1 to 1e18, in increasing order.")
    private Real.Listed at = new Real.Listed(List.of());

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
        double[] grid = grid();
        QuantaDistribution distribution = quanta.distribution();
        Simulation plain = BadInput.unlessRefused(
                "--quanta", quantaOf(distribution), () -> Simulation.of(distribution).sampled(sampling));
        Simulation useful = delta.to("--delta", d -> tau.toInt("--tau", plain::learnedAfter).withExponents(d, 0));
        Simulation worth = eta.to("--eta", e -> useful.withExponents(delta.value(), e));
        if (distribution.quanta().isEmpty() && distribution.form() instanceof ParametricQuanta zipf && !(worth.eta() < zipf.alpha())) {
            throw new BadInput("--eta", eta, "makes the loss infinite", "below --alpha for infinitely many quanta");
        }
        Simulation once = teaches.to("--teaches", h -> worth.visiting(new Visits(1, h)));
        Simulation visited = passes.toInt("--passes", r -> once.visiting(new Visits(r, teaches.value())));
        Simulation simulation = replicates.to("--replicates", r -> visited.repeated(r, seed.value()))
                .on(new Execution(machine.threads(), machine.kernel()));
        Optional<CurveBand> asked = band(simulation, grid);
        return answer(simulation, asked, curves.writing(file -> run(simulation, file, grid)));
    }

    private Optional<CurveBand> band(Simulation simulation, double... grid) {
        Real level = band;
        if (level == null) {
            return Optional.empty();
        }
        if (!simulation.visits().equals(Visits.ONCE)) {
            throw new BadInput("--band", level, "cannot be used with --passes or --teaches", "for samples that are visited once and teach");
        }
        QuantaModel model = QuantaModel.of(simulation.quanta())
                .learnedAfter(Shots.of(simulation.tau()))
                .with(new Gap(1, simulation.eta()))
                .with(Exposure.ofDelta(simulation.delta()));
        return Optional.of(level.to(
                "--band",
                p -> CurveBand.of(DataLaw.of(model, simulation.sampling()), simulation.replication().count(), p, grid)));
    }

    private double[] grid() {
        if (sampling == Sampling.WITHOUT_REPLACEMENT) {
            throw new BadInput("--sampling", Choice.name(sampling), "is not simulated", "poisson, multinomial");
        }
        if (sampling == Sampling.MULTINOMIAL) {
            at.whole("--at");
        }
        return at.increasing("--at").stream().mapToDouble(Real::value).toArray();
    }

    private static String quantaOf(QuantaDistribution distribution) {
        return distribution.quanta().isEmpty() ? "inf" : Long.toString(distribution.quanta().getAsLong());
    }

    private Result run(Simulation simulation, Optional<WholeFile> file, double... grid) {
        file.ifPresent(curves -> curves.write("replicate,x,loss\n"));
        Observer observer = file.map(curves -> Observer.none().withCurves((replicate, losses) -> {
                    for (int j = 0; j < grid.length; j++) {
                        curves.write(replicate + "," + grid[j] + "," + losses[j] + "\n");
                    }
                }))
                .orElseGet(Observer::none);
        Checkpoint checkpoint = resume.checkpoint();
        return BadInput.unlessRefused("--at", at, () -> {
            try (var bar = new TerminalBar("simulate", 100)) {
                Observer watched = observer.withProgress(share -> bar.reach((long) (100 * share)));
                return resume.isGiven()
                        ? SimulationInParts.run(simulation, checkpoint, watched, grid)
                        : simulation.run(watched, grid);
            } catch (InterruptedException e) {
                throw new Interrupted(e);
            }
        });
    }

    private static Answer answer(Simulation simulation, Optional<CurveBand> band, Result result) {
        Field.Fact kernel = Field.of("kernel", result.kernel());
        Field.Fact lanes = Field.whole("lanes", result.lanes());
        Field.Fact seed = Field.whole("seed", simulation.replication().seed());
        Field.Fact replicates = Field.whole("replicates", simulation.replication().count());
        Field.Fact digest = Field.of("digest", result.digest());
        var columns = new ArrayList<Column<Estimate>>(List.of(
                new Column<>("x", "D", GIVEN, point -> Value.of(point.x())),
                new Column<>("mean", TWELVE, point -> Value.of(point.mean())),
                new Column<>("stdError", "std error", TWELVE, point -> Value.of(point.standardError())),
                new Column<>("variance", TWELVE, point -> Value.of(point.variance())),
                new Column<>("count", "learned", TWELVE, point -> Value.of(point.count()))));
        band.ifPresent(it -> {
            CurveBand around = it.around(result.points().stream().mapToDouble(Estimate::mean).toArray());
            columns.add(new Column<>("bandLower", "band from", TWELVE, point -> Value.of(around.at(point.x()).lower())));
            columns.add(new Column<>("bandUpper", "to", TWELVE, point -> Value.of(around.at(point.x()).upper())));
        });
        Listing table = Listing.of(result.points(), columns);
        Prose text = new Prose().show(kernel).say(" kernel, ").show(lanes).say(" lanes, seed ").show(seed).say(", ").show(replicates)
                .say(" replicates\ndigest ").show(digest).say("\n\n").show(table);
        return Answer.of(List.of(kernel, lanes, seed, replicates, new Field.Rows("points", table), digest), text)
                .drawnAs(new Plot.Simulated(simulation, result));
    }
}
