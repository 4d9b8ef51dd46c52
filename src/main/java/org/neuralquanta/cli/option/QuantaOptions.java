package org.neuralquanta.cli.option;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.distribution.FrequencyShape;
import org.neuralquanta.distribution.LogModifiedZipf;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.table.InvalidTableException;
import picocli.CommandLine.Option;

/** How often each quantum is used. Not thread-safe. */
public final class QuantaOptions {

    private static final String BESIDE = "cannot be used with --counts";
    private static final String ALPHA = "Exponent of Zipf's law, p_k ~ (k+Q)^-(1+A): 1e-12 to 200, or above -1 with --quanta K";

    @Option(names = "--alpha", paramLabel = "A", description = ALPHA + ".")
    private @Nullable Real alpha;

    @Option(names = "--quanta", paramLabel = "K", description = "Number of quanta, 1 to 2^62, or inf (default).")
    private Whole.@Nullable OrInfinite quanta;

    @Option(names = "--offset", paramLabel = "Q", description = "Offset Q of the Zipf-Mandelbrot law, above -1; default 0.")
    private @Nullable Real offset;

    @Option(
            names = "--gamma",
            paramLabel = "G",
            description = "Exponent of a logarithmic factor, p_k ~ k^-(1+A) log(k+e-1)^-G, -8 to 8; A at most 59, not with --offset.")
    private @Nullable Real gamma;

    @Option(
            names = "--counts",
            paramLabel = "FILE.csv",
            description = "Measured frequencies instead of --alpha: a CSV file with a header and a column named count, frequency or probability,"
                    + " or a single column of numbers.")
    private @Nullable Path counts;

    /** Nothing given. */
    public QuantaOptions() {}

    /**
     * Whether frequencies are measured.
     *
     * @return true where they are read from a file
     */
    public boolean isMeasured() {
        return counts != null;
    }

    /**
     * Refuses frequencies other than a pure power of the rank.
     *
     * @param problem why they have no use
     * @param allowed where they have
     * @throws BadInput if an offset or a logarithm is given
     */
    void refuseOffsetAndLogarithm(String problem, String allowed) {
        BadInput.refuse("--offset", offset, problem, allowed);
        BadInput.refuse("--gamma", gamma, problem, allowed);
    }

    /**
     * The number of quanta as given.
     *
     * @return how it is written, {@code inf} where it is not
     */
    public String number() {
        return quanta == null ? "inf" : quanta.text();
    }

    /**
     * The frequencies.
     *
     * @return by a law, or read from a file
     * @throws BadInput if neither is given, both are, or the library refuses
     */
    public QuantaDistribution distribution() {
        if (counts != null) {
            BadInput.refuse("--alpha", alpha, BESIDE, "only one of the two");
            BadInput.refuse("--quanta", quanta, BESIDE, "only one of the two");
            BadInput.refuse("--offset", offset, BESIDE, "only one of the two");
            BadInput.refuse("--gamma", gamma, BESIDE, "only one of the two");
            return read(counts);
        }
        if (alpha == null) {
            throw new BadInput("--alpha", "missing (" + ALPHA + "); or give --counts FILE.csv");
        }
        if (gamma != null) {
            BadInput.refuse("--offset", offset, "cannot be used with --gamma", "only one of the two");
            return logModified(alpha, gamma);
        }
        Zipf zipf = quanta == null || quanta.value().isEmpty()
                ? alpha.to("--alpha", Zipf::infinite)
                : finite(alpha, quanta, quanta.value().getAsLong());
        return offset == null ? zipf : offset.to("--offset", zipf::withOffset);
    }

    /**
     * The frequencies, which may be no single power of the rank.
     *
     * @param shape options of other formulas
     * @return by such a formula, if one is given
     * @throws BadInput if options contradict each other, or the library refuses
     */
    QuantaDistribution distribution(ShapeOptions shape) {
        ShapeOptions.Given given = shape.given();
        if (given == null) {
            return distribution();
        }
        String beside = "cannot be used with " + given.option();
        BadInput.refuse("--counts", counts, beside, "only one of the two");
        BadInput.refuse("--quanta", quanta, beside, "infinitely many quanta");
        BadInput.refuse("--offset", offset, beside, "only one of the two");
        BadInput.refuse("--gamma", gamma, beside, "only one of the two");
        if (!given.hasAlpha()) {
            BadInput.refuse("--alpha", alpha, beside, "only one of the two");
            return given.at(0);
        }
        if (alpha == null) {
            throw new BadInput("--alpha", "missing; " + given.option() + " needs it, 1e-6 to 20, with --cut-off -1 to 20");
        }
        alpha.to("--alpha", a -> given.option().equals("--cut-off") ? FrequencyShape.cutOff(a, 1) : FrequencyShape.secondOrder(a, 0, 1));
        return given.at(alpha.value());
    }

    /** Each value is tried with valid values of the others. */
    private Zipf logModified(Real a, Real g) {
        if (quanta == null || quanta.value().isEmpty()) {
            a.to("--alpha", value -> LogModifiedZipf.infinite(value, 0));
            return g.to("--gamma", value -> LogModifiedZipf.infinite(a.value(), value));
        }
        long count = quanta.value().getAsLong();
        BadInput.unlessRefused("--quanta", quanta, () -> LogModifiedZipf.finite(1, 0, count));
        a.to("--alpha", value -> LogModifiedZipf.finite(value, 0, count));
        return g.to("--gamma", value -> LogModifiedZipf.finite(a.value(), value, count));
    }

    /** Each of the two is tried with a valid value of the other. */
    private static Zipf finite(Real alpha, Whole.OrInfinite quanta, long count) {
        BadInput.unlessRefused("--quanta", quanta, () -> Zipf.finite(1, count));
        return alpha.to("--alpha", a -> Zipf.finite(a, count));
    }

    private static TabulatedQuanta read(Path file) {
        try {
            return TabulatedQuanta.read(file);
        } catch (InvalidTableException e) {
            throw new BadInput("--counts", String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
