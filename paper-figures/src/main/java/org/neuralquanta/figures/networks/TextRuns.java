package org.neuralquanta.figures.networks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.neuralquanta.figures.drawing.DataFile;
import org.neuralquanta.fit.CurveModel;
import org.neuralquanta.fit.Fit;
import org.neuralquanta.fit.Interval;
import org.neuralquanta.fit.Profile;
import org.neuralquanta.text.TextScaling;

/** The runs of the ladders on a text, at every checkpoint. */
record TextRuns(List<Point> points) {

    /** A network at a checkpoint. */
    record Point(String model, double parameters, double data, long seed, double step, double loss) {}

    /** Mean losses along an axis, with the power law with a floor that is fitted to their means over seeds. */
    record Curve(double[] x, double[] loss, Fit fit) {

        static Curve of(List<Point> points, ToDoubleFunction<Point> x) {
            List<Point> sorted = points.stream().sorted(Comparator.comparingDouble(x).thenComparingLong(Point::seed)).toList();
            double[] xs = sorted.stream().mapToDouble(x).toArray();
            double[] losses = sorted.stream().mapToDouble(Point::loss).toArray();
            return new Curve(xs, losses, Fit.of(CurveModel.power(), TextScaling.means(sorted, x, Point::loss)));
        }

        Interval interval() {
            return Objects.requireNonNull(Profile.of(fit).intervals().get("alpha"));
        }
    }

    static TextRuns read(Path data) throws IOException {
        return new TextRuns(DataFile.rows(data.resolve("text-runs.csv")).stream()
                .map(row -> new Point(
                        row.get("model"), Double.parseDouble(row.get("N")), Double.parseDouble(row.get("D")), Long.parseLong(row.get("seed")),
                        Double.parseDouble(row.get("step")), Double.parseDouble(row.get("loss"))))
                .toList());
    }

    private List<Point> of(String model) {
        return points.stream().filter(point -> point.model.equals(model)).toList();
    }

    private static double most(List<Point> points, ToDoubleFunction<Point> value) {
        return points.stream().mapToDouble(value).max().orElseThrow();
    }

    /** Sizes, on all text after the last step. */
    Curve sizes(String model) {
        List<Point> all = of(model);
        double data = most(all, Point::data);
        double step = most(all, Point::step);
        return Curve.of(all.stream().filter(point -> point.data == data && point.step == step).toList(), Point::parameters);
    }

    /** Amounts of text, for the largest size at its best step. */
    Curve data(String model) {
        List<Point> all = of(model);
        double parameters = most(all, Point::parameters);
        Map<List<Number>, Point> best = new HashMap<>();
        all.stream().filter(point -> point.parameters == parameters).forEach(point -> best.merge(
                List.of(point.data, point.seed), point, (a, b) -> a.loss <= b.loss ? a : b));
        return Curve.of(List.copyOf(best.values()), Point::data);
    }

    /** Steps, for the largest size on all text. */
    Curve steps(String model) {
        List<Point> all = of(model);
        double parameters = most(all, Point::parameters);
        double data = most(all, Point::data);
        return Curve.of(all.stream().filter(point -> point.parameters == parameters && point.data == data).toList(), Point::step);
    }
}
