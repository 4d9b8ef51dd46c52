package org.neuralquanta.figures.speed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.neuralquanta.figures.ProjectFolder;
import org.neuralquanta.figures.drawing.DataFile;

/** The files of measured results, and what the figures take from them. */
class ResultsTest {

    private static List<CSVRecord> rows(String file) throws IOException {
        return DataFile.rows(Measured.file(ProjectFolder.PATH.resolve("data"), file));
    }

    @Test
    void everyWorkloadIsDrawnOnce() throws IOException {
        Set<String> measured = rows("growth.csv").stream().map(row -> row.get("workload")).collect(Collectors.toSet());
        assertThat(GrowthPanel.all().stream().flatMap(panel -> panel.curves().stream()).map(GrowthPanel.Curve::workload))
                .containsExactlyInAnyOrderElementsOf(measured);
    }

    @Test
    void everySizeLiesOnTheAxisOfItsPanel() throws IOException {
        for (GrowthPanel panel : GrowthPanel.all()) {
            for (GrowthPanel.Curve curve : panel.curves()) {
                Cost cost = Cost.of(rows("growth.csv"), curve.workload(), "seconds");
                assertThat(cost.x()).as(curve.workload()).isNotEmpty().isSorted();
                assertThat(cost.x()[0]).isGreaterThan(panel.lower());
                assertThat(cost.x()[cost.x().length - 1]).isLessThan(panel.upper());
                assertThat(cost.slope()).isFinite();
                assertThat(cost.atInfinity()).hasSizeLessThanOrEqualTo(Double.isNaN(panel.infinity()) ? 0 : 1);
            }
        }
    }

    @Test
    void everyRequestIsMeasuredInBothLoops() throws IOException {
        List<CSVRecord> rows = rows("load.csv");
        Set<String> requests = rows.stream().map(row -> row.get("request")).collect(Collectors.toSet());
        assertThat(requests).hasSize(6).allSatisfy(request -> {
            assertThat(column(rows, request, "closed", "threads")).containsExactly(1, 2, 4, 8, 16);
            assertThat(column(rows, request, "closed", "relative")[0]).isEqualTo(1);
            assertThat(column(rows, request, "open", "load")).isSorted().startsWith(0.1).endsWith(0.95);
        });
    }

    private static double[] column(List<CSVRecord> rows, String request, String loop, String column) {
        return DataFile.column(rows.stream().filter(row -> row.get("request").equals(request) && row.get("loop").equals(loop)).toList(), column);
    }
}
