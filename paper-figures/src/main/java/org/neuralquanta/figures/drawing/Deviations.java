package org.neuralquanta.figures.drawing;

/** A panel of simulated minus exact values in standard errors, with a band of two of them. */
public final class Deviations {

    private static final double MOST = 4;

    private Deviations() {}

    public static Panel panel(String name, Axis horizontal) {
        double[] ends = {horizontal.lower(), horizontal.upper()};
        return new Panel(name, "", horizontal, Axis.linear("(simulated $-$ exact) / std. error", -MOST, MOST, 2))
                .with(new Layer.Enclosed("two standard errors", Style.GREY, Style.AXIS, ends, new double[2],
                        new double[] {-2, -2}, new double[] {2, 2}));
    }

    /** (value − exact) / error for each of them. */
    public static double[] of(double[] values, double[] exact, double[] errors) {
        double[] deviations = new double[values.length];
        for (int i = 0; i < deviations.length; i++) {
            deviations[i] = (values[i] - exact[i]) / errors[i];
        }
        return deviations;
    }

    /** Each value, moved by so many errors. */
    public static double[] moved(double[] values, double[] errors, double by) {
        double[] moved = new double[values.length];
        for (int i = 0; i < moved.length; i++) {
            moved[i] = values[i] + by * errors[i];
        }
        return moved;
    }
}
