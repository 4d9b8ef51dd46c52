package org.neuralquanta.figures.study;

import java.io.IOException;
import java.nio.file.Path;
import org.neuralquanta.norm.Digits;
import org.neuralquanta.norm.NormRun;
import org.neuralquanta.norm.NormTask;

/** Small and large starts of a network that learns digits (T31). */
final class DigitsStudy implements RunLogStudy {

    @Override
    public String name() {
        return "digits";
    }

    @Override
    public String log(Path data) throws IOException {
        Digits digits = Digits.read(data.resolve("mnist-14x14-images.idx3.gz"), data.resolve("mnist-14x14-labels.idx1.gz"));
        var log = new StringBuilder("# NormRun.of(NormTask.digits(digits, 1000), ...), batches of 200, AdamW of rate 1e-3 and decay 0.1\n");
        return log.append(RunLogStudy.course(NormTask.digits(digits, 1000), 200, 20_000, 200, 0.1, 1, 8)).toString();
    }
}
