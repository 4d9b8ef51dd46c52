package org.neuralquanta.figures;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;

/** All plotted numbers of a sheet as CSV, to twelve significant digits. */
final class Numbers {

    private static final MathContext DIGITS = new MathContext(12);

    private Numbers() {}

    static byte[] csv(Sheet sheet) {
        var text = new StringBuilder("panel,series,x,y,lower,upper\n");
        for (Sheet.Cell cell : sheet.cells()) {
            for (Layer layer : cell.panel().layers()) {
                String start = quoted(cell.panel().name()) + "," + quoted(layer.series()) + ",";
                for (int i = 0; i < layer.x().length; i++) {
                    text.append(start).append(number(layer.x()[i])).append(',');
                    text.append(number(layer.y()[i])).append(',');
                    if (layer instanceof Layer.Enclosed enclosed) {
                        text.append(number(enclosed.lower()[i])).append(',').append(number(enclosed.upper()[i]));
                    } else {
                        text.append(',');
                    }
                    text.append('\n');
                }
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    static String number(double value) {
        return Double.toString(new BigDecimal(value).round(DIGITS).doubleValue());
    }

    private static String quoted(String text) {
        return text.contains(",") || text.contains("\"") ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }
}
