package org.neuralquanta.figures.drawing;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Insets;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.regex.Pattern;
import org.scilab.forge.jlatexmath.TeXConstants;
import org.scilab.forge.jlatexmath.TeXFormula;
import org.scilab.forge.jlatexmath.TeXIcon;

/** Text with mathematics between dollar signs, set by TeX's rules and placed by an anchor. */
public record Tex(String text, Color color) {

    /** Where the given point lies in the text. */
    public enum Anchor {
        LEFT(0),
        CENTER(0.5),
        RIGHT(1);

        private final double share;

        Anchor(double share) {
            this.share = share;
        }
    }

    /** Half the height of a digit, in units of the text size. */
    private static final double HALF_DIGIT = 0.32;

    private static final Pattern MARK_BEFORE_SPACE = Pattern.compile("([:;.!?])(?=\\s|$)");

    public static Tex black(String text) {
        return new Tex(text, Style.BLACK);
    }

    /** Draws with the middle of the digits at height y, and returns the box that the text fills. */
    Rectangle2D drawMiddle(Graphics2D g, double x, double y, Anchor anchor) {
        return drawBaseline(g, x, y + HALF_DIGIT * Style.TEXT, anchor);
    }

    /** Draws with the baseline at height y, and returns the box that the text fills. */
    Rectangle2D drawBaseline(Graphics2D g, double x, double y, Anchor anchor) {
        TeXIcon icon = icon();
        double width = icon.getTrueIconWidth();
        double above = icon.getTrueIconHeight() - icon.getTrueIconDepth();
        Rectangle2D box =
                new Rectangle2D.Double(x - anchor.share * width, y - above, width, icon.getTrueIconHeight());
        Graphics2D at = (Graphics2D) g.create();
        at.translate(box.getX(), box.getY());
        icon.paintIcon(null, at, 0, 0);
        at.dispose();
        return box;
    }

    /** Draws upwards, centred at height y, with the baseline at x, and returns the box that the text fills. */
    Rectangle2D drawUpwards(Graphics2D g, double x, double y) {
        AffineTransform turn = AffineTransform.getRotateInstance(-Math.PI / 2, x, y);
        Graphics2D turned = (Graphics2D) g.create();
        turned.transform(turn);
        Rectangle2D box = drawBaseline(turned, x, y, Anchor.CENTER);
        turned.dispose();
        return turn.createTransformedShape(box).getBounds2D();
    }

    /** How wide the text is. */
    double width() {
        return icon().getTrueIconWidth();
    }

    private TeXIcon icon() {
        var formula = new TeXFormula("\\text{" + asSentence(text) + "}");
        TeXIcon icon = formula.createTeXIcon(TeXConstants.STYLE_TEXT, Style.TEXT);
        icon.setInsets(new Insets(0, 0, 0, 0), true);
        icon.setForeground(color);
        return icon;
    }

    /** A sign in braces gets none of the space that it has in a formula, as is right in a sentence. */
    private static String asSentence(String text) {
        String[] parts = text.replace(", ", "{,} ").split("\\$", -1);
        for (int i = 0; i < parts.length; i += 2) {
            parts[i] = MARK_BEFORE_SPACE.matcher(parts[i]).replaceAll("{$1}");
        }
        return String.join("$", parts);
    }
}
