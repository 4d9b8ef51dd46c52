package org.neuralquanta.cli;

import static org.neuralquanta.cli.answer.Rounding.ALL;
import static org.neuralquanta.cli.answer.Rounding.TWELVE;

import java.util.ArrayList;
import java.util.List;
import org.neuralquanta.cli.answer.Answer;
import org.neuralquanta.cli.answer.Field;
import org.neuralquanta.cli.answer.Prose;
import org.neuralquanta.cli.answer.Value;
import org.neuralquanta.fit.Interval;
import org.neuralquanta.study.CurveStudy;
import org.neuralquanta.zipf.FiniteQuanta;
import org.neuralquanta.zipf.TruncatedPowerLaw;
import org.neuralquanta.zipf.ZipfFit;

/** Zipf's law fitted to a list of counts. */
final class ZipfAnswer {

    private static final int USUAL_REPLICATES = 500;
    private static final String OPEN = "not determined by this list";

    private ZipfAnswer() {}

    static Answer of(ZipfFit fit, int asked, long seed, CurveStudy.Watch watch) {
        int replicates = asked == 0 ? USUAL_REPLICATES : asked;
        try (CurveStudy.Watch.Stage stage = watch.begin("lists", replicates)) {
            return of(fit, replicates, fit.goodnessOfFit(replicates, seed, stage::result));
        }
    }

    private static Answer of(ZipfFit fit, int replicates, double pValue) {
        Field.Fact rows = Field.whole("rows", fit.size());
        Field.Fact alpha = Field.of("alpha", fit.alpha());
        Field.Fact exponent = Field.of("exponent", fit.countExponent());
        Field.Fact cutoff = Field.whole("cutoff", fit.cutoff());
        Field.Fact tail = Field.whole("tail", fit.tail());
        Field.Fact distance = Field.of("distance", fit.distance());
        Field.Fact p = Field.of("pValue", pValue);
        Field.Fact lists = Field.whole("replicates", replicates);
        Field.Fact line = Field.of("alphaByRegressionOnRanks", fit.alphaByRegressionOnRanks());
        List<ZipfFit.Alternative> alternatives = fit.alternatives();
        TruncatedPowerLaw cut = fit.truncated();
        Field.Fact verdict = Field.of("verdict", fit.verdict(pValue, alternatives, cut));
        List<String> warnings = fit.warning().stream().toList();
        Prose text = new Prose()
                .say("zipf, ").show(rows).say(" counts, fitted from ").show(cutoff).say(" on: ").show(tail).say(" counts\n\nalpha ")
                .show(alpha, ALL).say(" of p_k ~ k^-(1+alpha), ");
        range(text, fit.alphaInterval());
        text.say("\nexponent ").show(exponent, ALL).say(" of the number of quanta with count x, ~ x^-exponent, ");
        range(text, fit.countExponentInterval());
        text.say("\nintervals treat the cut-off as known\n\ndistance ").show(distance).say(" (Kolmogorov-Smirnov), p = ").show(p)
                .say(" (").show(lists).say(" simulated lists)\n");
        Field.Group logNormal = rival("againstLogNormal", alternatives.getFirst(), text);
        Field.Group stretched = rival("againstStretchedExponential", alternatives.getLast(), text);
        Field.Group truncated = truncated(cut, text);
        text.show(verdict).say("\n\n");
        Field.Group quanta = quanta(fit.finiteQuanta(), text);
        text.say("\nA straight-line fit of log count against log rank would give alpha = ").show(line)
                .say(", which is not an estimate to use (docs/fitting-explained.md).\n");
        warnings.forEach(warning -> text.say("! " + warning + "\n"));
        return Answer.of(
                List.of(
                        Field.of("model", "zipf"),
                        rows,
                        Field.group("parameters", alpha, exponent, cutoff),
                        tail,
                        distance,
                        Field.group("intervals", ends("alpha", fit.alphaInterval()), ends("exponent", fit.countExponentInterval())),
                        Field.group("goodnessOfFit", p, lists),
                        logNormal,
                        stretched,
                        truncated,
                        quanta,
                        line,
                        verdict,
                        new Field.Fact("warnings", Value.of(warnings))),
                text);
    }

    private static Field.Group rival(String name, ZipfFit.Alternative alternative, Prose text) {
        Field.Fact ratio = Field.of("ratio", alternative.against().ratio());
        Field.Fact normalised = Field.of("normalised", alternative.against().normalised());
        Field.Fact p = Field.of("pValue", alternative.against().pValue());
        text.say("against a " + alternative.name() + ": log-likelihood ratio ").show(ratio).say(", normalised ").show(normalised)
                .say(", p").showPValue(" = ", p).say("\n");
        var fields = new ArrayList<Field>(List.of(ratio, normalised, p));
        alternative.parameters().forEach((parameter, value) -> fields.add(Field.of(parameter, value)));
        return new Field.Group(name, fields);
    }

    private static Field.Group truncated(TruncatedPowerLaw law, Prose text) {
        Field.Fact exponent = Field.of("exponent", law.exponent());
        Field.Fact rate = Field.of("lambda", law.rate());
        Field.Fact ratio = Field.of("ratio", law.ratio());
        Field.Fact p = Field.of("pValue", law.pValue());
        text.say("with a cut-off e^-(lambda x): exponent ").show(exponent).say(", ");
        range(text, law.exponentInterval());
        text.say(", lambda ").show(rate).say(", ");
        range(text, law.rateInterval());
        text.say(", log-likelihood higher by ").show(ratio).say(", p").showPValue(" = ", p).say("\n");
        return Field.group("truncated", exponent, rate, ends("exponentInterval", law.exponentInterval()),
                ends("lambdaInterval", law.rateInterval()), ratio, p);
    }

    private static Field.Group quanta(FiniteQuanta found, Prose text) {
        var quanta = new Field.Fact("quanta", Value.of(found.quanta(), OPEN));
        Field.Fact alpha = Field.of("alpha", found.alpha());
        Field.Fact least = Field.of("leastUses", found.leastUses());
        Field.Fact distance = Field.of("distance", found.distance());
        Field.Fact most = Field.of("largestPValue", found.largestPValue());
        Field.Fact ratio = Field.of("ratio", found.ratio());
        Field.Fact p = Field.of("pValue", found.pValue());
        text.say("quanta in all, if counts are samples of p_k ~ k^-(1+alpha) up to k = K: K = ").show(quanta).say(", ");
        range(text, found.quantaInterval());
        text.say(", alpha ").show(alpha).say(";\n  log-likelihood higher than for infinitely many by ").show(ratio).say(", p").showPValue(" = ", p)
                .say(found.isRuledOut() ? ";\n  but the counts do not follow this law: distance " : ";\n  distance ").show(distance)
                .say(", p").showPValue(" <= ", most).say("\n");
        return Field.group("finiteQuanta", quanta, ends("interval", found.quantaInterval()), alpha, least, distance, most, ratio, p);
    }

    private static Field.Fact ends(String name, Interval interval) {
        return new Field.Fact(name, Value.ends(OPEN, interval.lower(), interval.upper()));
    }

    private static void range(Prose text, Interval interval) {
        text.say("95 % from ").show(Value.of(interval.lower(), OPEN), TWELVE).say(" to ").show(Value.of(interval.upper(), OPEN), TWELVE);
    }
}
