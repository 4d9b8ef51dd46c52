package org.neuralquanta.cli.samples;

import static org.neuralquanta.cli.answer.Rounding.ALL;
import static org.neuralquanta.cli.answer.Rounding.GIVEN;
import static org.neuralquanta.cli.answer.Rounding.TWELVE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.neuralquanta.cli.answer.Answer;
import org.neuralquanta.cli.answer.Column;
import org.neuralquanta.cli.answer.Field;
import org.neuralquanta.cli.answer.Listing;
import org.neuralquanta.cli.answer.Prose;
import org.neuralquanta.cli.answer.Value;
import org.neuralquanta.cli.option.Choice;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.fit.Interval;
import org.neuralquanta.fit.QuantaVerdict;
import org.neuralquanta.matrix.Matrix;
import org.neuralquanta.plot.Plot;
import org.neuralquanta.study.CurveStudy;
import org.neuralquanta.study.CurveStudy.Consequence;
import org.neuralquanta.study.FormTable;
import org.neuralquanta.text.Corpus;
import org.neuralquanta.text.Frequencies;
import org.neuralquanta.text.LadderTables;
import org.neuralquanta.text.NgramModel;
import org.neuralquanta.text.TextScaling;
import org.neuralquanta.tokens.TokenCurves;
import org.neuralquanta.tokens.TokenKind;
import org.neuralquanta.zipf.ZipfFit;

/** What is said of a text, and of a ladder of networks on it. */
public final class LadderAnswer {

    private static final int LARGEST_ORDER = 5;
    private static final int EXAMPLES = 5;
    private static final int CONTEXT = 40;
    private static final String OPEN = "not determined by these runs";

    private LadderAnswer() {}

    /** A text alone: its baselines and Zipf exponents. */
    public static Answer of(Corpus corpus) {
        var about = new About(corpus);
        return Answer.of(about.fields, about.text).withTable(Optional.of(about.baselines)).withNotes(Warnings.ofCarriageReturns(corpus));
    }

    /** A ladder that is done; its tables are written into the folder. */
    public static Answer of(Corpus corpus, LadderTables tables, TextScaling scaling, Path folder, double falseAlarm, long seed) {
        write(tables, folder);
        var about = new About(corpus);
        Listing runs = Listing.of(tables.runs(), List.<Column<LadderTables.Column>>of(
                new Column<>("parameters", GIVEN, run -> new Value.Whole((long) run.x())),
                new Column<>("data", GIVEN, run -> new Value.Whole(run.run().characters())),
                new Column<>("step", GIVEN, run -> new Value.Whole(run.run().checkpoints().get(run.checkpoint()))),
                new Column<>("seed", GIVEN, run -> new Value.Whole(run.run().seed())),
                new Column<>("loss", TWELVE, run -> Value.of(run.mean()))));
        Listing exponents = exponents(scaling);
        about.fields.add(new Field.Rows("runs", runs));
        about.fields.add(new Field.Rows("exponents", exponents));
        about.text.say("\n").show(runs).say("\nE + A x^-alpha\n").show(exponents);
        scaling.together().ifPresent(study -> together(study, about));
        Optional<TokenCurves> curves = kinds(corpus, tables, folder, falseAlarm, seed, about);
        Answer answer = Answer.of(about.fields, about.text).withTable(Optional.of(runs)).withNotes(Warnings.ofCarriageReturns(corpus));
        return curves.map(of -> answer.drawnAs(new Plot.Tokens(of))).orElse(answer);
    }

    private static void write(LadderTables tables, Path folder) {
        try {
            for (LadderTables.Axis axis : LadderTables.Axis.values()) {
                tables.write(axis, folder);
            }
            tables.writeRuns(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is said of every text. */
    private static final class About {

        private final List<Field> fields = new ArrayList<>();
        private final Prose text = new Prose();
        private final Listing baselines;

        About(Corpus corpus) {
            Field.Fact characters = Field.whole("characters", corpus.text().length());
            Field.Fact alphabet = Field.whole("alphabet", corpus.alphabet());
            Field.Fact training = Field.whole("training", corpus.trainingCharacters());
            Field.Fact measured = Field.whole("measured", corpus.places().length);
            NgramModel counts = NgramModel.of(corpus, LARGEST_ORDER);
            baselines = Listing.of(IntStream.rangeClosed(1, LARGEST_ORDER).boxed().toList(), List.of(
                    new Column<>("order", "characters", GIVEN, order -> new Value.Whole(order)),
                    new Column<>("loss", TWELVE, order -> Value.of(counts.loss(order)))));
            Listing zipf = zipf(corpus.text());
            fields.addAll(List.of(characters, alphabet, training, measured, new Field.Rows("baselines", baselines), new Field.Rows("zipf", zipf)));
            text.show(characters).say(" characters, ").show(alphabet).say(" different; ").show(training).say(" to train on, ").show(measured)
                    .say(" held out and measured\n\nn-grams by counts, interpolated (Witten and Bell), nats a character\n")
                    .show(baselines).say("\nZipf's law, p_k ~ k^-(1+alpha)\n").show(zipf);
        }
    }

    private record Counted(String what, TabulatedQuanta counts) {}

    private static Listing zipf(String text) {
        var lists = new ArrayList<Counted>();
        lists.add(new Counted("words", Frequencies.words(text)));
        for (int n = 2; n <= LARGEST_ORDER; n++) {
            lists.add(new Counted(n + "-grams", Frequencies.ngrams(text, n)));
        }
        return Listing.of(lists.stream().map(Power::of).toList(), List.of(
                new Column<>("of", GIVEN, power -> Value.of(power.of)),
                new Column<>("alpha", TWELVE, Power::alpha),
                new Column<>("alphaLower", "from", TWELVE, Power::lower),
                new Column<>("alphaUpper", "to", TWELVE, Power::upper)));
    }

    private record Power(String of, Value alpha, Value lower, Value upper, Value floor, Value floorLower, Value floorUpper) {

        static Power of(Counted list) {
            try {
                ZipfFit fit = ZipfFit.of(list.counts);
                Interval interval = fit.alphaInterval();
                return new Power(list.what, Value.of(fit.alpha()), end(interval.lower()), end(interval.upper()), NONE, NONE, NONE);
            } catch (IllegalArgumentException e) {
                return absent(list.what, String.valueOf(e.getMessage()));
            }
        }

        static Power of(LadderTables.Axis axis, Optional<TextScaling.Power> found) {
            return found.map(power -> new Power(
                            Choice.name(axis),
                            Value.of(power.fit().parameter("alpha")), end(power, of -> of.alpha().lower()), end(power, of -> of.alpha().upper()),
                            Value.of(power.fit().parameter("E")), end(power, of -> of.floor().lower()), end(power, of -> of.floor().upper())))
                    .orElseGet(() -> absent(Choice.name(axis), "needs " + TextScaling.FEWEST + " different values on which the loss depends"));
        }

        private static final Value NONE = new Value.Absent("a power law of counts has no floor");

        private static Power absent(String of, String reason) {
            var value = new Value.Absent(reason);
            return new Power(of, value, value, value, value, value, value);
        }

        private static final Value DEPENDENT = new Value.Absent("the losses of a run at its steps are not independent");

        private static Value end(TextScaling.Power power, ToDoubleFunction<TextScaling.Intervals> of) {
            return power.intervals().map(intervals -> end(of.applyAsDouble(intervals))).orElse(DEPENDENT);
        }

        private static Value end(double value) {
            return Value.of(value, OPEN);
        }
    }

    private static Listing exponents(TextScaling scaling) {
        return Listing.of(
                Arrays.stream(LadderTables.Axis.values()).map(axis -> Power.of(axis, axis(scaling, axis))).toList(),
                List.of(
                        new Column<>("over", GIVEN, power -> Value.of(power.of)),
                        new Column<>("alpha", TWELVE, Power::alpha),
                        new Column<>("alphaLower", "from", TWELVE, Power::lower),
                        new Column<>("alphaUpper", "to", TWELVE, Power::upper),
                        new Column<>("floor", TWELVE, Power::floor),
                        new Column<>("floorLower", "from", TWELVE, Power::floorLower),
                        new Column<>("floorUpper", "to", TWELVE, Power::floorUpper)));
    }

    private static Optional<TextScaling.Power> axis(TextScaling scaling, LadderTables.Axis axis) {
        return scaling.axes().getOrDefault(axis, Optional.empty());
    }

    private static void together(CurveStudy study, About about) {
        if (study.test() instanceof Consequence.Found<QuantaVerdict>(QuantaVerdict test)) {
            Field.Fact p = Field.of("pValue", test.pValue());
            Field.Fact departure = Field.of("departure", test.departure());
            Field.Fact detectable = Field.of("detectable", test.detectable());
            Field.Fact verdict = Field.of("verdict", test.verdict());
            about.fields.add(Field.group("quantaTest", p, departure, detectable, verdict));
            about.text.say("\nbeta - alpha/(1+alpha) = ").show(departure, TWELVE).say(", p = ").show(p, TWELVE)
                    .say("; smallest departure detectable with 80 % power: ").show(detectable, TWELVE).say("\n").show(verdict).say("\n");
        }
        study.comparison().ifPresent(forms -> {
            Listing table = Listing.of(forms.rows(), List.<Column<FormTable.Row>>of(
                    new Column<>("model", GIVEN, row -> Value.of(row.fit().model().name())),
                    new Column<>("objective", ALL, row -> Value.of(row.objective()))));
            about.fields.add(new Field.Rows("forms", table));
            about.text.say("\n").show(table);
        });
    }

    private static Optional<TokenCurves> kinds(Corpus corpus, LadderTables tables, Path folder, double falseAlarm, long seed, About about) {
        double[] sizes = tables.columns(LadderTables.Axis.SIZES).stream().mapToDouble(LadderTables.Column::x).toArray();
        try {
            Matrix losses = Matrix.open(folder.resolve("losses-sizes.npy"));
            TokenCurves curves = TokenCurves.of(losses, sizes, falseAlarm, seed);
            Field.Fact share = Field.of("share", curves.jumps().share());
            TokensAnswer.Corrected corrected = TokensAnswer.Corrected.of(curves, curves.jumps());
            List<Example> examples = examples(corpus, losses, curves);
            Listing table = Listing.of(examples, List.of(
                    new Column<>("kind", GIVEN, example -> Value.of(example.kind)),
                    new Column<>("first", TWELVE, example -> Value.of(example.first)),
                    new Column<>("last", TWELVE, example -> Value.of(example.last)),
                    new Column<>("context", GIVEN, example -> Value.of(example.context))));
            about.fields.add(Field.group("oneJump", share, corrected.share(), corrected.interval()));
            TokensAnswer.Beyond beyond = TokensAnswer.Beyond.of(curves);
            about.fields.add(beyond.group());
            about.fields.add(new Field.Rows("examples", table));
            about.text.say("\none jump: ").show(share, TWELVE).say(" of the characters; among those whose loss falls, corrected for false alarms: ")
                    .append(corrected.text()).say("\n").append(beyond.text()).say("\n").show(table);
            return Optional.of(curves);
        } catch (IllegalArgumentException e) {
            about.fields.add(new Field.Fact("oneJump", new Value.Absent(String.valueOf(e.getMessage()))));
            about.text.say("\ncharacters are not sorted by kind: " + e.getMessage() + "\n");
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Example(String kind, double first, double last, String context) {}

    /** The first characters of each kind; newlines of the context are shown as slashes, the character in brackets. */
    private static List<Example> examples(Corpus corpus, Matrix losses, TokenCurves curves) {
        Function<TokenKind, List<Example>> some = kind -> {
            var found = new ArrayList<Example>();
            int[] places = corpus.places();
            for (int token = 0; token < places.length && found.size() < EXAMPLES; token++) {
                double[] row = losses.row(token);
                if (curves.kind(row) == kind) {
                    String before = corpus.text().substring(places[token] - CONTEXT, places[token]);
                    found.add(new Example(Choice.name(kind), row[0], row[row.length - 1],
                            (before + "[" + corpus.text().charAt(places[token]) + "]").replace('\n', '/')));
                }
            }
            return found;
        };
        return Arrays.stream(TokenKind.values()).flatMap(kind -> some.apply(kind).stream()).toList();
    }
}
