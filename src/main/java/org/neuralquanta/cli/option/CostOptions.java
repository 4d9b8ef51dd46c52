package org.neuralquanta.cli.option;

import org.neuralquanta.model.Cost;
import org.neuralquanta.model.QuantaModel;
import picocli.CommandLine.Option;

/** The cost of each quantum in parameters. Not thread-safe. */
public final class CostOptions {

    @Option(names = "--cost", paramLabel = "C", defaultValue = "1", description = "Cost C k^K of quantum k in parameters; default 1.")
    private Real cost = new Real("1", 1);

    @Option(names = "--kappa", paramLabel = "K", defaultValue = "0", description = "Exponent K of the cost, -100 to 100; default 0.")
    private Real kappa = new Real("0", 0);

    /** The usual cost. */
    public CostOptions() {}

    /**
     * Adds the cost to a model.
     *
     * @param model any model
     * @return the model with this cost
     * @throws BadInput if the library refuses it
     */
    public QuantaModel of(QuantaModel model) {
        cost.to("--cost", c -> model.with(new Cost(c, 0)));
        return kappa.asPower("--kappa").to("--kappa", power -> model.with(new Cost(cost.value(), power)));
    }

    /**
     * Refuses amounts that pay for no quantum.
     *
     * @param at the amounts, in parameters or compute
     * @throws BadInput if one is below the cost of the first quantum
     */
    public void affordable(Real.Listed at) {
        for (Real amount : at.all()) {
            if (!(amount.value() >= cost.value())) {
                throw new BadInput("--at", amount, "is out of range", "at least " + cost + ", the cost of a quantum");
            }
        }
    }
}
