package org.neuralquanta.figures.plots;

import org.neuralquanta.plot.Plot;
import org.neuralquanta.plot.PlotFormat;
import org.neuralquanta.plot.Plotter;

/** The service that the command finds on its class path. Thread-safe. */
public final class PlotService implements Plotter {

    @Override
    public byte[] draw(Plot plot, PlotFormat format) {
        return Plots.of(plot).bytes(format);
    }
}
