package org.neuralquanta.derivation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.neuralquanta.derivation.DerivedValues.number;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neuralquanta.Statement;
import org.neuralquanta.special.OracleFile;

/**
 * Derived terms, the law of curated data, and both ends of mixtures against mpmath, which inverts and composes no expansion:
 * src/test/resources/oracle/derivation-terms.py.
 */
@Statement({"T42", "T43", "T45"})
class TermsOracleTest {

    private static final List<CSVRecord> ROWS = OracleFile.read("derivation-terms.csv");
    private static final String TWO_POWERS = "k^-(1+alpha)*(1+b*k^-rho)";

    private static List<CSVRecord> rows(String kind) {
        return ROWS.stream().filter(row -> row.get("kind").equals(kind)).toList();
    }

    private static Map<String, Double> values(CSVRecord row) {
        var values = new HashMap<String, Double>();
        for (String name : List.of("alpha", "eta", "delta", "nu", "b", "rho")) {
            values.put(name, number(row, name));
        }
        values.put("Delta", 1.0);
        values.put("C", 1.0);
        // The number of shots, Weibull's shape, or the threshold.
        values.put("tau", number(row, "parameter"));
        values.put("h", number(row, "parameter"));
        return values;
    }

    private static final Function<String, Derivation> TERMS = cached(key -> {
        List<String> parts = List.of(key.split(" ", -1));
        Problem problem = Problem.quanta(parts.getLast())
                .frequency(TWO_POWERS)
                .assuming("b > -1", "rho > 0");
        return switch (parts.getFirst()) {
            case "data" -> Derivation.of(
                    problem.gap("Delta*k^eta")
                            .threshold(parts.getLast().equals("shots") ? "tau*k^delta" : "k^delta")
                            .assuming("alpha > eta", "alpha+delta > -1"),
                    Target.DATA, 4);
            case "steps" -> Derivation.of(problem.nu("nu").assuming("nu > 0"), Target.STEPS, 4);
            case "parameters" -> Derivation.of(problem.assuming("rho < 1", "2*rho > 1"), Target.PARAMETERS, 6);
            default -> throw new IllegalArgumentException(key);
        };
    });

    private static <T> Function<String, T> cached(Function<String, T> make) {
        var known = new HashMap<String, T>();
        return key -> known.computeIfAbsent(key, make);
    }

    private static boolean near(double value, CSVRecord row, String column, double factor) {
        double expected = number(row, column) * factor;
        return Math.abs(value - expected) <= 1e-11 * Math.abs(expected) + 1e-14;
    }

    @ParameterizedTest
    @ValueSource(strings = {"data", "steps", "parameters"})
    void termsAgree(String kind) {
        assertThat(rows(kind)).hasSizeGreaterThanOrEqualTo(16).allSatisfy(row -> {
            Derivation derivation = TERMS.apply(kind + " " + row.get("curve")).at(values(row));
            Derivation.Term term = derivation.expansion().orElseThrow().terms().get(Integer.parseInt(row.get("term")));
            assertThat(near(term.exponent().value(), row, "exponent", 1)).as("%s", row).isTrue();
            assertThat(near(term.coefficient().value(), row, "value", 1)).as("%s", row).isTrue();
        });
    }

    @Test
    void curatedLawsAgree() {
        assertThat(rows("curated")).hasSize(12).allSatisfy(row -> {
            Problem problem = Problem.quanta(row.get("curve")).gap("Delta*k^eta").threshold("k^delta")
                    .assuming("alpha > eta", "delta > -1");
            Derivation derivation = Derivation.of(problem, Target.CURATED).at(values(row));
            assertThat(near(derivation.exponent().orElseThrow().value(), row, "exponent", 1)).as("%s", row).isTrue();
            assertThat(near(derivation.amplitude().orElseThrow().value(), row, "value", 1)).as("%s", row).isTrue();
        });
    }

    private static final Derivation MIXTURE = Derivation.of(
            Problem.quanta().families("w:alpha,1-w:alpha+rho").assuming("0 < w < 1", "rho > 0"), Target.MIXTURE_PARAMETERS);

    private static Derivation mixture(CSVRecord row) {
        return MIXTURE.at(Map.of("w", number(row, "b"), "alpha", number(row, "alpha"), "rho", number(row, "rho"), "Delta", 1.0, "C", 1.0));
    }

    @Test
    void mixturesAgree() {
        assertThat(rows("mixture")).hasSize(32).allSatisfy(row ->
                assertThat(mixture(row).derived(number(row, "exponent")) / number(row, "value") - 1).as("%s", row).isBetween(-1e-10, 1e-10));
    }

    /** With 10^30 quanta the family of the slow fall is left to some percent, and with 10^−6 the other. */
    @Test
    void endsOfMixturesAgreeAndAreNotExchanged() {
        List<CSVRecord> far = rows("mixture").stream().filter(row -> number(row, "exponent") > 1e29 || number(row, "exponent") < 1e-5).toList();
        assertThat(far).hasSize(16).allSatisfy(row -> {
            Derivation.MixtureTerms ends = mixture(row).mixture().orElseThrow();
            boolean large = number(row, "exponent") > 1;
            double right = end(large ? ends.large() : ends.small(), row);
            double wrong = end(large ? ends.small() : ends.large(), row);
            assertThat(Math.abs(Math.log(right))).as("%s", row).isLessThan(Math.abs(Math.log(wrong)) / 4);
        });
    }

    private static Derivation best(CSVRecord row) {
        return Derivation.of(
                        Problem.quanta(row.get("curve")).families("w:alpha,1-w:alpha+rho").assuming("0 < w < 1", "rho > 0"), Target.MIXTURE_BEST)
                .at(Map.of("w", number(row, "b"), "alpha", number(row, "alpha"), "rho", number(row, "rho"), "Delta", 1.0, "tau", number(row, "parameter")));
    }

    /** The least loss by search, and far out at the ends the share of the family that gets less and less. */
    @Test
    void bestSharesAgree() {
        assertThat(rows("best")).hasSize(64).allSatisfy(row -> {
            Derivation derivation = best(row);
            double samples = number(row, "exponent");
            double value = number(row, "value");
            if (row.get("term").equals("0")) {
                assertThat(derivation.derived(samples) / value - 1).as("%s", row).isBetween(-1e-10, 1e-10);
            } else if (samples > 1e59 || samples < 1e-59) {
                Derivation.MixtureTerms ends = derivation.mixture().orElseThrow();
                boolean large = samples > 1;
                Derivation.Term share = large ? ends.largeShares().getLast() : ends.smallShares().getFirst();
                double rarer = large ? value : 1 - value;
                double end = share.coefficient().value() * Math.pow(samples, -share.exponent().value());
                assertThat(end / rarer).as("%s", row).isBetween(0.95, 1.05);
            }
        });
    }

    private static double end(Derivation.Fall end, CSVRecord row) {
        return end.amplitude().value() * Math.pow(number(row, "exponent"), -end.exponent().value()) / number(row, "value");
    }
}
