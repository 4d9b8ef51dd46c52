package org.neuralquanta.cli;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.cli.answer.Answer;
import org.neuralquanta.cli.law.BandOptions;
import org.neuralquanta.cli.law.LawAnswer;
import org.neuralquanta.cli.law.Needed;
import org.neuralquanta.cli.option.BadInput;
import org.neuralquanta.cli.option.Choice;
import org.neuralquanta.cli.option.CostOptions;
import org.neuralquanta.cli.option.EmergenceOptions;
import org.neuralquanta.cli.option.ModelOptions;
import org.neuralquanta.cli.option.NeedOptions;
import org.neuralquanta.cli.option.PlotOption;
import org.neuralquanta.cli.option.Real;
import org.neuralquanta.cli.option.ShapeOptions;
import org.neuralquanta.cli.option.TrainingOptions;
import org.neuralquanta.cli.option.Whole;
import org.neuralquanta.distribution.Sampling;
import org.neuralquanta.emergence.CurveFamily;
import org.neuralquanta.expansion.DataExpansion;
import org.neuralquanta.expansion.Expansion;
import org.neuralquanta.expansion.ParameterExpansion;
import org.neuralquanta.expansion.PeriodicLaw;
import org.neuralquanta.law.ComputeLaw;
import org.neuralquanta.law.CuratedLaw;
import org.neuralquanta.law.DataLaw;
import org.neuralquanta.law.NoPowerLawException;
import org.neuralquanta.law.ParameterLaw;
import org.neuralquanta.law.ScalingLaw;
import org.neuralquanta.law.StepLaw;
import org.neuralquanta.law.TemperedLaw;
import org.neuralquanta.law.TrainingCost;
import org.neuralquanta.model.Exposure;
import org.neuralquanta.model.QuantaModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The scaling laws. */
@Command(
        name = "law",
        description = "Loss as a function of parameters, data, steps or compute, and for curated, repeated or mixed data: exact, enclosed, and in"
                + " closed form.",
        subcommands = {
            LawCommand.Parameters.class,
            LawCommand.Data.class,
            LawCommand.Steps.class,
            LawCommand.Compute.class,
            LawCommand.Curated.class,
            JointCommand.class,
            RepeatedCommand.class,
            MixtureCommand.class
        },
        footer = {"", "Example: quanta law data --alpha 0.4 --emergence shots --at 1e6"})
final class LawCommand {

    /** The default emergence curve. */
    static final CurveFamily USUAL = CurveFamily.named("threshold").orElseThrow();

    /** The options that all laws share. */
    abstract static class Law implements Question {

        @Mixin
        final ModelOptions options = new ModelOptions();

        @Mixin
        private final PlotOption plot = new PlotOption();

        @Option(names = "--at", paramLabel = "X1,X2,...",
                description = "Amounts of the resource, 1 to 1e18; of compute, 6 to 6e36 FLOPs. For parameters and compute, both bounds are"
                        + " multiplied by the cost of a quantum.")
        Real.Listed at = new Real.Listed(List.of());

        @Option(names = "--loss", paramLabel = "L1,L2,...",
                description = "Instead of --at: target losses; the answer is the least amount of the resource that reaches each.")
        private Real.Listed loss = new Real.Listed(List.of());

        @Override
        public PlotOption plot() {
            return plot;
        }

        /** Whether amounts are asked for, instead of losses. */
        boolean inverse() {
            return Needed.isAsked("--at", at, "amounts of the resource", loss);
        }

        /** What is asked of a law. */
        Answer ask(String resource, ScalingLaw law) {
            return inverse() ? LawAnswer.reaching(resource, law, loss) : LawAnswer.of(resource, law, at);
        }
    }

    /** The closed form of log-periodic or geometric frequencies, where there is one. */
    private static Optional<PeriodicLaw> periodic(Supplier<PeriodicLaw> law) {
        try {
            return Optional.of(law.get());
        } catch (IllegalArgumentException | NoPowerLawException | ArithmeticException _) {
            return Optional.empty();
        }
    }

    /** A law of another regime has no expansion in powers. */
    private static <T> T unlessRefused(Whole terms, IntFunction<T> expansion) {
        int count = terms.within("--terms", 1, Expansion.MOST_TERMS);
        return BadInput.unlessRefused("--terms", terms, () -> {
            try {
                return expansion.apply(count);
            } catch (IllegalArgumentException | NoPowerLawException e) {
                throw new IllegalArgumentException(
                        e.getMessage() + "; --terms needs a line without --quanta, --gamma, --counts, --offset, --oscillation, --cut-off and"
                                + " --stretched", e);
            } catch (ArithmeticException e) {
                throw new IllegalArgumentException(e.getMessage(), e);
            }
        });
    }

    /** N parameters (T10). */
    @Command(
            name = "parameters",
            description = "Loss with N parameters, when each quantum costs C of them (T10).",
            footer = {"", "Example: quanta law parameters --alpha 0.4 --at 1e3,1e6"})
    static final class Parameters extends Law {

        @Mixin
        private final CostOptions cost = new CostOptions();

        @Mixin
        private final ShapeOptions shape = new ShapeOptions();

        @Option(
                names = "--terms",
                paramLabel = "M",
                description = "Also give the first M terms of the expansion in powers of N/C, with a proven error bound (T1, T45); 1 to 50; --kappa 0 only.")
        private @Nullable Whole terms;

        @Override
        public Answer answer() {
            QuantaModel model = cost.of(options.model(shape));
            cost.affordable(at);
            ParameterLaw law = ParameterLaw.of(model);
            Whole count = terms;
            if (count != null) {
                return LawAnswer.of("N", law, at, expanded(count, model, law));
            }
            Optional<PeriodicLaw> closed = inverse() ? Optional.empty() : periodic(() -> PeriodicLaw.parameters(model));
            return closed.map(form -> LawAnswer.of("N", law, at, form, x -> (double) law.learned(x), "n")).orElseGet(() -> ask("N", law));
        }

        private LawAnswer.Beside expanded(Whole count, QuantaModel model, ParameterLaw law) {
            if (inverse()) {
                throw new BadInput("--terms", count, "cannot be used with --loss", "with --at");
            }
            if (model.cost().kappa() != 0) {
                throw new BadInput("--terms", count, "cannot be used with --kappa " + model.cost().kappa(), "with --kappa 0");
            }
            return LawAnswer.Beside.of(unlessRefused(count, n -> ParameterExpansion.of(model, n)), law);
        }
    }

    /** D samples (T11, T12). */
    @Command(
            name = "data",
            description = "Expected loss after D samples (T11, T12), with the number of learned quanta (T13), the variance (T14), and the"
                    + " covariance and the band of learning curves (T44).",
            footer = {"", "Example: quanta law data --alpha 0.4 --emergence shots --tau 1 --at 1e6"})
    static final class Data extends Law {

        private static final CurveFamily COUNTED = CurveFamily.named("shots").orElseThrow();

        /** The curves that count samples. */
        private static final List<String> COUNTING = CurveFamily.all().stream()
                .filter(family -> family.curve(family.parameter().map(p -> p.usual().orElse(p.least())).orElse(0.0))
                        .countedSamples()
                        .isPresent())
                .map(CurveFamily::name)
                .toList();

        @Mixin
        private final NeedOptions needs = new NeedOptions();

        @Option(
                names = "--sampling",
                paramLabel = "SAMPLING",
                defaultValue = "poisson",
                description = "How samples are drawn: poisson (default), multinomial (needs shots or exponential) or without-replacement (needs"
                        + " --counts).")
        private Sampling sampling = Sampling.POISSON;

        @Mixin
        private final ShapeOptions shape = new ShapeOptions();

        @Option(
                names = "--terms",
                paramLabel = "M",
                description = "Also give the first M terms of the expansion in powers of D (T45); 1 to 50; Poisson sampling only.")
        private @Nullable Whole terms;

        @Option(
                names = "--covariance-with",
                paramLabel = "D",
                description = "Also give the covariance with the loss after the first D samples of the same data set (T44); D at most the smallest"
                        + " amount of --at.")
        private @Nullable Real earlier;

        @Mixin
        private final BandOptions bands = new BandOptions();

        @Override
        public Answer answer() {
            QuantaModel model = needs.of(options.model(shape), usual());
            DataLaw law = BadInput.unlessRefused("--sampling", Choice.name(sampling), () -> DataLaw.of(model, sampling));
            Real before = earlier;
            if (bands.areAsked()) {
                bands.refuseWith("--covariance-with", before != null);
                bands.refuseWith("--terms", terms != null);
                bands.refuseWith("--loss", inverse());
                return LawAnswer.of("D", law, at, bands.of(law, at));
            }
            if (terms != null) {
                return LawAnswer.of("D", law, at, expanded(terms, model));
            }
            if (before == null) {
                Optional<PeriodicLaw> closed = inverse() ? Optional.empty() : periodic(() -> PeriodicLaw.data(model));
                return closed.map(form -> LawAnswer.of("D", law, at, form, x -> x, "D")).orElseGet(() -> ask("D", law));
            }
            if (inverse()) {
                throw new BadInput("--covariance-with", before, "cannot be used with --loss", "with --at");
            }
            for (Real later : at.all()) {
                double amount = later.to("--at", samples -> {
                    law.covarianceAsymptotic(samples, samples);
                    return samples;
                });
                before.to("--covariance-with", samples -> law.covarianceAsymptotic(samples, amount));
            }
            return LawAnswer.of("D", law, at, before.value());
        }

        private LawAnswer.Beside expanded(Whole count, QuantaModel model) {
            if (inverse()) {
                throw new BadInput("--terms", count, "cannot be used with --loss", "with --at");
            }
            BadInput.refuse("--covariance-with", earlier, "cannot be used with --terms", "only one of the two");
            if (sampling != Sampling.POISSON) {
                throw new BadInput("--terms", count, "cannot be used with --sampling " + Choice.name(sampling), "with --sampling poisson");
            }
            return LawAnswer.Beside.of(unlessRefused(count, n -> DataExpansion.of(model, n)));
        }

        private CurveFamily usual() {
            return switch (sampling) {
                case POISSON -> USUAL;
                case MULTINOMIAL -> {
                    String curve = needs.curveOr(USUAL).name();
                    if (!COUNTING.contains(curve)) {
                        throw new BadInput("--emergence", curve, "cannot be used with --sampling multinomial", String.join(", ", COUNTING));
                    }
                    yield USUAL;
                }
                case WITHOUT_REPLACEMENT -> {
                    if (!options.isMeasured()) {
                        throw new BadInput("--sampling", Choice.name(sampling), "needs counts", "with --counts FILE.csv");
                    }
                    needs.refuseDelta("cannot be used with --sampling without-replacement", "with poisson or multinomial");
                    yield COUNTED;
                }
            };
        }
    }

    /** D samples that are not drawn as the test draws (T43). */
    @Command(
            name = "curated",
            description = "Expected loss after D samples of curated data, in which quantum k has a frequency proportional to p_k^T, or the optimal"
                    + " one (T43).",
            footer = {"", "Example: quanta law curated --alpha 0.4 --temper best --at 1e6"})
    static final class Curated extends Law {

        private static final CurveFamily ONE_SAMPLE = CurveFamily.named("exponential").orElseThrow();

        @Mixin
        private final EmergenceOptions emergence = new EmergenceOptions();

        @Option(
                names = "--temper",
                paramLabel = "T",
                required = true,
                description = "Power T of the test frequencies, above 0 and at most 100 (for infinitely many quanta, above 1/(1+alpha)), or best.")
        private Real.OrBest temper = new Real.OrBest("1", Optional.of(new Real("1", 1)));

        @Override
        public Answer answer() {
            return ask("D", temper.value().map(this::tempered).orElseGet(this::best));
        }

        private ScalingLaw tempered(Real power) {
            QuantaModel model = emergence.of(options.model(), ONE_SAMPLE);
            return power.to("--temper", t -> TemperedLaw.of(model, t));
        }

        private ScalingLaw best() {
            CurveFamily curve = emergence.curveOr(ONE_SAMPLE);
            if (!curve.name().equals(ONE_SAMPLE.name())) {
                throw new BadInput("--emergence", curve.name(), "cannot be used with --temper best", ONE_SAMPLE.name());
            }
            options.refuseOffsetAndLogarithm("cannot be used with --temper best", "with a number for --temper");
            QuantaModel model = emergence.of(options.model(), ONE_SAMPLE);
            return BadInput.unlessRefused("--temper", temper.text(), () -> CuratedLaw.of(model));
        }
    }

    /** S steps (T15). */
    @Command(
            name = "steps",
            description = "Loss after S steps of a single epoch, where quantum k is learned after tau p_k^-V steps (T15).",
            footer = {"", "Example: quanta law steps --alpha 0.4 --nu 1 --at 1e4,1e6"})
    static final class Steps extends Law {

        @Mixin
        private final EmergenceOptions emergence = new EmergenceOptions();

        @Option(names = "--nu", paramLabel = "V", defaultValue = "1", description = "Exponent V of the learning time, above 0; default 1.")
        private Real nu = new Real("1", 1);

        @Override
        public Answer answer() {
            QuantaModel model = emergence.of(options.model(), USUAL);
            StepLaw law = nu.to("--nu", power -> {
                try {
                    return StepLaw.of(model.with(Exposure.ofNu(power)));
                } catch (NoPowerLawException e) {
                    throw new IllegalArgumentException(e.getMessage(), e);
                }
            });
            return ask("S", law);
        }
    }

    /** Compute in FLOPs (T18). */
    @Command(
            name = "compute",
            description = "Least loss for a compute budget of 6 N D FLOPs, and the compute-optimal split into N and D (T18).",
            footer = {"", "Example: quanta law compute --alpha 0.4 --at 1e15,1e18"})
    static final class Compute extends Law {

        @Mixin
        private final NeedOptions needs = new NeedOptions();

        @Mixin
        private final CostOptions cost = new CostOptions();

        @Mixin
        private final TrainingOptions training = new TrainingOptions();

        @Override
        public Answer answer() {
            QuantaModel model = cost.of(needs.of(options.model(), USUAL));
            TrainingCost flops = training.cost();
            cost.affordable(at, flops);
            return ask("FLOPs", BadInput.unlessRefused("--emergence", needs.curveOr(USUAL).name(), () -> ComputeLaw.of(model, flops)));
        }
    }
}
