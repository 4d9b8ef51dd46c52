package org.neuralquanta.tokens;

/**
 * The largest share of the drop of a curve that falls inside one e-fold of the size (T24's sharpness, measured): between the sizes the curve is
 * taken as linear in the logarithm of the size. The drop inside a window is then linear between the places where an end of the window is at a
 * size, so that these are all that need be looked at. Where sizes lie farther apart than an e-fold the share is a lower bound, as no
 * measurement lies between them. Immutable, thread-safe.
 */
final class Sharpest {

    /** A place between sizes: this share of the way from one to the next. */
    private record Place(int size, double share) {

        double on(double[] curve) {
            return share == 0 ? curve[size] : curve[size] + share * (curve[size + 1] - curve[size]);
        }
    }

    private final Place[] starts;
    private final Place[] ends;

    Sharpest(Ladder ladder) {
        int n = ladder.sizes();
        double first = Math.log(ladder.size(0));
        double last = Math.log(ladder.size(n - 1));
        starts = new Place[2 * n];
        ends = new Place[2 * n];
        for (int i = 0; i < n; i++) {
            double log = Math.log(ladder.size(i));
            double from = Math.min(log, last - 1);
            double to = Math.max(log, first + 1);
            starts[2 * i] = place(ladder, from);
            ends[2 * i] = place(ladder, from + 1);
            starts[2 * i + 1] = place(ladder, to - 1);
            ends[2 * i + 1] = place(ladder, to);
        }
    }

    private static Place place(Ladder ladder, double log) {
        int i = 0;
        while (i < ladder.sizes() - 2 && Math.log(ladder.size(i + 1)) <= log) {
            i++;
        }
        double from = Math.log(ladder.size(i));
        double to = Math.log(ladder.size(i + 1));
        return new Place(i, Math.clamp((log - from) / (to - from), 0.0, 1.0));
    }

    /** For a curve whose end is below its start. */
    double of(double[] curve) {
        double most = 0;
        for (int w = 0; w < starts.length; w++) {
            most = Math.max(most, starts[w].on(curve) - ends[w].on(curve));
        }
        return most / (curve[0] - curve[curve.length - 1]);
    }
}
