package org.neuralquanta.cli.law;

import org.jspecify.annotations.Nullable;
import org.neuralquanta.cli.option.BadInput;
import org.neuralquanta.cli.option.Real;
import org.neuralquanta.cli.option.Whole;
import org.neuralquanta.law.DataLaw;
import org.neuralquanta.study.CurveBand;
import picocli.CommandLine.Option;

/** The band of a learning curve (T44). */
public final class BandOptions {

    @Option(
            names = "--band",
            paramLabel = "P",
            description = "Also give the band that contains the mean of N learning curves at all amounts simultaneously with probability at least"
                    + " P, above 0 and below 1 (T44).")
    private @Nullable Real level;

    @Option(names = "--band-curves", paramLabel = "N", description = "For --band: the number of curves, at least 1; default 1.")
    private @Nullable Whole curves;

    /** Whether a band is asked for; if not, the number of curves has no use. */
    public boolean areAsked() {
        Whole number = curves;
        if (level == null && number != null) {
            throw new BadInput("--band-curves", number, "has no effect", "with --band");
        }
        return level != null;
    }

    /** Refuses another option that is not answered with a band. */
    public void refuseWith(String other, boolean isGiven) {
        Real given = level;
        if (isGiven && given != null) {
            throw new BadInput("--band", given, "cannot be used with " + other, "only one of them");
        }
    }

    /** The band at increasing amounts. */
    public CurveBand of(DataLaw law, Real.Listed at) {
        double[] samples = at.increasing("--at").stream().mapToDouble(amount -> amount.to("--at", x -> {
            law.exact(x);
            return x;
        })).toArray();
        Real given = level;
        Whole number = curves;
        if (given == null) {
            throw new IllegalStateException("no band was asked for");
        }
        if (number != null && number.value() < 1) {
            throw new BadInput("--band-curves", number, "curves must be at least 1, was " + number.value());
        }
        return given.to("--band", p -> CurveBand.of(law, number == null ? 1 : number.value(), p, samples));
    }
}
