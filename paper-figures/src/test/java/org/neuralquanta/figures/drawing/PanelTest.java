package org.neuralquanta.figures.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a panel refuses, and where it puts keys and symbols. */
@ExtendWith(TextFont.class)
class PanelTest {

    private static final double[] ENDS = {0, 1};
    private static final Rectangle2D FRAME = new Rectangle2D.Double(40, 10, 100, 100);

    private static Panel panel() {
        return new Panel("panel", "", Axis.linear("$x$", 0, 1, 1), Axis.linear("$y$", 0, 1, 1));
    }

    private static Picture picture(Panel panel) {
        return Picture.of(new Sheet(160, 150, List.of(new Sheet.Cell(panel, FRAME))));
    }

    private static Layer.Line line(Color color) {
        return new Layer.Line("line", color, Style.SOLID, ENDS, new double[] {0.5, 0.5});
    }

    @Test
    void aLabelOnALineIsRefused() {
        assertThatThrownBy(() -> picture(panel().with(line(Style.BLUE)).label(Tex.black("label"), 0.5, 0.5, 0, 0, Tex.Anchor.CENTER)))
                .hasMessageContaining("label and a line");
        assertThatCode(() -> picture(panel().with(line(Style.BLUE)).label(Tex.black("label"), 0.5, 0.5, 0, 6, Tex.Anchor.CENTER)))
                .doesNotThrowAnyException();
    }

    @Test
    void aLabelOnABarOrOnTheFrameIsRefused() {
        var bar = new Layer.Estimates("bar", Style.BLUE, Marker.DOT, true, new double[] {0.5}, new double[] {0.2}, new double[] {0.1}, new double[] {0.8});
        assertThatThrownBy(() -> picture(panel().with(bar).label(Tex.black("label"), 0.5, 0.6, 0, 0, Tex.Anchor.CENTER))).hasMessageContaining("a line");
        assertThatThrownBy(() -> picture(panel().label(Tex.black("label"), 1, 0.6, 0, 0, Tex.Anchor.CENTER))).hasMessageContaining("a line");
    }

    @Test
    void aPaleLineIsRefusedOnWhiteButNotOnAMap() {
        assertThatThrownBy(() -> picture(panel().with(line(Style.pale(Style.BLUE))))).hasMessageContaining("too pale");
        var map = new Heat("map", ENDS, ENDS, new double[][] {{0, 1}, {1, 0}});
        assertThatCode(() -> picture(panel().with(map).with(line(Color.WHITE)))).doesNotThrowAnyException();
    }

    /** The symbol reaches over the frame, and no clip cuts it off. */
    @Test
    void aSymbolOnTheFrameIsWhole() {
        var point = new Layer.Points("point", Style.GREEN, Marker.CIRCLE, true, new double[] {1}, new double[] {0.5});
        assertThat(picture(panel().with(point)).marks()).anyMatch(mark -> mark instanceof Picture.Fill fill && fill.color().equals(Style.GREEN)
                && fill.clip() == null && fill.shape().getBounds2D().getMaxX() > FRAME.getMaxX() + 2);
    }

    /** Not even half of it. */
    @Test
    void aSymbolOffTheFrameIsNotDrawn() {
        var point = new Layer.Points("point", Style.GREEN, Marker.CIRCLE, true, new double[] {1.01}, new double[] {0.5});
        assertThat(picture(panel().with(point)).marks()).noneMatch(mark -> mark instanceof Picture.Fill fill && fill.color().equals(Style.GREEN));
    }

    @Test
    void keysInsideAreInTheirCorner() {
        var panel = panel().key(Layer.Line.sample(Style.GREEN, Style.SOLID), "key").keysInside(Panel.Corner.BOTTOM_RIGHT);
        Rectangle2D sample = picture(panel).marks().stream()
                .filter(mark -> mark instanceof Picture.Stroked stroked && stroked.color().equals(Style.GREEN))
                .map(mark -> ((Picture.Stroked) mark).shape().getBounds2D())
                .findFirst()
                .orElseThrow();
        assertThat(sample.getMinX()).isBetween(FRAME.getCenterX(), FRAME.getMaxX());
        assertThat(sample.getCenterY()).isBetween(FRAME.getMaxY() - 15, FRAME.getMaxY());
    }
}
