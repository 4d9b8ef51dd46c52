package org.neuralquanta.figures;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * The geometry of a figure in points, to 0.01, without any font: the one thing from which all file formats are
 * written. Rounding hides the last bits in which the mathematics of two machines may differ.
 *
 * @param width the width
 * @param height the height
 * @param marks the marks in drawing order
 */
record Picture(double width, double height, List<Mark> marks) {

    /** Something visible, inside a clip or, if that is null, anywhere. */
    sealed interface Mark {
        Shape shape();

        Color color();

        Shape clip();
    }

    /** A filled shape. */
    record Fill(Shape shape, Color color, Shape clip) implements Mark {}

    /** A stroked shape. */
    record Stroked(Shape shape, BasicStroke stroke, Color color, Shape clip) implements Mark {}

    static Picture of(Sheet sheet) {
        var recorder = new Recorder();
        var crowding = new Crowding(sheet.width(), sheet.height());
        for (Sheet.Cell cell : sheet.cells()) {
            cell.panel().draw(recorder, cell.frame(), crowding);
        }
        return new Picture(sheet.width(), sheet.height(), recorder.marks());
    }

    /** Draws it on another device, on white. */
    void replay(Graphics2D g) {
        g.setPaint(Color.WHITE);
        g.fill(new Rectangle2D.Double(0, 0, width, height));
        Shape whole = g.getClip();
        for (Mark mark : marks) {
            g.setClip(mark.clip() == null ? whole : mark.clip());
            g.setPaint(mark.color());
            switch (mark) {
                case Fill fill -> g.fill(fill.shape());
                case Stroked line -> {
                    g.setStroke(line.stroke());
                    g.draw(line.shape());
                }
            }
        }
        g.setClip(whole);
    }
}
