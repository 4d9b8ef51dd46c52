package org.neuralquanta.figures.drawing;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * The geometry of a figure in points, to 0.01, without any font: the one thing from which all file formats are
 * written. Rounding hides the last bits in which the mathematics of two machines may differ.
 *
 * @param width the width
 * @param height the height
 * @param marks the marks in drawing order
 * @param description what is drawn, in words
 */
public record Picture(double width, double height, List<Mark> marks, String description) {

    /** Something visible, inside a clip or, if that is null, anywhere. */
    sealed interface Mark {
        Shape clip();
    }

    /** A filled shape. */
    record Fill(Shape shape, Color color, Shape clip) implements Mark {}

    /** A stroked shape. */
    record Stroked(Shape shape, BasicStroke stroke, Color color, Shape clip) implements Mark {}

    /** An image whose pixels fill a rectangle as cells with sharp edges. */
    record Raster(BufferedImage image, Rectangle2D place, Shape clip) implements Mark {}

    public static Picture of(Sheet sheet) {
        var recorder = new Recorder();
        var crowding = new Crowding(sheet.width(), sheet.height());
        for (Sheet.Cell cell : sheet.cells()) {
            cell.panel().draw(recorder, cell.frame(), crowding);
        }
        return new Picture(sheet.width(), sheet.height(), recorder.marks(), sheet.description());
    }

    /** Draws it on another device, on white. */
    void replay(Graphics2D g) {
        g.setPaint(Color.WHITE);
        g.fill(new Rectangle2D.Double(0, 0, width, height));
        Shape whole = g.getClip();
        for (Mark mark : marks) {
            g.setClip(mark.clip() == null ? whole : mark.clip());
            switch (mark) {
                case Fill fill -> {
                    g.setPaint(fill.color());
                    g.fill(fill.shape());
                }
                case Stroked line -> {
                    g.setPaint(line.color());
                    g.setStroke(line.stroke());
                    g.draw(line.shape());
                }
                case Raster raster -> draw(g, raster);
            }
        }
        g.setClip(whole);
    }

    private static void draw(Graphics2D g, Raster raster) {
        Rectangle2D place = raster.place();
        var cells = new AffineTransform(
                place.getWidth() / raster.image().getWidth(), 0, 0, place.getHeight() / raster.image().getHeight(),
                place.getX(), place.getY());
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        g.drawImage(raster.image(), cells, null);
    }
}
