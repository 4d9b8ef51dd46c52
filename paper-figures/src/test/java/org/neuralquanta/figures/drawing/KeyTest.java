package org.neuralquanta.figures.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TextFont.class)
class KeyTest {

    private static final double[] X = {0.2, 0.8};
    private static final Axis AXIS = Axis.linear("x", 0, 1, 0.5);

    private static Panel panel() {
        return new Panel("panel", "", AXIS, AXIS);
    }

    private static Stream<Layer> looks() {
        return Stream.of(
                new Layer.Line("line", Style.BLUE, Style.SOLID, X, X),
                new Layer.Points("points", Style.ORANGE, Marker.DOT, true, X, X),
                new Layer.Points("rims", Style.GREEN, Marker.CIRCLE, false, X, X),
                new Layer.Enclosed("band", Style.PURPLE, Style.SOLID, X, X, X, X),
                new Layer.Estimates("bars", Style.VERMILLION, Marker.SQUARE, true, X, X, X, X));
    }

    /** Each key is drawn beside the frame in the colour of its layer. */
    @Test
    void aKeyLooksLikeItsLayer() {
        var panel = panel();
        looks().forEach(layer -> panel.key(layer, layer.series()));
        Sheet sheet = Sheet.column(new double[] {80}, List.of(panel));
        Rectangle2D frame = sheet.cells().getFirst().frame();
        List<Color> beside = Picture.of(sheet).marks().stream()
                .filter(mark -> place(mark).getMinX() > frame.getMaxX())
                .map(KeyTest::color)
                .toList();
        assertThat(beside).contains(Style.BLUE, Style.ORANGE, Style.GREEN, Style.PURPLE, Style.pale(Style.PURPLE), Style.VERMILLION, Style.BLACK);
    }

    @Test
    void theyStandBelowEachOtherAndDoNotLeaveTheSheet() {
        var panel = panel();
        for (int i = 0; i < 7; i++) {
            panel.key(looks().findFirst().orElseThrow(), "the same again");
        }
        assertThat(Picture.of(Sheet.column(new double[] {80}, List.of(panel))).marks()).isNotEmpty();
        panel.key(looks().findFirst().orElseThrow(), "a text that is much too long for the room");
        assertThatThrownBy(() -> Picture.of(Sheet.column(new double[] {80}, List.of(panel)))).hasMessageContaining("leaves the sheet");
    }

    private static Rectangle2D place(Picture.Mark mark) {
        return switch (mark) {
            case Picture.Fill fill -> fill.shape().getBounds2D();
            case Picture.Stroked line -> line.shape().getBounds2D();
            case Picture.Raster raster -> raster.place();
        };
    }

    private static Color color(Picture.Mark mark) {
        return switch (mark) {
            case Picture.Fill fill -> fill.color();
            case Picture.Stroked line -> line.color();
            case Picture.Raster _ -> Color.WHITE;
        };
    }
}
