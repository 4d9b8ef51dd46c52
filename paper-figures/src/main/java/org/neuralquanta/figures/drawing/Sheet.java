package org.neuralquanta.figures.drawing;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Panels on a sheet, in points.
 *
 * @param width the width of the sheet
 * @param height its height
 * @param cells the panels and their frames
 */
public record Sheet(double width, double height, List<Cell> cells) {

    /** Room for the labels of a vertical and of a horizontal axis. */
    static final double BESIDE = 38;

    static final double BELOW = 26;

    /** Room for keys beside the panels of a {@link #column}. */
    static final double KEYS = 94;

    private static final double TITLE = 14;
    private static final double BETWEEN = 8;
    private static final double EDGE = 3;

    /** A panel and its frame. */
    public record Cell(Panel panel, Rectangle2D frame) {

        public static Cell at(Panel panel, double x, double y, double width, double height) {
            return new Cell(panel, new Rectangle2D.Double(x, y, width, height));
        }
    }

    /** What is drawn, in words: the axes and series of each panel. */
    String description() {
        return cells.stream().map(cell -> cell.panel().description()).collect(Collectors.joining("\n"));
    }

    /** Panels with the given frames, on a sheet of the full width. */
    public static Sheet placed(double height, List<Cell> cells) {
        return new Sheet(Style.WIDTH, height, List.copyOf(cells));
    }

    /** Panels without titles, one below another with the given heights, and their keys beside them. */
    public static Sheet column(double[] heights, List<Panel> panels) {
        var cells = new ArrayList<Cell>();
        double y = EDGE;
        for (int row = 0; row < heights.length; row++) {
            Panel panel = panels.get(row);
            cells.add(new Cell(panel, new Rectangle2D.Double(
                    EDGE + BESIDE, y + EDGE, Style.WIDTH - EDGE - BESIDE - KEYS, heights[row])));
            y += EDGE + heights[row] + (panel.horizontal().labelled() ? BELOW : EDGE);
        }
        return new Sheet(Style.WIDTH, Math.ceil(y), List.copyOf(cells));
    }

    /**
     * A grid of panels over the full width, rows from top to bottom with the given heights; room is left where axes
     * have labels.
     */
    public static Sheet grid(double[] heights, List<List<Panel>> rows) {
        int columns = rows.getFirst().size();
        double[] beside = new double[columns];
        double room = Style.WIDTH - EDGE - BETWEEN;
        for (int column = 0; column < columns; column++) {
            int at = column;
            boolean labelled = rows.stream().anyMatch(row -> row.get(at).vertical().labelled());
            beside[column] = (labelled ? BESIDE : 0) + (column == 0 ? 0 : BETWEEN);
            room -= beside[column];
        }
        double width = room / columns;
        var cells = new ArrayList<Cell>();
        double y = EDGE;
        for (int row = 0; row < heights.length; row++) {
            List<Panel> panels = rows.get(row);
            y += panels.stream().anyMatch(Panel::hasTitle) ? TITLE : EDGE;
            double x = EDGE;
            for (int column = 0; column < columns; column++) {
                x += beside[column];
                cells.add(new Cell(panels.get(column), new Rectangle2D.Double(x, y, width, heights[row])));
                x += width;
            }
            y += heights[row] + (panels.stream().anyMatch(p -> p.horizontal().labelled()) ? BELOW : EDGE);
        }
        return new Sheet(Style.WIDTH, Math.ceil(y), List.copyOf(cells));
    }
}
