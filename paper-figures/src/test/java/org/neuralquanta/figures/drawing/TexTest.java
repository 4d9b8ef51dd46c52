package org.neuralquanta.figures.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.Rectangle2D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TextFont.class)
class TexTest {

    private static final Tex TEXT = Tex.black("loss, $L \\propto n^{-\\alpha}$");

    @Test
    void theAnchorIsAtTheGivenPoint() {
        Rectangle2D left = TEXT.drawBaseline(new Recorder(), 100, 50, Tex.Anchor.LEFT);
        Rectangle2D center = TEXT.drawBaseline(new Recorder(), 100, 50, Tex.Anchor.CENTER);
        Rectangle2D right = TEXT.drawBaseline(new Recorder(), 100, 50, Tex.Anchor.RIGHT);
        assertThat(left.getMinX()).isEqualTo(100);
        assertThat(center.getCenterX()).isCloseTo(100, within(1e-9));
        assertThat(right.getMaxX()).isCloseTo(100, within(1e-9));
        assertThat(left.getWidth()).isPositive().isEqualTo(right.getWidth());
    }

    /** Without braces a colon gets the space of a relation on both sides, and a full stop more than a space after it. */
    @Test
    void aMarkInASentenceHasNoSpaceOfAFormula() {
        double space = width("a a") - 2 * width("a");
        assertThat(width("a: a") - 2 * width("a") - width("{:}")).isCloseTo(space, within(1e-6));
        assertThat(width("a. a") - 2 * width("a") - width("{.}")).isCloseTo(space, within(1e-6));
    }

    private static double width(String text) {
        return Tex.black(text).width();
    }

    @Test
    void textThatRunsUpwardsHasTheSameBoxTurned() {
        Rectangle2D level = TEXT.drawBaseline(new Recorder(), 100, 50, Tex.Anchor.CENTER);
        Rectangle2D upwards = TEXT.drawUpwards(new Recorder(), 100, 50);
        assertThat(upwards.getWidth()).isCloseTo(level.getHeight(), within(1e-9));
        assertThat(upwards.getHeight()).isCloseTo(level.getWidth(), within(1e-9));
        assertThat(upwards.getCenterY()).isCloseTo(50, within(1e-9));
    }

    @Test
    void textIsDrawnAsOutlinesInsideItsBox() {
        var recorder = new Recorder();
        Rectangle2D box = TEXT.drawMiddle(recorder, 100, 50, Tex.Anchor.LEFT);
        Rectangle2D roomy = new Rectangle2D.Double(box.getX() - 1, box.getY() - 1, box.getWidth() + 2, box.getHeight() + 2);
        assertThat(recorder.marks()).hasSizeGreaterThan(5).allSatisfy(mark -> {
            assertThat(mark).isInstanceOf(Picture.Fill.class);
            assertThat(roomy.contains(((Picture.Fill) mark).shape().getBounds2D())).isTrue();
        });
    }
}
