package org.neuralquanta.cli.option;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.zipf.FitRange;
import picocli.CommandLine.Option;

/** Which counts of a list are fitted. Not thread-safe. */
public final class ZipfOptions {

    @Option(names = "--xmin", paramLabel = "X[,Y]",
            description = "Model zipf: fit the counts from X on, or from the best cut-off between X and Y on; default: the best of all cut-offs.")
    private Whole.@Nullable Listed xmin;

    @Option(names = "--xmax", paramLabel = "X", description = "Model zipf: no count can exceed X; larger ones are left out.")
    private @Nullable Whole xmax;

    /** All counts from the best cut-off on. */
    public ZipfOptions() {}

    /**
     * The range as given.
     *
     * @return which counts are fitted
     * @throws BadInput if a cut-off is out of range
     */
    public FitRange range() {
        Whole.Listed cutoffs = xmin;
        FitRange range = FitRange.ALL;
        if (cutoffs != null) {
            List<Long> bounds = cutoffs.all().stream().map(Whole::value).toList();
            if (bounds.size() > 2) {
                throw new BadInput("--xmin", cutoffs, "has more than two cut-offs", "one, or the lowest and the highest to try");
            }
            range = BadInput.unlessRefused("--xmin", cutoffs, () -> FitRange.ALL.fromBestBetween(bounds.getFirst(), bounds.getLast()));
        }
        return xmax == null ? range : xmax.to("--xmax", range::upTo);
    }

    /**
     * Refuses the options where no list is fitted.
     *
     * @param problem why they have no use
     * @throws BadInput if one is given
     */
    public void refuse(String problem) {
        BadInput.refuse("--xmin", xmin, problem, "with --model zipf");
        BadInput.refuse("--xmax", xmax, problem, "with --model zipf");
    }
}
