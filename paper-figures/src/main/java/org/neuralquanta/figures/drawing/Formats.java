package org.neuralquanta.figures.drawing;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A picture as the bytes of a file; the same picture gives the same bytes. */
public final class Formats {

    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final double DOTS_PER_POINT = 200 / 72.0;

    private Formats() {}

    /** Shapes alone would say nothing to a reader who cannot see them, nor to a search: title and description do. */
    public static byte[] svg(Picture picture, String title, String description) throws IOException {
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(emptyDocument());
        context.setPrecision(4);
        context.setComment(null);
        context.setImageHandler(new EmbeddedImages());
        var g = new SVGGraphics2D(context, true);
        g.setSVGCanvasSize(new Dimension((int) picture.width(), (int) picture.height()));
        picture.replay(g);
        Element root = g.getRoot();
        root.setAttributeNS(null, "width", (int) picture.width() + "pt");
        root.setAttributeNS(null, "height", (int) picture.height() + "pt");
        root.setAttributeNS(null, "viewBox", "0 0 " + (int) picture.width() + " " + (int) picture.height());
        root.setAttributeNS(null, "role", "img");
        root.insertBefore(text(root, "desc", description.isEmpty() ? picture.description() : description + "\n\n" + picture.description()),
                root.getFirstChild());
        root.insertBefore(text(root, "title", title), root.getFirstChild());
        var bytes = new ByteArrayOutputStream();
        try (var writer = new OutputStreamWriter(bytes, StandardCharsets.UTF_8)) {
            g.stream(root, writer, false, false);
        }
        return bytes.toByteArray();
    }

    private static Element text(Element root, String name, String content) {
        Element element = root.getOwnerDocument().createElementNS(SVG, name);
        element.setTextContent(content);
        return element;
    }

    public static byte[] pdf(Picture picture) throws IOException {
        float width = (float) picture.width();
        float height = (float) picture.height();
        try (var document = new PDDocument()) {
            document.setDocumentId(0L);
            var page = new PDPage(new PDRectangle(width, height));
            document.addPage(page);
            var g = new PdfBoxGraphics2D(document, width, height);
            picture.replay(g);
            g.dispose();
            try (var content = new PDPageContentStream(document, page)) {
                content.drawForm(g.getXFormObject());
            }
            var bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        }
    }

    public static byte[] png(Picture picture) throws IOException {
        var image = new BufferedImage(
                (int) Math.ceil(picture.width() * DOTS_PER_POINT),
                (int) Math.ceil(picture.height() * DOTS_PER_POINT),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setPaint(Color.WHITE);
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        g.scale(DOTS_PER_POINT, DOTS_PER_POINT);
        picture.replay(g);
        g.dispose();
        return EmbeddedImages.png(image);
    }

    private static Document emptyDocument() {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(SVG, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }
}
