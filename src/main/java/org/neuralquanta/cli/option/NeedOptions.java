package org.neuralquanta.cli.option;

import org.jspecify.annotations.Nullable;
import org.neuralquanta.emergence.CurveFamily;
import org.neuralquanta.model.Exposure;
import org.neuralquanta.model.QuantaModel;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How many samples each quantum needs. Not thread-safe. */
public final class NeedOptions {

    @Mixin
    private final EmergenceOptions emergence = new EmergenceOptions();

    @Option(names = "--delta", paramLabel = "D", description = "Exponent D of the threshold, tau k^D samples, -100 to 100; default 0.")
    private @Nullable Real delta;

    /** The usual needs. */
    public NeedOptions() {}

    /**
     * Adds the needs to a model.
     *
     * @param model any model
     * @param usual the curve where none is given
     * @return the model with curve and needs
     * @throws BadInput if the library refuses them
     */
    public QuantaModel of(QuantaModel model, CurveFamily usual) {
        QuantaModel learned = emergence.of(model, usual);
        return delta == null ? learned : delta.asPower("--delta").to("--delta", power -> learned.with(Exposure.ofDelta(power)));
    }

    /**
     * Refuses a power of the needs.
     *
     * @param problem why it has no use
     * @param allowed where it has
     * @throws BadInput if it is given
     */
    public void refuseDelta(String problem, String allowed) {
        BadInput.refuse("--delta", delta, problem, allowed);
    }

    /**
     * The curve as given, or the usual one.
     *
     * @param usual the curve where none is given
     * @return which of the curves
     */
    public CurveFamily curveOr(CurveFamily usual) {
        return emergence.curveOr(usual);
    }
}
