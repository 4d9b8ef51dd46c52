package org.neuralquanta.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.neuralquanta.network.Adam;
import org.neuralquanta.network.Arithmetic;
import org.neuralquanta.network.Batch;
import org.neuralquanta.network.Loss;
import org.neuralquanta.network.Matrix;
import org.neuralquanta.network.Network;
import org.neuralquanta.network.Trainer;
import org.neuralquanta.parity.ParitySettings;
import org.neuralquanta.parity.ParityTask;
import org.neuralquanta.transformer.Sequences;
import org.neuralquanta.transformer.Transformer;
import org.neuralquanta.transformer.TransformerShape;
import org.neuralquanta.transformer.TransformerTrainer;

/**
 * The matrix product of 1000 × 1000 beside OpenBLAS, and whole training steps of transformers beside that product and beside PyTorch: in each
 * round everybody works for a short slice, so that whatever else the machine does hits all alike. Times are processor time on one thread;
 * ratios are those of a round, given as their median and the range of the middle four fifths.
 */
public final class TrainingAgainstPeers {

    private static final String VECTORS = "jdk.incubator.vector";
    private static final int N = 1000;
    private static final double PRODUCT = 2.0 * N * N * N;
    private static final int WARM_UP = 4;
    private static final int ALPHABET = 70;
    private static final int CONTEXT = 64;
    private static final int SEQUENCES = 32;
    private static final int PAIRS = 3830;
    private static final double SLICE = 1e10;
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private TrainingAgainstPeers() {}

    /** Somebody who does the work in slices. */
    private interface Contender {

        /** Milliseconds of processor time a piece of work. */
        double slice(int count) throws IOException;
    }

    /** A contender with its times. */
    private static final class Timed {

        private final String name;
        private final double work;
        private final int count;
        private final Contender contender;
        private final double[] times;

        Timed(String name, double work, Contender contender, int rounds) {
            this.name = name;
            this.work = work;
            this.count = (int) Math.max(1, SLICE / work);
            this.contender = contender;
            this.times = new double[rounds];
        }

        void run(int round) throws IOException {
            double time = contender.slice(count);
            if (round >= 0) {
                times[round] = time;
            }
        }

        double median() {
            return Arrays.stream(times).sorted().toArray()[times.length / 2];
        }

        /** How many times as many operations a second it does as another. */
        String against(Timed other) {
            double[] ratios = new double[times.length];
            Arrays.setAll(ratios, i -> work / times[i] / (other.work / other.times[i]));
            return new Ratios(ratios) + " of " + other.name;
        }

        void print(List<Timed> others) {
            String ratios = String.join(", ", others.stream().filter(other -> other != this).map(this::against).toList());
            System.out.printf(Locale.ROOT, "%s: %.2f ms, %.1f GFLOP/s; %s%n", name, median(), work / median() * 1e-6, ratios);
        }
    }

    /**
     * Prints medians and ratios.
     *
     * @param args the number of rounds, 15 if there is none
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (ModuleLayer.boot().findModule(VECTORS).isEmpty()) {
            var command = new ArrayList<>(List.of(
                    ProcessHandle.current().info().command().orElse("java"), "--add-modules", VECTORS, "-cp",
                    System.getProperty("java.class.path"), TrainingAgainstPeers.class.getName()));
            command.addAll(List.of(args));
            new ProcessBuilder(command).inheritIO().start().waitFor();
            return;
        }
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 15;
        var product = new Timed("the product", PRODUCT, product(), rounds);
        var groups = new ArrayList<List<Timed>>();
        groups.add(List.of(product, new Timed("OpenBLAS", PRODUCT, new Peer("numpy_product.py"), rounds)));
        boolean torch = Peer.has("torch");
        if (!torch) {
            System.out.println("PyTorch is left out: " + Peer.python() + " does not have it; set PYTHON to one that does");
        }
        for (int blocks = 1; blocks <= 4; blocks++) {
            int width = 32 * blocks;
            var shape = TransformerShape.text(ALPHABET, CONTEXT, width, width / 16, blocks);
            double work = shape.operations(SEQUENCES);
            var step = new Timed("width " + width, work, step(shape, SEQUENCES), rounds);
            groups.add(!torch ? List.of(step) : List.of(step, new Timed(
                    "PyTorch", work, new Peer("torch_step.py", ALPHABET, CONTEXT, width, width / 16, blocks, SEQUENCES), rounds)));
        }
        var sums = TransformerShape.modularAddition(113);
        groups.add(List.of(new Timed("sums mod 113", sums.operations(PAIRS), step(sums, PAIRS), rounds)));
        for (List<Timed> group : groups) {
            for (int round = -WARM_UP; round < rounds; round++) {
                product.run(round);
                for (Timed timed : group) {
                    if (timed != product) {
                        timed.run(round);
                    }
                }
            }
            var others = new ArrayList<>(group);
            others.add(product);
            group.getFirst().print(others);
        }
        twoThreads(rounds);
    }

    private static Contender product() {
        Matrix matrix = Matrix.rows(TrainingInputs.square(N), 0, N);
        Arithmetic arithmetic = Arithmetic.fastest();
        float[] result = new float[N * N];
        return timed(() -> arithmetic.addProduct(N, N, N, matrix, matrix.transposed(), result, 0, N));
    }

    private static Contender step(TransformerShape shape, int size) {
        Sequences sequences = TrainingInputs.sequences(shape, size);
        var trainer = new TransformerTrainer(Transformer.random(shape, 1, 1), Adam.of(1e-3), 1);
        return timed(() -> trainer.step(sequences, (_, _, _) -> {}));
    }

    private static Contender timed(Runnable work) {
        return count -> {
            long start = CLOCK.getCurrentThreadCpuTime();
            for (int i = 0; i < count; i++) {
                work.run();
            }
            return (CLOCK.getCurrentThreadCpuTime() - start) * 1e-6 / count;
        };
    }

    /**
     * The reference configuration of sparse parity (width 512, batch 1000), samples included: the processor time of one thread over that of
     * the busier of two, which is how many times as fast two are where each has a core of its own.
     */
    private static void twoThreads(int rounds) {
        ParitySettings settings = ParitySettings.reference();
        var task = new ParityTask(settings);
        double[] ratios = new double[rounds];
        Batch batch = Batch.labelled(settings.training().batch(), task.architecture(), 1);
        Adam rule = Adam.of(settings.training().rate());
        try (Trainer one = Trainer.of(Network.random(task.architecture(), 1, 1), Loss.CROSS_ENTROPY, rule, 1);
                Trainer two = Trainer.of(Network.random(task.architecture(), 1, 1), Loss.CROSS_ENTROPY, rule, 2)) {
            for (int round = -WARM_UP; round < rounds; round++) {
                double time = busiest(one, batch, task);
                double ratio = time / busiest(two, batch, task);
                if (round >= 0) {
                    ratios[round] = ratio;
                }
            }
        }
        System.out.println("two threads: " + new Ratios(ratios) + " times one");
    }

    /** Nanoseconds of processor time of the busiest thread in 50 steps. */
    private static double busiest(Trainer trainer, Batch batch, ParityTask task) {
        List<Long> threads = new ArrayList<>(List.of(Thread.currentThread().threadId()));
        Arrays.stream(CLOCK.getThreadInfo(CLOCK.getAllThreadIds()))
                .filter(Objects::nonNull)
                .filter(info -> info.getThreadName().equals("trainer"))
                .map(ThreadInfo::getThreadId)
                .forEach(threads::add);
        long[] before = threads.stream().mapToLong(CLOCK::getThreadCpuTime).toArray();
        for (int i = 0; i < 50; i++) {
            trainer.step(batch, task.training(trainer.steps()));
        }
        double most = 0;
        for (int i = 0; i < before.length; i++) {
            most = Math.max(most, CLOCK.getThreadCpuTime(threads.get(i)) - before[i]);
        }
        return most;
    }

    /** A program in {@code peers/network} that waits for the size of its next slice. */
    private static final class Peer implements Contender {

        private final Process process;

        Peer(String script, int... arguments) throws IOException {
            var command = new ArrayList<>(List.of(python(), "peers/network/" + script));
            Arrays.stream(arguments).mapToObj(Integer::toString).forEach(command::add);
            process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        }

        static String python() {
            return Objects.requireNonNullElse(System.getenv("PYTHON"), "python3");
        }

        static boolean has(String module) throws IOException, InterruptedException {
            return new ProcessBuilder(python(), "-c", "import " + module).redirectError(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        }

        @Override
        public double slice(int count) throws IOException {
            var to = process.outputWriter();
            to.write(count + "\n");
            to.flush();
            String answer = process.inputReader().readLine();
            if (answer == null) {
                throw new IOException("the comparison needs a Python with NumPy: set PYTHON to it");
            }
            return Double.parseDouble(answer);
        }
    }
}
