package org.neuralquanta.figures.drawing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
