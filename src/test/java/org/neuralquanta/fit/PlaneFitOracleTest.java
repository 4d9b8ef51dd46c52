package org.neuralquanta.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.runs.Runs;
import org.neuralquanta.special.OracleFile;

/** Forms of two terms, against SciPy's minimisers from a grid of their own, on the half table and on the runs of Muennighoff et al. */
@Statement({"T38", "T41"})
class PlaneFitOracleTest {

    private static CurveModel model(String name) {
        return switch (name) {
            case "norm" -> CurveModel.norm();
            case "joint" -> CurveModel.joint();
            case "overlap" -> CurveModel.overlap();
            case "kaplan" -> CurveModel.kaplan();
            case "repeated" -> CurveModel.repeated();
            case "repeated-quanta" -> CurveModel.repeatedQuanta();
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** N, D, U and loss of all runs, by column. */
    private static double[][] datablations() {
        try {
            double[][] rows = Files.readAllLines(Planted.data("datablations.csv")).stream()
                    .filter(line -> !line.startsWith("#") && !line.startsWith("name"))
                    .map(line -> Arrays.stream(line.split(",")).skip(1).mapToDouble(Double::parseDouble).toArray())
                    .toArray(double[][]::new);
            double[][] columns = new double[4][rows.length];
            Arrays.setAll(columns, c -> Arrays.stream(rows).mapToDouble(row -> row[c]).toArray());
            return columns;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Runs runs(String table) {
        double[][] all = datablations();
        return switch (table) {
            case "half" -> Planted.half();
            case "repeated" -> Runs.repeated(all[0], all[1], all[2], all[3]);
            default -> {
                Runs repeated = runs("repeated");
                Runs once = repeated.where(i -> repeated.value(1, i) == repeated.value(2, i));
                yield Runs.of(Planted.column(once, 0), Planted.column(once, 1), Planted.losses(once));
            }
        };
    }

    @Test
    void agreesWithSciPy() {
        double worst = 0;
        for (CSVRecord row : OracleFile.read("fit/planes.csv")) {
            CurveModel model = Boolean.parseBoolean(row.get("tied")) ? model(row.get("form")).tied() : model(row.get("form"));
            Runs runs = runs(row.get("table"));
            long start = System.nanoTime();
            Fit fit = Fit.of(model, runs);
            double time = (System.nanoTime() - start) * 1e-9;
            double objective = Double.parseDouble(row.get("objective"));
            System.out.printf("%s %s %s: %.10g, SciPy %.10g, %.2f s%n",
                    row.get("table"), row.get("form"), row.get("tied"), fit.objective(), objective, time);
            assertThat(fit.objective()).as(row.toString()).isCloseTo(objective, within(1e-10 * objective));
            List<String> names = model.parameters();
            int own = model.parameters().contains("beta") ? 5 : 4;
            for (int i = 0; i < names.size(); i++) {
                double expected = Double.parseDouble(row.get(i < own ? names.get(i) : i == own ? "own1" : "own2"));
                assertThat(fit.parameter(names.get(i))).as("%s of %s", names.get(i), row).isCloseTo(expected, within(1e-6 * Math.abs(expected)));
                worst = Math.max(worst, Math.abs(fit.parameter(names.get(i)) / expected - 1));
            }
        }
        System.out.printf("forms of two terms against SciPy: largest relative difference of a parameter %.1e%n", worst);
    }

    @Test
    void anOverlapOfNoneIsTheSum() {
        Fit sum = Fit.of(CurveModel.chinchilla(), Planted.half());
        for (CurveModel model : List.of(CurveModel.overlap().fixed("omega", 0), CurveModel.norm().fixed("q", 1))) {
            Fit held = Fit.of(model, Planted.half());
            assertThat(held.objective()).isCloseTo(sum.objective(), within(1e-10 * sum.objective()));
            assertThat(held.parameter("beta")).isCloseTo(sum.parameter("beta"), within(1e-6));
        }
        assertThat(Fit.of(CurveModel.overlap(), Planted.half()).objective()).isLessThan(sum.objective());
        Fit quanta = Fit.of(CurveModel.quanta(), Planted.half());
        assertThat(Fit.of(CurveModel.overlap().tied().fixed("omega", 0), Planted.half()).objective())
                .isCloseTo(quanta.objective(), within(1e-10 * quanta.objective()));
        assertThat(Fit.of(CurveModel.max(), Planted.half()).objective())
                .isCloseTo(Fit.of(CurveModel.norm().fixed("q", 256), Planted.half()).objective(), within(1e-12));
    }

    /** Kaplan et al.'s law as published: no irreducible loss, which the half table speaks against. */
    @Test
    void theIrreducibleLossCanBeHeldAtZero() {
        Fit published = Fit.of(CurveModel.kaplan().fixed("E", 0), Planted.half());
        Fit free = Fit.of(CurveModel.kaplan(), Planted.half());
        assertThat(published.parameters()).containsOnlyKeys("A", "B", "alpha", "beta");
        assertThat(published.gradientNorm()).isLessThan(1e-10);
        assertThat(published.objective()).isGreaterThan(free.objective());
        double n = 1e9;
        double d = 2e10;
        double beta = published.parameter("beta");
        double termN = published.parameter("A") * Math.pow(n, -published.parameter("alpha"));
        double termD = published.parameter("B") * Math.pow(d, -beta);
        assertThat(published.predict(n, d)).isCloseTo(Math.pow(Math.pow(termN, 1 / beta) + Math.pow(termD, 1 / beta), beta), within(1e-9));
    }

    @Test
    void onlyFormsWithBothExponentsAreTied() {
        assertThat(CurveModel.chinchilla().tied()).isEqualTo(CurveModel.quanta());
        assertThat(CurveModel.joint().tied().dimension()).isEqualTo(4);
        for (CurveModel model : List.of(CurveModel.power(), CurveModel.max(), CurveModel.joint().tied().fixed("E", 0), CurveModel.repeated())) {
            assertThatIllegalArgumentException().isThrownBy(model::tied).withMessageContaining(model.name());
        }
    }
}
