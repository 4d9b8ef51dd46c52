package org.neuralquanta.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.cli.answer.Answer;
import org.neuralquanta.cli.option.BadInput;
import org.neuralquanta.cli.option.PlotOption;
import org.neuralquanta.cli.option.Real;
import org.neuralquanta.cli.option.Whole;
import org.neuralquanta.cli.samples.ImportOptions;
import org.neuralquanta.cli.samples.LadderAnswer;
import org.neuralquanta.cli.samples.LadderOptions;
import org.neuralquanta.cli.samples.TokensAnswer;
import org.neuralquanta.cli.samples.TokensOption;
import org.neuralquanta.cli.samples.Warnings;
import org.neuralquanta.file.WholeFile;
import org.neuralquanta.matrix.Matrix;
import org.neuralquanta.network.DivergedException;
import org.neuralquanta.plot.Plot;
import org.neuralquanta.text.Corpus;
import org.neuralquanta.text.Ladder;
import org.neuralquanta.text.LadderTables;
import org.neuralquanta.text.TextScaling;
import org.neuralquanta.tokens.TokenCurves;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The losses of single tokens of networks of several sizes (T24). */
@Command(
        name = "text",
        description = "Measures how the loss of each character of a text scales: baselines and Zipf exponents of the text; a ladder of networks"
                + " trained on it, with exponents and a test of them; or, from the losses of single tokens that you supply, their distribution,"
                + " exponents with intervals, and the share that falls in one jump, beside a null model (T24).",
        footer = {
            "",
            "Example: quanta text --losses losses.npy --sizes 1e4,4e4,16e4,64e4,256e4",
            "",
            "With a text: quanta text text.txt.gz --books books.csv --held-out Acts,Job --folder ladder. An interruption costs at most the last"
                    + " half minute; the same command line resumes. docs/text.md says what is held out and measured.",
            "docs/bring-your-own.md says how to save losses, and what counts as a jump."
        })
final class TextCommand implements Question {

    @Option(names = "--losses", paramLabel = "FILE",
            description = "Instead of a text: your own losses, tokens x sizes; .npy, safetensors or text; may be larger than memory.")
    private @Nullable Path losses;

    @Option(names = "--sizes", paramLabel = "N,...",
            description = "With --losses: the network size of each column, non-decreasing, at least 3 different ones. Equal sizes are runs with"
                    + " different seeds. With a text: hidden units, default 2, 4, ..., 1024; or widths of transformers, multiples of 16, default"
                    + " 32, 48, 64, 96, 128.")
    private Real.@Nullable Listed sizes;

    @Option(names = "--false-alarm", paramLabel = "R",
            description = "Share of smooth curves that may count as jumps, above 0.001 and below 0.5; default 0.05.")
    private @Nullable Real falseAlarm;

    @Option(names = "--seed", paramLabel = "S", description = "Seed for the planted smooth curves and for the test of the exponents; default 1.")
    private @Nullable Whole seed;

    @Mixin
    private final LadderOptions ladder = new LadderOptions();

    @Mixin
    private final TokensOption kinds = new TokensOption();

    @Mixin
    private final PlotOption plot = new PlotOption();

    @Override
    public PlotOption plot() {
        return plot;
    }

    @Override
    public String kept() {
        return ladder.trains()
                ? "finished runs, and others up to half a minute ago, are saved in " + ladder.folder() + "; the same command line resumes from there"
                : Question.super.kept();
    }

    @Override
    public Answer answer() {
        if (losses != null) {
            return brought(losses);
        }
        if (!ladder.hasText()) {
            throw new BadInput("--losses", "missing (a file of losses, or a text: quanta text FILE)");
        }
        kinds.refuse("cannot be used with a text", "with --losses");
        if (ladder.trains()) {
            return trained();
        }
        BadInput.refuse("--sizes", sizes, "cannot be used with a text without --folder", "with --folder or --losses");
        BadInput.refuse("--false-alarm", falseAlarm, "cannot be used with a text without --folder", "with --folder or --losses");
        BadInput.refuse("--seed", seed, "cannot be used with a text without --folder", "with --folder or --losses");
        plot.refuse("cannot be used with a text without --folder", "with --folder or --losses");
        return LadderAnswer.of(ladder.corpus());
    }

    private Answer brought(Path file) {
        ladder.refuse("cannot be used with --losses");
        Real.Listed given = sizes;
        if (given == null) {
            throw new BadInput("--sizes", "missing (size of the network of each column of --losses)");
        }
        return kinds.writing(out -> {
            Matrix matrix = ImportOptions.matrix("--losses", file);
            TokenCurves curves = curves(matrix, given);
            out.ifPresent(all -> write(all, matrix, curves));
            return TokensAnswer.of(curves).drawnAs(new Plot.Tokens(curves)).withNotes(Warnings.ofZeros(matrix, curves));
        });
    }

    private Answer trained() {
        int threads = ladder.threads();
        double rate = rate();
        if (!(rate > 0.001 && rate < 0.5)) {
            throw new BadInput("--false-alarm", String.valueOf(falseAlarm), "is out of range", "above 0.001 and below 0.5");
        }
        Corpus corpus = ladder.corpus();
        Ladder runs = ladder.ladder(corpus, sizes);
        try {
            try (var bar = new TerminalBar("training", runs.work())) {
                runs.train(threads, bar::reach);
            }
            LadderTables tables = ladder.tables(runs);
            return LadderAnswer.of(corpus, tables, TextScaling.of(tables, seed(), TerminalBar::new), ladder.folder(), rate, seed());
        } catch (InterruptedException e) {
            throw new Interrupted(e);
        } catch (DivergedException e) {
            throw new NotCarriedOut(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private double rate() {
        return falseAlarm == null ? 0.05 : falseAlarm.value();
    }

    private long seed() {
        return seed == null ? 1 : seed.value();
    }

    /** The library's refusal says at its beginning what it is about. */
    private TokenCurves curves(Matrix matrix, Real.Listed given) {
        try {
            return TokenCurves.of(matrix, given.all().stream().mapToDouble(Real::value).toArray(), rate(), seed());
        } catch (IllegalArgumentException e) {
            String reason = String.valueOf(e.getMessage());
            if (reason.startsWith("sizes ")) {
                throw new BadInput("--sizes", given, reason);
            }
            if (falseAlarm != null && reason.startsWith("false-alarm ")) {
                throw new BadInput("--false-alarm", falseAlarm, reason);
            }
            throw new BadInput("--losses", reason);
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
