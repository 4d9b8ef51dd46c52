package org.neuralquanta.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neuralquanta.Statement;
import org.neuralquanta.special.OracleFile;

/** Average linkage against SciPy and eigenvalues against numpy: src/test/resources/oracle/discovery.py. */
@Statement("T35")
class ClusteringOracleTest {

    private static final List<CSVRecord> ROWS = OracleFile.read("discovery.csv");

    private static double[] values(int number, String kind) {
        double[] values = ROWS.stream()
                .filter(row -> row.get("case").equals(Integer.toString(number)) && row.get("kind").equals(kind))
                .mapToDouble(row -> Double.parseDouble(row.get("value")))
                .toArray();
        assertThat(values).isNotEmpty();
        return values;
    }

    private static SimilarityMatrix matrix(int number) {
        double[] values = values(number, "similarity");
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return SimilarityMatrix.of((int) Math.round(Math.sqrt(floats.length)), floats);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void averageLinkageMergesAsSciPy(int number) {
        Dendrogram tree = Dendrogram.averageLinkage(matrix(number));
        double[] merges = values(number, "merge");
        int n = merges.length + 1;
        for (int done = 0; done <= merges.length; done++) {
            double between = (done == 0 ? 1 : merges[done - 1]) / 2 + (done == merges.length ? 0 : merges[done]) / 2;
            assertThat(tree.cutAt(between).sizes()).as("clusters at %s", between).hasSize(n - done);
            assertThat(tree.cutInto(n - done).sizes()).hasSize(n - done);
        }
        var expected = new Clustering(Arrays.stream(values(number, "label4")).mapToInt(label -> (int) label).toArray());
        assertThat(tree.cutInto(Math.min(4, n)).adjustedRandIndex(expected)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void leadingEigenvaluesAreThoseOfNumpy(int number) {
        SimilarityMatrix matrix = matrix(number);
        double[] expected = values(number, "eigenvalue");
        int count = Math.min(5, expected.length);
        Lanczos found = Lanczos.largest(matrix, count, 1e-9, 7);
        assertThat(found.residual()).isLessThan(1e-9);
        for (int k = 0; k < count; k++) {
            assertThat(found.values()[k]).isCloseTo(expected[k], within(1e-9));
            double[] v = found.vector(k);
            for (int i = 0; i < v.length; i++) {
                double product = 0;
                for (int j = 0; j < v.length; j++) {
                    product += matrix.value(i, j) * v[j];
                }
                assertThat(product).isCloseTo(expected[k] * v[i], within(1e-8));
            }
        }
    }
}
