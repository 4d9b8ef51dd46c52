package org.neuralquanta.figures;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.neuralquanta.figures.drawing.Figure;
import org.neuralquanta.figures.drawing.Output;

/** The README of this project: how to draw, and all figures. */
final class Gallery {

    private static final String HEAD = """
            # Figures

            `mvn -f paper-figures`, in the folder of the clone, builds the library and draws every figure, within 90 seconds on
            two cores; `mvn -f paper-figures -Dfigure=NAME` draws one. It needs JDK 25, but no display and no installed
            font; a second run gives the same bytes, on any number of threads.

            For each figure `out` holds SVG, PDF, PNG, a caption, and a CSV file with all plotted numbers, one row per
            point: `panel,series,x,y`, and `lower,upper` where there is an interval, proven or statistical. A heat map
            has a line for each of its rows, with the row's numbers in an additional column `value`; the line before the first gives
            the positions of the columns there. This page is generated, too.

            ## Plot your own results

            `bin/quanta fit runs.csv --model chinchilla --plot fit.pdf` draws a fit, from any folder: the runs with the fitted curves, the best split
            of compute with its interval, and the residuals. `law`, `simulate`, `derive`, `parity` and `discover` have `--plot` too. The name of the
            file decides the format: SVG, PDF or PNG. The first plot builds the code of this folder; later ones do not call Maven.

            In a program or a notebook, with the artifact `org.neuralquanta:neural-quanta-figures` (`mvn -f paper-figures -pl artifact -am install`):

            ```java
            Fit fit = Fit.of(CurveModel.chinchilla(), Runs.read(Path.of("runs.csv"), Columns.byName()));
            Plots.fit(fit).write(Path.of("fit.pdf"));
            byte[] image = Plots.law(law, 1e3, 1e9).png();   // or svg()
            ```

            In the build of a paper, [the Maven plugin](../src/maven-plugin/README.md) draws its figures.

            ## Add a figure

            1. Write one class that implements `Figure`, in the package of its theme below
               `src/main/java/org/neuralquanta/figures`: `laws` (theory and simulation), `datasets` (what data are worth), `fits` (measured
               curves and counts), `networks` (trained on known quanta), `grokking` or `speed` (measured cost). It has a name, numbers from the library, and a caption. `laws/Saturation`
               is a short one to begin with.
            2. Add it to the list in `Figures`, which is the order of this page.
            3. Draw it: `mvn -f paper-figures -Dfigure=NAME`, and all of them for this page. Commit `out/NAME.*` and this page.

            What draws is in `drawing`, and `plots` holds the plots of users' results: axes, layers, panels, text and colours. It rejects a label that overlaps a label, a point, a line or the frame, a line whose contrast to white is below 3:1, and a logarithmic axis with one label. Computations
            too long for a figure are in `simulation`; the studies that train networks and write their results
            into `data` (`-Dretrain=NAME`) are in `study`. `mvn -f paper-figures verify` draws all figures and runs the tests of this folder.

            ## Licences

            The drawing code has the licence of neural-quanta, Apache-2.0. It uses JFreeChart
            (LGPL-2.1-or-later), JLaTeXMath (GPL-2.0-or-later with a linking exception), Batik and the PDFBox graphics
            bridge (Apache-2.0). These are dependencies of this folder only and never of the library. The head
            of each file in `data` states its source and licence.
            """;

    private Gallery() {}

    /** The captions are read from the written files, whose links point beside them. */
    static byte[] markdown(Output output, List<Figure> figures) throws IOException {
        var text = new StringBuilder(HEAD);
        for (Figure figure : figures) {
            String caption = output.read("out/" + figure.name() + ".md");
            text.append('\n').append("#").append(caption.replace("](" + figure.name(), "](out/" + figure.name()).replace("](../src/", "](src/"));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
