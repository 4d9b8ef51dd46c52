package org.neuralquanta.cli;

import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.emergence.EmergenceCurve;
import org.neuralquanta.emergence.Exponential;
import org.neuralquanta.emergence.Logistic;
import org.neuralquanta.emergence.Multilinear;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.emergence.Threshold;
import org.neuralquanta.law.QuantaModel;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What each quantum is worth and costs. */
final class ModelOptions {

    @Mixin
    private final QuantaOptions quanta = new QuantaOptions();

    @Option(names = "--gap", paramLabel = "G", defaultValue = "1", description = "Gap of a quantum, G k^E; default 1.")
    private String gap = "1";

    @Option(names = "--eta", paramLabel = "E", defaultValue = "0", description = "Power E of the gap in the rank; default 0.")
    private String eta = "0";

    @Option(names = "--cost", paramLabel = "C", defaultValue = "1", description = "Parameters a quantum costs, C k^K; default 1.")
    private String cost = "1";

    @Option(names = "--kappa", paramLabel = "K", defaultValue = "0", description = "Power K of the cost in the rank; default 0.")
    private String kappa = "0";

    @Option(names = "--residual", paramLabel = "L", defaultValue = "0", description = "Loss that no quantum lowers; default 0.")
    private String residual = "0";

    QuantaModel model() {
        double size = Numbers.real("--gap", gap, Domain.POSITIVE);
        double sizePower = Numbers.real("--eta", eta, Domain.POWER);
        double costPower = Numbers.real("--kappa", kappa, Domain.POWER);
        QuantaModel plain = QuantaModel.of(quanta.distribution())
                .withResidual(Numbers.real("--residual", residual, Domain.NOT_NEGATIVE));
        QuantaModel sized = BadInput.unlessRefused("--eta", eta, () -> plain.withGap(size, sizePower));
        return BadInput.unlessRefused("--kappa", kappa, () -> sized.withCost(cost(), costPower));
    }

    boolean isMeasured() {
        return quanta.isMeasured();
    }

    double cost() {
        return Numbers.real("--cost", cost, Domain.POSITIVE);
    }

    /** When a quantum is learned. */
    static final class Learning {

        private static final String CURVES = "threshold, shots, exponential, logistic, multilinear";

        @Option(
                names = "--emergence",
                paramLabel = "CURVE",
                description = "Emergence curve: " + CURVES + "; default threshold (shots for sampling without replacement).")
        private @Nullable String emergence;

        @Option(names = "--tau", paramLabel = "T", description = "Samples that threshold and shots need; default 1.")
        private @Nullable String tau;

        @Option(names = "--midpoint", paramLabel = "M", description = "Midpoint of logistic and multilinear, -50 to 200.")
        private @Nullable String midpoint;

        @Option(
                names = "--delta",
                paramLabel = "D",
                defaultValue = "0",
                description = "Power D of the samples needed in the rank, T k^D; default 0.")
        private String delta = "0";

        QuantaModel of(QuantaModel model, String usual) {
            double power = Numbers.real("--delta", delta, Domain.POWER);
            QuantaModel learned = model.learnedAfter(curve(emergence(usual)));
            return BadInput.unlessRefused("--delta", delta, () -> learned.withExposurePower(power));
        }

        private EmergenceCurve curve(String name) {
            return switch (name) {
                case "threshold" -> withTau(name, Threshold::of);
                case "shots" -> withTau(name, Shots::of);
                case "exponential" -> {
                    refuse("--tau", tau, name);
                    refuse("--midpoint", midpoint, name);
                    yield new Exponential();
                }
                case "logistic" -> withMidpoint(name, Logistic::of);
                case "multilinear" -> withMidpoint(name, Multilinear::of);
                default -> throw new BadInput("--emergence", name, "is no emergence curve", CURVES);
            };
        }

        private EmergenceCurve withTau(String name, DoubleFunction<EmergenceCurve> curve) {
            refuse("--midpoint", midpoint, name);
            return curve.apply(tau == null ? 1 : Numbers.real("--tau", tau, Domain.TAU));
        }

        private EmergenceCurve withMidpoint(String name, DoubleFunction<EmergenceCurve> curve) {
            refuse("--tau", tau, name);
            if (midpoint == null) {
                throw new BadInput(
                        "--midpoint: missing; --emergence " + name + " needs it; allowed: " + Domain.MIDPOINT.text());
            }
            return curve.apply(Numbers.real("--midpoint", midpoint, Domain.MIDPOINT));
        }

        private static void refuse(String option, @Nullable String value, String name) {
            if (value != null) {
                throw new BadInput(option, value, "does not go with --emergence " + name,
                        option.equals("--tau") ? "with threshold or shots" : "with logistic or multilinear");
            }
        }

        /** The curve as given, or the usual one. */
        String emergence(String usual) {
            return emergence == null ? usual : emergence;
        }
    }
}
