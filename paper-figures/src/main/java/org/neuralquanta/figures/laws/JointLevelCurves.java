package org.neuralquanta.figures.laws;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.Exponential;
import org.neuralquanta.figures.drawing.Axis;
import org.neuralquanta.figures.drawing.Caption;
import org.neuralquanta.figures.drawing.Drawing;
import org.neuralquanta.figures.drawing.Figure;
import org.neuralquanta.figures.drawing.Layer;
import org.neuralquanta.figures.drawing.Marker;
import org.neuralquanta.figures.drawing.Panel;
import org.neuralquanta.figures.drawing.PlotPoints;
import org.neuralquanta.figures.drawing.PlottedNumbers;
import org.neuralquanta.figures.drawing.Sheet;
import org.neuralquanta.figures.drawing.Style;
import org.neuralquanta.figures.drawing.Tex;
import org.neuralquanta.law.AdditiveLaw;
import org.neuralquanta.law.ComputeLaw;
import org.neuralquanta.law.JointAsymptotic;
import org.neuralquanta.law.JointLaw;
import org.neuralquanta.law.PowerLaw;
import org.neuralquanta.law.TrainingCost;
import org.neuralquanta.model.QuantaModel;

/** Loss over parameters and data, and the best split of compute: exact, of the sum and of the maximum (T38, T39). */
public final class JointLevelCurves implements Figure {

    private static final double ALPHA = 0.4;
    private static final double MOST_PARAMETERS = 1e6;
    private static final double MOST_DATA = 1e9;
    private static final double LEAST_LOSS = 8e-3;
    private static final double[] LEVELS = {0.3, 0.1, 0.03, 0.01};
    /** F = N D; compute is 6 F FLOPs. */
    private static final double[] PRODUCTS = {1e4, 1e7, 1e10};

    /** Laws of the product F itself. */
    private static final TrainingCost ONE = new TrainingCost(1);

    /**
     * One way to join the laws in parameters and in data.
     *
     * @param loss of N and D
     * @param best the N of the best split as a function of N D, to leading order
     * @param least the N of the best split that is marked
     */
    private record Form(
            String name,
            Color color,
            BasicStroke stroke,
            Shape symbol,
            DoubleBinaryOperator loss,
            DoubleUnaryOperator best,
            DoubleUnaryOperator least) {

        double leastLoss(double product) {
            double parameters = least.applyAsDouble(product);
            return loss.applyAsDouble(parameters, product / parameters);
        }

        /** The constant of the split N = σ D^(1/(1+α)). */
        double sigma() {
            double parameters = best.applyAsDouble(1);
            return parameters * Math.pow(parameters, 1 / (1 + ALPHA));
        }
    }

    private final JointLaw joint;
    private final ComputeLaw compute;
    private final PowerLaw inParameters;
    private final PowerLaw inData;
    private final AdditiveLaw additive;
    private final Form exact;
    private final Form sum;
    private final Form larger;

    public JointLevelCurves() {
        QuantaModel model = QuantaModel.of(Zipf.infinite(ALPHA)).learnedAfter(new Exponential());
        joint = JointLaw.of(model);
        compute = ComputeLaw.of(model, ONE);
        JointAsymptotic terms = joint.asymptotic();
        inParameters = terms.parameters();
        inData = terms.data();
        additive = new AdditiveLaw(inParameters.amplitude(), inParameters.exponent(), inData.amplitude(), inData.exponent(), 0);
        DoubleUnaryOperator ofSum = additive.allocation(ONE).parameters()::at;
        exact = new Form("exact", Style.BLUE, Style.SOLID, Marker.CIRCLE, joint::exact, compute.allocation().parameters()::at,
                f -> (double) compute.learned(f));
        sum = new Form("sum", Style.VERMILLION, Style.DASHED, Marker.SQUARE, terms::sum, ofSum, ofSum);
        larger = new Form("maximum", Style.BLACK, Style.THIN, Marker.DIAMOND, terms::larger, this::corner, this::corner);
    }

    /** In drawing order: where they meet, the exact law is seen. */
    private List<Form> forms() {
        return List.of(larger, sum, exact);
    }

    @Override
    public String name() {
        return "joint-law";
    }

    @Override
    public Drawing draw(Path data) {
        return new Drawing(Sheet.grid(new double[] {190}, List.of(List.of(levels(), budgets()))), caption());
    }

    private Panel levels() {
        var panel = new Panel("levels", "equal loss", Axis.decades("parameters $N$", 1, MOST_PARAMETERS, 1),
                Axis.decades("samples $D$", 1, MOST_DATA, 1));
        for (double product : PRODUCTS) {
            double[] ends = {Math.max(1, product / MOST_DATA), Math.min(MOST_PARAMETERS, product)};
            panel.with(Layer.Line.of("N D=" + PlottedNumbers.number(product), Style.GREY, Style.DOTTED, ends, n -> product / n));
        }
        for (double level : LEVELS) {
            panel.with(largerLevel(level)).with(sumLevel(level)).with(exactLevel(level));
            boolean named = level == LEVELS[0];
            double at = named ? 1e5 : MOST_PARAMETERS;
            panel.label(new Tex("$" + (named ? "L - L_\\infty = " : "") + level + "$", Style.ink(exact.color)), at, needed(level, at), -3, -7,
                    Tex.Anchor.RIGHT);
        }
        double[] ends = {1, MOST_PARAMETERS * MOST_DATA};
        for (Form form : forms()) {
            double[] best = PlotPoints.values(ends, form.best);
            panel.with(new Layer.Line("best split, " + form.name, form.color, form.stroke, best,
                    new double[] {ends[0] / best[0], ends[1] / best[1]}));
        }
        for (Form form : forms()) {
            panel.with(new Layer.Points("best split of N D, " + form.name, form.color, form.symbol, form != larger,
                    PlotPoints.values(PRODUCTS, form.least), PlotPoints.values(PRODUCTS, f -> f / form.least.applyAsDouble(f))));
        }
        return panel.label(new Tex("$N D = 10^4$", Style.ink(Style.GREY)), 4e3, 2.5, 10, 0, Tex.Anchor.LEFT)
                .label(new Tex("$10^7$", Style.ink(Style.GREY)), 1, 1e7, 8, 3, Tex.Anchor.LEFT)
                .label(new Tex("$10^{10}$", Style.ink(Style.GREY)), 10, MOST_DATA, -2, -9, Tex.Anchor.RIGHT)
                .label(Tex.black("best split"), 5, 3, 4, 0, Tex.Anchor.LEFT);
    }

    /** At whole N, between which the law is constant. */
    private Layer exactLevel(double level) {
        double first = 1;
        while (joint.exact(first, MOST_DATA) > level) {
            first++;
        }
        double[] rooms = whole(first, MOST_PARAMETERS);
        double[] samples = PlotPoints.values(Arrays.copyOf(rooms, rooms.length - 1), n -> needed(level, n));
        // With one quantum less the level is never reached.
        return Layer.Line.steps("exact=" + level, exact.color, exact.stroke, prepended(first, rooms), prepended(MOST_DATA, samples));
    }

    /** The D with which N parameters have the given loss, to eight digits: in the last ones two machines may differ. */
    private double needed(double level, double parameters) {
        double low = 0;
        double high = Math.log(MOST_DATA);
        while (high - low > 1e-11) {
            double middle = (low + high) / 2;
            if (joint.exact(parameters, Math.exp(middle)) > level) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return new BigDecimal(Math.exp(high)).round(new MathContext(8)).doubleValue();
    }

    private Layer sumLevel(double level) {
        double least = inData.at(MOST_DATA);
        double most = level - inParameters.at(MOST_PARAMETERS);
        double[] odds = PlotPoints.logarithmic(least / (level - least), most / (level - most), 40);
        return new Layer.Line("sum=" + level, sum.color, sum.stroke, PlotPoints.values(odds, o -> inverse(inParameters, level / (1 + o))),
                PlotPoints.values(odds, o -> inverse(inData, level * o / (1 + o))));
    }

    private Layer largerLevel(double level) {
        double parameters = inverse(inParameters, level);
        double samples = inverse(inData, level);
        return new Layer.Line("maximum=" + level, larger.color, larger.stroke, new double[] {parameters, parameters, MOST_PARAMETERS},
                new double[] {MOST_DATA, samples, samples});
    }

    private static double inverse(PowerLaw law, double loss) {
        return Math.pow(loss / law.amplitude(), -1 / law.exponent());
    }

    private Panel budgets() {
        var panel = new Panel("budgets", "equal compute, $6 F = 6 N D$ FLOPs", Axis.decades("parameters $N$", 1, MOST_PARAMETERS, 1),
                Axis.decades("loss $L - L_\\infty$", LEAST_LOSS, 1.2, 1));
        for (double product : PRODUCTS) {
            double[] rooms = whole(1, Math.min(MOST_PARAMETERS, product));
            for (Form form : forms()) {
                panel.with(Layer.Line.of(form.name + ", N D=" + PlottedNumbers.number(product), form.color, form.stroke, rooms,
                        n -> form.loss.applyAsDouble(n, product / n)));
            }
        }
        for (Form form : forms()) {
            panel.with(new Layer.Points("least, " + form.name, form.color, form.symbol, form != larger,
                    PlotPoints.values(PRODUCTS, form.least), PlotPoints.values(PRODUCTS, form::leastLoss)));
        }
        return panel.label(new Tex("$F = 10^4$", Style.ink(Style.GREY)), 1e4, 0.9, 6, 0, Tex.Anchor.LEFT)
                .label(new Tex("$10^7$", Style.ink(Style.GREY)), MOST_PARAMETERS, 0.5, -4, -28, Tex.Anchor.RIGHT)
                .label(new Tex("$10^{10}$", Style.ink(Style.GREY)), MOST_PARAMETERS, 0.07, -4, -28, Tex.Anchor.RIGHT)
                .label(new Tex("sum $T_N + T_D$", Style.ink(sum.color)), 1, LEAST_LOSS, 6, 38, Tex.Anchor.LEFT)
                .label(new Tex("exact", Style.ink(exact.color)), 1, LEAST_LOSS, 6, 26, Tex.Anchor.LEFT)
                .label(new Tex("larger of $T_N$ and $T_D$", larger.color), 1, LEAST_LOSS, 6, 14, Tex.Anchor.LEFT);
    }

    /** The maximum is least where its terms are equal. */
    private double corner(double product) {
        double both = inParameters.exponent() + inData.exponent();
        return Math.pow(inParameters.amplitude() / inData.amplitude() * Math.pow(product, inData.exponent()), 1 / both);
    }

    /** The first whole numbers one by one, then at equal ratios. */
    private static double[] whole(double first, double last) {
        return DoubleStream.concat(
                        IntStream.range(0, 20).mapToDouble(i -> first + i),
                        DoubleStream.of(PlotPoints.logarithmic(first, last, 60)).map(Math::rint))
                .sorted()
                .distinct()
                .toArray();
    }

    private static double[] prepended(double first, double[] rest) {
        return DoubleStream.concat(DoubleStream.of(first), DoubleStream.of(rest)).toArray();
    }

    private Caption caption() {
        double most = PRODUCTS[PRODUCTS.length - 1];
        double bySum = Math.rint(sum.least.applyAsDouble(most));
        double surplus = joint.exact(bySum, most / bySum) / compute.exact(most) - 1;
        return new Caption(
                "Parameters and data together",
                String.format(Locale.ROOT, """
                A network with room for the first $n = N/C$ quanta that has seen $D$ samples: the exact loss (blue), the sum of the laws in
                parameters and in data, $T_N + T_D$, which is Chinchilla's form (dashed), and the larger of the two (black, hidden where
                it equals the exact law). Left: the numbers of parameters and samples with losses 0.3, 0.1, 0.03 and 0.01, and lines of equal
                compute, $6 F$ FLOPs with $F = N D$ (dotted); right: the loss along these lines. Symbols mark the least loss at each $F$,
                straight lines the best split in closed form, $N = \\sigma D^{1/(1+\\alpha)}$: $\\sigma = %.5f$ exactly, %.5f for the sum,
                %.5f for the larger term.

                The exact level curves turn their corner within a decade. Those of the sum lie far outside, since what lacks both room and data
                counts twice in it. For large $F$ its least loss is $%.4f\\, F^{-1/6}$ where the exact one is $%.4f\\, F^{-1/6}$, and it spends %.2f
                times as many parameters, although both splits have the same exponents. At $F = 10^{10}$ that split costs %.1f %% more exact loss
                than the best one. With few quanta or samples the exact loss lies below both closed forms, which are leading orders.""",
                        exact.sigma(), sum.sigma(), larger.sigma(), additive.optimum(ONE).amplitude(), compute.asymptotic().amplitude(),
                        sum.best.applyAsDouble(1) / exact.best.applyAsDouble(1), 100 * surplus),
                "Hoffmann et al., arXiv 2203.15556, Fig. 4, with the joint law beside the sum",
                "T38, T39",
                "$\\alpha = 0.4$, infinitely many quanta; one sample to learn ($\\tau = 1$); sharp capacity; gap 1, cost $C = 1$, $L_\\infty = 0$;"
                        + " 6 FLOPs for each parameter and sample",
                "everything: exact losses at whole $N$ and exact optima; closed forms for the sum, the larger term and the straight lines",
                "nothing");
    }
}
