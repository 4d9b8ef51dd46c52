package org.neuralquanta.figures.drawing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import org.junit.jupiter.api.Test;

class CrowdingTest {

    private static final Rectangle2D BOX = new Rectangle2D.Double(20, 20, 30, 8);

    private final Crowding crowding = new Crowding(100, 100);

    @Test
    void twoTextsThatOverlapAreRefused() {
        crowding.text("first", BOX);
        assertThatThrownBy(() -> crowding.text("second", new Rectangle2D.Double(49, 20, 30, 8)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("first", "second");
    }

    @Test
    void textsThatTouchAreNot() {
        crowding.text("first", BOX);
        assertThatCode(() -> crowding.text("second", new Rectangle2D.Double(50, 20, 30, 8))).doesNotThrowAnyException();
    }

    @Test
    void aTextOnAPointIsRefusedWhicheverComesFirst() {
        crowding.text("text", BOX);
        assertThatThrownBy(() -> crowding.point(new Point2D.Double(30, 24))).isInstanceOf(IllegalStateException.class);
        var other = new Crowding(100, 100);
        other.point(new Point2D.Double(30, 24));
        assertThatThrownBy(() -> other.text("text", BOX)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aTextOnALineIsRefusedWhereTheLineIsSeen() {
        var frame = new Rectangle2D.Double(0, 0, 40, 100);
        crowding.line(new Line2D.Double(0, 24, 100, 24), frame);
        assertThatThrownBy(() -> crowding.text("text", BOX)).isInstanceOf(IllegalStateException.class).hasMessageContaining("a line");
        assertThatCode(() -> crowding.text("outside", new Rectangle2D.Double(41, 20, 30, 8))).doesNotThrowAnyException();
        assertThatCode(() -> crowding.text("below", new Rectangle2D.Double(5, 25, 30, 8))).doesNotThrowAnyException();
    }

    @Test
    void aTextOnAFrameIsRefused() {
        crowding.frame(new Rectangle2D.Double(10, 10, 30, 80));
        assertThatThrownBy(() -> crowding.text("text", BOX)).isInstanceOf(IllegalStateException.class).hasMessageContaining("a line");
        assertThatCode(() -> crowding.text("inside", new Rectangle2D.Double(12, 20, 20, 8))).doesNotThrowAnyException();
    }

    @Test
    void pointsMayOverlap() {
        crowding.point(new Point2D.Double(30, 24));
        assertThatCode(() -> crowding.point(new Point2D.Double(30, 24))).doesNotThrowAnyException();
    }

    @Test
    void aTextThatLeavesTheSheetIsRefused() {
        assertThatThrownBy(() -> crowding.text("wide", new Rectangle2D.Double(80, 20, 30, 8)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("wide");
    }
}
