package org.neuralquanta.figures.drawing;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Refuses a text that covers another text or a plotted point, or leaves the sheet. */
final class Crowding {

    private static final double HALF_POINT_SIZE = 2;

    private final Rectangle2D sheet;
    private final List<Placed> placed = new ArrayList<>();

    private record Placed(String what, Rectangle2D box, boolean text) {}

    Crowding(double width, double height) {
        sheet = new Rectangle2D.Double(0, 0, width, height);
    }

    void text(String text, Rectangle2D box) {
        if (!sheet.contains(box)) {
            throw new IllegalStateException("text leaves the sheet: " + text + " " + box);
        }
        add(new Placed(text, box, true));
    }

    void point(Point2D point) {
        add(new Placed(
                "a point",
                new Rectangle2D.Double(
                        point.getX() - HALF_POINT_SIZE,
                        point.getY() - HALF_POINT_SIZE,
                        2 * HALF_POINT_SIZE,
                        2 * HALF_POINT_SIZE),
                false));
    }

    private void add(Placed next) {
        for (Placed earlier : placed) {
            if ((earlier.text || next.text) && earlier.box.intersects(next.box)) {
                throw new IllegalStateException("overlap: " + next.what + " and " + earlier.what);
            }
        }
        placed.add(next);
    }
}
