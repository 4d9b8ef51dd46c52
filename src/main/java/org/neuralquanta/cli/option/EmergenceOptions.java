package org.neuralquanta.cli.option;

import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.claim.Curve;
import org.neuralquanta.emergence.EmergenceCurve;
import org.neuralquanta.emergence.Exponential;
import org.neuralquanta.emergence.Logistic;
import org.neuralquanta.emergence.Multilinear;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.emergence.Threshold;
import org.neuralquanta.model.QuantaModel;
import picocli.CommandLine.Option;

/** At which exposure a quantum is learned. Not thread-safe. */
public final class EmergenceOptions {

    @Option(
            names = "--emergence",
            paramLabel = "CURVE",
            description = "Emergence curve: threshold, shots, exponential, logistic, multilinear; default threshold (shots for sampling"
                    + " without replacement).")
    private @Nullable Curve emergence;

    @Option(names = "--tau", paramLabel = "T", description = "Samples that threshold and shots need; default 1.")
    private @Nullable Real tau;

    @Option(names = "--midpoint", paramLabel = "M", description = "Midpoint of logistic and multilinear, -50 to 200.")
    private @Nullable Real midpoint;

    /** The usual curve. */
    public EmergenceOptions() {}

    /**
     * Adds the curve to a model.
     *
     * @param model any model
     * @param usual the curve where none is given
     * @return the model with the curve
     * @throws BadInput if a parameter does not go with the curve, or the library refuses it
     */
    public QuantaModel of(QuantaModel model, Curve usual) {
        return model.learnedAfter(curve(curveOr(usual)));
    }

    /**
     * The curve as given, or the usual one.
     *
     * @param usual the curve where none is given
     * @return which of the curves
     */
    public Curve curveOr(Curve usual) {
        return emergence == null ? usual : emergence;
    }

    private EmergenceCurve curve(Curve curve) {
        return switch (curve) {
            case THRESHOLD -> withTau(curve, Threshold::of);
            case SHOTS -> withTau(curve, Shots::of);
            case EXPONENTIAL -> {
                refuseTau(curve);
                refuseMidpoint(curve);
                yield new Exponential();
            }
            case LOGISTIC -> withMidpoint(curve, Logistic::of);
            case MULTILINEAR -> withMidpoint(curve, Multilinear::of);
        };
    }

    private EmergenceCurve withTau(Curve curve, DoubleFunction<EmergenceCurve> of) {
        refuseMidpoint(curve);
        return tau == null ? of.apply(1) : tau.to("--tau", of);
    }

    private EmergenceCurve withMidpoint(Curve curve, DoubleFunction<EmergenceCurve> of) {
        refuseTau(curve);
        if (midpoint == null) {
            throw new BadInput("--midpoint: missing; --emergence " + Choice.name(curve) + " needs it; allowed: -50 to 200");
        }
        return midpoint.to("--midpoint", of);
    }

    private void refuseTau(Curve curve) {
        BadInput.refuse("--tau", tau, "does not go with --emergence " + Choice.name(curve), "with threshold or shots");
    }

    private void refuseMidpoint(Curve curve) {
        BadInput.refuse("--midpoint", midpoint, "does not go with --emergence " + Choice.name(curve), "with logistic or multilinear");
    }
}
