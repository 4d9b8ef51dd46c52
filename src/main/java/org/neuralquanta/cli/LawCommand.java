package org.neuralquanta.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.distribution.Sampling;
import org.neuralquanta.law.ComputeLaw;
import org.neuralquanta.law.DataLaw;
import org.neuralquanta.law.NoPowerLawException;
import org.neuralquanta.law.ParameterLaw;
import org.neuralquanta.law.StepLaw;
import org.neuralquanta.model.Exposure;
import org.neuralquanta.model.QuantaModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The scaling laws. */
@Command(
        name = "law",
        description = "How loss falls with parameters, data, steps and compute: exactly, enclosed, and in closed form.",
        subcommands = {
            LawCommand.Parameters.class,
            LawCommand.Data.class,
            LawCommand.Steps.class,
            LawCommand.Compute.class,
            JointCommand.class
        },
        footer = {"", "Example: quanta law data --alpha 0.4 --emergence shots --at 1e6"})
final class LawCommand {

    /** The emergence curve that is meant where none is given. */
    private static final String USUAL = "threshold";

    /** What all laws ask for. */
    abstract static class Law implements Question {

        @Mixin
        final ModelOptions options = new ModelOptions();

        @Option(names = "--at", paramLabel = "X1,X2,...", description = "Where to evaluate the law.")
        private @Nullable String at;

        List<Double> at(Domain domain) {
            if (at == null) {
                throw new BadInput("--at: missing; allowed: a list of numbers, " + domain.text());
            }
            return Numbers.reals("--at", at, domain);
        }
    }

    /** N parameters (T10). */
    @Command(
            name = "parameters",
            description = "Loss with N parameters, at C of them for each quantum (T10).",
            footer = {"", "Example: quanta law parameters --alpha 0.4 --at 1e3,1e6"})
    static final class Parameters extends Law {

        @Mixin
        private final CostOptions cost = new CostOptions();

        @Override
        public Answer answer() {
            List<Double> at = at(Domain.RESOURCE.times(cost.cost()));
            return LawAnswer.of("N", ParameterLaw.of(cost.of(options.model())), at);
        }
    }

    /** D samples (T11, T12). */
    @Command(
            name = "data",
            description = "Expected loss after D samples (T11, T12), learned quanta (T13) and variance (T14).",
            footer = {"", "Example: quanta law data --alpha 0.4 --emergence shots --tau 1 --at 1e6"})
    static final class Data extends Law {

        private static final String SAMPLINGS = "poisson, multinomial, without-replacement";

        @Mixin
        private final NeedOptions needs = new NeedOptions();

        @Option(
                names = "--sampling",
                paramLabel = "SAMPLING",
                defaultValue = "poisson",
                description = SAMPLINGS + "; default poisson. multinomial needs shots or exponential,"
                        + " without-replacement needs --counts.")
        private String sampling = "poisson";

        @Override
        public Answer answer() {
            Sampling how = sampling();
            List<Double> at = at(how == Sampling.POISSON ? Domain.RESOURCE : Domain.WHOLE_RESOURCE);
            QuantaModel model = needs.of(options.model(), how == Sampling.WITHOUT_REPLACEMENT ? "shots" : USUAL);
            DataLaw law = BadInput.unlessRefused("--sampling", sampling, () -> DataLaw.of(model, how));
            return LawAnswer.of("D", law, at);
        }

        private Sampling sampling() {
            return switch (sampling) {
                case "poisson" -> Sampling.POISSON;
                case "multinomial" -> {
                    String curve = needs.emergence(USUAL);
                    if (!List.of("shots", "exponential").contains(curve)) {
                        throw new BadInput("--emergence", curve,
                                "does not go with --sampling multinomial", "shots, exponential");
                    }
                    yield Sampling.MULTINOMIAL;
                }
                case "without-replacement" -> {
                    if (!options.isMeasured()) {
                        throw new BadInput("--sampling", sampling, "needs counts", "with --counts FILE.csv");
                    }
                    needs.refuseDelta("does not go with --sampling without-replacement", "with poisson or multinomial");
                    yield Sampling.WITHOUT_REPLACEMENT;
                }
                default -> throw new BadInput("--sampling", sampling, "is no way of sampling", SAMPLINGS);
            };
        }
    }

    /** S steps (T15). */
    @Command(
            name = "steps",
            description = "Loss after S steps of one epoch: quantum k is learned after T p_k^-V steps (T15).",
            footer = {"", "Example: quanta law steps --alpha 0.4 --nu 1 --at 1e4,1e6"})
    static final class Steps extends Law {

        private static final Domain NU = new Domain("above 0, up to 100", x -> x > 0 && x <= 100);

        @Mixin
        private final EmergenceOptions emergence = new EmergenceOptions();

        @Option(names = "--nu", paramLabel = "V", defaultValue = "1", description = "Power V of the learning time; default 1.")
        private String nu = "1";

        @Override
        public Answer answer() {
            List<Double> at = at(Domain.RESOURCE);
            QuantaModel model = emergence.of(options.model(), USUAL).with(Exposure.ofNu(Numbers.real("--nu", nu, NU)));
            return LawAnswer.of("S", StepLaw.of(model), at);
        }
    }

    /** F = N D (T18). */
    @Command(
            name = "compute",
            description = "Loss with compute F = N D, spent best, and how to spend it (T18).",
            footer = {"", "Example: quanta law compute --alpha 0.4 --at 1e9,1e12"})
    static final class Compute extends Law {

        @Mixin
        private final NeedOptions needs = new NeedOptions();

        @Mixin
        private final CostOptions cost = new CostOptions();

        @Override
        public Answer answer() {
            List<Double> at = at(Domain.COMPUTE.times(cost.cost()));
            QuantaModel model = cost.of(needs.of(options.model(), USUAL));
            ComputeLaw law = BadInput.unlessRefused("--emergence", needs.emergence(USUAL), () -> ComputeLaw.of(model));
            return LawAnswer.of("F", law, at).with(allocation(law));
        }

        private static LawAnswer.Allocated allocation(ComputeLaw law) {
            try {
                return LawAnswer.Allocated.of(law.allocation());
            } catch (NoPowerLawException | ArithmeticException e) {
                var absent = LawAnswer.ClosedForm.absent(String.valueOf(e.getMessage()));
                return new LawAnswer.Allocated(absent, absent);
            }
        }
    }
}
