package org.neuralquanta.figures;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The README of this project: how to draw, and all figures. */
final class Gallery {

    private static final String HEAD = """
            # Figures

            `mvn -f paper-figures`, from the folder above, builds the library and draws every figure, within 90 seconds on
            two cores; `mvn -f paper-figures -Dfigure=NAME` draws one. It needs a JDK 25, neither a display nor an installed
            font, and a second run gives the same bytes, on any number of threads.

            For each figure `out` holds SVG, PDF, PNG, a caption, and a CSV file with all plotted numbers, one row a
            point: `panel,series,x,y`, and `lower,upper` where there is an interval, proven or of chance. A heat map
            has a line for each of its rows, with the row's numbers in a further column `value`; the line before the first has
            the places of the columns there. This page is generated too.

            To add a figure, write one class that implements `Figure` and add it to the list in `DrawFigures`. The common look
            is in `Style`. A figure in which two labels overlap is refused.

            Licences: the drawing code stands under the licence of neural-quanta, Apache-2.0. It uses JFreeChart
            (LGPL-2.1-or-later), JLaTeXMath (GPL-2.0-or-later with a linking exception), Batik and the PDFBox graphics
            bridge (Apache-2.0). These are dependencies of this folder only and never of the library. Sources and
            licences of the data stand in the head of each file in `data`.
            """;

    private Gallery() {}

    /** The captions are read from the written files, whose links point beside them. */
    static byte[] markdown(Output output, List<Figure> figures) throws IOException {
        var text = new StringBuilder(HEAD);
        for (Figure figure : figures) {
            String caption = output.read("out/" + figure.name() + ".md");
            text.append('\n').append("#").append(caption.replace("](" + figure.name(), "](out/" + figure.name()));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
