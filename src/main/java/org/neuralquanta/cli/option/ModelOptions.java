package org.neuralquanta.cli.option;

import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.model.Gap;
import org.neuralquanta.model.QuantaModel;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Use frequencies and gaps of the quanta. Not thread-safe. */
public final class ModelOptions {

    @Mixin
    private final QuantaOptions quanta = new QuantaOptions();

    @Option(names = "--gap", paramLabel = "G", defaultValue = "1", description = "Gap of quantum k, G k^E; default G = 1.")
    private Real gap = new Real("1", 1);

    @Option(names = "--eta", paramLabel = "E", defaultValue = "0", description = "Exponent E of the gap, -100 to 100; default 0.")
    private Real eta = new Real("0", 0);

    @Option(names = "--residual", paramLabel = "L", defaultValue = "0", description = "Irreducible loss; default 0.")
    private Real residual = new Real("0", 0);

    /** The usual worth. */
    public ModelOptions() {}

    /**
     * The model.
     *
     * @return frequencies, gaps and irreducible loss
     * @throws BadInput if the library refuses one of them
     */
    public QuantaModel model() {
        return model(quanta.distribution());
    }

    /**
     * The model of frequencies that may be no single power of the rank.
     *
     * @param shape options of other formulas
     * @return frequencies, gaps and irreducible loss
     * @throws BadInput if the library refuses one of them
     */
    public QuantaModel model(ShapeOptions shape) {
        ShapeOptions.Given given = shape.given();
        if (given != null && eta.value() != 0) {
            throw new BadInput("--eta", eta, "cannot be used with " + given.option(), "0");
        }
        return model(quanta.distribution(shape));
    }

    private QuantaModel model(QuantaDistribution distribution) {
        QuantaModel plain = residual.to("--residual", QuantaModel.of(distribution)::withResidual);
        gap.to("--gap", size -> plain.with(new Gap(size, 0)));
        return eta.asPower("--eta").to("--eta", power -> plain.with(new Gap(gap.value(), power)));
    }

    /**
     * Refuses frequencies other than a pure power of the rank.
     *
     * @param problem why they have no use
     * @param allowed where they have
     * @throws BadInput if an offset or a logarithm is given
     */
    public void refuseOffsetAndLogarithm(String problem, String allowed) {
        quanta.refuseOffsetAndLogarithm(problem, allowed);
    }

    /**
     * Whether frequencies are measured.
     *
     * @return true where they are read from a file
     */
    public boolean isMeasured() {
        return quanta.isMeasured();
    }
}
