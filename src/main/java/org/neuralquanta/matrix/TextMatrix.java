package org.neuralquanta.matrix;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.neuralquanta.table.Dialect;
import org.neuralquanta.file.Table;

/** A matrix as text: a number in every cell, in memory. */
final class TextMatrix {

    private static final int MOST = 1 << 28;

    private TextMatrix() {}

    static Matrix read(Path file) throws IOException {
        List<double[]> rows = new ArrayList<>();
        try (Table table = Table.recognise(file, Dialect.recognised())) {
            int columns = table.columns().size();
            while (table.advance()) {
                if ((rows.size() + 1L) * columns > MOST) {
                    throw Fault.of(file.toString(), "has more than " + MOST + " numbers, too many for text; save it as .npy");
                }
                double[] row = new double[columns];
                for (int column = 0; column < columns; column++) {
                    row[column] = table.number(column);
                }
                rows.add(row);
            }
        }
        if (rows.isEmpty()) {
            throw Fault.of(file.toString(), "has no rows");
        }
        int columns = rows.getFirst().length;
        double[] all = new double[rows.size() * columns];
        for (int row = 0; row < rows.size(); row++) {
            System.arraycopy(rows.get(row), 0, all, row * columns, columns);
        }
        boolean big = ValueLayout.JAVA_DOUBLE.order() == ByteOrder.BIG_ENDIAN;
        return new Matrix(file.toString(), rows.size(), List.of(Part.byRows(MemorySegment.ofArray(all), Element.F8, big, 0, columns)));
    }
}
