package org.neuralquanta.cli;

import org.neuralquanta.fit.Interval;
import org.neuralquanta.fit.Vuong;
import org.neuralquanta.zipf.ZipfFit;

/** Zipf's law fitted to a list of counts. */
record ZipfAnswer(ZipfFit fit, int replicates, double pValue) implements Answer {

    private static final int USUAL_REPLICATES = 500;
    private static final String OPEN = "not determined by this list";

    static ZipfAnswer of(ZipfFit fit, int asked, long seed) {
        int replicates = asked == 0 ? USUAL_REPLICATES : asked;
        try (var progress = new Progress("lists", replicates)) {
            return new ZipfAnswer(fit, replicates, fit.goodnessOfFit(replicates, seed, progress::step));
        }
    }

    private static String range(Interval interval) {
        return "95 % from " + TextTable.rounded(interval.lower()) + " to " + TextTable.rounded(interval.upper());
    }

    @Override
    public String text() {
        Vuong vuong = fit.againstLogNormal();
        return "zipf, " + fit.size() + " counts, fitted from " + fit.cutoff() + " on: " + fit.tail() + " counts\n\nalpha "
                + TextTable.shortest(fit.alpha()) + " of p_k ~ k^-(1+alpha), " + range(fit.alphaInterval())
                + "\nexponent " + TextTable.shortest(fit.countExponent()) + " of the number of quanta with count x, ~ x^-exponent, "
                + range(fit.countExponentInterval()) + "\nintervals take the cut-off as known\n\ndistance " + TextTable.rounded(fit.distance())
                + " (Kolmogorov-Smirnov), p = " + TextTable.rounded(pValue) + " (" + replicates + " simulated lists)"
                + "\nagainst a log-normal: log-likelihood ratio " + TextTable.rounded(vuong.ratio()) + ", normalised "
                + TextTable.rounded(vuong.normalised()) + ", p = " + TextTable.rounded(vuong.pValue()) + "\n" + fit.verdict(pValue)
                + "\n\nA straight line through log count against log rank would say alpha = "
                + TextTable.rounded(fit.alphaByRegressionOnRanks()) + ": not an estimate to use (docs/fitting.md).\n";
    }

    @Override
    public String json() {
        return JsonDocument.of(json -> {
            Vuong vuong = fit.againstLogNormal();
            json.string("model", "zipf").whole("rows", fit.size());
            json.object("parameters", p -> p.number("alpha", fit.alpha())
                    .number("exponent", fit.countExponent())
                    .whole("cutoff", fit.cutoff()));
            json.whole("tail", fit.tail()).number("distance", fit.distance());
            json.object("intervals", p -> p.numbers("alpha", OPEN, fit.alphaInterval().lower(), fit.alphaInterval().upper())
                    .numbers("exponent", OPEN, fit.countExponentInterval().lower(), fit.countExponentInterval().upper()));
            json.object("goodnessOfFit", p -> p.number("pValue", pValue).whole("replicates", replicates));
            json.object("againstLogNormal", p -> p.number("ratio", vuong.ratio())
                    .number("normalised", vuong.normalised())
                    .number("pValue", vuong.pValue()));
            json.number("alphaByRegressionOnRanks", fit.alphaByRegressionOnRanks());
            json.string("verdict", fit.verdict(pValue));
        });
    }
}
