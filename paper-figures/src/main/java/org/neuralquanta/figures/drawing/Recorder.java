package org.neuralquanta.figures.drawing;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.GraphicsConfiguration;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.ImageObserver;
import java.awt.image.RenderedImage;
import java.awt.image.renderable.RenderableImage;
import java.text.AttributedCharacterIterator;
import java.util.ArrayList;
import java.util.List;
import org.apache.batik.ext.awt.g2d.AbstractGraphics2D;
import org.apache.batik.ext.awt.g2d.GraphicContext;

/** A graphics device that writes down what is drawn on it: shapes in points, to 0.01, and text as its outline. */
final class Recorder extends AbstractGraphics2D {

    private static final double PER_POINT = 100;

    private final List<Picture.Mark> marks;

    Recorder() {
        super(true);
        gc = new GraphicContext();
        marks = new ArrayList<>();
        // JFreeChart puts these back after changing them, so they must be set.
        setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    }

    private Recorder(Recorder parent) {
        super(parent);
        marks = parent.marks;
    }

    List<Picture.Mark> marks() {
        return List.copyOf(marks);
    }

    @Override
    public Graphics create() {
        return new Recorder(this);
    }

    @Override
    public void fill(Shape shape) {
        record(shape, null);
    }

    @Override
    public void draw(Shape shape) {
        if (!(getStroke() instanceof BasicStroke stroke)) {
            throw new UnsupportedOperationException("stroke " + getStroke());
        }
        if ((getTransform().getType() & ~AffineTransform.TYPE_TRANSLATION) == 0) {
            record(shape, stroke);
        } else {
            record(stroke.createStrokedShape(shape), null);
        }
    }

    @Override
    public void drawString(String text, float x, float y) {
        fill(getFont().createGlyphVector(getFontRenderContext(), text).getOutline(x, y));
    }

    /** Writes down an image whose pixels are cells. */
    void cells(BufferedImage image, Rectangle2D place) {
        Rectangle2D rounded = rounded(place, getTransform()).getBounds2D();
        marks.add(new Picture.Raster(image, rounded, null));
    }

    @Override
    public GraphicsConfiguration getDeviceConfiguration() {
        return device().getDeviceConfiguration();
    }

    @Override
    public FontMetrics getFontMetrics(Font font) {
        return device().getFontMetrics(font);
    }

    @Override
    public void dispose() {}

    @Override
    public void drawString(AttributedCharacterIterator text, float x, float y) {
        throw new UnsupportedOperationException("attributed text");
    }

    @Override
    public boolean drawImage(Image image, int x, int y, ImageObserver observer) {
        throw new UnsupportedOperationException("image");
    }

    @Override
    public boolean drawImage(Image image, int x, int y, int width, int height, ImageObserver observer) {
        throw new UnsupportedOperationException("image");
    }

    @Override
    public void drawRenderedImage(RenderedImage image, AffineTransform transform) {
        throw new UnsupportedOperationException("image");
    }

    @Override
    public void drawRenderableImage(RenderableImage image, AffineTransform transform) {
        throw new UnsupportedOperationException("image");
    }

    @Override
    public void copyArea(int x, int y, int width, int height, int dx, int dy) {
        throw new UnsupportedOperationException("copy");
    }

    @Override
    public void setXORMode(Color color) {
        throw new UnsupportedOperationException("exclusive or");
    }

    private void record(Shape shape, BasicStroke stroke) {
        if (!(getPaint() instanceof Color color)) {
            throw new UnsupportedOperationException("paint " + getPaint());
        }
        Shape placed = rounded(shape, getTransform());
        Shape clip = getClip() == null ? null : rounded(getClip(), getTransform());
        if (clip != null && !clip.intersects(placed.getBounds2D()) && stroke == null) {
            return;
        }
        marks.add(stroke == null ? new Picture.Fill(placed, color, clip)
                : new Picture.Stroked(placed, stroke, color, clip));
    }

    private static Path2D rounded(Shape shape, AffineTransform transform) {
        var path = new Path2D.Double();
        double[] c = new double[6];
        PathIterator segments = shape.getPathIterator(transform);
        path.setWindingRule(segments.getWindingRule());
        for (; !segments.isDone(); segments.next()) {
            int kind = segments.currentSegment(c);
            for (int i = 0; i < c.length; i++) {
                c[i] = Math.rint(c[i] * PER_POINT) / PER_POINT;
            }
            switch (kind) {
                case PathIterator.SEG_MOVETO -> path.moveTo(c[0], c[1]);
                case PathIterator.SEG_LINETO -> path.lineTo(c[0], c[1]);
                case PathIterator.SEG_QUADTO -> path.quadTo(c[0], c[1], c[2], c[3]);
                case PathIterator.SEG_CUBICTO -> path.curveTo(c[0], c[1], c[2], c[3], c[4], c[5]);
                case PathIterator.SEG_CLOSE -> path.closePath();
                default -> throw new IllegalStateException("segment " + kind);
            }
        }
        return path;
    }

    private static Graphics2D device() {
        return new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    }
}
