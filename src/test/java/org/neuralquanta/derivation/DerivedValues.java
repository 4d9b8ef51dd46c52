package org.neuralquanta.derivation;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.neuralquanta.claim.Curve;
import org.neuralquanta.symbol.Symbol;

/** The problem with general exponents for a curve, and values for its symbols from a row of an oracle. */
public final class DerivedValues {

    private DerivedValues() {}

    public static Problem general(Curve curve) {
        return Problem.quanta(curve)
                .gap("Delta*k^eta")
                .cost("C*k^kappa")
                .threshold(curve == Curve.THRESHOLD || curve == Curve.SHOTS ? "tau*k^delta" : "k^delta")
                .assuming("alpha > eta", "kappa > -1", "alpha+delta > -1");
    }

    public static Curve curve(CSVRecord row) {
        return Curve.valueOf(row.get("curve").toUpperCase(Locale.ROOT));
    }

    public static Map<Symbol, Double> of(CSVRecord row) {
        var values = new LinkedHashMap<Symbol, Double>();
        for (String name : new String[] {"alpha", "eta", "kappa", "delta"}) {
            values.put(Symbol.of(name), number(row, name));
        }
        values.put(Symbol.of("C"), number(row, "cost"));
        values.put(Symbol.of("Delta"), number(row, "gap"));
        values.put(Symbol.of("tau"), number(row, "parameter"));
        values.put(Symbol.of("m"), number(row, "parameter"));
        values.put(Symbol.of("w"), number(row, "parameter"));
        return values;
    }

    public static double number(CSVRecord row, String column) {
        return Double.parseDouble(row.get(column));
    }
}
