package org.neuralquanta.cli.samples;

import static org.neuralquanta.cli.answer.Rounding.ALL;
import static org.neuralquanta.cli.answer.Rounding.GIVEN;
import static org.neuralquanta.cli.answer.Rounding.TWELVE;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.neuralquanta.cli.answer.Answer;
import org.neuralquanta.cli.answer.Column;
import org.neuralquanta.cli.answer.Field;
import org.neuralquanta.cli.answer.Listing;
import org.neuralquanta.cli.answer.Prose;
import org.neuralquanta.cli.answer.Value;
import org.neuralquanta.fit.Fit;
import org.neuralquanta.fit.Interval;
import org.neuralquanta.fit.Profile;
import org.neuralquanta.tokens.JumpPlaces;
import org.neuralquanta.tokens.JumpShare;
import org.neuralquanta.tokens.TokenCurves;

/** What is said of the losses of single tokens. */
public final class TokensAnswer {

    private static final String OPEN = "not determined by these sizes";

    /** Why no share of jumps is told from noise. */
    static final String ONE_RUN = "needs runs with other seeds: columns of equal size";

    private static final double[] SHARES = {0.1, 0.25, 0.5, 0.75, 0.9};

    private TokensAnswer() {}

    /**
     * The answer.
     *
     * @param curves the analysis
     * @return the answer
     */
    public static Answer of(TokenCurves curves) {
        Listing points = points(curves);
        Listing exponents = exponents(curves);
        JumpShare jumps = curves.jumps();
        Listing kinds = kinds(jumps);
        Beyond beyond = Beyond.of(curves);
        Field.Fact falseAlarm = Field.of("falseAlarm", jumps.falseAlarm());
        Field.Fact planted = Field.of("null", jumps.plantedShare());
        Corrected corrected = Corrected.of(curves, jumps);
        Field.Fact median = Field.of("median", curves.sharpness(0.5));
        Field.Fact ninth = Field.of("upperDecile", curves.sharpness(0.9));
        Field.Fact ofMean = Field.of("ofMean", curves.sharpnessOfMean());
        return Answer.of(
                        List.of(
                                Field.whole("tokens", curves.tokens()),
                                new Field.Rows("points", points),
                                new Field.Rows("exponents", exponents),
                                new Field.Rows("kinds", kinds),
                                Field.group("oneJump",
                                        Field.of("share", jumps.share()), Field.of("shareOfFalling", jumps.shareOfFalling()), falseAlarm, planted,
                                        corrected.share, corrected.interval),
                                beyond.group(),
                                Field.group("sharpness", median, ninth, ofMean)),
                        new Prose()
                                .show(points).say("\n")
                                .show(exponents).say("\n")
                                .show(kinds)
                                .say("\none jump, among tokens whose loss falls, corrected for false alarms: ").append(corrected.text())
                                .say("\namong planted smooth curves, ").show(planted, TWELVE).say(" count as jumps (asked for: ").show(falseAlarm, GIVEN)
                                .say(")\n").append(beyond.text()).say("sharpness: median ").show(median, TWELVE).say(", upper decile ").show(ninth, TWELVE)
                                .say(", of the mean ").show(ofMean, TWELVE).say("\n"))
                .withTable(Optional.of(points));
    }

    /** The share of jumps without false alarms, which only runs with other seeds tell from noise. */
    record Corrected(Field.Fact share, Field.Fact interval, Prose text) {

        static Corrected of(TokenCurves curves, JumpShare jumps) {
            if (!curves.isNoiseMeasured()) {
                var reason = new Value.Absent(ONE_RUN);
                return new Corrected(new Field.Fact("corrected", reason), new Field.Fact("interval", reason), new Prose().show(reason, TWELVE));
            }
            Interval interval = jumps.correctedInterval();
            Field.Fact share = Field.of("corrected", jumps.corrected());
            return new Corrected(share, new Field.Fact("interval", Value.ends(OPEN, interval.lower(), interval.upper())),
                    new Prose().show(share, TWELVE).say(", 95 % from ").show(Value.of(interval.lower()), TWELVE).say(" to ")
                            .show(Value.of(interval.upper()), TWELVE));
        }
    }

    /** What is said of jumps that no power law explains, and of where runs with other seeds jump. */
    record Beyond(Field group, Prose text) {

        static Beyond of(TokenCurves curves) {
            JumpShare jumps = curves.jumpsBeyondPowerLaws();
            Corrected corrected = Corrected.of(curves, jumps);
            Field.Fact planted = Field.of("null", jumps.plantedShare());
            var fields = new ArrayList<Field.Fact>(List.of(Field.of("shareOfFalling", jumps.shareOfFalling()), planted, corrected.share, corrected.interval));
            Prose text = new Prose().say("sharper than any power law of its own: ").append(corrected.text)
                    .say("; among planted power laws: ").show(planted, TWELVE).say("\n");
            curves.placesOfJumps().ifPresent(places -> {
                JumpPlaces smooth = curves.placesOfPlanted().orElseThrow();
                Field.Fact agreement = Field.of("agreement", places.agreement());
                Field.Fact chance = Field.of("chance", places.chance());
                Field.Fact ofPlanted = Field.of("agreementOfPlanted", smooth.agreement());
                Field.Fact chanceOfPlanted = Field.of("chanceOfPlanted", smooth.chance());
                fields.addAll(List.of(agreement, chance, ofPlanted, chanceOfPlanted));
                text.say("where one run jumps, another falls most between the same two sizes: ").show(agreement, TWELVE).say(", by chance ")
                        .show(chance, TWELVE).say("; among planted smooth curves that count as jumps: ").show(ofPlanted, TWELVE).say(", by chance ")
                        .show(chanceOfPlanted, TWELVE).say("\n");
            });
            return new Beyond(Field.group("beyondPowerLaws", fields.toArray(Field.Fact[]::new)), text);
        }
    }

    private static Listing points(TokenCurves curves) {
        var columns = new ArrayList<Column<Integer>>(List.of(
                new Column<>("parameters", GIVEN, i -> Value.of(curves.sizes().get(i))),
                new Column<>("loss", TWELVE, i -> Value.of(curves.mean(i))),
                new Column<>("stdError", "std. error", TWELVE, i -> Value.of(curves.standardError(i)))));
        for (double share : SHARES) {
            columns.add(new Column<>("quantile" + Math.round(100 * share), Math.round(100 * share) + " %", TWELVE,
                    i -> Value.of(curves.quantile(i, share))));
        }
        columns.add(new Column<>("learned", TWELVE, i -> Value.of(curves.learned(i))));
        return Listing.of(IntStream.range(0, curves.sizes().size()).boxed().toList(), columns);
    }

    private record Exponent(String of, Value alpha, Value lower, Value upper, Value floor) {

        static Exponent of(String of, Supplier<Fit> fit) {
            try {
                Fit fitted = fit.get();
                Interval interval = Profile.of(fitted).intervals().get("alpha");
                return new Exponent(of, Value.of(fitted.parameter("alpha")),
                        Value.of(interval == null ? Double.NaN : interval.lower(), OPEN),
                        Value.of(interval == null ? Double.NaN : interval.upper(), OPEN),
                        Value.of(fitted.parameter("E")));
            } catch (IllegalArgumentException e) {
                var reason = new Value.Absent(String.valueOf(e.getMessage()));
                return new Exponent(of, reason, reason, reason, reason);
            }
        }
    }

    private static Listing exponents(TokenCurves curves) {
        var all = new ArrayList<Exponent>();
        all.add(Exponent.of("mean", curves::fitOfMean));
        for (double share : SHARES) {
            all.add(Exponent.of(Math.round(100 * share) + " %", () -> curves.fitOfQuantile(share)));
        }
        return Listing.of(all, List.of(
                new Column<>("of", GIVEN, e -> Value.of(e.of)),
                new Column<>("alpha", TWELVE, Exponent::alpha),
                new Column<>("alphaLower", "from", TWELVE, Exponent::lower),
                new Column<>("alphaUpper", "to", TWELVE, Exponent::upper),
                new Column<>("floor", TWELVE, Exponent::floor)));
    }

    private record Kind(String name, long tokens, long all) {}

    private static Listing kinds(JumpShare jumps) {
        long all = jumps.tokens();
        return Listing.of(
                List.of(
                        new Kind("one jump", jumps.oneJump(), all),
                        new Kind("gradual", jumps.gradual(), all),
                        new Kind("worse", jumps.worse(), all),
                        new Kind("unchanged", jumps.unchanged(), all)),
                List.of(
                        new Column<>("kind", GIVEN, kind -> Value.of(kind.name)),
                        new Column<>("tokens", ALL, kind -> new Value.Whole(kind.tokens)),
                        new Column<>("share", TWELVE, kind -> Value.of(kind.tokens / (double) kind.all))));
    }
}
