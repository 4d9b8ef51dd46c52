package org.neuralquanta.figures.drawing;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/** A sample of what a layer looks like, and what it means. */
record Key(Layer layer, Tex text) {

    /** From one line to the next, in points. */
    static final double HEIGHT = 11;

    private static final double WIDTH = 14;
    private static final double BAND = 6;

    /** Draws from x on with the middle at height y, and returns the box that the text fills. */
    Rectangle2D draw(Graphics2D g, double x, double y) {
        switch (layer) {
            case Layer.Line line -> line(g, line.color(), line.stroke(), x, y);
            case Layer.Enclosed band -> {
                g.setPaint(Style.pale(band.color()));
                g.fill(new Rectangle2D.Double(x, y - BAND / 2, WIDTH, BAND));
                line(g, band.color(), band.stroke(), x, y);
            }
            case Layer.Points points -> symbol(g, points.color(), points.symbol(), points.filled(), x, y);
            case Layer.Estimates points -> {
                g.setPaint(points.color());
                g.setStroke(Style.THIN);
                g.draw(new Line2D.Double(x + WIDTH / 2, y - HEIGHT * 0.4, x + WIDTH / 2, y + HEIGHT * 0.4));
                symbol(g, points.color(), points.symbol(), points.filled(), x, y);
            }
        }
        return text.drawMiddle(g, x + WIDTH + Panel.GAP, y, Tex.Anchor.LEFT);
    }

    private static void line(Graphics2D g, Color color, BasicStroke stroke, double x, double y) {
        g.setPaint(color);
        g.setStroke(stroke);
        g.draw(new Line2D.Double(x, y, x + WIDTH, y));
    }

    private static void symbol(Graphics2D g, Color color, Shape symbol, boolean filled, double x, double y) {
        Shape placed = AffineTransform.getTranslateInstance(x + WIDTH / 2, y).createTransformedShape(symbol);
        g.setPaint(filled ? color : Color.WHITE);
        g.fill(placed);
        g.setPaint(color);
        g.setStroke(Style.THIN);
        g.draw(placed);
    }
}
