package org.neuralquanta.figures.drawing;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;

/** A pair of axes with layers of numbers and direct labels. Built step by step, then drawn; not thread-safe. */
public final class Panel {

    /** Labels placed this far from an axis or a point, in points. */
    static final double GAP = 3;

    private static final int MOST_SERIES = 12;

    private final String name;
    private final String title;
    private final Axis horizontal;
    private final Axis vertical;
    private final List<Heat> heats = new ArrayList<>();
    private final List<Layer> layers = new ArrayList<>();
    private final List<Label> labels = new ArrayList<>();
    private final List<Key> keys = new ArrayList<>();

    private Optional<Corner> corner = Optional.empty();

    /** A corner of the frame. */
    public enum Corner {
        TOP_LEFT(true, true),
        TOP_RIGHT(true, false),
        BOTTOM_LEFT(false, true),
        BOTTOM_RIGHT(false, false);

        private final boolean top;
        private final boolean left;

        Corner(boolean top, boolean left) {
            this.top = top;
            this.left = left;
        }
    }

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

    /** Puts the lines that say what the layers are inside the frame. */
    public Panel keysInside(Corner place) {
        corner = Optional.of(place);
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

    /** What is drawn, in words. */
    String description() {
        String axes = Stream.of(vertical.label(), horizontal.label()).filter(label -> !label.isEmpty()).collect(Collectors.joining(" against "));
        List<String> series = Stream.concat(heats.stream().map(Heat::series), layers.stream().map(Layer::series)).distinct().toList();
        String first = String.join(", ", series.subList(0, Math.min(MOST_SERIES, series.size())));
        return name + (axes.isEmpty() ? "" : ": " + axes) + (series.isEmpty() ? "" : "; " + first)
                + (series.size() > MOST_SERIES ? " and " + (series.size() - MOST_SERIES) + " more" : "") + ".";
    }

    /** Draws the panel so that its frame is the given rectangle, and notes what must not be covered by a text. */
    void draw(Recorder g, Rectangle2D box, Crowding crowding) {
        refusePaleLines();
        var frame = Frame.of(box, horizontal, vertical);
        heats.forEach(heat -> g.cells(heat.image(), box));
        drawLayers(g, frame);
        frame.draw(g, crowding);
        if (hasTitle()) {
            crowding.text(title, Tex.black(title).drawBaseline(g, box.getCenterX(), box.getMinY() - GAP - 1, Tex.Anchor.CENTER));
        }
        for (Layer layer : layers) {
            frame.pieces(layer).forEach(line -> crowding.line(line, box));
            for (Point2D point : frame.symbols(layer)) {
                crowding.point(point);
                Marker.drawWhole(g, layer, point, box);
            }
        }
        crowding.frame(box);
        for (Label label : labels) {
            Point2D point = frame.place(label.x, label.y);
            Rectangle2D text = label.text.drawMiddle(g, point.getX() + label.right, point.getY() - label.up, label.anchor);
            crowding.text(label.text.text(), text);
            if (label.line) {
                join(g, point, text);
            }
        }
        drawKeys(g, box, crowding);
    }

    /** On white; on a map of colours a line may be white itself. */
    private void refusePaleLines() {
        for (Layer layer : layers) {
            if (heats.isEmpty() && Style.contrastToWhite(layer.color()) < Style.LEAST_CONTRAST) {
                throw new IllegalStateException("too pale on white: " + layer.series() + " of " + name);
            }
        }
    }

    private void drawKeys(Graphics2D g, Rectangle2D box, Crowding crowding) {
        double widest = keys.stream().mapToDouble(Key::width).max().orElse(0);
        double x = corner.map(c -> c.left ? box.getMinX() + 2 * GAP : box.getMaxX() - 2 * GAP - widest).orElse(box.getMaxX() + 2 * GAP);
        double y = corner.map(c -> c.top ? box.getMinY() + GAP : box.getMaxY() - GAP - keys.size() * Key.HEIGHT).orElse(box.getMinY());
        for (int i = 0; i < keys.size(); i++) {
            crowding.text(keys.get(i).text().text(), keys.get(i).draw(g, x, y + (i + 0.5) * Key.HEIGHT));
        }
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

    private void drawLayers(Graphics2D g, Frame frame) {
        ValueAxis across = frame.across();
        ValueAxis upward = frame.upward();
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
        plot.draw(g, frame.box(), null, null, null);
    }
}
