package org.neuralquanta.derivation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.neuralquanta.claim.Curve;
import org.neuralquanta.emergence.CurveFamily;
import org.neuralquanta.emergence.EmergenceCurve;
import org.neuralquanta.symbol.Symbol;

/** The problem with general exponents for a curve, and values for its symbols from a row of an oracle. */
public final class DerivedValues {

    private DerivedValues() {}

    public static Problem general(Curve curve) {
        return Problem.quanta(curve)
                .gap("Delta*k^eta")
                .cost("C*k^kappa")
                .threshold(curve.hasThreshold() ? "tau*k^delta" : "k^delta")
                .assuming("alpha > eta", "kappa > -1", "alpha+delta > -1");
    }

    public static Curve curve(CSVRecord row) {
        return Curve.named(row.get("curve"));
    }

    public static Map<Symbol, Double> of(CSVRecord row) {
        var values = new LinkedHashMap<Symbol, Double>();
        for (String name : new String[] {"alpha", "eta", "kappa", "delta"}) {
            values.put(Symbol.of(name), number(row, name));
        }
        values.put(Symbol.of("C"), number(row, "cost"));
        values.put(Symbol.of("Delta"), number(row, "gap"));
        values.putAll(parameters(number(row, "parameter")));
        return values;
    }

    /** One value for the parameters of all curves. */
    public static Map<Symbol, Double> parameters(double value) {
        return CurveFamily.all().stream()
                .flatMap(family -> family.parameter().stream())
                .map(parameter -> Symbol.of(parameter.symbol()))
                .distinct()
                .collect(Collectors.toMap(symbol -> symbol, _ -> value));
    }

    /** The curve in numbers; a threshold is that of an exposure in units of it. */
    public static EmergenceCurve exact(Curve curve, double parameter) {
        return CurveFamily.named(curve.family()).orElseThrow().curve(curve == Curve.THRESHOLD ? 1 : parameter);
    }

    public static double number(CSVRecord row, String column) {
        return Double.parseDouble(row.get(column));
    }
}
