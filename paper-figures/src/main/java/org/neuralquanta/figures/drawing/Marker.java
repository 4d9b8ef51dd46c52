package org.neuralquanta.figures.drawing;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Plot symbols of about the same area, centred at the origin, in points. */
public final class Marker {

    public static final Shape CIRCLE = new Ellipse2D.Double(-2.1, -2.1, 4.2, 4.2);
    public static final Shape DOT = new Ellipse2D.Double(-1.5, -1.5, 3, 3);
    public static final Shape SQUARE = new Rectangle2D.Double(-1.9, -1.9, 3.8, 3.8);
    public static final Shape DIAMOND = polygon(0, -2.7, 2.7, 0, 0, 2.7, -2.7, 0);
    public static final Shape TRIANGLE = polygon(0, -2.7, 2.6, 1.8, -2.6, 1.8);
    public static final Shape TRIANGLE_DOWN = polygon(0, 2.7, 2.6, -1.8, -2.6, -1.8);

    private Marker() {}

    private static Shape polygon(double... xy) {
        var path = new Path2D.Double();
        path.moveTo(xy[0], xy[1]);
        for (int i = 2; i < xy.length; i += 2) {
            path.lineTo(xy[i], xy[i + 1]);
        }
        path.closePath();
        return path;
    }
}
