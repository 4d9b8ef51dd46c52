package org.neuralquanta.figures.drawing;

import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Refuses a text that covers another text, a plotted point or a line, or leaves the sheet. */
final class Crowding {

    private static final double HALF_POINT_SIZE = 2;

    private final Rectangle2D sheet;
    private final List<Text> texts = new ArrayList<>();
    private final List<Rectangle2D> points = new ArrayList<>();

    private final List<Line> lines = new ArrayList<>();

    private record Text(String what, Rectangle2D box) {}

    /** What of a line is inside the clip. */
    private record Line(Line2D line, Rectangle2D clip) {

        boolean meets(Rectangle2D box) {
            return box.intersects(clip) && box.createIntersection(clip).intersectsLine(line);
        }
    }

    Crowding(double width, double height) {
        sheet = new Rectangle2D.Double(0, 0, width, height);
    }

    void text(String text, Rectangle2D box) {
        if (!sheet.contains(box)) {
            throw new IllegalStateException("text leaves the sheet: " + text + " " + box);
        }
        refuse(text, box);
        if (points.stream().anyMatch(box::intersects)) {
            throw overlap(text, "a point");
        }
        if (lines.stream().anyMatch(line -> line.meets(box))) {
            throw overlap(text, "a line");
        }
        texts.add(new Text(text, box));
    }

    /** Texts that come later must not cover the line where it is inside the clip. */
    void line(Line2D line, Rectangle2D clip) {
        if (line.intersects(clip)) {
            lines.add(new Line(line, clip));
        }
    }

    /** Texts that come later must not cover the sides of the frame. */
    void frame(Rectangle2D box) {
        double left = box.getMinX();
        double right = box.getMaxX();
        for (double y : new double[] {box.getMinY(), box.getMaxY()}) {
            lines.add(new Line(new Line2D.Double(left, y, right, y), sheet));
        }
        for (double x : new double[] {left, right}) {
            lines.add(new Line(new Line2D.Double(x, box.getMinY(), x, box.getMaxY()), sheet));
        }
    }

    void point(Point2D point) {
        var box = new Rectangle2D.Double(
                point.getX() - HALF_POINT_SIZE, point.getY() - HALF_POINT_SIZE, 2 * HALF_POINT_SIZE, 2 * HALF_POINT_SIZE);
        refuse("a point", box);
        points.add(box);
    }

    private void refuse(String what, Rectangle2D box) {
        for (Text earlier : texts) {
            if (earlier.box.intersects(box)) {
                throw overlap(what, earlier.what);
            }
        }
    }

    private static IllegalStateException overlap(String what, String other) {
        return new IllegalStateException("overlap: " + what + " and " + other);
    }
}
