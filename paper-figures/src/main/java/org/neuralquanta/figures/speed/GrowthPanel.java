package org.neuralquanta.figures.speed;

import java.util.ArrayList;
import java.util.List;
import org.neuralquanta.figures.drawing.Axis;

/**
 * A column of the figure of growth: workloads against the same kind of size.
 *
 * @param title what is computed
 * @param size what grows
 * @param lower the lower end of the axis
 * @param upper its upper end
 * @param ticks the labelled sizes
 * @param infinity where infinity stands on the axis; NaN if nothing is infinite
 * @param curves the workloads, one or two
 */
record GrowthPanel(String title, String size, double lower, double upper, List<Double> ticks, double infinity, List<Curve> curves) {

    /**
     * A workload.
     *
     * @param workload its name in the file
     * @param name its name in the panel
     * @param expected the exponent of time that is expected over the last two decades
     */
    record Curve(String workload, String name, double expected) {}

    /** The panels, in the order of the figure. */
    static List<GrowthPanel> all() {
        double none = Double.NaN;
        return List.of(
                new GrowthPanel("simulation", "quanta $K$", 2e2, 3e12, List.of(1e3, 1e6, 1e9), 5e11,
                        List.of(new Curve("simulation/quanta", "$D = 10^9$", 0), new Curve("simulation/all-quanta", "all seen", 1))),
                new GrowthPanel("simulation", "samples $D$", 3e1, 3e19, List.of(1e6, 1e12, 1e18), none,
                        List.of(new Curve("simulation/data", "$K = 10^6$", 0), new Curve("simulation/data-infinite", "$K = \\infty$", 1 / 1.4))),
                new GrowthPanel("simulation", "replicates $R$", 3, 3e6, List.of(1e2, 1e4, 1e6), none,
                        List.of(new Curve("simulation/replicates", "slope", 1))),
                new GrowthPanel("simulation", "threads", 0.8, 5, List.of(1.0, 2.0, 4.0), none, List.of(new Curve("simulation/threads", "slope", -0.5))),
                new GrowthPanel("law", "samples $D$", 1e-2, 1e20, List.of(1e0, 1e9, 1e18), none,
                        List.of(new Curve("law/exact-data", "value", 0), new Curve("law/bound-data", "bound", 0))),
                new GrowthPanel("law", "quanta $K$", 1e1, 1e24, List.of(1e6, 1e12), 1e22,
                        List.of(new Curve("law/exact-quanta", "value", 0), new Curve("law/bound-quanta", "bound", 0))),
                new GrowthPanel("derivation", "symbols", 0.7, 200, List.of(1.0, 8.0, 64.0), none, List.of(new Curve("derivation/symbols", "slope", 2))),
                new GrowthPanel("fit", "rows", 3, 3e6, List.of(1e2, 1e4, 1e6), none,
                        List.of(new Curve("fit/power", "power", 1), new Curve("fit/chinchilla", "Chinchilla", 1))),
                new GrowthPanel("Zipf fit", "length of list", 3e1, 3e7, List.of(1e2, 1e4, 1e6), none, List.of(new Curve("zipf/list", "slope", 1))),
                new GrowthPanel("clustering", "samples", 6e1, 2e4, List.of(1e2, 1e3, 1e4), none,
                        List.of(new Curve("discovery/linkage", "linkage", 2), new Curve("discovery/spectral", "spectral", 2))));
    }

    Axis axis() {
        var labelled = new ArrayList<Axis.Tick>();
        for (double tick : ticks) {
            labelled.add(new Axis.Tick(tick, label(tick)));
        }
        if (!Double.isNaN(infinity)) {
            labelled.add(new Axis.Tick(infinity, "$\\infty$"));
        }
        return new Axis(size, true, lower, upper, List.copyOf(labelled), List.of(), true);
    }

    /** Powers of ten from 100 on as powers, other numbers in digits. */
    private static String label(double tick) {
        long exponent = Math.round(Math.log10(tick));
        return exponent >= 2 && Math.abs(tick / Math.pow(10, exponent) - 1) < 1e-9 ? "$10^{" + exponent + "}$" : "$" + Math.round(tick) + "$";
    }
}
