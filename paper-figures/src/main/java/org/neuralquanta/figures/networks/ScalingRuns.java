package org.neuralquanta.figures.networks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.neuralquanta.figures.drawing.DataFile;
import org.neuralquanta.parity.CountLaw;
import org.neuralquanta.parity.EmergenceLaw;
import org.neuralquanta.parity.LossSlopes;
import org.neuralquanta.parity.ParitySettings;
import org.neuralquanta.parity.Subtasks;

/** The runs of multitask sparse parity on seeds from which nothing was chosen, and what the theory says of one seed from another (T34). */
final class ScalingRuns {

    /** The exponent whose sweeps have several seeds. */
    static final double ALPHA = 0.4;

    static final List<Long> SEEDS = LongStream.rangeClosed(501, 503).boxed().toList();

    /** Of the runs with 100 bits. */
    static final List<Long> HUNDRED_SEEDS = LongStream.rangeClosed(1401, 1403).boxed().toList();

    static final List<Double> ALPHAS = List.of(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8);

    private final List<CSVRecord> runs;
    private final List<CSVRecord> means;
    private final List<CSVRecord> predictions;
    private final List<CSVRecord> curves;

    private ScalingRuns(List<CSVRecord> runs, List<CSVRecord> means, List<CSVRecord> predictions, List<CSVRecord> curves) {
        this.runs = runs;
        this.means = means;
        this.predictions = predictions;
        this.curves = curves;
    }

    static ScalingRuns read(Path data) throws IOException {
        return new ScalingRuns(
                both(data, "runs"),
                both(data, "means"),
                DataFile.rows(data.resolve("trained-scaling-predictions.csv")),
                DataFile.rows(data.resolve("trained-scaling-curve.csv")));
    }

    private static List<CSVRecord> both(Path data, String kind) throws IOException {
        return Stream.concat(
                        DataFile.rows(data.resolve("trained-scaling-" + kind + ".csv")).stream(),
                        DataFile.rows(data.resolve("trained-hundred-" + kind + ".csv")).stream())
                .toList();
    }

    /** What a network or a training set has more or less of. */
    enum Resource {
        /** Parameters N. */
        WIDTH {
            @Override
            double amount(CSVRecord run, Subtasks subtasks) {
                return number(run, "width") * (subtasks.tasks() + subtasks.bits() + 3) + 2;
            }

            @Override
            double power(double alpha) {
                return 1;
            }
        },
        /** Training samples D. */
        DATA {
            @Override
            double amount(CSVRecord run, Subtasks subtasks) {
                return number(run, "data");
            }

            @Override
            double power(double alpha) {
                return 1 / (1 + alpha);
            }
        };

        abstract double amount(CSVRecord run, Subtasks subtasks);

        /** The power of the resource to which the number of learned subtasks is proportional by theory. */
        abstract double power(double alpha);

        String kind() {
            return this == WIDTH ? "width" : "data";
        }
    }

    static Subtasks small(double alpha) {
        return ParitySettings.small().subtasks().withAlpha(alpha);
    }

    private static double number(CSVRecord row, String column) {
        return Double.parseDouble(row.get(column));
    }

    private static List<CSVRecord> of(List<CSVRecord> rows, String kind, long seed, double alpha) {
        return rows.stream()
                .filter(row -> row.get("kind").equals(kind) && number(row, "seed") == seed && number(row, "alpha") == alpha)
                .toList();
    }

    /** Amounts of the resource, losses and counts of learned subtasks over a sweep. */
    record Sweep(double[] amounts, double[] losses, double[] counts) {}

    Sweep sweep(Resource resource, long seed, double alpha) {
        List<CSVRecord> rows = of(runs, resource.kind(), seed, alpha);
        Subtasks subtasks = small(alpha);
        return new Sweep(
                rows.stream().mapToDouble(row -> resource.amount(row, subtasks)).toArray(),
                DataFile.column(rows, "loss"),
                DataFile.column(rows, "learned"));
    }

    /** How many subtasks a resource pays for, by the counts of a seed. */
    CountLaw counted(Resource resource, long seed, double alpha) {
        Sweep sweep = sweep(resource, seed, alpha);
        return CountLaw.of(resource.power(alpha), sweep.amounts(), sweep.counts());
    }

    /** The exponent of a seed's loss over a resource, and that of the law with the counts of another. */
    LossSlopes overResource(Resource resource, long from, long to, double alpha) {
        CountLaw law = counted(resource, from, alpha);
        Sweep sweep = sweep(resource, to, alpha);
        Subtasks subtasks = small(alpha);
        return LossSlopes.over(sweep.amounts(), sweep.losses(), x -> subtasks.loss(law.learned(x)));
    }

    /** b in n + 1/2 ∝ x^b, over a sweep. */
    double countPower(Resource resource, long seed, double alpha) {
        Sweep sweep = sweep(resource, seed, alpha);
        return -LossSlopes.over(sweep.amounts(), Arrays.stream(sweep.counts()).map(n -> n + 0.5).toArray(), x -> x).measured();
    }

    /** Steps and mean losses of a run over steps. */
    record Course(double[] steps, double[] losses) {}

    /** The reference is of kind reference, the small configuration of kind small. */
    Course course(String kind, long seed, double alpha) {
        List<CSVRecord> rows = of(means, kind, seed, alpha);
        return new Course(DataFile.column(rows, "step"), DataFile.column(rows, "loss"));
    }

    EmergenceLaw emergence(String kind, long seed, double alpha) {
        CSVRecord row = of(runs, kind, seed, alpha).getFirst();
        return new EmergenceLaw((int) number(row, "ranks"), number(row, "nu"), number(row, "tau"));
    }

    /** Whether a run has the three ranks of which a law of emergence is made. */
    boolean hasLaw(String kind, long seed, double alpha) {
        return Double.isFinite(number(of(runs, kind, seed, alpha).getFirst(), "nu"));
    }

    int ranks(String kind, long seed, double alpha) {
        return (int) number(of(runs, kind, seed, alpha).getFirst(), "ranks");
    }

    static Subtasks hundred(double alpha) {
        return new Subtasks(200, 100, 3, alpha);
    }

    /** The exponent of a seed's loss over steps, and that of the law of emergence of another, of kind small or hundred. */
    LossSlopes overSteps(String kind, long from, long to, double alpha) {
        EmergenceLaw law = emergence(kind, from, alpha);
        Course course = course(kind, to, alpha);
        Subtasks subtasks = kind.equals("hundred") ? hundred(alpha) : small(alpha);
        DoubleUnaryOperator loss = step -> law.loss(subtasks, step);
        return LossSlopes.overSteps(law, subtasks, course.steps(), course.losses(), loss);
    }

    /** How far the measured exponent over steps lies above that predicted from another seed, in each ordered pair of different seeds. */
    double[] excess(String kind, String prediction) {
        return predictions.stream()
                .filter(row -> row.get("kind").equals(kind) && !row.get("from").equals(row.get("to")))
                .mapToDouble(row -> number(row, "measured") - number(row, prediction))
                .toArray();
    }

    /** Exposures and what is open there, of a seed. */
    Course curve(String kind, long seed) {
        List<CSVRecord> rows = curves.stream().filter(row -> row.get("kind").equals(kind) && number(row, "seed") == seed).toList();
        return new Course(DataFile.column(rows, "exposure"), DataFile.column(rows, "open"));
    }
}
