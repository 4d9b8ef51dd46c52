package org.neuralquanta.figures.drawing;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Refuses a text that covers another text or a plotted point, or leaves the sheet. */
final class Crowding {

    private static final double HALF_POINT_SIZE = 2;

    private final Rectangle2D sheet;
    private final List<Text> texts = new ArrayList<>();
    private final List<Rectangle2D> points = new ArrayList<>();

    private record Text(String what, Rectangle2D box) {}

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
        texts.add(new Text(text, box));
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
