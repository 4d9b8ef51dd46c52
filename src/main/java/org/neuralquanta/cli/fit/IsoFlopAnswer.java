package org.neuralquanta.cli.fit;

import static org.neuralquanta.cli.answer.Rounding.ALL;
import static org.neuralquanta.cli.answer.Rounding.GIVEN;
import static org.neuralquanta.cli.answer.Rounding.TWELVE;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.neuralquanta.cli.answer.Answer;
import org.neuralquanta.cli.answer.Column;
import org.neuralquanta.cli.answer.Field;
import org.neuralquanta.cli.answer.Listing;
import org.neuralquanta.cli.answer.Prose;
import org.neuralquanta.cli.answer.Rounding;
import org.neuralquanta.cli.answer.Value;
import org.neuralquanta.fit.Interval;
import org.neuralquanta.runs.Runs;
import org.neuralquanta.study.IsoFlop;
import org.neuralquanta.study.IsoFlopProfile;

/** IsoFLOP profiles and the line through their minima. */
public final class IsoFlopAnswer {

    private IsoFlopAnswer() {}

    /** The budgets are given, or multiples of the runs' compute. */
    public static Answer of(IsoFlop found, Runs runs, List<IsoFlop.Budget> budgets, boolean given) {
        Rounding compute = Compute.digits(given);
        Field.Fact rows = Field.whole("rows", runs.size());
        Field.Fact used = Field.whole("rowsInProfiles", found.runs());
        Field.Fact scatter = Field.of("scatter", found.scatter());
        Field.Fact excess = Field.of("excess", found.excess());
        Field.Fact a = Field.of("exponent", found.parameterExponent());
        Field.Fact ofD = Field.of("tokenExponent", 1 - found.parameterExponent());
        Field.Fact logG = Field.of("logCoefficient", found.logCoefficient());
        Interval interval = found.parameterExponentInterval();
        Listing profiles = profiles(found.profiles());
        Listing splits = splits(budgets, compute);
        Prose text = new Prose().say("isoflop, ").show(rows).say(" runs, ").show(used).say(" in profiles\n\nprofiles, 95 % for N\n")
                .show(profiles)
                .say("\nscatter of log loss about the parabolas ").show(scatter).say(", of log N about the line beyond the errors of the minima ")
                .show(excess).say("\n\ncompute-optimal: N ~ C^").show(a, ALL);
        Ends.say(text, interval);
        text.say(", D ~ C^").show(ofD).say(" (C = " + Compute.product(runs.cost()) + " FLOPs)\nlog G ").show(logG).say(" of N = G C^a");
        Ends.say(text, found.logCoefficientInterval());
        text.say("\n").show(splits.without("parametersInterval").without("tokensInterval"));
        budgets.forEach(budget -> budget.extrapolation().sentence()
                .ifPresent(sentence -> text.say("! C = ").show(Value.of(budget.compute()), compute).say(": " + sentence + "\n")));
        var fields = new ArrayList<Field>(List.of(Field.of("model", "isoflop"), rows, used));
        Compute.unusual(runs.cost()).ifPresent(fields::add);
        fields.addAll(List.of(
                new Field.Rows("profiles", profiles),
                scatter,
                excess,
                Field.group("allocation", a, ends("exponentInterval", interval), ofD,
                        ends("tokenExponentInterval", new Interval(1 - interval.upper(), 1 - interval.lower())),
                        logG, ends("logCoefficientInterval", found.logCoefficientInterval()),
                        new Field.Rows("budgets", splits.only("compute", "parameters", "parametersInterval", "tokens", "tokensInterval")))));
        return Answer.of(fields, text);
    }

    private static Listing profiles(List<IsoFlopProfile> profiles) {
        return Listing.of(profiles, List.of(
                new Column<>("compute", "C", TWELVE, profile -> Value.of(profile.compute())),
                new Column<>("runs", ALL, profile -> new Value.Whole(profile.runs())),
                new Column<>("parameters", "N", TWELVE, valley(valley -> Value.of(valley.parameters()))),
                new Column<>("lower", "N from", TWELVE, valley(valley -> Ends.of(valley.interval().lower()))),
                new Column<>("upper", "to", TWELVE, valley(valley -> Ends.of(valley.interval().upper()))),
                new Column<>("tokens", "D", TWELVE, valley(valley -> Value.of(valley.tokens()))),
                new Column<>("loss", TWELVE, valley(valley -> Value.of(valley.loss()))),
                new Column<>("unused", GIVEN, profile -> Value.of(profile instanceof IsoFlopProfile.Unused unused ? unused.reason() : ""))));
    }

    private static Function<IsoFlopProfile, Value> valley(Function<IsoFlopProfile.Valley, Value> cell) {
        return profile -> switch (profile) {
            case IsoFlopProfile.Valley valley -> cell.apply(valley);
            case IsoFlopProfile.Unused _ -> new Value.Absent("");
        };
    }

    private static Listing splits(List<IsoFlop.Budget> budgets, Rounding compute) {
        return Listing.of(budgets, List.of(
                new Column<>("compute", "C", compute, budget -> Value.of(budget.compute())),
                new Column<>("parameters", "N", TWELVE, budget -> Value.of(budget.parameters())),
                new Column<>("parametersInterval", TWELVE, budget -> Ends.of(budget.parametersInterval())),
                new Column<>("parametersLower", "N from", TWELVE, budget -> Ends.of(budget.parametersInterval().lower())),
                new Column<>("parametersUpper", "to", TWELVE, budget -> Ends.of(budget.parametersInterval().upper())),
                new Column<>("tokens", "D", TWELVE, budget -> Value.of(budget.tokens())),
                new Column<>("tokensInterval", TWELVE, budget -> Ends.of(budget.tokensInterval())),
                new Column<>("tokensLower", "D from", TWELVE, budget -> Ends.of(budget.tokensInterval().lower())),
                new Column<>("tokensUpper", "to", TWELVE, budget -> Ends.of(budget.tokensInterval().upper()))));
    }

    private static Field.Fact ends(String name, Interval interval) {
        return new Field.Fact(name, Ends.of(interval));
    }
}
