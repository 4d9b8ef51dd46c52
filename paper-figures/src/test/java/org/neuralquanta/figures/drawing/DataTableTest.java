package org.neuralquanta.figures.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of data as they are written and read. */
class DataTableTest {

    @Test
    void aTableIsReadAsItWasWritten(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("table.csv");
        var table = new DataTable("how it came about", "name,number,value");
        table.row("first", 1, 2 / 3.0);
        table.row("second", 20_000_000, 1e-9);
        table.write(file);
        assertThat(file).hasContent("# how it came about\nname,number,value\nfirst,1,0.666667\nsecond,20000000,1.00000e-09\n");
        List<CSVRecord> rows = DataFile.rows(file);
        assertThat(rows).extracting(row -> row.get("name")).containsExactly("first", "second");
        assertThat(DataFile.column(rows, "value")).containsExactly(0.666667, 1e-9);
    }

    @Test
    void commentsAreLeftOut(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("table.csv"), "# one\n# two, three\nx\n1\n# four\n2\n");
        assertThat(DataFile.column(DataFile.rows(file), "x")).containsExactly(1, 2);
    }
}
