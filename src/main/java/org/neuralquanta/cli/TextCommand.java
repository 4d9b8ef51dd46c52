package org.neuralquanta.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.neuralquanta.cli.answer.Answer;
import org.neuralquanta.cli.option.BadInput;
import org.neuralquanta.cli.option.ImportOptions;
import org.neuralquanta.cli.option.Real;
import org.neuralquanta.cli.option.TokensOption;
import org.neuralquanta.cli.option.Whole;
import org.neuralquanta.cli.samples.TokensAnswer;
import org.neuralquanta.matrix.Matrix;
import org.neuralquanta.table.WholeFile;
import org.neuralquanta.tokens.TokenCurves;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The losses of single tokens of networks of several sizes (T24). */
@Command(
        name = "text",
        description = "Analyses the losses of single tokens of networks of several sizes: distribution, exponents with intervals, and the share that"
                + " falls in one jump, beside a null model (T24).",
        footer = {
            "",
            "Example: quanta text --losses losses.npy --sizes 1e4,4e4,16e4,64e4,256e4",
            "",
            "docs/bring-your-own.md says how losses are saved, and what counts as a jump."
        })
final class TextCommand implements Question {

    @Option(names = "--losses", paramLabel = "FILE", required = true,
            description = "Losses, tokens x sizes: .npy, safetensors or text; may be larger than memory.")
    private Path losses = Path.of("");

    @Option(names = "--sizes", paramLabel = "N,...", required = true,
            description = "Size of the network of each column, not decreasing, at least 3 different ones; equal sizes are runs with other seeds.")
    private Real.Listed sizes = new Real.Listed(List.of());

    @Option(names = "--false-alarm", paramLabel = "R",
            description = "Share of smooth curves that may count as jumps, above 0.001, below 0.5; default 0.05.")
    private Real falseAlarm = new Real("0.05", 0.05);

    @Option(names = "--seed", paramLabel = "S", description = "Seed of the planted smooth curves; default 1.")
    private Whole seed = new Whole("1", 1);

    @Mixin
    private final TokensOption kinds = new TokensOption();

    @Override
    public Answer answer() {
        return kinds.writing(file -> {
            Matrix matrix = ImportOptions.matrix("--losses", losses);
            TokenCurves curves = curves(matrix);
            file.ifPresent(out -> write(out, matrix, curves));
            return TokensAnswer.of(curves);
        });
    }

    /** The library's refusal says at its beginning what it is about. */
    private TokenCurves curves(Matrix matrix) {
        try {
            return TokenCurves.of(matrix, sizes.all().stream().mapToDouble(Real::value).toArray(), falseAlarm.value(), seed.value());
        } catch (IllegalArgumentException e) {
            String reason = String.valueOf(e.getMessage());
            if (reason.startsWith("sizes ")) {
                throw new BadInput("--sizes: '" + sizes + "': " + reason);
            }
            if (reason.startsWith("false-alarm ")) {
                throw new BadInput("--false-alarm: '" + falseAlarm + "': " + reason);
            }
            throw new BadInput("--losses: " + reason);
        }
    }

    private static void write(WholeFile out, Matrix matrix, TokenCurves curves) {
        out.write("token,first,last,kind\n");
        double[] row = new double[(int) matrix.columns()];
        for (long token = 0; token < matrix.rows(); token++) {
            matrix.read(token, 0, row);
            out.write(token + "," + row[0] + "," + row[row.length - 1] + ","
                    + curves.kind(row).name().toLowerCase(Locale.ROOT).replace('_', ' ') + "\n");
        }
    }
}
