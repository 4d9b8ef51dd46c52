package org.neuralquanta.benchmark.guard;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.neuralquanta.Kernel;
import org.neuralquanta.bench.Workload;
import org.neuralquanta.benchmark.TrainingInputs;
import org.neuralquanta.benchmark.ZipfPeers;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.Exponential;
import org.neuralquanta.file.Table;
import org.neuralquanta.fit.CurveModel;
import org.neuralquanta.fit.Fit;
import org.neuralquanta.law.DataLaw;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.montecarlo.Execution;
import org.neuralquanta.montecarlo.Simulation;
import org.neuralquanta.network.Adam;
import org.neuralquanta.network.Arithmetic;
import org.neuralquanta.network.Matrix;
import org.neuralquanta.runs.Columns;
import org.neuralquanta.runs.Runs;
import org.neuralquanta.special.HurwitzZeta;
import org.neuralquanta.transformer.Sequences;
import org.neuralquanta.transformer.Transformer;
import org.neuralquanta.transformer.TransformerShape;
import org.neuralquanta.transformer.TransformerTrainer;

/** What the guard measures. Where a peer computes the same numbers, they are compared before the times are. */
final class Contests {

    static final List<String> NAMES = List.of("curve", "curve-tau100", "zipf", "exponential", "zeta", "law", "network", "fit", "table");

    private static final String VECTOR = "vector";
    private static final String SCALAR = "scalar";
    private static final int QUANTA = 100_000;
    private static final int REPLICATES = 64;
    private static final double[] GRID = IntStream.range(0, 30).mapToDouble(j -> Math.pow(10, 3 + 6.0 * j / 29)).toArray();
    private static final double ALPHA = 0.4;

    /** Takes what is computed, so that it is not left out. */
    private static volatile double sink;

    private Contests() {}

    static Contest of(String name) throws IOException, InterruptedException {
        return switch (name) {
            case "curve" -> curve(name, 1);
            case "curve-tau100" -> curve(name, 100);
            case "zipf" -> zipf(name);
            case "exponential" -> exponential(name);
            case "zeta" -> zeta(name);
            case "law" -> law(name);
            case "network" -> network(name);
            case "fit" -> fit(name);
            case "table" -> table(name);
            default -> throw new IllegalArgumentException("needs one of " + NAMES + ", was " + name);
        };
    }

    private static Contest curve(String name, int tau) throws IOException, InterruptedException {
        int repetitions = tau == 1 ? 2 : 4;
        var contest = new Contest(name);
        for (Kernel kernel : List.of(Kernel.VECTOR, Kernel.SCALAR)) {
            Simulation simulation = Simulation.of(Zipf.finite(ALPHA, QUANTA)).learnedAfter(tau).repeated(REPLICATES, 1).on(Execution.of(kernel));
            contest.with(kernel == Kernel.VECTOR ? VECTOR : SCALAR, (double) QUANTA * REPLICATES, kernel == Kernel.VECTOR ? repetitions : 1,
                    () -> simulation.run(GRID));
        }
        HandWrittenC.add(contest, "C exact", "curve_avx512", tau, QUANTA);
        HandWrittenC.add(contest, "C coarse", "coarse_avx512", tau, QUANTA);
        return contest.compare(VECTOR, SCALAR).compare(VECTOR, "C exact").compare(VECTOR, "C coarse").compare(SCALAR, "C exact");
    }

    private static void draws(Contest contest, Workload vector, Workload scalar) {
        contest.with(VECTOR, vector.items(), 1, vector::round).with(SCALAR, scalar.items(), 1, scalar::round);
    }

    private static Contest zipf(String name) {
        var contest = new Contest(name);
        draws(contest, Workload.zipf(Kernel.VECTOR, 1), Workload.zipf(Kernel.SCALAR, 1));
        addSampler(contest, "commons-math3");
        addSampler(contest, "commons-rng");
        return contest.compare(VECTOR, "commons-math3").compare(VECTOR, "commons-rng").compare(SCALAR, "commons-math3");
    }

    private static void addSampler(Contest contest, String peer) {
        IntSupplier sampler = ZipfPeers.sampler(peer);
        int draws = 1 << 18;
        contest.with(peer, draws, 1, () -> {
            long sum = 0;
            for (int i = 0; i < draws; i++) {
                sum += sampler.getAsInt();
            }
            sink = sum;
        });
    }

    private static Contest exponential(String name) {
        var contest = new Contest(name);
        draws(contest, Workload.exponential(Kernel.VECTOR, 1), Workload.exponential(Kernel.SCALAR, 1));
        int count = 1 << 21;
        var random = new SplittableRandom(1);
        return contest.with("Java loop", count, 1, () -> sink = PlainJava.exponentials(random, count))
                .compare(VECTOR, "Java loop")
                .compare(SCALAR, "Java loop");
    }

    /** What computes a number from two. */
    private interface Function {

        double of(double alpha, double q);
    }

    private static Contest zeta(String name) {
        int count = 1000;
        double[] alphas = new SplittableRandom(1).doubles(count, Math.log(0.05), Math.log(3)).map(Math::exp).toArray();
        double[] qs = new SplittableRandom(2).doubles(count, 0, Math.log(1e6)).map(Math::exp).toArray();
        for (int i = 0; i < count; i++) {
            requireClose(HurwitzZeta.value(alphas[i], qs[i]), PlainJava.zeta(alphas[i], qs[i]), 1e-12);
        }
        return new Contest(name)
                .with("value", count, 100, points(alphas, qs, HurwitzZeta::value))
                .with("enclosure", count, 50, points(alphas, qs, (alpha, q) -> HurwitzZeta.enclosure(alpha, q).upper()))
                .with("Euler-Maclaurin", count, 50, points(alphas, qs, PlainJava::zeta))
                .compare("value", "Euler-Maclaurin")
                .compare("enclosure", "Euler-Maclaurin");
    }

    private static Contest.Work points(double[] alphas, double[] qs, Function function) {
        return () -> {
            double sum = 0;
            for (int i = 0; i < qs.length; i++) {
                sum += function.of(alphas[i], qs[i]);
            }
            sink = sum;
        };
    }

    private static Contest law(String name) {
        int quanta = 1_000_000;
        double[] p = PlainJava.frequencies(ALPHA, quanta);
        DataLaw law = DataLaw.of(QuantaModel.of(Zipf.finite(ALPHA, quanta)).learnedAfter(new Exponential()));
        double[] amounts = new SplittableRandom(1).doubles(50, Math.log(1e3), Math.log(1e7)).map(Math::exp).toArray();
        requireClose(law.exact(amounts[0]), PlainJava.loss(p, amounts[0]), 1e-10);
        return new Contest(name)
                .with("exact", amounts.length, 20, () -> sink = Arrays.stream(amounts).map(law::exact).sum())
                .with("sum of 10^6 terms", 2, 1, () -> sink = PlainJava.loss(p, amounts[0]) + PlainJava.loss(p, amounts[1]))
                .compare("exact", "sum of 10^6 terms");
    }

    private static Contest network(String name) {
        int n = 500;
        float[] numbers = TrainingInputs.square(n);
        Matrix matrix = Matrix.rows(numbers, 0, n);
        Arithmetic arithmetic = Arithmetic.fastest();
        float[] own = new float[n * n];
        float[] plain = new float[n * n];
        arithmetic.addProduct(n, n, n, matrix, matrix, own, 0, n);
        PlainJava.addProduct(n, numbers, numbers, plain);
        requireClose(own[n], plain[n], 1e-4);
        double product = 2.0 * n * n * n;
        var shape = TransformerShape.text(70, 64, 64, 4, 2);
        int sequences = 32;
        TransformerTrainer trainer = new TransformerTrainer(Transformer.random(shape, 1, 1), Adam.of(1e-3), 1);
        Sequences batch = TrainingInputs.sequences(shape, sequences);
        return new Contest(name)
                .with("product", product, 8, () -> arithmetic.addProduct(n, n, n, matrix, matrix, own, 0, n))
                .with("Java loops", product, 1, () -> PlainJava.addProduct(n, numbers, numbers, plain))
                .with("step of width 64", shape.operations(sequences), 1, () -> trainer.step(batch, (_, _, _) -> {}))
                .compare("product", "Java loops")
                .compare("step of width 64", "product");
    }

    private static Contest fit(String name) throws IOException {
        Runs runs = Runs.read(Path.of("../test/resources/data/chinchilla-half.csv"), Columns.byName());
        double[][] logs = new double[3][runs.size()];
        for (int i = 0; i < runs.size(); i++) {
            logs[0][i] = Math.log(runs.value(0, i));
            logs[1][i] = Math.log(runs.value(1, i));
            logs[2][i] = runs.logLoss(i);
        }
        Fit best = Fit.of(CurveModel.chinchilla(), runs);
        double[] theta = {
            Math.log(best.parameter("E")), Math.log(best.parameter("A")), best.parameter("alpha"), Math.log(best.parameter("B")), best.parameter("beta")
        };
        requireClose(best.objective(), objective(logs, theta), 1e-8);
        int evaluations = 5000;
        return new Contest(name)
                .with("120 runs", 1, 1, () -> sink = Fit.of(CurveModel.chinchilla(), runs).objective())
                .with("evaluation of the objective", evaluations, 1, () -> {
                    double sum = 0;
                    for (int i = 0; i < evaluations; i++) {
                        theta[2] += 1e-12;
                        sum += objective(logs, theta);
                    }
                    sink = sum;
                })
                .compare("120 runs", "evaluation of the objective");
    }

    private static double objective(double[][] logs, double[] theta) {
        return PlainJava.objective(logs[0], logs[1], logs[2], theta[0], theta[1], theta[2], theta[3], theta[4]);
    }

    private static Contest table(String name) throws IOException {
        int rows = 100_000;
        Path file = Files.createTempFile("guard", ".csv");
        file.toFile().deleteOnExit();
        var random = new SplittableRandom(1);
        var text = new StringBuilder("N,D,loss\n");
        for (int i = 0; i < rows; i++) {
            text.append((float) (random.nextDouble() * 1e9)).append(',').append((float) (random.nextDouble() * 1e12)).append(',')
                    .append(random.nextDouble()).append('\n');
        }
        Files.writeString(file, text);
        return new Contest(name)
                .with("read", rows, 1, () -> sink = read(file, rows))
                .with("parser", rows, 1, () -> sink = parse(file, rows))
                .compare("read", "parser");
    }

    /** Opens, splits and converts. */
    private static double read(Path file, int rows) throws IOException {
        double sum = 0;
        int count = 0;
        try (Table table = Table.open(file)) {
            for (; table.advance(); count++) {
                sum += table.number(0) + table.number(1) + table.number(2);
            }
        }
        requireClose(count, rows, 0);
        return sum;
    }

    /** Opens and splits. */
    private static double parse(Path file, int rows) throws IOException {
        double sum = 0;
        int count = -1;
        try (CsvReader<CsvRecord> records = CsvReader.builder().ofCsvRecord(file)) {
            for (CsvRecord record : records) {
                count++;
                sum += record.getField(0).length() + record.getField(1).length() + record.getField(2).length();
            }
        }
        requireClose(count, rows, 0);
        return sum;
    }

    private static void requireClose(double own, double peer, double relative) {
        if (!(Math.abs(own - peer) <= relative * Math.abs(peer))) {
            throw new IllegalStateException("the library has " + own + ", its peer " + peer);
        }
    }
}
