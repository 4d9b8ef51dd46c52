package org.neuralquanta.figures.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.neuralquanta.norm.Digits;
import org.neuralquanta.norm.NormRun;
import org.neuralquanta.norm.NormTask;

/**
 * Digits (T31) at the decay and for the steps of {@code mnist-grokking.ipynb} in the authors' repository, with seeds that were fixed before the
 * runs: docs/theory/T31-l-and-u.md. On one idle core a run takes about six minutes; one that is done is kept in the scratch folder.
 */
final class AuthorsDigitsStudy implements Study {

    private static final int TRAINING = 1000;
    private static final int BATCH = 200;
    private static final double RATE = 1e-3;
    private static final double LARGE = 8;
    private static final double DECAY = 0.01;
    private static final int STEPS = 100_000;
    private static final int EVERY = 250;
    private static final List<Long> SEEDS_OF_RUNS = List.of(1300L, 1301L, 1302L);

    @Override
    public String name() {
        return "digits-authors";
    }

    @Override
    public void run(Path data, Path scratch) throws IOException {
        Digits digits = Digits.read(data.resolve("mnist-28x28-images.idx3.gz"), data.resolve("mnist-28x28-labels.idx1.gz"));
        NormTask task = NormTask.digits(digits, TRAINING);
        var courses = new StringBuilder(String.format(Locale.ROOT, "# run log; %s%n# %s, batches of %d, AdamW of rate %s and decay %s%n%s%n",
                Study.command(name()), task, BATCH, RATE, DECAY, "seed,scale,step,norm,train,test,trainAccuracy,testAccuracy"));
        for (long seed : SEEDS_OF_RUNS) {
            courses.append(DigitsStudy.kept(scratch, "digits-authors_seed=" + seed,
                    () -> DigitsStudy.course(task, new NormRun.Plan(LARGE, RATE, DECAY, BATCH, STEPS, EVERY, seed))));
        }
        DigitsStudy.write(data.resolve("runs-digits-authors.csv"), courses.toString());
    }
}
