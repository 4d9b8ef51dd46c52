package org.neuralquanta.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.table.InvalidTableException;
import picocli.CommandLine.Option;

/** How often each quantum is used. */
final class QuantaOptions {

    private static final String QUANTA = "whole numbers from 1 to 2^62, or inf";
    private static final String BESIDE = "cannot stand beside --counts";

    @Option(
            names = "--alpha",
            paramLabel = "A",
            description = "Zipf's law p_k ~ (k+Q)^-(1+A); 1e-12 to 200, with --quanta K above -1.")
    private @Nullable String alpha;

    @Option(names = "--quanta", paramLabel = "K", description = "Number of quanta, 1 to 2^62, or inf (default).")
    private @Nullable String quanta;

    @Option(names = "--offset", paramLabel = "Q", description = "Mandelbrot's offset, above -1; default 0.")
    private @Nullable String offset;

    @Option(
            names = "--counts",
            paramLabel = "FILE.csv",
            description = "Measured frequencies instead: a CSV file with a header; the column count, frequency or probability,"
                    + " or the only column of numbers.")
    private @Nullable String counts;

    boolean isMeasured() {
        return counts != null;
    }

    QuantaDistribution distribution() {
        if (counts != null) {
            BadInput.refuse("--alpha", alpha, BESIDE, "one of the two");
            BadInput.refuse("--quanta", quanta, BESIDE, "one of the two");
            BadInput.refuse("--offset", offset, BESIDE, "one of the two");
            return read(counts);
        }
        if (alpha == null) {
            throw new BadInput("--alpha: missing; allowed: " + Domain.ALPHA_OF_INFINITELY_MANY.text()
                    + "; or give --counts FILE.csv");
        }
        return zipf(alpha);
    }

    private Zipf zipf(String a) {
        double q = offset == null ? 0 : Numbers.real("--offset", offset, Domain.OFFSET);
        Zipf zipf = quanta == null || quanta.equals("inf")
                ? Zipf.infinite(Numbers.real("--alpha", a, Domain.ALPHA_OF_INFINITELY_MANY))
                : Zipf.finite(Numbers.real("--alpha", a, Domain.ALPHA_OF_K), Numbers.rank("--quanta", quanta, QUANTA));
        return offset == null ? zipf : BadInput.unlessRefused("--offset", offset, () -> zipf.withOffset(q));
    }

    private static TabulatedQuanta read(String file) {
        try {
            return TabulatedQuanta.read(Path.of(file));
        } catch (InvalidTableException e) {
            throw new BadInput("--counts: " + e.getMessage());
        } catch (InvalidPathException _) {
            throw new BadInput("--counts", file, "is not the name of a file", "a CSV file with a header");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
