package org.neuralquanta.figures.study;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.neuralquanta.norm.NormLandscape;
import org.neuralquanta.norm.NormRun;
import org.neuralquanta.norm.NormTask;

/** Training and test loss of a network kept at given weight norms (T31). */
final class LandscapeStudy implements RunLogStudy {

    @Override
    public String name() {
        return "landscape";
    }

    @Override
    public String log(Path data) {
        var log = new StringBuilder("# NormLandscape.of(NormTask.teacherStudent(1), norms, 1e-3, 0, 4000, 1)\nnorm,train,test\n");
        List<Double> norms = IntStream.rangeClosed(0, 16).mapToObj(k -> Math.pow(2, k / 4.0 + 1)).toList();
        for (NormRun.Point point : NormLandscape.of(NormTask.teacherStudent(1), norms, 1e-3, 0, 4000, 1).points()) {
            log.append(String.format(Locale.ROOT, "%.6g,%.6g,%.6g%n", point.norm(), point.train(), point.test()));
        }
        return log.toString();
    }
}
