package org.neuralquanta.figures;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.neuralquanta.network.Network;
import org.neuralquanta.parity.ParityRun;
import org.neuralquanta.parity.ParitySettings;
import org.neuralquanta.parity.ParityTask;
import org.neuralquanta.parity.RunLog;
import org.neuralquanta.parity.SubtaskCurves;

/** Runs of the reference configuration, each trained once and then kept in a folder, so that an interrupted retraining goes on. */
final class TrainedParity {

    /** A run with the name of its files. */
    record Run(String kind, String name, ParitySettings settings) {}

    private final Path folder;

    TrainedParity(Path folder) {
        this.folder = folder;
    }

    static Run reference(long seed) {
        return new Run("reference", "ref_seed=" + seed, ParitySettings.reference().withSeed(seed));
    }

    static Run alpha(long seed, double alpha) {
        Run base = reference(seed);
        return new Run("alpha", base.name + "_alpha=" + alpha, base.settings.withAlpha(alpha));
    }

    static Run width(long seed, int width) {
        Run base = reference(seed);
        return new Run("width", base.name + "_width=" + width, base.settings.withWidth(width));
    }

    static Run data(long seed, long data) {
        Run base = reference(seed);
        return new Run("data", base.name + "_data=" + data, base.settings.withData(data));
    }

    /** Trains a run unless its files are there. */
    void train(Run run) {
        Path curves = folder.resolve(run.name + ".csv");
        Path weights = folder.resolve(run.name + ".weights");
        if (Files.exists(curves) && Files.exists(weights)) {
            return;
        }
        ParityRun trained = ParityRun.train(run.settings, 1, _ -> {});
        ByteBuffer bytes = ByteBuffer.allocate(4 * trained.network().parameters().length);
        for (float parameter : trained.network().parameters()) {
            bytes.putFloat(parameter);
        }
        try {
            Files.createDirectories(folder);
            Files.write(weights, bytes.array());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        RunLog.write(trained.curves(), List.of(run.settings.toString(), "digest " + trained.network().digest()), curves);
    }

    boolean isThere(Run run) {
        return Files.exists(folder.resolve(run.name + ".csv"));
    }

    SubtaskCurves curves(Run run) {
        return RunLog.read(run.settings, folder.resolve(run.name + ".csv"));
    }

    Network network(Run run) throws IOException {
        var shape = new ParityTask(run.settings).shape();
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(folder.resolve(run.name + ".weights")));
        float[] parameters = new float[shape.parameters()];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = bytes.getFloat();
        }
        return Network.of(shape, parameters);
    }
}
