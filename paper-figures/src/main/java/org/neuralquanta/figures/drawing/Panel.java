package org.neuralquanta.figures.drawing;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/** A pair of axes with layers of numbers and direct labels. Built step by step, then drawn; not thread-safe. */
public final class Panel {

    /** Labels placed this far from an axis or a point, in points. */
    static final double GAP = 3;

    private static final double TICK = 2.5;
    private static final double MINOR_TICK = 1.5;

    private final String name;
    private final String title;
    private final Axis horizontal;
    private final Axis vertical;
    private final List<Heat> heats = new ArrayList<>();
    private final List<Layer> layers = new ArrayList<>();
    private final List<Label> labels = new ArrayList<>();
    private final List<Key> keys = new ArrayList<>();

    private record Label(Tex text, double x, double y, double right, double up, Tex.Anchor anchor, boolean line) {}

    /** The name stands in the CSV file, the title (TeX, or empty) above the panel. */
    public Panel(String name, String title, Axis horizontal, Axis vertical) {
        this.name = name;
        this.title = title;
        this.horizontal = horizontal;
        this.vertical = vertical;
    }

    /** Adds a layer above those already there. */
    public Panel with(Layer layer) {
        layers.add(layer);
        return this;
    }

    /** Adds a heat map that fills the frame, below all layers. */
    public Panel with(Heat heat) {
        heats.add(heat);
        return this;
    }

    /** Adds a label at a point given by its values, moved to the right and upwards by so many points. */
    public Panel label(Tex text, double x, double y, double right, double up, Tex.Anchor anchor) {
        labels.add(new Label(text, x, y, right, up, anchor, false));
        return this;
    }

    /** Adds a label as {@link #label} does, joined to its point by a thin line. */
    public Panel joinedLabel(Tex text, double x, double y, double right, double up, Tex.Anchor anchor) {
        labels.add(new Label(text, x, y, right, up, anchor, true));
        return this;
    }

    /** Adds a layer and, to the right of the frame, a line that says what it is. */
    public Panel with(Layer layer, String meaning) {
        return with(layer).key(layer, meaning);
    }

    /** Adds a line to the right of the frame that says what looks like the layer. */
    public Panel key(Layer layer, String meaning) {
        keys.add(new Key(layer, Tex.black(meaning)));
        return this;
    }

    String name() {
        return name;
    }

    boolean hasTitle() {
        return !title.isEmpty();
    }

    public Axis horizontal() {
        return horizontal;
    }

    public Axis vertical() {
        return vertical;
    }

    List<Heat> heats() {
        return List.copyOf(heats);
    }

    public List<Layer> layers() {
        return List.copyOf(layers);
    }

    /** Draws the panel so that its frame is the given rectangle, and notes what must not be covered by a text. */
    void draw(Recorder g, Rectangle2D frame, Crowding crowding) {
        ValueAxis across = horizontal.scale();
        ValueAxis upward = vertical.scale();
        heats.forEach(heat -> g.cells(heat.image(), frame));
        drawLayers(g, frame, across, upward);
        g.setPaint(Style.BLACK);
        g.setStroke(Style.AXIS);
        g.draw(frame);
        drawHorizontalAxis(g, frame, across, crowding);
        drawVerticalAxis(g, frame, upward, crowding);
        if (hasTitle()) {
            crowding.text(
                    title,
                    Tex.black(title)
                            .drawBaseline(g, frame.getCenterX(), frame.getMinY() - GAP - 1, Tex.Anchor.CENTER));
        }
        for (Layer layer : layers) {
            if (layer instanceof Layer.Points || layer instanceof Layer.Estimates) {
                for (int i = 0; i < layer.x().length; i++) {
                    Point2D point = place(layer.x()[i], layer.y()[i], frame, across, upward);
                    if (frame.contains(point)) {
                        crowding.point(point);
                    }
                }
            }
        }
        for (Label label : labels) {
            Point2D point = place(label.x, label.y, frame, across, upward);
            Rectangle2D box =
                    label.text.drawMiddle(g, point.getX() + label.right, point.getY() - label.up, label.anchor);
            crowding.text(label.text.text(), box);
            if (label.line) {
                join(g, point, box);
            }
        }
        for (int i = 0; i < keys.size(); i++) {
            Rectangle2D box = keys.get(i).draw(g, frame.getMaxX() + 2 * GAP, frame.getMinY() + (i + 0.5) * Key.HEIGHT);
            crowding.text(keys.get(i).text().text(), box);
        }
    }

    private static Point2D place(double x, double y, Rectangle2D frame, ValueAxis across, ValueAxis upward) {
        return new Point2D.Double(
                across.valueToJava2D(x, frame, RectangleEdge.BOTTOM),
                upward.valueToJava2D(y, frame, RectangleEdge.LEFT));
    }

    /** A line from beside the point to beside the box. */
    private static void join(Graphics2D g, Point2D point, Rectangle2D box) {
        double x = Math.clamp(point.getX(), box.getMinX() - 1, box.getMaxX() + 1);
        double y = Math.clamp(point.getY(), box.getMinY() - 1, box.getMaxY() + 1);
        double share = GAP / point.distance(x, y);
        g.setPaint(Style.GREY);
        g.setStroke(Style.AXIS);
        g.draw(new Line2D.Double(
                point.getX() + share * (x - point.getX()), point.getY() + share * (y - point.getY()), x, y));
    }

    private void drawLayers(Graphics2D g, Rectangle2D frame, ValueAxis across, ValueAxis upward) {
        var plot = new XYPlot(null, across, upward, null);
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setFixedDomainAxisSpace(new AxisSpace());
        plot.setFixedRangeAxisSpace(new AxisSpace());
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        for (int i = 0; i < layers.size(); i++) {
            plot.setDataset(i, layers.get(i).dataset(horizontal, vertical));
            plot.setRenderer(i, layers.get(i).renderer());
        }
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        // Adding a dataset makes JFreeChart choose a range again.
        across.setRange(horizontal.lower(), horizontal.upper());
        upward.setRange(vertical.lower(), vertical.upper());
        plot.draw(g, frame, null, null, null);
    }

    private void drawHorizontalAxis(Graphics2D g, Rectangle2D frame, ValueAxis across, Crowding crowding) {
        double bottom = frame.getMaxY();
        for (double value : horizontal.minorTicks()) {
            double x = across.valueToJava2D(value, frame, RectangleEdge.BOTTOM);
            g.draw(new Line2D.Double(x, bottom, x, bottom - MINOR_TICK));
        }
        for (Axis.Tick tick : horizontal.ticks()) {
            double x = across.valueToJava2D(tick.value(), frame, RectangleEdge.BOTTOM);
            g.draw(new Line2D.Double(x, bottom, x, bottom - TICK));
            if (horizontal.labelled()) {
                crowding.text(
                        tick.label(),
                        Tex.black(tick.label()).drawBaseline(g, x, bottom + GAP + Style.TEXT, Tex.Anchor.CENTER));
            }
        }
        if (horizontal.labelled()) {
            crowding.text(
                    horizontal.label(),
                    Tex.black(horizontal.label())
                            .drawBaseline(g, frame.getCenterX(), bottom + Sheet.BELOW - 4, Tex.Anchor.CENTER));
        }
    }

    private void drawVerticalAxis(Graphics2D g, Rectangle2D frame, ValueAxis upward, Crowding crowding) {
        double left = frame.getMinX();
        for (double value : vertical.minorTicks()) {
            double y = upward.valueToJava2D(value, frame, RectangleEdge.LEFT);
            g.draw(new Line2D.Double(left, y, left + MINOR_TICK, y));
        }
        for (Axis.Tick tick : vertical.ticks()) {
            double y = upward.valueToJava2D(tick.value(), frame, RectangleEdge.LEFT);
            g.draw(new Line2D.Double(left, y, left + TICK, y));
            if (vertical.labelled()) {
                crowding.text(
                        tick.label(), Tex.black(tick.label()).drawMiddle(g, left - GAP, y, Tex.Anchor.RIGHT));
            }
        }
        if (vertical.labelled()) {
            crowding.text(
                    vertical.label(),
                    Tex.black(vertical.label()).drawUpwards(g, left - Sheet.BESIDE + 8, frame.getCenterY()));
        }
    }
}
