package org.neuralquanta.cli.option;

import org.neuralquanta.cli.answer.Rounding;
import org.neuralquanta.law.TrainingCost;
import org.neuralquanta.model.Cost;
import org.neuralquanta.model.QuantaModel;
import picocli.CommandLine.Option;

/** The cost of each quantum in parameters. Not thread-safe. */
public final class CostOptions {

    @Option(names = "--cost", paramLabel = "C", defaultValue = "1", description = "Cost of quantum k in parameters, C k^K; default C = 1.")
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
     * Refuses parameters that pay for no quantum.
     *
     * @param at the amounts, in parameters
     * @throws BadInput if one is below the cost of the first quantum
     */
    public void affordable(Real.Listed at) {
        atLeast(cost.value(), cost + ", the cost of a quantum", at);
    }

    /**
     * Refuses compute that pays for no quantum.
     *
     * @param at the amounts, in FLOPs
     * @param training the compute of parameters and samples
     * @throws BadInput if one is below that of the first quantum and one sample
     */
    public void affordable(Real.Listed at, TrainingCost training) {
        double least = training.flops(cost.value(), 1);
        if (least == Double.POSITIVE_INFINITY) {
            throw new BadInput("--cost", cost, "takes more FLOPs with one sample than a double can hold", "a smaller cost");
        }
        atLeast(least, Rounding.shortest(least) + " FLOPs, the cost of a quantum and a sample", at);
    }

    private static void atLeast(double least, String range, Real.Listed at) {
        for (Real amount : at.all()) {
            if (!(amount.value() >= least)) {
                throw new BadInput("--at", amount, "is out of range", "at least " + range);
            }
        }
    }
}
