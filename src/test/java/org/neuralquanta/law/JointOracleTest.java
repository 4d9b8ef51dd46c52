package org.neuralquanta.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.law.JointLaw.LocalExponents.Exponent;
import org.neuralquanta.model.Capacity;
import org.neuralquanta.model.Cost;
import org.neuralquanta.model.Exposure;
import org.neuralquanta.model.Gap;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.special.ErrorBudget;
import org.neuralquanta.special.OracleFile;

/** The joint law against mpmath at 45 digits, by direct sums: src/test/resources/oracle/law-joint.py. */
@Statement("T38")
class JointOracleTest {

    private static final List<CSVRecord> ROWS = OracleFile.read("law-joint.csv");

    private static JointLaw law(CSVRecord row) {
        QuantaModel model = row.get("family").equals("counts")
                ? QuantaModel.of(TabulatedQuanta.ofCounts(
                                Stream.of(row.get("counts").split(";")).mapToLong(Long::parseLong).toArray()))
                        .learnedAfter(OracleModel.curve(row))
                        .with(new Gap(OracleModel.number(row, "gap"), OracleModel.number(row, "eta")))
                        .with(new Cost(OracleModel.number(row, "cost"), OracleModel.number(row, "kappa")))
                        .with(Exposure.ofDelta(OracleModel.number(row, "delta")))
                : OracleModel.of(row);
        return JointLaw.of(model, row.get("capacity").equals("sharp") ? Capacity.sharp() : Capacity.soft(OracleModel.number(row, "overlap")));
    }

    private static double parameters(CSVRecord row) {
        return OracleModel.number(row, "parameters");
    }

    private static double samples(CSVRecord row) {
        return OracleModel.number(row, "data");
    }

    private static boolean isStep(CSVRecord row) {
        return row.get("curve").equals("threshold");
    }

    @Test
    void exactLoss() {
        var budget = new ErrorBudget("joint loss", 1e-12);
        ROWS.forEach(row -> budget.add(law(row).exact(parameters(row), samples(row)), row.get("loss"), 1, row));
        budget.check(230);
    }

    @Test
    void enclosedLoss() {
        double widestStep = 0;
        double widestSmooth = 0;
        for (CSVRecord row : ROWS) {
            double width = ErrorBudget.contained(
                    law(row).bound(parameters(row), samples(row)).interval(), row.get("loss"), 1, row);
            if (isStep(row)) {
                widestStep = Math.max(widestStep, width);
            } else {
                widestSmooth = Math.max(widestSmooth, width);
            }
        }
        System.out.printf(Locale.ROOT, "enclosures of the joint loss: relative width up to %.1e for steps, %.1e for smooth curves%n",
                widestStep, widestSmooth);
        assertThat(widestStep).isLessThan(1e-11);
        assertThat(widestSmooth).isLessThan(1e-9);
    }

    private static void exponents(String column, double allowed, Function<JointLaw.LocalExponents, Exponent> which, int least) {
        var budget = new ErrorBudget(column, allowed);
        for (CSVRecord row : ROWS) {
            if (!row.get(column).isEmpty()) {
                Exponent exponent = which.apply(law(row).localExponents(parameters(row), samples(row)));
                assertThat(exponent).as(row.toString()).isInstanceOf(Exponent.Value.class);
                double value = ((Exponent.Value) exponent).value();
                if (OracleModel.number(row, column) == 0) {
                    assertThat(value).as(row.toString()).isZero();
                } else {
                    budget.add(value, row.get(column), 1, row);
                }
            }
        }
        budget.check(least);
    }

    @Test
    void exponentsInData() {
        exponents("exponentData", 1e-11, JointLaw.LocalExponents::data, 40);
    }

    @Test
    void exponentsInParameters() {
        exponents("exponentParameters", 1e-9, JointLaw.LocalExponents::parameters, 40);
    }
}
