package org.neuralquanta.figures.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.Rectangle2D;
import java.util.List;
import org.junit.jupiter.api.Test;

class SheetTest {

    private static final Axis LABELLED = Axis.linear("label", 0, 1, 0.5);

    private static Panel panel(String title, Axis horizontal, Axis vertical) {
        return new Panel("panel", title, horizontal, vertical);
    }

    private static List<Rectangle2D> frames(Sheet sheet) {
        return sheet.cells().stream().map(Sheet.Cell::frame).toList();
    }

    @Test
    void framesHaveTheGivenHeightsEqualWidthsAndStayApartInsideTheSheet() {
        Panel labelled = panel("title", LABELLED, LABELLED);
        Sheet sheet = Sheet.grid(new double[] {100, 60}, List.of(List.of(labelled, labelled), List.of(labelled, labelled)));
        List<Rectangle2D> frames = frames(sheet);
        assertThat(frames).extracting(Rectangle2D::getHeight).containsExactly(100.0, 100.0, 60.0, 60.0);
        assertThat(frames).allSatisfy(frame -> {
            assertThat(frame.getWidth()).isCloseTo(frames.getFirst().getWidth(), within(1e-9));
            assertThat(new Rectangle2D.Double(0, 0, sheet.width(), sheet.height()).contains(frame)).isTrue();
            assertThat(frames.stream().filter(frame::intersects)).containsExactly(frame);
        });
    }

    @Test
    void aColumnLeavesRoomForKeys() {
        Panel labelled = panel("", LABELLED, LABELLED);
        Sheet sheet = Sheet.column(new double[] {100, 60}, List.of(panel("", LABELLED.bare(), LABELLED), labelled));
        List<Rectangle2D> frames = frames(sheet);
        assertThat(frames).extracting(Rectangle2D::getHeight).containsExactly(100.0, 60.0);
        assertThat(frames).allSatisfy(frame -> assertThat(sheet.width() - frame.getMaxX()).isCloseTo(Sheet.KEYS, within(1e-9)));
        assertThat(frames.get(1).getMinY()).isGreaterThan(frames.get(0).getMaxY());
        assertThat(sheet.height()).isGreaterThanOrEqualTo(frames.get(1).getMaxY() + Sheet.BELOW);
    }

    @Test
    void panelsWithoutWordsDoNotTouch() {
        Panel bare = panel("", LABELLED.bare(), LABELLED.bare());
        List<Rectangle2D> frames = frames(Sheet.grid(new double[] {100, 100}, List.of(List.of(bare, bare), List.of(bare, bare))));
        assertThat(frames.get(1).getMinX()).isGreaterThan(frames.get(0).getMaxX() + 1);
        assertThat(frames.get(2).getMinY()).isGreaterThan(frames.get(0).getMaxY() + 1);
    }

    @Test
    void roomIsLeftOnlyWhereThereIsText() {
        Panel labelled = panel("title", LABELLED, LABELLED);
        Panel bare = panel("", LABELLED.bare(), LABELLED.bare());
        Sheet words = Sheet.grid(new double[] {100}, List.of(List.of(labelled)));
        Sheet none = Sheet.grid(new double[] {100}, List.of(List.of(bare)));
        assertThat(none.height()).isLessThan(words.height());
        assertThat(frames(none).getFirst().getWidth()).isCloseTo(frames(words).getFirst().getWidth() + Sheet.BESIDE, within(1e-9));
    }
}
