package org.neuralquanta.cli.option;

import org.jspecify.annotations.Nullable;
import org.neuralquanta.law.TrainingCost;
import picocli.CommandLine.Option;

/** The compute of parameters and samples. Not thread-safe. */
public final class TrainingOptions {

    private static final String NAME = "--flops-per-parameter-and-sample";

    @Option(names = NAME, paramLabel = "F",
            description = "FLOPs per parameter and sample, 1e-18 to 1e18; default 6. With 1, compute is N D.")
    private @Nullable Real flops;

    /** The usual cost. */
    public TrainingOptions() {}

    /**
     * The cost.
     *
     * @return as given, or 6 FLOPs for each parameter and sample
     * @throws BadInput if it is out of range
     */
    public TrainingCost cost() {
        return flops == null ? TrainingCost.standard() : flops.to(NAME, TrainingCost::new);
    }

    /**
     * Refuses a cost where there is no compute.
     *
     * @param problem why it has no use
     * @param allowed where it has
     * @throws BadInput if it is given
     */
    public void refuse(String problem, String allowed) {
        BadInput.refuse(NAME, flops, problem, allowed);
    }
}
