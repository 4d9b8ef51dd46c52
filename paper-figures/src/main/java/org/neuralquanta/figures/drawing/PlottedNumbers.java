package org.neuralquanta.figures.drawing;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** All plotted numbers of a sheet as CSV, to twelve significant digits. */
public final class PlottedNumbers {

    private static final MathContext DIGITS = new MathContext(12);

    private PlottedNumbers() {}

    public static byte[] csv(Sheet sheet) {
        boolean heat = sheet.cells().stream().anyMatch(cell -> !cell.panel().heats().isEmpty());
        var text = new StringBuilder("panel,series,x,y,lower,upper").append(heat ? ",value\n" : "\n");
        for (Sheet.Cell cell : sheet.cells()) {
            for (Heat map : cell.panel().heats()) {
                heat(text, quoted(cell.panel().name()) + "," + quoted(map.series()) + ",", map);
            }
            for (Layer layer : cell.panel().layers()) {
                String start = quoted(cell.panel().name()) + "," + quoted(layer.series()) + ",";
                for (int i = 0; i < layer.x().length; i++) {
                    text.append(start).append(number(layer.x()[i])).append(',');
                    text.append(number(layer.y()[i])).append(',');
                    switch (layer) {
                        case Layer.Enclosed band -> interval(text, band.lower()[i], band.upper()[i]);
                        case Layer.Estimates bars -> interval(text, bars.lower()[i], bars.upper()[i]);
                        case Layer.Line _, Layer.Points _ -> text.append(',');
                    }
                    text.append(heat ? ",\n" : "\n");
                }
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void interval(StringBuilder text, double lower, double upper) {
        text.append(number(lower)).append(',').append(number(upper));
    }

    /** A line with the places of the columns, then one for each row. */
    private static void heat(StringBuilder text, String start, Heat map) {
        text.append(start).append(",,,,").append(list(map.x())).append('\n');
        for (int row = 0; row < map.y().length; row++) {
            text.append(start).append(',').append(number(map.y()[row])).append(",,,").append(list(map.values()[row])).append('\n');
        }
    }

    private static String list(double[] values) {
        return Arrays.stream(values).mapToObj(PlottedNumbers::number).collect(Collectors.joining(" "));
    }

    public static String number(double value) {
        return Double.toString(new BigDecimal(value).round(DIGITS).doubleValue());
    }

    private static String quoted(String text) {
        return text.contains(",") || text.contains("\"") ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }
}
