package org.neuralquanta.figures.drawing;

import java.awt.Image;
import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.apache.batik.svggen.DefaultImageHandler;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.w3c.dom.Element;

/** Writes the images of an SVG file into the file itself. */
final class EmbeddedImages extends DefaultImageHandler {

    private static final String XLINK = "http://www.w3.org/1999/xlink";

    @Override
    protected void handleHREF(Image image, Element element, SVGGeneratorContext context) throws SVGGraphics2DIOException {
        embed((BufferedImage) image, element);
    }

    @Override
    protected void handleHREF(RenderedImage image, Element element, SVGGeneratorContext context)
            throws SVGGraphics2DIOException {
        embed(image, element);
    }

    private static void embed(RenderedImage image, Element element) throws SVGGraphics2DIOException {
        try {
            String text = Base64.getEncoder().encodeToString(png(image));
            element.setAttributeNS(XLINK, "xlink:href", "data:image/png;base64," + text);
        } catch (IOException e) {
            throw new SVGGraphics2DIOException("image", e);
        }
    }

    static byte[] png(RenderedImage image) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.setUseCache(false);
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}
