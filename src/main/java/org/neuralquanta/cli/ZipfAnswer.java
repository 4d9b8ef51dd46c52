package org.neuralquanta.cli;

import static org.neuralquanta.cli.answer.Rounding.ALL;
import static org.neuralquanta.cli.answer.Rounding.TWELVE;

import java.util.List;
import org.neuralquanta.cli.answer.Answer;
import org.neuralquanta.cli.answer.Field;
import org.neuralquanta.cli.answer.Prose;
import org.neuralquanta.cli.answer.Value;
import org.neuralquanta.fit.Interval;
import org.neuralquanta.fit.Vuong;
import org.neuralquanta.zipf.ZipfFit;

/** Zipf's law fitted to a list of counts. */
final class ZipfAnswer {

    private static final int USUAL_REPLICATES = 500;
    private static final String OPEN = "not determined by this list";

    private ZipfAnswer() {}

    static Answer of(ZipfFit fit, int asked, long seed) {
        int replicates = asked == 0 ? USUAL_REPLICATES : asked;
        try (var bar = new TerminalBar("lists", replicates)) {
            return of(fit, replicates, fit.goodnessOfFit(replicates, seed, bar::step));
        }
    }

    private static Answer of(ZipfFit fit, int replicates, double pValue) {
        Vuong vuong = fit.againstLogNormal();
        Field.Fact rows = Field.whole("rows", fit.size());
        Field.Fact alpha = Field.of("alpha", fit.alpha());
        Field.Fact exponent = Field.of("exponent", fit.countExponent());
        Field.Fact cutoff = Field.whole("cutoff", fit.cutoff());
        Field.Fact tail = Field.whole("tail", fit.tail());
        Field.Fact distance = Field.of("distance", fit.distance());
        Field.Fact p = Field.of("pValue", pValue);
        Field.Fact lists = Field.whole("replicates", replicates);
        Field.Fact ratio = Field.of("ratio", vuong.ratio());
        Field.Fact normalised = Field.of("normalised", vuong.normalised());
        Field.Fact vuongP = Field.of("pValue", vuong.pValue());
        Field.Fact line = Field.of("alphaByRegressionOnRanks", fit.alphaByRegressionOnRanks());
        Field.Fact verdict = Field.of("verdict", fit.verdict(pValue));
        Prose text = new Prose()
                .say("zipf, ").show(rows).say(" counts, fitted from ").show(cutoff).say(" on: ").show(tail).say(" counts\n\nalpha ")
                .show(alpha, ALL).say(" of p_k ~ k^-(1+alpha), ");
        range(text, fit.alphaInterval());
        text.say("\nexponent ").show(exponent, ALL).say(" of the number of quanta with count x, ~ x^-exponent, ");
        range(text, fit.countExponentInterval());
        text.say("\nintervals take the cut-off as known\n\ndistance ").show(distance).say(" (Kolmogorov-Smirnov), p = ").show(p)
                .say(" (").show(lists).say(" simulated lists)\nagainst a log-normal: log-likelihood ratio ").show(ratio)
                .say(", normalised ").show(normalised).say(", p = ").show(vuongP).say("\n").show(verdict)
                .say("\n\nA straight line through log count against log rank would say alpha = ").show(line)
                .say(": not an estimate to use (docs/fitting.md).\n");
        return Answer.of(
                List.of(
                        Field.of("model", "zipf"),
                        rows,
                        Field.group("parameters", alpha, exponent, cutoff),
                        tail,
                        distance,
                        Field.group("intervals", ends("alpha", fit.alphaInterval()), ends("exponent", fit.countExponentInterval())),
                        Field.group("goodnessOfFit", p, lists),
                        Field.group("againstLogNormal", ratio, normalised, vuongP),
                        line,
                        verdict),
                text);
    }

    private static Field.Fact ends(String name, Interval interval) {
        return new Field.Fact(name, Value.ends(OPEN, interval.lower(), interval.upper()));
    }

    private static void range(Prose text, Interval interval) {
        text.say("95 % from ").show(Value.of(interval.lower(), OPEN), TWELVE).say(" to ").show(Value.of(interval.upper(), OPEN), TWELVE);
    }
}
