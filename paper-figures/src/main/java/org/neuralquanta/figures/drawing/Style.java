package org.neuralquanta.figures.drawing;

import java.awt.BasicStroke;
import java.awt.Color;

/**
 * The look that all figures share: sizes in points, strokes, and the colours of Okabe and Ito, orange and sky blue darkened until they
 * stand out from white by {@link #LEAST_CONTRAST}.
 */
public final class Style {

    /** The text width of a NeurIPS paper, 5.5 inches. */
    static final double WIDTH = 396;

    static final float TEXT = 8;

    public static final Color BLACK = Color.BLACK;
    public static final Color ORANGE = new Color(0xBA8C00);
    public static final Color SKY = new Color(0x3A9BD9);
    public static final Color GREEN = new Color(0x009E73);
    public static final Color BLUE = new Color(0x0072B2);
    public static final Color VERMILLION = new Color(0xD55E00);
    public static final Color PURPLE = new Color(0xCC79A7);
    public static final Color GREY = new Color(0x767676);

    public static final BasicStroke AXIS = solid(0.5f);
    public static final BasicStroke SOLID = solid(1.1f);
    public static final BasicStroke BOLD = solid(1.8f);
    public static final BasicStroke BOLD_DASHED = dashed(1.8f, 4.5f, 2);
    public static final BasicStroke THIN = solid(0.6f);
    public static final BasicStroke DASHED = dashed(1.1f, 3.5f, 1.8f);
    public static final BasicStroke DOTTED = dashed(0.9f, 0.9f, 1.8f);

    /** What WCAG 2.2 asks of the parts of a picture, success criterion 1.4.11. */
    static final double LEAST_CONTRAST = 3;

    private Style() {}

    /** The contrast of a colour to white by WCAG 2.2, from 1 to 21. */
    static double contrastToWhite(Color color) {
        double luminance = 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
        return 1.05 / (luminance + 0.05);
    }

    /** An sRGB channel as an amount of light. */
    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    /** The colour mixed with white, for bands: no transparency, so that it prints everywhere. */
    public static Color pale(Color color) {
        return new Color(pale(color.getRed()), pale(color.getGreen()), pale(color.getBlue()));
    }

    /** The colour darkened, for text. */
    public static Color ink(Color color) {
        return new Color(color.getRed() * 7 / 10, color.getGreen() * 7 / 10, color.getBlue() * 7 / 10);
    }

    /** From orange for −1 over white for 0 to blue for 1: told apart in every kind of colour blindness. */
    public static Color diverging(double value) {
        Color end = value < 0 ? ORANGE : BLUE;
        double share = Math.min(1, Math.abs(value));
        return new Color(mixed(end.getRed(), share), mixed(end.getGreen(), share), mixed(end.getBlue(), share));
    }

    private static int mixed(int channel, double share) {
        return (int) Math.round(255 - (255 - channel) * share);
    }

    private static int pale(int channel) {
        return 255 - (255 - channel) * 3 / 10;
    }

    private static BasicStroke solid(float width) {
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
    }

    private static BasicStroke dashed(float width, float on, float off) {
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {on, off}, 0);
    }
}
