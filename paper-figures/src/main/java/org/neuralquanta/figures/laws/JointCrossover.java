package org.neuralquanta.figures.laws;

import java.awt.BasicStroke;
import java.awt.Color;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.EmergenceCurve;
import org.neuralquanta.emergence.Exponential;
import org.neuralquanta.emergence.Logistic;
import org.neuralquanta.emergence.Multilinear;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.emergence.Threshold;
import org.neuralquanta.figures.drawing.Axis;
import org.neuralquanta.figures.drawing.Caption;
import org.neuralquanta.figures.drawing.Drawing;
import org.neuralquanta.figures.drawing.Figure;
import org.neuralquanta.figures.drawing.Layer;
import org.neuralquanta.figures.drawing.Marker;
import org.neuralquanta.figures.drawing.Panel;
import org.neuralquanta.figures.drawing.PlotPoints;
import org.neuralquanta.figures.drawing.Sheet;
import org.neuralquanta.figures.drawing.Style;
import org.neuralquanta.figures.drawing.Tex;
import org.neuralquanta.figures.drawing.TexNumber;
import org.neuralquanta.law.DataLaw;
import org.neuralquanta.law.JointAsymptotic;
import org.neuralquanta.law.JointLaw;
import org.neuralquanta.model.Capacity;
import org.neuralquanta.model.QuantaModel;

/** By what factor the sum and the maximum of the laws in parameters and in data miss the exact joint law (T38). */
public final class JointCrossover implements Figure {

    private static final double ALPHA = 0.34;
    private static final double PARAMETERS = 1e5;
    private static final double TOP = 2.14;

    private record Case(String name, EmergenceCurve curve, Color color, BasicStroke stroke) {}

    private static final List<Case> CASES = List.of(
            new Case("threshold", Threshold.of(1), Style.BLACK, Style.SOLID),
            new Case("10 samples", Shots.of(10), Style.VERMILLION, Style.DASHED),
            new Case("logistic", Logistic.of(5), Style.GREEN, Style.SOLID),
            new Case("multilinear", Multilinear.of(4), Style.PURPLE, Style.DASHED),
            new Case("one sample", new Exponential(), Style.BLUE, Style.SOLID));

    /** The exact law and its closed form at the given number of parameters, as functions of D. */
    private record Laws(JointLaw joint, JointAsymptotic closed) {

        static Laws of(Case c, Capacity capacity) {
            JointLaw joint = JointLaw.of(QuantaModel.of(Zipf.infinite(ALPHA)).learnedAfter(c.curve), capacity);
            return new Laws(joint, joint.asymptotic());
        }

        double sum(double samples) {
            return closed.sum(PARAMETERS, samples) / joint.exact(PARAMETERS, samples);
        }

        double larger(double samples) {
            return closed.larger(PARAMETERS, samples) / joint.exact(PARAMETERS, samples);
        }

        double error(double samples) {
            return Math.abs(closed.at(PARAMETERS, samples) / joint.exact(PARAMETERS, samples) - 1);
        }

        /** The D of an exposure Y, which is proportional to D. */
        double atExposure(double exposure) {
            return exposure / closed.exposure(PARAMETERS, 1);
        }

        /** The D at which the term in parameters is so many times the term in data. */
        double atRatio(double ratio) {
            double inData = closed.parameters().at(PARAMETERS) / ratio;
            return Math.pow(inData / closed.data().amplitude(), -1 / closed.data().exponent());
        }
    }

    /** What one curve shows in one panel. */
    private record Course(Case of, Laws laws, double[] x, double[] samples, double[] sums, double[] larger, double peak, double height) {

        static Course of(Case of, Laws laws, double[] x, DoubleUnaryOperator samples) {
            double[] d = PlotPoints.values(x, samples);
            double[] sums = PlotPoints.values(d, laws::sum);
            int top = largest(sums);
            double[] around = PlotPoints.logarithmic(x[top - 1], x[top + 1], 1000);
            double[] heights = PlotPoints.values(PlotPoints.values(around, samples), laws::sum);
            int peak = largest(heights);
            return new Course(of, laws, x, d, sums, PlotPoints.values(d, laws::larger), around[peak], heights[peak]);
        }

        /** The place of the largest value. */
        private static int largest(double[] values) {
            return IntStream.range(0, values.length).reduce(0, (best, i) -> values[i] > values[best] ? i : best);
        }

        double error() {
            return DoubleStream.of(samples).map(laws::error).max().orElseThrow();
        }
    }

    @Override
    public String name() {
        return "joint-crossover";
    }

    @Override
    public Drawing draw(Path data) {
        var sharp = new ArrayList<Course>();
        var soft = new ArrayList<Course>();
        for (Case c : CASES) {
            Laws inSharp = Laws.of(c, Capacity.sharp());
            Laws inSoft = Laws.of(c, Capacity.soft());
            sharp.add(Course.of(c, inSharp, PlotPoints.logarithmic(1e-3, 1e3, 40), inSharp::atExposure));
            soft.add(Course.of(c, inSoft, PlotPoints.logarithmic(0.1, 10, 100), inSoft::atRatio));
        }
        Axis up = Axis.linear("ratio to the exact loss", 0.8, TOP, 0.5);
        var left = new Panel("sharp", "sharp capacity", Axis.decades("exposure $Y$ of the last quantum with room", 1e-3, 1e3, 2), up);
        var right = new Panel("soft", "soft capacity, $\\omega = 1$", Axis.decades("$T_N / T_D$", 0.1, 10, 1), up.bare());
        List<Panel> panels = List.of(show(left, sharp, 1e-3), show(right, soft, 0.1));
        return new Drawing(Sheet.grid(new double[] {175}, List.of(panels)), caption(sharp, soft));
    }

    private static Panel show(Panel panel, List<Course> courses, double edge) {
        for (Course course : courses) {
            Case c = course.of;
            panel.with(new Layer.Line("maximum/exact, " + c.name, c.color, Style.THIN, course.x, course.larger));
        }
        for (Course course : courses) {
            Case c = course.of;
            panel.with(new Layer.Line("sum/exact, " + c.name, c.color, c.stroke, course.x, course.sums));
        }
        double down = -9;
        for (Course course : courses) {
            Case c = course.of;
            panel.with(new Layer.Points("largest sum/exact, " + c.name, c.color, Marker.DOT, true, new double[] {course.peak},
                    new double[] {course.height}));
            panel.label(new Tex(c.name, Style.ink(c.color)), edge, TOP, 6, down, Tex.Anchor.LEFT);
            panel.label(new Tex(String.format(Locale.ROOT, "$%.3f$", course.height), Style.ink(c.color)), edge, TOP, 66, down, Tex.Anchor.RIGHT);
            down -= 10;
        }
        double[] x = courses.getFirst().x;
        return panel.label(Tex.black("sum / exact"), x[x.length - 1], TOP, -4, -9, Tex.Anchor.RIGHT)
                .label(Tex.black("larger / exact"), x[x.length - 1], 1, -4, -9, Tex.Anchor.RIGHT);
    }

    private static double leastLarger(List<Course> courses) {
        return courses.stream().flatMapToDouble(course -> DoubleStream.of(course.larger)).min().orElseThrow();
    }

    private static Caption caption(List<Course> sharp, List<Course> soft) {
        DataLaw inData = DataLaw.of(QuantaModel.of(Zipf.infinite(ALPHA)).learnedAfter(CASES.getFirst().curve));
        double steps = Math.max(sharp.getFirst().error(), soft.getFirst().error());
        double smooth = Stream.concat(sharp.stream().skip(1), soft.stream().skip(1)).mapToDouble(Course::error).max().orElseThrow();
        return new Caption(
                "How far the sum of two laws is too large",
                String.format(Locale.ROOT, """
                The sum of the laws in parameters and in data, $T_N + T_D$, over the exact loss (thick lines), and the larger of the two terms over
                the exact loss (thin lines), with parameters for $10^5$ quanta. Left: sharp capacity, against the exposure $Y = D p_n$ of the last
                quantum that has room; right: soft capacity, where each quantum has room by chance and is subject to both limits, against
                the ratio of the terms. Dots, and the numbers beside the names, are the largest sum/exact of each curve.

                The joint law lies between the larger term and the sum. The sum is worst near $T_N = T_D$, where compute is well spent, since what
                lacks both room and data counts twice in it. With sharp capacity and a threshold it is twice the exact loss, which is then the
                larger term; with one sample it is %.3f times the exact loss. With soft capacity the curve hardly matters, %.3f to %.3f, and the
                threshold has the value that one sample has with sharp capacity: the two limits have changed places. The larger term is too small
                by at most %.1f %% (sharp) and %.1f %% (soft). The closed form of T38, which has no further parameter, differs from the exact loss by
                up to %s for smooth curves. For the threshold it is up to %s, near the left edge of the right panel, where data teach
                only %.0f quanta.""",
                        sharp.getLast().height,
                        soft.stream().mapToDouble(Course::height).min().orElseThrow(),
                        soft.getFirst().height,
                        100 * (1 - leastLarger(sharp)),
                        100 * (1 - leastLarger(soft)),
                        TexNumber.of(smooth),
                        TexNumber.of(steps),
                        MomentValue.of(inData.count(soft.getFirst().samples[0]))),
                "none; the sum is the form of Hoffmann et al., arXiv 2203.15556",
                "T38",
                "$\\alpha = 0.34$, infinitely many quanta, $N = 10^5$; threshold 1, $\\tau = 10$ samples and $\\tau = 1$, logistic of midpoint 5,"
                        + " multilinear of midpoint 4; overlap $\\omega = 1$; gap 1, cost $C = 1$, $L_\\infty = 0$",
                "everything: exact losses, closed forms of the two terms",
                "nothing");
    }
}
