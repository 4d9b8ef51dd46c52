package org.neuralquanta.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neuralquanta.fit.Planted;
import org.neuralquanta.law.TrainingCost;
import org.neuralquanta.runs.RunsTable.Conventions;
import org.neuralquanta.runs.RunsTable.Variables;
import org.neuralquanta.table.Dialect;
import org.neuralquanta.table.InvalidTableException;

/** Columns by common names, units, rows left out, and warnings. */
class RunsTableTest {

    private static final Conventions SKIPPING = new Conventions(Dialect.recognised(), Optional.empty(), true, TrainingCost.standard());

    private static RunsTable read(String text, Variables variables, String columns, Conventions conventions) throws IOException {
        Path file = Files.createTempFile("runs", "");
        try {
            Files.writeString(file, text);
            return RunsTable.read(file, variables, columns.isEmpty() ? Columns.byName() : Columns.parse(columns), conventions);
        } finally {
            Files.delete(file);
        }
    }

    private static RunsTable read(String text) throws IOException {
        return read(text, Variables.PLANE, "", Conventions.usual());
    }

    @Test
    void computeStandsForTokensAtTheCostThatIsSet() throws IOException {
        var half = new Conventions(Dialect.recognised(), Optional.empty(), false, new TrainingCost(3));
        Runs runs = read("N,C,loss\n1e9,6e19,3\n2e9,6e19,3\n", Variables.PLANE, "", half).runs();
        assertThat(runs.value(1, 0)).isEqualTo(2e10);
        assertThat(runs.compute(0)).isEqualTo(6e19);
        assertThat(runs.cost()).isEqualTo(new TrainingCost(3));
        assertThat(read("N,D,loss\n1e9,2e10,3\n2e9,1e10,3\n", Variables.PLANE, "", half).runs()).isEqualTo(runs);
        assertThat(read("N,D,loss\n1e9,2e10,3\n2e9,1e10,3\n").runs()).isNotEqualTo(runs);
    }

    /** The logarithm of each of these, and back, is another double. */
    @Test
    void valuesAreKeptAsTheyAreGiven() throws IOException {
        Runs runs = read("N,D,loss\n1e9,7e10,2.3\n7e9,3e11,2.1\n").runs();
        assertThat(runs.value(0, 0)).isEqualTo(1e9);
        assertThat(runs.value(1, 1)).isEqualTo(3e11);
        assertThat(runs.loss(0)).isEqualTo(2.3);
        assertThat(runs.where(i -> i == 1).value(0, 0)).isEqualTo(7e9);
        assertThat(runs.compute(0)).isEqualTo(6 * 1e9 * 7e10);
        assertThat(runs.withLogLosses(new double[] {0, 1}).loss(1)).isEqualTo(Math.E);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "N,D,loss", "n,d,LOSS", "params,tokens,val_loss", "Model Size,Training Tokens,Val Loss", "params,tokens,final eval loss", "n_params,training_tokens,eval/loss",
        "num-params,num_tokens,val/loss", "Parameters [-],Tokens (tokens),Loss (nats)", "model.size,dataset_size,train/loss"
    })
    void recognisesCommonNames(String header) throws IOException {
        Runs runs = read(header + "\n2e6,3e8,2.5\n").runs();
        assertThat(runs).isEqualTo(Runs.of(new double[] {2e6}, new double[] {3e8}, new double[] {2.5}));
    }

    @Test
    void saysWhichColumnIsWhich() throws IOException {
        assertThat(read("name,N,D,loss\nx,2e6,3e8,2.5\n").notes()).isEmpty();
        assertThat(read("n_params;D;Eval Loss\n2e6;3e8;2.5\n").notes())
                .containsExactly("';' as delimiter", "N from 'n_params'", "loss from 'Eval Loss'");
        RunsTable compute = read("params,flops,loss\n2e6,3.6e15,2.5\n");
        assertThat(compute.notes()).containsExactly("N from 'params'", "C from 'flops'");
        assertThat(compute.runs().value(1, 0)).isEqualTo(3e8, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "'params,n_params,D,loss'  | two columns could be N: say which, N=params or N=n_params (--columns)",
        "'N,D,loss,val_loss'       | two columns could be loss: say which, loss=loss or loss=val_loss (--columns)",
        "'N,tokens,samples,training_tokens,loss' | several columns could be D: say which, D=tokens or D=samples or D=training_tokens (--columns)",
        "'a,b,c'                   | no column N in a, b, c: two of N, D and C (compute, 6ND) are needed; name columns as in --columns N=COLUMN,loss=COLUMN",
    })
    void whatIsAmbiguousListsTheChoices(String header, String fault) {
        assertThatThrownBy(() -> read(header + "\n")).isInstanceOf(InvalidTableException.class).hasMessageEndingWith(fault);
    }

    @Test
    void theSymbolItselfIsNotAmbiguous() throws IOException {
        assertThat(read("N,params,D,tokens,loss\n1e6,7,2e8,7,2.5\n").runs().value(0, 0)).isEqualTo(1e6, within(1e-8));
    }

    @Test
    void positionsStandForColumns() throws IOException {
        Runs runs = Runs.of(new double[] {2e6}, new double[] {3e8}, new double[] {2.5});
        assertThat(read("2.5,2e6,3e8\n", Variables.PLANE, "2,3,1", Conventions.usual()).runs()).isEqualTo(runs);
        assertThat(read("a,b,c\n2.5,2e6,3e8\n", Variables.PLANE, "2,3,1", Conventions.usual()).runs()).isEqualTo(runs);
        assertThat(read("2.5,2e6,3e8\n", Variables.PLANE, "N=2,D=3,loss=1", Conventions.usual()).runs()).isEqualTo(runs);
        assertThat(read("7,3\n8,2\n", Variables.CURVE, "1,2", Conventions.usual()).runs().variables()).containsExactly("x");
        assertThatThrownBy(() -> read("1e6,2e8,3\n")).hasMessageContaining("the header is missing: '1e6'").hasMessageContaining("1,2,3 for N, D, loss");
        assertThatThrownBy(() -> read("1e6,2e8,3\n", Variables.PLANE, "1,2", Conventions.usual()))
                .hasMessageContaining("columns need 3 positions, for N, D, loss, there are 2");
        assertThatThrownBy(() -> read("1e6,2e8,3\n", Variables.PLANE, "1,2,4", Conventions.usual())).hasMessageContaining("no column '4' for loss");
        assertThatThrownBy(() -> Columns.parse("1,2,2")).hasMessageContaining("twice");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "params (M)   | 70   | 7e7", "params (M) | 70M    | 7e7", "N [B]     | 0.07 | 7e7", "params (million params) | 70 | 7e7",
        "N (1e6)      | 70   | 7e7", "N (10^6)   | 70     | 7e7", "N (k)     | 7e4  | 7e7", "N (foo)  | 7e7 | 7e7",
        "params_M     | 70   | 7e7", "Params M   | 70M    | 7e7", "N_billions | 0.07 | 7e7", "N_m | 7e7 | 7e7",
    })
    void unitsInNamesMultiply(String name, String value, double n) throws IOException {
        RunsTable table = read(name + ",D,loss\n" + value + ",3e8,2.5\n", Variables.PLANE, name.startsWith("N") ? "N=" + name : "", Conventions.usual());
        assertThat(table.runs()).isEqualTo(Runs.of(new double[] {n}, new double[] {3e8}, new double[] {2.5}));
    }

    @Test
    void petaflopDaysAreCompute() throws IOException {
        Runs runs = read("N,compute (PF-days),loss\n1e9,1,2.5\n").runs();
        assertThat(runs.compute(0) / 8.64e19).isEqualTo(1, within(1e-14));
    }

    @Test
    void lossesBecomeNats() throws IOException {
        String text = "N,D,loss\n1e6,1e8,3\n";
        double nats = read(text).runs().loss(0);
        RunsTable bits = read(text, Variables.PLANE, "", new Conventions(Dialect.recognised(), Optional.of(LossUnit.BITS), false, TrainingCost.standard()));
        assertThat(bits.runs().loss(0)).isEqualTo(nats * 0.6931471805599453, within(1e-15));
        assertThat(bits.notes()).containsExactly("losses in bits multiplied by ln 2 to nats");
        RunsTable bytes = read("N,D,bpb\n1e6,1e8,3\n");
        assertThat(bytes.runs().loss(0)).isEqualTo(bits.runs().loss(0));
        assertThat(String.join("; ", bytes.notes())).contains("loss from 'bpb'", "per byte", "exponents do not change");
        assertThat(read("N,D,loss (bits)\n1e6,1e8,3\n").runs()).isEqualTo(bits.runs());
        assertThat(read("N,D,loss (bits)\n1e6,1e8,3\n", Variables.PLANE, "", new Conventions(Dialect.recognised(), Optional.of(LossUnit.NATS), false, TrainingCost.standard()))
                .runs().loss(0)).isEqualTo(nats);
    }

    @Test
    void unusableRowsAreErrorsUnlessTheyMayBeLeftOut() throws IOException {
        String text = "N,D,loss\n1e6,1e8,3\n1e6,1e8,NaN\n1e6,0,3\n2e6,1e8\n3e6,1e8,\n4e6,1e8,2\n";
        assertThatThrownBy(() -> read(text)).hasMessageEndingWith(":3: column 'loss': 'NaN' is not a finite decimal number");
        RunsTable table = read(text, Variables.PLANE, "", SKIPPING);
        assertThat(table.runs()).isEqualTo(Runs.of(new double[] {1e6, 4e6}, new double[] {1e8, 1e8}, new double[] {3, 2}));
        assertThat(table.leftOut()).containsExactly(
                "2 rows left out for column 'loss': line 3, 'NaN' is not a finite decimal number, and others",
                "1 row left out for column 'D': line 4, must be > 0, was 0",
                "1 row left out: line 5, 2 values where the header has 3 columns");
        assertThat(read("N,D,loss\n1e6,1e8,3\n").leftOut()).isEmpty();
        assertThatThrownBy(() -> read("N,D,loss\n1e6,1e8,x\n", Variables.PLANE, "", SKIPPING)).hasMessageContaining("no usable rows: 1 row left out");
        assertThatThrownBy(() -> read("N;D;loss\n1;2;3,456\n", Variables.PLANE, "", SKIPPING)).hasMessageContaining("could be 3.456 or 3456");
    }

    @Test
    void readsWeightsAndDistinctTokens() throws IOException {
        Runs runs = read("N,D,unique_tokens,loss,weight,group\n2e6,4e8,1e8,2,0.5,a\n1e6,4e8,2e8,3,2,b\n", Variables.REPEATED, "", Conventions.usual()).runs();
        assertThat(runs.variables()).containsExactly("N", "D", "U");
        assertThat(runs.value(2, 0)).isEqualTo(2e8, within(1e-6));
        assertThat(runs.weight(0)).isEqualTo(2);
        assertThat(runs.where(run -> run == 1).weight(0)).isEqualTo(0.5);
        assertThat(runs.ungrouped().weight(1)).isEqualTo(0.5);
        assertThat(read("N,D,U,loss\n2e6,4e8,1e8,2\n").runs().variables()).containsExactly("N", "D");
        assertThat(read("N,D,loss\n2e6,4e8,2\n").runs().weight(0)).isEqualTo(1);
        assertThatThrownBy(() -> read("N,D,loss,weight\n1,2,3,0\n")).hasMessageContaining("column 'weight': must be > 0, was 0");
        assertThatThrownBy(() -> read("N,D,loss\n1,2,3\n", Variables.REPEATED, "", Conventions.usual())).hasMessageContaining("no column U");
        assertThat(read("1e6,4e8,1e8,2\n", Variables.REPEATED, "1,2,3,4", Conventions.usual()).runs().value(2, 0)).isEqualTo(1e8, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "'N,D,loss\n70,1400,3\n7,140,4'                 | N below 1000",
        "'N,D,loss\n2e15,9e14,3\n3e15,9.5e14,2'         | N above 1e15",
        "'N,D,loss\n1e8,1e20,3\n1e9,1e21,2'             | D above 1e15",
        "'N,D,loss\n2e10,1e9,3\n4e10,1e9,2'             | fewer than 0.1 tokens per parameter: are N and D swapped?",
        "'N,D,loss\n1e6,4e8,3\n2e6,2e8,2'               | the same compute",
        "'N,D,loss\n1e6,4e8,3\n1e6,4e8,3\n2e6,4e8,2'    | 1 run repeats another one exactly",
        "'N,D,loss,group\n1e6,4e8,3,a\n2e6,3e8,2,b'     | every run is alone in its group",
    })
    void warnsOfWhatIsUnlikelyToBeMeant(String text, String warning) throws IOException {
        assertThat(read(text).warnings()).hasSize(1).first().asString().contains(warning);
    }

    @ParameterizedTest
    @ValueSource(strings = {"perplexity", "Val Perplexity", "valPerplexity", "ppl", "eval/ppl"})
    void warnsOfPerplexities(String name) throws IOException {
        assertThat(read("N,D," + name + "\n1e6,4e8,30\n2e6,3e8,20\n", Variables.PLANE, "loss=" + name, Conventions.usual()).warnings())
                .containsExactly("the loss is read from '" + name + "': a perplexity is the exponential of a loss; take its natural logarithm first");
    }

    @Test
    void warnsOfNothingElse() throws IOException {
        assertThat(RunsTable.read(Planted.data("chinchilla-half.csv"), Variables.PLANE, Columns.byName(), Conventions.usual()).warnings()).isEmpty();
        assertThat(read("N,D,loss,group\n1e6,4e8,3,a\n2e6,3e8,2,b\n2e6,3e8,2.1,b\n").warnings()).isEmpty();
        assertThat(read("C,loss\n1e20,3\n1e21,2\n", Variables.CURVE, "", Conventions.usual()).warnings()).isEmpty();
    }

    /** The same runs in any delimiter, decimal mark, quoting and order of rows, with thousands or suffixes or not. */
    @Property(tries = 200)
    void theFormOfTheTableDoesNotMatter(@ForAll Random random, @ForAll @IntRange(min = 2, max = 12) int size) throws IOException {
        double[] n = DoubleStream.generate(() -> 1000L * (1 + random.nextInt(9_000_000))).limit(size).toArray();
        double[] d = DoubleStream.generate(() -> 1e6 * (1 + random.nextInt(9_000_000))).limit(size).toArray();
        double[] losses = DoubleStream.generate(() -> (1001 + random.nextInt(90_000)) / 10_000.0).limit(size).toArray();
        Runs runs = Runs.of(n, d, losses);
        String delimiter = List.of(",", ";", "\t", "|").get(random.nextInt(4));
        boolean comma = random.nextBoolean();
        boolean quoted = random.nextBoolean() || delimiter.equals(",");
        boolean grouped = random.nextBoolean();
        boolean suffixed = !grouped && random.nextBoolean();
        var rows = new ArrayList<String>();
        for (int i = 0; i < size; i++) {
            rows.add(String.join(delimiter, List.of(
                    cell(whole(n[i], grouped, suffixed ? "K" : ""), comma, quoted),
                    cell(whole(d[i], grouped, suffixed ? "M" : ""), comma, quoted),
                    // Four digits can only be a fraction: they show the mark.
                    cell(String.format(Locale.ROOT, "%.4f", losses[i]), comma, quoted))));
        }
        Collections.shuffle(rows, random);
        String text = String.join(delimiter, "params", "tokens", "val_loss") + "\n" + rows.stream().collect(Collectors.joining("\n"));
        assertThat(read(text).runs()).as(text).isEqualTo(runs);
    }

    private static String whole(double value, boolean grouped, String suffix) {
        return grouped
                ? String.format(Locale.ROOT, "%,d", (long) value)
                : (long) (value / (suffix.equals("K") ? 1e3 : suffix.equals("M") ? 1e6 : 1)) + suffix;
    }

    private static String cell(String text, boolean comma, boolean quoted) {
        String marked = comma ? text.replace(',', ' ').replace('.', ',').replace(' ', '.') : text;
        return quoted ? "\"" + marked + "\"" : marked.indexOf(',') < 0 ? marked : "\"" + marked + "\"";
    }
}
