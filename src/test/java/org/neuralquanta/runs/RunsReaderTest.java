package org.neuralquanta.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neuralquanta.fit.CurveModel;
import org.neuralquanta.fit.Fit;
import org.neuralquanta.table.InvalidTableException;

class RunsReaderTest {

    @TempDir
    private Path directory = Path.of(".");

    private Path write(String text) throws IOException {
        return Files.writeString(directory.resolve("runs.csv"), text);
    }

    @Test
    void readsAnyColumnsWithUnitsQuotesAndComments() throws IOException {
        Path file = write("# sweep\nname,params,\"val loss\",tokens\n\"a, b\",70M,2.5,1.4T\nc,\"1e9\",2.25,20B\n");
        Runs runs = Runs.read(file, Columns.parse("N=params,D=tokens,loss=val loss"));
        assertThat(runs.size()).isEqualTo(2);
        assertThat(runs.value(0, 0)).isEqualTo(70e6, within(1e-6));
        assertThat(runs.value(1, 0)).isEqualTo(1.4e12, within(1e-2));
        assertThat(runs.loss(0)).isEqualTo(2.5, within(1e-15));
        assertThat(runs.compute(1)).isEqualTo(6 * 1e9 * 20e9, within(1e9));
    }

    @Test
    void findsTokensOrParametersFromCompute() throws IOException {
        Runs byTokens = Runs.read(write("N,C,loss\n2e9,2.4e20,3\n1e9,6e19,3.5\n"), Columns.byName());
        assertThat(byTokens.value(1, 0)).isEqualTo(1e10, within(1e-3));
        assertThat(byTokens.value(1, 1)).isEqualTo(2e10, within(1e-3));
        Runs byParameters = Runs.read(write("flops,d,loss\n2.4e20,2e10,3\n"), Columns.parse("C=flops"));
        assertThat(byParameters.value(0, 0)).isEqualTo(2e9, within(1e-3));
    }

    @Test
    void readsOneVariableAndGroups() throws IOException {
        Path file = write("x,loss,group,N\n10,3,a,1\n5,4,b,1\n10,3,b,1\n");
        Runs runs = Runs.readCurve(file, Columns.byName());
        assertThat(runs.variables()).containsExactly("x");
        assertThat(runs.groupCount()).isEqualTo(2);
        assertThat(Runs.readCurve(file, Columns.parse("N=N")).variables()).containsExactly("N");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "'N,D,loss\n1e6,0,3'        | :2: column 'D': must be > 0, was 0",
        "'N,D,loss\n1e6,1,-3'       | :2: column 'loss': must be > 0, was -3",
        "'N,D,loss\n\n1e6,1,nan'    | :3: column 'loss': 'nan' is not a finite decimal number",
        "'N,D,loss\n1e6,,3'         | :2: column 'D': '' is not a finite decimal number",
        "'N,D,loss\n1e6,1e400,3'    | :2: column 'D': '1e400' is outside the range of a double",
        "'N,D,loss\n70Q,1,3'        | :2: column 'N': '70Q' is not a finite decimal number",
        "'N,D,loss\n'               | : no rows below the header",
        "'N,loss\n1,2'              | : no column D in N, loss: two of N, D and C (compute, 6ND) are needed; name columns as in --columns D=COLUMN",
        "'N,D\n1,2'                 | : no column loss in N, D: every run needs its loss; name columns as in --columns loss=COLUMN",
        "'N,n,D,loss\n1,2,3,4'      | : two columns could be N: say which, N=N or N=n (--columns)",
    })
    void refusesWithFileLineColumnAndValue(String text, String fault) throws IOException {
        Path file = write(text);
        assertThatThrownBy(() -> Runs.read(file, Columns.byName()))
                .isInstanceOf(InvalidTableException.class)
                .hasMessage(file + fault);
    }

    @Test
    void refusesAmbiguousCurvesAndUnknownColumns() throws IOException {
        Path file = write("N,D,loss\n1,2,3\n");
        assertThatThrownBy(() -> Runs.readCurve(file, Columns.byName())).hasMessageContaining("say which of N, D");
        assertThatThrownBy(() -> Runs.read(file, Columns.parse("N=params"))).hasMessageContaining("no column 'params' for N, only N, D, loss");
        assertThatThrownBy(() -> Columns.parse("M=x")).hasMessageContaining("was 'M=x'");
        assertThatThrownBy(() -> Columns.parse("N=a,N=b")).hasMessageContaining("N twice");
    }

    @Test
    void refusesTooFewRunsAndEqualVariables() {
        Runs few = Runs.of(new double[] {1, 2, 3}, new double[] {1, 2, 3}, new double[] {3, 2, 1});
        assertThatThrownBy(() -> Fit.of(CurveModel.chinchilla(), few)).hasMessage("too few runs: chinchilla needs at least 7, there are 3");
        double[] ones = {1, 1, 1, 1, 1, 1, 1, 1};
        double[] rising = {1, 2, 3, 4, 5, 6, 7, 8};
        assertThatThrownBy(() -> Fit.of(CurveModel.chinchilla(), Runs.of(rising, ones, rising)))
                .hasMessage("all runs have the same D, 1.0: its exponent cannot be found");
        assertThatThrownBy(() -> Fit.of(CurveModel.power(), Runs.of(rising, rising, rising))).hasMessageContaining("one variable");
        assertThatThrownBy(() -> Runs.curve(rising, new double[] {1})).hasMessage("8 values of x and 1 losses");
        assertThatThrownBy(() -> Runs.curve(new double[] {Double.NaN}, new double[] {1})).hasMessage("x must be finite and > 0, was NaN");
    }
}
