package org.neuralquanta.cli;

import org.neuralquanta.model.Gap;
import org.neuralquanta.model.QuantaModel;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How often each quantum is used and what it is worth. */
final class ModelOptions {

    @Mixin
    private final QuantaOptions quanta = new QuantaOptions();

    @Option(names = "--gap", paramLabel = "G", defaultValue = "1", description = "Gap of a quantum, G k^E; default 1.")
    private String gap = "1";

    @Option(names = "--eta", paramLabel = "E", defaultValue = "0", description = "Power E of the gap in the rank; default 0.")
    private String eta = "0";

    @Option(names = "--residual", paramLabel = "L", defaultValue = "0", description = "Loss that no quantum lowers; default 0.")
    private String residual = "0";

    QuantaModel model() {
        double size = Numbers.real("--gap", gap, Domain.POSITIVE);
        double power = Numbers.real("--eta", eta, Domain.POWER);
        QuantaModel plain = QuantaModel.of(quanta.distribution())
                .withResidual(Numbers.real("--residual", residual, Domain.NOT_NEGATIVE));
        return BadInput.unlessRefused("--eta", eta, () -> plain.with(new Gap(size, power)));
    }

    boolean isMeasured() {
        return quanta.isMeasured();
    }
}
