package org.neuralquanta.cli;

import org.jspecify.annotations.Nullable;
import org.neuralquanta.model.Exposure;
import org.neuralquanta.model.QuantaModel;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How many samples each quantum needs. */
final class NeedOptions {

    @Mixin
    private final EmergenceOptions emergence = new EmergenceOptions();

    @Option(names = "--delta", paramLabel = "D", description = "Power D of the samples needed in the rank, T k^D; default 0.")
    private @Nullable String delta;

    /** The model with the curve as given, or the usual one. */
    QuantaModel of(QuantaModel model, String usual) {
        QuantaModel learned = emergence.of(model, usual);
        if (delta == null) {
            return learned;
        }
        double power = Numbers.real("--delta", delta, Domain.POWER);
        return BadInput.unlessRefused("--delta", delta, () -> learned.with(Exposure.ofDelta(power)));
    }

    void refuseDelta(String problem, String allowed) {
        BadInput.refuse("--delta", delta, problem, allowed);
    }

    /** The name of the curve as given, or of the usual one. */
    String emergence(String usual) {
        return emergence.emergence(usual);
    }
}
