package org.neuralquanta.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Tag;
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

/**
 * The joint law against mpmath at 45 digits, by direct sums: src/test/resources/oracle/law-joint.py. The first points, among them the whole
 * crossover of five curves, by default, all in the slow profile.
 */
@Statement("T38")
class JointOracleTest {

    private static final String STORED = "law-joint.csv.gz";
    private static final List<CSVRecord> SOME = OracleFile.first(237, STORED);

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
    @Tag("slow")
    void allPoints() {
        List<CSVRecord> rows = OracleFile.read(STORED);
        assertThat(rows).hasSize(1117);
        exactLoss(rows);
        enclosedLoss(rows);
        exponentsInData(rows, 150);
        exponentsInParameters(rows, 150);
    }

    @Test
    void exactLoss() {
        exactLoss(SOME);
    }

    private static void exactLoss(List<CSVRecord> rows) {
        var budget = new ErrorBudget("joint loss", 1e-12);
        rows.forEach(row -> budget.add(law(row).exact(parameters(row), samples(row)), row.get("loss"), 1, row));
        budget.check(rows.size());
    }

    @Test
    void enclosedLoss() {
        enclosedLoss(SOME);
    }

    private static void enclosedLoss(List<CSVRecord> rows) {
        double widestStep = 0;
        double widestSmooth = 0;
        for (CSVRecord row : rows) {
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

    private static void exponents(
            List<CSVRecord> rows, String column, double allowed, Function<JointLaw.LocalExponents, Exponent> which, int least) {
        var budget = new ErrorBudget(column, allowed);
        for (CSVRecord row : rows) {
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
        exponentsInData(SOME, 40);
    }

    private static void exponentsInData(List<CSVRecord> rows, int least) {
        exponents(rows, "exponentData", 1e-11, JointLaw.LocalExponents::data, least);
    }

    @Test
    void exponentsInParameters() {
        exponentsInParameters(SOME, 40);
    }

    private static void exponentsInParameters(List<CSVRecord> rows, int least) {
        exponents(rows, "exponentParameters", 1e-9, JointLaw.LocalExponents::parameters, least);
    }
}
