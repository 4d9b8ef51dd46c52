package org.neuralquanta.numerics;

import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.elementary.CompensatedSum;

/**
 * Adds up a {@link SmoothTerm} over ranges of ranks, at a cost that grows with the logarithm of their length.
 *
 * <p>Ranks are cut into panels of N = 2^j consecutive integers. Each panel is summed by {@link GaussRule} with 16
 * evaluations. With the term bounded by M in the Bernstein ellipse with parameter ρ around the panel, the error is at
 * most \(4NM\rho^{-31}/(\rho-1)\); M comes from {@link SmoothTerm#logBound}. The panel is the longest for which this is
 * below 1e-16 of the sum; where not even 32 ranks fit, terms are added one by one. So narrow transitions need no
 * special case. Of infinitely many ranks those ≥ X = 2^40 are replaced by the integral from X − ½, in u = log x; the
 * difference is \(\le \frac1{24}\int|f''|\), below 1e-23 of a bound on f(x) x there.
 *
 * <p>{@link #value()} holds the sum and {@link #error()} the bound of the truncation error; a rigorous sum also adds the
 * rounding errors, by evaluating the term in enclosures, and then {@link #enclosure()} is proven. With \(u = 2^{-53}\):
 * <ul>
 * <li>A rank x at which a term is evaluated is within 8u of itself. In a panel of half length h around c that begins at a, the
 *     first rank and the number of ranks done cost u a together, their sum u a, the step to the panel's edge u a; c is rounded by
 *     u c, h is a power of two, so h times the node is off by the node's u h/2, and the sum of both by u x. Downwards the ranks at which
 *     panels end are exact. With \(h \le 0.632\,c\), so \(c \le 2.72\,x\) and \(h \le 1.72\,x\), and a ≤ 1.01 x, that is 7.7u x.
 * <li>A logarithm v is within 8u v. A panel is no longer than the logarithm at which it begins, so its length is exact, its centre
 *     costs 1.5u v, node and product 0.75u v, the sum u v.
 * <li>A weight costs u, the middle of an enclosure 2u, their product and that with a length 2u, the compensated sum 2u: 7u of the
 *     sum, for which 32u are added. The radii are added plainly, at most 2^24 of them, and bounds on truncation
 *     come out of logarithms: 2^−20 of both together.
 * <li>2^−1022 covers underflow.
 * <li>Logarithmic panels meet in doubles. The ends of a range of them are rounded logarithms; the slivers between these and the
 *     true ends are added.
 * </ul>
 * Mutable, for one thread.
 */
public final class SmoothSum {

    /** From this rank on sums are integrals in the logarithm of the rank, 2^40. */
    public static final double FAR = 0x1p40;

    private static final double LN2 = Math.log(2);
    private static final double TOLERANCE = 1e-16;
    private static final double SPREAD = 0x1p-50;
    private static final int SMALLEST_PANEL = 5;

    /** Below this rank terms are added one by one. */
    private static final double FEW = 16;

    /** From here on doubles skip whole numbers, 2^53. */
    private static final double LARGEST_WHOLE = 0x1p53;

    /** So many terms one by one are a matter of seconds; more say that the bounds do not fit the term. */
    private static final long MOST_SINGLES = 1L << 23;
    private static final double[] RHO = {2.7, 3.6, 5, 8, 13};
    private static final double[] LOG_FACTOR = new double[RHO.length];
    private static final double[] STRETCH = new double[RHO.length];

    static {
        for (int i = 0; i < RHO.length; i++) {
            LOG_FACTOR[i] = Math.log(4 / (RHO[i] - 1)) - GaussRule.DEGREE * Math.log(RHO[i]);
            STRETCH[i] = 0.5 * (RHO[i] + 1 / RHO[i]);
        }
    }

    private final SmoothTerm term;
    private final boolean rigorous;

    /** 0 where the term has a bound. */
    private final double resolution;

    private double scale;
    private final CompensatedSum sum = new CompensatedSum();
    private double error;
    private double ratio = 2;
    private int favourite;
    private long singles;

    /**
     * An empty sum.
     *
     * @param term the term
     * @param rigorous whether rounding errors are to be enclosed too
     * @param scale a number not above the final total, which sets the accuracy; 0 if unknown
     */
    public SmoothSum(SmoothTerm term, boolean rigorous, double scale) {
        this.term = term;
        this.resolution = term.resolution();
        this.rigorous = rigorous && resolution == 0;
        this.scale = scale;
    }

    /**
     * Adds the terms at the ranks first, first + 1, …, in whole panels, until a rank is reached. Cutting the last panel short
     * would leave a rest to be added in ever smaller ones.
     *
     * @param first the first rank, real, ≥ 1
     * @param until where to stop as soon as a panel ends there or beyond
     * @param count how many ranks there are at most
     * @return how many ranks were added
     */
    public long addRanks(double first, double until, long count) {
        if (scale == 0 && count > 0) {
            scale = term.at(first);
        }
        long done = 0;
        while (done < count && first + done < until) {
            double position = first + done;
            if (resolution > 0) {
                done += addTried(position, count - done, 1);
                continue;
            }
            int panel = position < FEW ? 0 : panel(position, count - done, 1);
            if (panel == 0) {
                done += addSingles(position, Math.min(count - done, position < FEW ? 1 : 1L << SMALLEST_PANEL));
            } else {
                addPanel(position, panel, 1);
                done += 1L << panel;
            }
        }
        return done;
    }

    /**
     * Adds the terms at the ranks last, last − 1, …, in whole panels, until a rank is reached: a sum that ends at a given rank needs no
     * ever smaller panels to meet it.
     *
     * @param last the last rank, whole, at most 2^53
     * @param until where to stop as soon as a panel begins there or below, ≥ 1
     * @return the lowest rank that was added
     */
    public double addRanksDown(double last, double until) {
        if (scale == 0) {
            scale = term.at(last);
        }
        double position = last;
        while (position >= until) {
            if (resolution > 0) {
                position -= addTried(position, (long) position, -1);
                continue;
            }
            int panel = position < FEW ? 0 : panel(position, (long) position, -1);
            if (panel == 0) {
                long count = position < FEW ? 1 : Math.min((long) position, 1L << SMALLEST_PANEL);
                addSingles(position - count + 1, count);
                position -= count;
            } else {
                addPanel(position, panel, -1);
                position -= 1L << panel;
            }
        }
        return position + 1;
    }

    /**
     * Adds ranks of which one is the first (direction 1) or the last (−1), of a term of which only values are known, and returns how many.
     * The panel is the longest on which the rule agrees with that on both halves.
     */
    private long addTried(double position, long left, int direction) {
        int log2 = position < FEW ? 0 : longest(position, left);
        int smallest = term.isAtWholeRanks() ? WholeRule.FEWEST : SMALLEST_PANEL;
        for (; log2 > smallest; log2--) {
            double half = Math.scalb(1.0, log2 - 1);
            double centre = position + direction * (half - 0.5);
            if (half > 0.97 * centre) {
                continue;
            }
            var panel = TriedPanel.of(term::at, centre, half, rule(log2), rule(log2 - 1), 0.5);
            if (accept(panel, 2 * half)) {
                ratio = ratio(2 * half, position, direction);
                return 1L << log2;
            }
        }
        ratio = ratio(Math.scalb(1.0, smallest), position, direction);
        long count = position < FEW ? 1 : Math.min(left, 1L << smallest);
        return addSingles(direction > 0 ? position : position - count + 1, count);
    }

    /** The length of a panel over the rank at which the next begins, with half a rank to spare, so that panels can double downwards too. */
    private static double ratio(double length, double position, int direction) {
        return direction > 0 ? length / position : length / Math.max(0.5, position - length - 0.5);
    }

    private PanelRule rule(int log2) {
        return term.isAtWholeRanks() ? WholeRule.forPoints(log2) : GaussRule.forPoints(log2);
    }

    /** Adds a panel if its rules agree. */
    private boolean accept(TriedPanel panel, double length) {
        double whole = length * panel.mean();
        double doubt = length * panel.error();
        if (!(doubt <= resolution * (Math.max(scale, Math.abs(value())) + Math.abs(whole)))) {
            return false;
        }
        sum.add(whole);
        error += doubt;
        return true;
    }

    /** The logarithm of the longest panel to try, perhaps twice as long relative to its ranks as the last one. */
    private int longest(double position, long left) {
        return Math.min(63 - Long.numberOfLeadingZeros(left), Math.getExponent(Math.min(2.0, 2 * ratio) * position));
    }

    /** Adds 2^panel ranks, of which one is the first (direction 1) or the last (−1). */
    private void addPanel(double position, int panel, int direction) {
        double half = Math.scalb(1.0, panel - 1);
        double centre = position + direction * (half - 0.5);
        GaussRule rule = GaussRule.forPoints(panel);
        for (int i = 0; i < GaussRule.NODES; i++) {
            add(2 * half * rule.weight(i), centre + half * rule.node(i), SPREAD);
        }
    }

    private long addSingles(double first, long count) {
        singles += count;
        if (singles > MOST_SINGLES) {
            throw new ArithmeticException("the sum could not be resolved at rank " + first
                    + (resolution == 0 ? "" : ": the functions in it are not smooth there to " + resolution
                            + "; give functions that are accurate to that and have few jumps"));
        }
        for (long j = 0; j < count; j++) {
            add(1, first + j, first < LARGEST_WHOLE ? 0 : SPREAD);
        }
        return count;
    }

    /**
     * Adds the integral of f(e^u) e^u, which stands for the sum over the ranks between e^from + ½ and e^to − ½.
     *
     * @param from the lower end, at least log 2^40
     * @param to the upper end, ≥ from
     */
    public void addLogRange(double from, double to) {
        GaussRule rule = GaussRule.continuous();
        double at = from;
        double width = 1;
        if (rigorous) {
            error += sliver(from) + sliver(to);
        }
        while (at < to) {
            if (resolution > 0) {
                width = addTriedLog(at, Math.min(Math.min(2 * width, at), to - at));
                at = at + width < to ? at + width : to;
                continue;
            }
            double asked = logPanel(at, Math.min(Math.min(2 * width, at), to - at));
            double next = Math.min(to, at + asked);
            if (next <= at) {
                throw new ArithmeticException("the sum could not be resolved at log rank " + at);
            }
            width = next - at;
            double centre = at + 0.5 * width;
            for (int i = 0; i < GaussRule.NODES; i++) {
                double u = centre + 0.5 * width * rule.node(i);
                double weight = width * rule.weight(i);
                if (rigorous) {
                    addEnclosure(weight, atLog(u));
                } else {
                    sum.add(weight * term.atLog(u));
                }
            }
            at = next;
        }
    }

    /** Adds the longest range of logarithms, halving from the given one, on which the rule agrees with that on both halves. */
    private double addTriedLog(double at, double start) {
        GaussRule rule = GaussRule.continuous();
        for (double width = start; ; width *= 0.5) {
            var panel = TriedPanel.of(term::atLog, at + 0.5 * width, 0.5 * width, rule, rule, 0);
            if (accept(panel, width)) {
                return width;
            }
            if (!(at + 0.5 * width > at)) {
                throw new ArithmeticException("the sum could not be resolved at log rank " + at);
            }
        }
    }

    private Enclosure atLog(double u) {
        return term.enclosureAtLog(u, SPREAD * (1 + u));
    }

    /** A bound on the integral between a logarithm and its rounded value. */
    private double sliver(double u) {
        return SPREAD * (1 + u) * atLog(u).upper();
    }

    /**
     * Adds a number that is known within bounds, such as a tail in closed form.
     *
     * @param value the number
     * @param bound a bound on its error
     */
    public void addKnown(double value, double bound) {
        sum.add(value);
        error += bound;
    }

    /**
     * The sum so far.
     *
     * @return the sum
     */
    public double value() {
        return sum.value();
    }

    /**
     * The bound of the error of {@link #value()}: of truncation and, for a rigorous sum, of rounding. Where only values of the term are
     * known it is an estimate of both.
     *
     * @return the bound, ≥ 0
     */
    public double error() {
        if (resolution > 0) {
            return error + resolution * Math.abs(sum.value());
        }
        return rigorous ? error * (1 + 0x1p-20) + 0x1p-48 * Math.abs(sum.value()) + Double.MIN_NORMAL : error;
    }

    /**
     * The enclosure of the sum.
     *
     * @return value ± error, proven if the sum is rigorous and the term bounded
     */
    public Enclosure enclosure() {
        return Enclosure.around(value(), error());
    }

    @Override
    public String toString() {
        return "SmoothSum[value=" + value() + ", error=" + error() + "]";
    }

    /** The largest j for which a panel of 2^j ranks keeps the error within bounds, 0 if there is none. */
    private int panel(double position, long left, int direction) {
        double logTolerance = logTolerance();
        int log2 = longest(position, left);
        for (; log2 >= SMALLEST_PANEL; log2--) {
            double half = Math.scalb(1.0, log2 - 1);
            double centre = position + direction * (half - 0.5);
            for (int trial = 0; trial < RHO.length; trial++) {
                int i = (favourite + trial) % RHO.length;
                double radius = half * STRETCH[i];
                if (radius < 0.97 * centre) {
                    double logError = term.logBound(Sector.ofDisc(centre, radius), 0) + LOG_FACTOR[i] + log2 * LN2;
                    if (logError <= logTolerance) {
                        favourite = i;
                        ratio = 2 * half / position;
                        error += Math.exp(logError);
                        return log2;
                    }
                }
            }
        }
        ratio = Math.scalb(1.0, SMALLEST_PANEL) / position;
        return 0;
    }

    /** The largest width, halving from the given one, that keeps the error within bounds. */
    private double logPanel(double at, double start) {
        double logTolerance = logTolerance();
        for (double width = start; width > 0x1p-20 || width == start; width *= 0.5) {
            double centre = at + 0.5 * width;
            for (int trial = 0; trial < RHO.length; trial++) {
                int i = (favourite + trial) % RHO.length;
                double radius = 0.5 * width * STRETCH[i];
                if (radius < 0.97 * centre) {
                    double logBound = term.logBound(Sector.ofLogDisc(centre, radius), 1) + Math.log(width);
                    if (logBound + LOG_FACTOR[i] <= logTolerance) {
                        favourite = i;
                        error += Math.exp(logBound + LOG_FACTOR[i]) + sumAgainstIntegral(at, width, Math.min(0.5, radius - 0.5 * width));
                        return width;
                    }
                }
            }
        }
        throw new ArithmeticException("the sum could not be resolved at log rank " + at);
    }

    /**
     * A bound on \(\frac1{24}\int|f''|\) over ranks from e^at on: with \(|f(z)z|\le G\) where |log(z/x)| ≤ r ≤ ½, Cauchy's estimate on
     * the disc of radius 0.78 r x gives \(|f''(x)|\le2G/(0.6x\,(0.78rx)^2)\), and x ≥ 2^40.
     */
    private double sumAgainstIntegral(double at, double width, double r) {
        double logBound = term.logBound(new Sector(at - r, at + width + r, r), 1);
        return 1e-24 * width / (r * r) * Math.exp(logBound);
    }

    private double logTolerance() {
        if (!(value() < Double.POSITIVE_INFINITY)) {
            throw new ArithmeticException("the sum is too large for a double");
        }
        return Math.log(TOLERANCE * Math.max(Math.max(scale, value()), 0x1p-1000));
    }

    private void add(double weight, double rank, double spread) {
        if (rigorous) {
            addEnclosure(weight, term.enclosureAt(rank, spread));
        } else {
            sum.add(weight * term.at(rank));
        }
    }

    private void addEnclosure(double weight, Enclosure value) {
        sum.add(weight * value.midpoint());
        error += 0.5 * weight * value.width();
    }
}
