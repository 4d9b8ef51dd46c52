package org.neuralquanta.figures.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.neuralquanta.checkpoint.Checkpoint;
import org.neuralquanta.figures.drawing.DataTable;
import org.neuralquanta.file.WholeFile;
import org.neuralquanta.network.Network;
import org.neuralquanta.parity.EmergenceLaw;
import org.neuralquanta.parity.ParityRun;
import org.neuralquanta.parity.ParitySettings;
import org.neuralquanta.parity.ParityTask;
import org.neuralquanta.parity.RunLog;
import org.neuralquanta.parity.SubtaskCurves;
import org.neuralquanta.parity.Training;

/** Runs of the reference configuration, each trained once and then kept in a folder, so that an interrupted retraining goes on, within a run too. */
final class TrainedParity {

    /**
     * Test samples of each subtask: with 100 the sampling error alone takes about 0.005 from the R² of a logistic step, and counts a subtask
     * near the threshold as learned or not by chance.
     */
    private static final int FINE = 1000;

    private static final int COARSE = 100;

    /** A run with the name of its files and the number of test samples of each subtask. */
    record Run(String kind, String name, ParitySettings settings, int tests) {}

    private final Path folder;

    TrainedParity(Path folder) {
        this.folder = folder;
    }

    static Run reference(long seed) {
        return fine("reference", "ref_seed=" + seed, base(seed));
    }

    private static Run fine(String kind, String name, ParitySettings settings) {
        return new Run(kind, name + "_tests=" + FINE, settings, FINE);
    }

    private static final ParitySettings REFERENCE = ParitySettings.reference();

    private static ParitySettings base(long seed) {
        return new ParitySettings(REFERENCE.subtasks(), REFERENCE.training(), seed);
    }

    private static Run coarse(String kind, String name, ParitySettings settings) {
        return new Run(kind, name, settings, COARSE);
    }

    static Run alpha(long seed, double alpha) {
        return coarse("alpha", "ref_seed=" + seed + "_alpha=" + alpha, base(seed).with(REFERENCE.subtasks().withAlpha(alpha)));
    }

    static Run width(long seed, int width) {
        return fine("width", "ref_seed=" + seed + "_width=" + width, base(seed).with(REFERENCE.training().withWidth(width)));
    }

    static Run data(long seed, long data) {
        return coarse("data", "ref_seed=" + seed + "_data=" + data, base(seed).with(REFERENCE.training().withData(data)));
    }

    /** Trains the runs whose files are not there, one on each processor. */
    void train(List<Run> list) throws IOException {
        var waiting = new ArrayList<Future<?>>();
        try (ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            for (Run run : list) {
                waiting.add(pool.submit(() -> train(run)));
            }
            for (int done = 0; done < list.size(); done++) {
                waiting.get(done).get();
                System.out.printf(Locale.ROOT, "[%d/%d] %s%n", done + 1, list.size(), list.get(done).name());
            }
        } catch (ExecutionException | InterruptedException e) {
            throw new IOException("training was interrupted; run it again to resume", e);
        }
    }

    /** Trains a run unless its files are there. */
    private void train(Run run) {
        Path curves = folder.resolve(run.name + ".csv");
        Path weights = folder.resolve(run.name + ".weights");
        if (Files.exists(curves) && Files.exists(weights)) {
            return;
        }
        try {
            Files.createDirectories(folder);
            Checkpoint checkpoint = Checkpoint.at(folder.resolve(run.name + ".checkpoint"), run.toString());
            keep(run, ParityRun.train(run.settings, run.tests, 1, _ -> {}, checkpoint), weights, curves);
            checkpoint.remove();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void keep(Run run, ParityRun trained, Path weights, Path curves) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(4 * trained.network().parameters().length);
        for (float parameter : trained.network().parameters()) {
            bytes.putFloat(parameter);
        }
        List<String> header = List.of(
                run.settings.toString(), run.tests + " test samples of each subtask", "digest " + trained.network().digest());
        WholeFile.write(weights, bytes.array());
        WholeFile.write(curves, RunLog.text(trained.curves(), header).getBytes(StandardCharsets.UTF_8));
    }

    SubtaskCurves curves(Run run) {
        return RunLog.read(run.settings, folder.resolve(run.name + ".csv"));
    }

    /** What was learned, by each run, and its law of emergence. */
    void summaries(List<Run> list, String command, Path file) throws IOException {
        var table = new DataTable(command, "kind,seed,alpha,width,data,learned,loss,ranks,nu,tau");
        for (Run run : list) {
            SubtaskCurves c = curves(run);
            Training training = run.settings.training();
            int at = training.data().isPresent() ? c.best() : c.steps().size() - 1;
            Optional<EmergenceLaw> law = EmergenceLaw.of(c);
            table.row(
                    run.kind, run.settings.seed(), run.settings.subtasks().alpha(), training.width(), training.data().orElse(0),
                    c.learned(at), c.mean(at), EmergenceLaw.ranks(c), law.map(EmergenceLaw::nu).orElse(Double.NaN),
                    law.map(EmergenceLaw::tau).orElse(Double.NaN));
        }
        table.write(file);
    }

    /** The mean loss of each run over steps. */
    void means(List<Run> list, String command, Path file) throws IOException {
        var table = new DataTable(command, "kind,seed,alpha,step,loss,learned");
        for (Run run : list) {
            SubtaskCurves c = curves(run);
            for (int at = 0; at < c.steps().size(); at++) {
                table.row(run.kind, run.settings.seed(), run.settings.subtasks().alpha(), c.steps().get(at), c.mean(at), c.learned(at));
            }
        }
        table.write(file);
    }

    Network network(Run run) throws IOException {
        var architecture = new ParityTask(run.settings).architecture();
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(folder.resolve(run.name + ".weights")));
        float[] parameters = new float[architecture.parameters()];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = bytes.getFloat();
        }
        return Network.of(architecture, parameters);
    }
}
