package org.neuralquanta.figures.drawing;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.ui.RectangleEdge;

/**
 * The rectangle of a panel on the sheet, with its axes.
 *
 * @param box the rectangle
 * @param horizontal the axis along its lower side
 * @param vertical the axis along its left side
 * @param across the scale of the horizontal axis
 * @param upward the scale of the vertical axis
 */
record Frame(Rectangle2D box, Axis horizontal, Axis vertical, ValueAxis across, ValueAxis upward) {

    private static final double TICK = 2.5;
    private static final double MINOR_TICK = 1.5;

    /** Rounding may put what lies on the frame this far outside. */
    private static final double ROUNDING = 1e-6;

    static Frame of(Rectangle2D box, Axis horizontal, Axis vertical) {
        return new Frame(box, horizontal, vertical, horizontal.scale(), vertical.scale());
    }

    Point2D place(double x, double y) {
        return new Point2D.Double(placeAcross(x), placeUpward(y));
    }

    private double placeAcross(double x) {
        return across.valueToJava2D(x, box, RectangleEdge.BOTTOM);
    }

    private double placeUpward(double y) {
        return upward.valueToJava2D(y, box, RectangleEdge.LEFT);
    }

    /** Whether the point lies inside or on the frame. */
    boolean holds(Point2D point) {
        return point.getX() >= box.getMinX() - ROUNDING && point.getX() <= box.getMaxX() + ROUNDING
                && point.getY() >= box.getMinY() - ROUNDING && point.getY() <= box.getMaxY() + ROUNDING;
    }

    /** The places of the symbols of a layer that lie inside or on the frame. */
    List<Point2D> symbols(Layer layer) {
        var places = new ArrayList<Point2D>();
        if (layer instanceof Layer.Points || layer instanceof Layer.Estimates) {
            for (int i = 0; i < layer.x().length; i++) {
                Point2D point = place(layer.x()[i], layer.y()[i]);
                if (holds(point)) {
                    places.add(point);
                }
            }
        }
        return places;
    }

    /** The straight pieces of the lines and bars of a layer, which may leave the frame. */
    List<Line2D> pieces(Layer layer) {
        var pieces = new ArrayList<Line2D>();
        for (int i = 0; i < layer.x().length; i++) {
            double x = horizontal.plotted(layer.x()[i]);
            if (layer instanceof Layer.Estimates bars) {
                add(pieces, x, vertical.barEnd(bars.lower()[i]), x, vertical.barEnd(bars.upper()[i]));
            } else if (!(layer instanceof Layer.Points) && i > 0) {
                add(pieces, horizontal.plotted(layer.x()[i - 1]), vertical.plotted(layer.y()[i - 1]), x, vertical.plotted(layer.y()[i]));
            }
        }
        return pieces;
    }

    private void add(List<Line2D> pieces, double x, double y, double toX, double toY) {
        if (!Double.isNaN(x + y + toX + toY)) {
            pieces.add(new Line2D.Double(place(x, y), place(toX, toY)));
        }
    }

    /** Draws the frame, the ticks and their labels, and the labels of the axes. */
    void draw(Graphics2D g, Crowding crowding) {
        g.setPaint(Style.BLACK);
        g.setStroke(Style.AXIS);
        g.draw(box);
        double bottom = box.getMaxY();
        double left = box.getMinX();
        horizontal.minorTicks().forEach(value -> tick(g, crowding, placeAcross(value), bottom, 0, -MINOR_TICK));
        horizontal.ticks().forEach(tick -> tick(g, crowding, placeAcross(tick.value()), bottom, 0, -TICK));
        vertical.minorTicks().forEach(value -> tick(g, crowding, left, placeUpward(value), MINOR_TICK, 0));
        vertical.ticks().forEach(tick -> tick(g, crowding, left, placeUpward(tick.value()), TICK, 0));
        if (horizontal.labelled()) {
            for (Axis.Tick tick : horizontal.ticks()) {
                crowding.text(tick.label(), Tex.black(tick.label())
                        .drawBaseline(g, placeAcross(tick.value()), bottom + Panel.GAP + Style.TEXT, Tex.Anchor.CENTER));
            }
            crowding.text(horizontal.label(), Tex.black(horizontal.label())
                    .drawBaseline(g, box.getCenterX(), bottom + Sheet.BELOW - 4, Tex.Anchor.CENTER));
        }
        if (vertical.labelled()) {
            for (Axis.Tick tick : vertical.ticks()) {
                crowding.text(tick.label(), Tex.black(tick.label())
                        .drawMiddle(g, left - Panel.GAP, placeUpward(tick.value()), Tex.Anchor.RIGHT));
            }
            crowding.text(vertical.label(), Tex.black(vertical.label()).drawUpwards(g, left - Sheet.BESIDE + 8, box.getCenterY()));
        }
    }

    private void tick(Graphics2D g, Crowding crowding, double x, double y, double right, double down) {
        var line = new Line2D.Double(x, y, x + right, y + down);
        g.draw(line);
        crowding.line(line, box);
    }
}
