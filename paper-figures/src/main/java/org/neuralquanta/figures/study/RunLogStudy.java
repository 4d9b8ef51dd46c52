package org.neuralquanta.figures.study;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;
import org.neuralquanta.file.WholeFile;
import org.neuralquanta.norm.NormRun;
import org.neuralquanta.norm.NormTask;

/** A study of one table, its run log. */
interface RunLogStudy extends Study {

    /** The table as CSV, below a comment that says what was run. */
    String log(Path data) throws IOException;

    @Override
    default void run(Path data, Path scratch) throws IOException {
        String text = "# run log; " + Study.command(name()) + "\n" + log(data);
        WholeFile.write(data.resolve("runs-" + name() + ".csv"), text.getBytes(StandardCharsets.UTF_8));
    }

    /** A step as a cell: empty where it was not reached. */
    static String step(OptionalLong step) {
        return step.isPresent() ? Long.toString(step.getAsLong()) : "";
    }

    /** Norm, errors and accuracies along a run from each initial scale. */
    static String course(NormTask task, int batch, int steps, int every, double decay, double... scales) {
        var log = new StringBuilder("scale,step,norm,train,test,trainAccuracy,testAccuracy\n");
        for (double scale : scales) {
            for (NormRun.Point point : NormRun.of(task, new NormRun.Plan(scale, 1e-3, decay, batch, steps, every, 1)).points()) {
                log.append(String.format(Locale.ROOT, "%s,%d,%.6g,%.6g,%.6g,%.4f,%.4f%n", scale, point.step(), point.norm(),
                        point.train(), point.test(), point.trainAccuracy().orElse(Double.NaN), point.testAccuracy().orElse(Double.NaN)));
            }
        }
        return log.toString();
    }
}
