package org.neuralquanta.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.law.JointLaw;
import org.neuralquanta.model.Capacity;
import org.neuralquanta.model.QuantaModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** N parameters and D samples together (T38). */
@Command(
        name = "joint",
        description = "Loss with N parameters and D samples: exactly, enclosed, in closed form, and as the sum and the larger of the"
                + " two terms of that (T38).",
        footer = {
            "",
            "Example: quanta law joint --alpha 0.4 --emergence shots --at-parameters 1e2,1e3 --at-data 1e4,1e6"
        })
final class JointCommand implements Question {

    private static final String CAPACITIES = "sharp, soft";
    private static final Domain SHARE = new Domain("0 to 1", x -> x >= 0 && x <= 1);
    private static final Domain ROOM = new Domain("0 to 1e18", x -> x >= 0 && x <= 1e18);

    @Mixin
    private final ModelOptions options = new ModelOptions();

    @Mixin
    private final NeedOptions needs = new NeedOptions();

    @Mixin
    private final CostOptions cost = new CostOptions();

    @Option(names = "--at-parameters", paramLabel = "N1,N2,...", description = "Numbers of parameters, increasing.")
    private @Nullable String atParameters;

    @Option(names = "--at-data", paramLabel = "D1,D2,...", description = "Numbers of samples, increasing.")
    private @Nullable String atData;

    @Option(
            names = "--capacity",
            paramLabel = "CAPACITY",
            defaultValue = "sharp",
            description = "sharp: the first quanta have room (default); soft: each by chance, as often as it is used.")
    private String capacity = "sharp";

    @Option(
            names = "--overlap",
            paramLabel = "W",
            description = "Share of quanta that soft capacity subjects to both limits, 0 to 1; default 1.")
    private @Nullable String overlap;

    @Override
    public Answer answer() {
        Capacity room = capacity();
        List<Double> parameters = grid("--at-parameters", atParameters, ROOM.times(cost.cost()));
        List<Double> data = grid("--at-data", atData, Domain.RESOURCE);
        QuantaModel model = cost.of(needs.of(options.model(), "threshold"));
        JointLaw law = BadInput.unlessRefused("--capacity", capacity, () -> JointLaw.of(model, room));
        return JointAnswer.of(law, parameters, data);
    }

    private Capacity capacity() {
        return switch (capacity) {
            case "sharp" -> {
                if (overlap != null) {
                    throw new BadInput("--overlap", overlap, "does not go with --capacity sharp", "with --capacity soft");
                }
                yield Capacity.sharp();
            }
            case "soft" -> Capacity.soft(overlap == null ? 1 : Numbers.real("--overlap", overlap, SHARE));
            default -> throw new BadInput("--capacity", capacity, "is no capacity", CAPACITIES);
        };
    }

    private static List<Double> grid(String option, @Nullable String values, Domain domain) {
        if (values == null) {
            throw new BadInput(option + ": missing; allowed: an increasing list of numbers, " + domain.text());
        }
        List<Double> grid = Numbers.reals(option, values, domain);
        for (int i = 1; i < grid.size(); i++) {
            if (!(grid.get(i) > grid.get(i - 1))) {
                throw new BadInput(option, values, "does not increase from " + TextTable.shortest(grid.get(i - 1)) + " to "
                        + TextTable.shortest(grid.get(i)), "an increasing list of numbers, " + domain.text());
            }
        }
        return grid;
    }
}
