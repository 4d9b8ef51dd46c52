package org.neuralquanta.cli;

import org.neuralquanta.model.Cost;
import org.neuralquanta.model.QuantaModel;
import picocli.CommandLine.Option;

/** What each quantum costs in parameters. */
final class CostOptions {

    @Option(names = "--cost", paramLabel = "C", defaultValue = "1", description = "Parameters a quantum costs, C k^K; default 1.")
    private String cost = "1";

    @Option(names = "--kappa", paramLabel = "K", defaultValue = "0", description = "Power K of the cost in the rank; default 0.")
    private String kappa = "0";

    QuantaModel of(QuantaModel model) {
        double power = Numbers.real("--kappa", kappa, Domain.POWER);
        return BadInput.unlessRefused("--kappa", kappa, () -> model.with(new Cost(cost(), power)));
    }

    double cost() {
        return Numbers.real("--cost", cost, Domain.POSITIVE);
    }
}
