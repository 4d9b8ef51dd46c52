package org.neuralquanta.figures.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.w3c.dom.Element;

@ExtendWith(TextFont.class)
class FormatsTest {

    private static Sheet sheet(double height) {
        double[] x = {1, 2, 3};
        var lines = new Panel("lines", "every kind of layer", Axis.decades("tokens $D$", 0.5, 20, 1), Axis.linear("loss $L$", 0, 4, 1))
                .with(new Layer.Enclosed("band", Style.BLUE, Style.DASHED, x, x, new double[] {0.5, 1.5, 2.5}, new double[] {1.5, 2.5, 3.5}))
                .with(new Layer.Line("line", Style.BLACK, Style.SOLID, x, new double[] {3, 2, height}))
                .with(new Layer.Estimates("bars", Style.GREEN, Marker.SQUARE, false, x, new double[] {2, 3, 2}, x, new double[] {3, 4, 4}));
        var map = new Panel("map", "", Axis.linear("$x$", 0, 1, 0.5), Axis.linear("$y$", 0, 1, 0.5))
                .with(new Heat("map", new double[] {0, 1}, new double[] {0, 1}, new double[][] {{0, 0.3}, {0.6, 1}}));
        return Sheet.grid(new double[] {100}, List.of(List.of(lines, map)));
    }

    private static List<byte[]> files(double height) throws IOException {
        Picture picture = Picture.of(sheet(height));
        return List.of(Formats.svg(picture, "A title", "What < it shows."), Formats.pdf(picture), Formats.png(picture));
    }

    @Test
    void theSameSheetGivesTheSameBytes() throws IOException {
        assertThat(files(1)).usingElementComparator(Arrays::compare).isEqualTo(files(1));
    }

    @Test
    void anotherSheetGivesOthers() throws IOException {
        List<byte[]> first = files(1);
        List<byte[]> second = files(1.5);
        for (int format = 0; format < first.size(); format++) {
            assertThat(first.get(format)).isNotEqualTo(second.get(format));
        }
    }

    @Test
    void theSvgNeedsNoFontAndNoOtherFile() throws Exception {
        byte[] svg = files(1).getFirst();
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        Element root = factory.newDocumentBuilder().parse(new ByteArrayInputStream(svg)).getDocumentElement();
        assertThat(root.getAttribute("width")).isEqualTo("396pt");
        assertThat(root.getElementsByTagName("path").getLength()).isGreaterThan(20);
        assertThat(root.getElementsByTagName("text").getLength()).isZero();
        assertThat(((Element) root.getElementsByTagName("image").item(0)).getAttribute("xlink:href"))
                .startsWith("data:image/png;base64,");
        assertThat(new String(svg, StandardCharsets.UTF_8)).doesNotContain("<!--");
    }

    @Test
    void theSvgSaysWhatItShows() throws IOException {
        assertThat(new String(files(1).getFirst(), StandardCharsets.UTF_8).replaceAll("\\s+>", ">"))
                .contains("role=\"img\"", "<title>A title</title>", "<desc>What &lt; it shows.", "lines: loss $L$ against tokens $D$; band, line, bars.");
    }

    @Test
    void thePdfIsOnePageOfTheSize() throws IOException {
        try (PDDocument document = Loader.loadPDF(files(1).get(1))) {
            assertThat(document.getNumberOfPages()).isOne();
            assertThat(document.getPage(0).getMediaBox().getWidth()).isEqualTo(396);
            assertThat(document.getDocumentInformation().getCreationDate()).isNull();
        }
    }

    @Test
    void thePngHas200DotsAnInch() throws IOException {
        assertThat(ImageIO.read(new ByteArrayInputStream(files(1).getLast())).getWidth()).isEqualTo(1100);
    }
}
