package org.neuralquanta.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.distribution.ParametricQuanta;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.distribution.Sampling;
import org.neuralquanta.montecarlo.Estimate;
import org.neuralquanta.montecarlo.Execution;
import org.neuralquanta.montecarlo.Observer;
import org.neuralquanta.montecarlo.Result;
import org.neuralquanta.montecarlo.Simulation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Loss curves from data sets that are really drawn (T8, T11 to T14). */
@Command(
        name = "simulate",
        description = "Loss curves over data, simulated from first principles: samples are drawn, and a quantum is learned at its"
                + " T-th useful one (T8, T11 to T14).",
        footer = {"", "Example: quanta simulate --alpha 0.4 --quanta 1e5 --tau 3 --at 1e3,1e5,1e7"})
final class SimulateCommand implements Question {

    private static final String SAMPLINGS = "poisson, multinomial";
    private static final Domain TAU = Domain.whole("from 1 to 1e6", 1, 1e6);
    private static final Domain DELTA = new Domain("0 to 10", x -> x >= 0 && x <= 10);
    private static final Domain ETA = new Domain("-10 to 10", x -> x >= -10 && x <= 10);
    private static final Domain REPLICATES = Domain.whole("from 2 to 1e9", 2, 1e9);

    @Mixin
    private final QuantaOptions quanta = new QuantaOptions();

    @Mixin
    private final Machine machine = new Machine();

    @Option(names = "--tau", paramLabel = "T", defaultValue = "1", description = "Useful samples that teach a quantum; default 1.")
    private String tau = "1";

    @Option(names = "--delta", paramLabel = "D", defaultValue = "0",
            description = "A sample of quantum k is useful with probability k^-D; default 0.")
    private String delta = "0";

    @Option(names = "--eta", paramLabel = "E", defaultValue = "0", description = "Gaps ~ k^E; default 0.")
    private String eta = "0";

    @Option(names = "--replicates", paramLabel = "R", defaultValue = "64", description = "Data sets, 2 to 1e9; default 64.")
    private String replicates = "64";

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Any 64-bit whole number; default 1.")
    private String seed = "1";

    @Option(names = "--sampling", paramLabel = "SAMPLING", defaultValue = "poisson", description = SAMPLINGS + "; default poisson.")
    private String sampling = "poisson";

    @Option(names = "--curves", paramLabel = "FILE.csv", description = "Also write the curve of each replicate to a file.")
    private @Nullable String curves;

    @Option(names = "--at", paramLabel = "D1,D2,...", description = "Amounts of data, increasing.")
    private @Nullable String at;

    @Override
    public Answer answer() {
        Sampling how = sampling();
        double[] grid = grid(how);
        QuantaDistribution distribution = quanta.distribution();
        Simulation simulation = BadInput.unlessRefused("--quanta", quantaOf(distribution), () -> Simulation.of(distribution)
                        .sampled(how))
                .learnedAfter((int) Numbers.real("--tau", tau, TAU))
                .withExponents(Numbers.real("--delta", delta, DELTA), Numbers.real("--eta", eta, ETA))
                .repeated((long) Numbers.real("--replicates", replicates, REPLICATES), Numbers.seed(seed))
                .on(new Execution(machine.threads(), machine.kernel()));
        if (distribution.quanta().isEmpty() && distribution.form() instanceof ParametricQuanta zipf && !(simulation.eta() < zipf.alpha())) {
            throw new BadInput("--eta", eta, "leaves an infinite loss", "below --alpha for infinitely many quanta");
        }
        Result result = BadInput.unlessRefused("--at", String.valueOf(at), () -> curves == null
                ? run(simulation, Observer.none(), grid)
                : runWithCurves(simulation, curves, grid));
        return new Simulated(simulation, result);
    }

    private static String quantaOf(QuantaDistribution distribution) {
        return distribution.quanta().isEmpty() ? "inf" : Long.toString(distribution.quanta().getAsLong());
    }

    private Sampling sampling() {
        return switch (sampling) {
            case "poisson" -> Sampling.POISSON;
            case "multinomial" -> Sampling.MULTINOMIAL;
            default -> throw new BadInput("--sampling", sampling, "is no way of sampling", SAMPLINGS);
        };
    }

    private double[] grid(Sampling how) {
        Domain domain = how == Sampling.POISSON ? Domain.RESOURCE : Domain.WHOLE_RESOURCE;
        if (at == null) {
            throw new BadInput("--at: missing; allowed: an increasing list of numbers, " + domain.text());
        }
        double[] grid = Numbers.reals("--at", at, domain).stream().mapToDouble(x -> x).toArray();
        for (int i = 1; i < grid.length; i++) {
            if (!(grid[i] > grid[i - 1])) {
                throw new BadInput("--at", TextTable.shortest(grid[i]), "does not increase", "an increasing list");
            }
        }
        return grid;
    }

    private static Result runWithCurves(Simulation simulation, String name, double[] grid) {
        try (var file = WholeFile.at("--curves", name)) {
            file.write("replicate,x,loss\n");
            Result result = run(simulation, Observer.none().withCurves((replicate, losses) -> {
                for (int j = 0; j < grid.length; j++) {
                    file.write(replicate + "," + grid[j] + "," + losses[j] + "\n");
                }
            }), grid);
            file.keep();
            return result;
        }
    }

    private static Result run(Simulation simulation, Observer observer, double[] grid) {
        try (var bar = new Progress("simulate", 100)) {
            return simulation.run(observer.withProgress(share -> bar.reach((long) (100 * share))), grid);
        } catch (InterruptedException e) {
            throw new Interrupted(e);
        }
    }

    private record Simulated(Simulation simulation, Result result) implements Answer {

        @Override
        public String text() {
            var table = new TextTable("D", "mean", "std error", "variance", "learned");
            result.points().forEach(point -> table.row(TextTable.shortest(point.x()), 0, List.of(
                    known(point.mean()), known(point.standardError()), known(point.variance()), known(point.count()))));
            return "%s kernel, %d lanes, seed %d, %d replicates%ndigest %s%n%n%s".formatted(
                    result.kernel(), result.lanes(), simulation.replication().seed(), simulation.replication().count(), result.digest(), table);
        }

        private static Quantity known(double value) {
            return Quantity.of(() -> value);
        }

        @Override
        public String json() {
            return JsonDocument.of(json -> json.string("kernel", result.kernel())
                    .whole("lanes", result.lanes())
                    .whole("seed", simulation.replication().seed())
                    .whole("replicates", simulation.replication().count())
                    .array("points", result.points(), (Estimate point) -> json.number("x", point.x())
                            .number("mean", point.mean())
                            .number("stdError", point.standardError())
                            .number("variance", point.variance())
                            .number("count", point.count()))
                    .string("digest", result.digest()));
        }
    }
}
