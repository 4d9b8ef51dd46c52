package org.neuralquanta.figures.study;

import java.nio.file.Path;
import org.neuralquanta.norm.NormRun;
import org.neuralquanta.norm.NormTask;

/** Small and large starts of a network that learns from a teacher (T31). */
final class StudentStudy implements RunLogStudy {

    @Override
    public String name() {
        return "student";
    }

    @Override
    public String log(Path data) {
        var log = new StringBuilder("# NormRun.of(NormTask.teacherStudent(1), ...), AdamW of rate 1e-3 and decay 0.25\n");
        return log.append(RunLogStudy.course(NormTask.teacherStudent(1), 0, 12_000, 100, 0.25, 1, 6)).toString();
    }
}
