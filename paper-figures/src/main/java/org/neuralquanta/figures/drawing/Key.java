package org.neuralquanta.figures.drawing;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;

/** A sample of what a layer looks like, and what it means. */
record Key(Layer layer, Tex text) {

    /** From one line to the next, in points. */
    static final double HEIGHT = 11;

    private static final double WIDTH = 14;
    private static final double BAND = 6;

    double width() {
        return WIDTH + Panel.GAP + text.width();
    }

    /** Draws from x on with the middle at height y, and returns the box that sample and text fill. */
    Rectangle2D draw(Graphics2D g, double x, double y) {
        switch (layer) {
            case Layer.Line line -> line(g, line.color(), line.stroke(), x, y);
            case Layer.Enclosed band -> {
                g.setPaint(Style.pale(band.color()));
                g.fill(new Rectangle2D.Double(x, y - BAND / 2, WIDTH, BAND));
                line(g, band.color(), band.stroke(), x, y);
            }
            case Layer.Points points -> Marker.draw(g, points.color(), points.symbol(), points.filled(), new Point2D.Double(x + WIDTH / 2, y));
            case Layer.Estimates points -> {
                g.setPaint(points.color());
                g.setStroke(Style.THIN);
                g.draw(new Line2D.Double(x + WIDTH / 2, y - HEIGHT * 0.4, x + WIDTH / 2, y + HEIGHT * 0.4));
                Marker.draw(g, points.color(), points.symbol(), points.filled(), new Point2D.Double(x + WIDTH / 2, y));
            }
        }
        Rectangle2D box = text.drawMiddle(g, x + WIDTH + Panel.GAP, y, Tex.Anchor.LEFT);
        return box.createUnion(new Rectangle2D.Double(x, y - BAND / 2, WIDTH, BAND));
    }

    private static void line(Graphics2D g, Color color, BasicStroke stroke, double x, double y) {
        g.setPaint(color);
        g.setStroke(stroke);
        g.draw(new Line2D.Double(x, y, x + WIDTH, y));
    }
}
