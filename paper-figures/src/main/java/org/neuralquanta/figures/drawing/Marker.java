package org.neuralquanta.figures.drawing;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;

/** Plot symbols of about the same area, centred at the origin, in points. */
public final class Marker {

    public static final Shape CIRCLE = new Ellipse2D.Double(-2.1, -2.1, 4.2, 4.2);
    public static final Shape DOT = new Ellipse2D.Double(-1.5, -1.5, 3, 3);
    public static final Shape SQUARE = new Rectangle2D.Double(-1.9, -1.9, 3.8, 3.8);
    public static final Shape DIAMOND = polygon(0, -2.7, 2.7, 0, 0, 2.7, -2.7, 0);
    public static final Shape TRIANGLE = polygon(0, -2.7, 2.6, 1.8, -2.6, 1.8);
    public static final Shape TRIANGLE_DOWN = polygon(0, 2.7, 2.6, -1.8, -2.6, -1.8);

    /** How far half the line around a symbol and half the frame reach. */
    private static final double RIM = (Style.THIN.getLineWidth() + Style.AXIS.getLineWidth()) / 2;

    private Marker() {}

    static void draw(Graphics2D g, Color color, Shape symbol, boolean filled, Point2D point) {
        Shape placed = AffineTransform.getTranslateInstance(point.getX(), point.getY()).createTransformedShape(symbol);
        g.setPaint(filled ? color : Color.WHITE);
        g.fill(placed);
        g.setPaint(color);
        g.setStroke(Style.THIN);
        g.draw(placed);
    }

    /** Draws the symbol of a layer again where the frame cut a part of it off. */
    static void drawWhole(Graphics2D g, Layer layer, Point2D point, Rectangle2D frame) {
        switch (layer) {
            case Layer.Points points -> drawIfCut(g, points.color(), points.symbol(), points.filled(), point, frame);
            case Layer.Estimates points -> drawIfCut(g, points.color(), points.symbol(), points.filled(), point, frame);
            case Layer.Line _, Layer.Enclosed _ -> {}
        }
    }

    private static void drawIfCut(Graphics2D g, Color color, Shape symbol, boolean filled, Point2D point, Rectangle2D frame) {
        Rectangle2D size = symbol.getBounds2D();
        var placed = new Rectangle2D.Double(point.getX() + size.getX() - RIM, point.getY() + size.getY() - RIM,
                size.getWidth() + 2 * RIM, size.getHeight() + 2 * RIM);
        if (!frame.contains(placed)) {
            draw(g, color, symbol, filled, point);
        }
    }

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
