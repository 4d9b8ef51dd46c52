package org.neuralquanta.figures.fits;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.neuralquanta.figures.drawing.Formats;
import org.neuralquanta.figures.drawing.Picture;
import org.neuralquanta.figures.drawing.Sheet;
import org.neuralquanta.fit.Columns;
import org.neuralquanta.fit.CurveModel;
import org.neuralquanta.fit.Fit;
import org.neuralquanta.fit.Runs;
import org.neuralquanta.table.WholeFile;

/** Draws the fit of somebody's runs: data with curves, residuals, and the exponents' region with the hypothesis across. */
public final class FitPlot {

    private FitPlot() {}

    public static void draw(Path runs, String columns, Path svg) throws IOException {
        Fit fit = Fit.of(CurveModel.chinchilla(), Runs.read(runs, columns.isEmpty() ? Columns.byName() : Columns.parse(columns)));
        var panels = new FitPanels(fit);
        Sheet sheet = Sheet.grid(new double[] {130, 110},
                List.of(List.of(panels.curves(), panels.exponents()), List.of(panels.residuals(0), panels.residuals(1))));
        WholeFile.write(svg, Formats.svg(Picture.of(sheet)));
    }
}
