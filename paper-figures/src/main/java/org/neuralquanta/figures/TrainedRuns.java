package org.neuralquanta.figures;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.neuralquanta.grokking.EffectiveLoss;
import org.neuralquanta.grokking.Phase;
import org.neuralquanta.grokking.PhaseMap;
import org.neuralquanta.grokking.RepresentationQuality;
import org.neuralquanta.grokking.ToyModel;
import org.neuralquanta.grokking.ToyRun;
import org.neuralquanta.omnigrok.Digits;
import org.neuralquanta.omnigrok.NormLandscape;
import org.neuralquanta.omnigrok.NormRun;
import org.neuralquanta.omnigrok.NormTask;

/** Trains what the figures of trained networks show, and writes the run logs that they read: minutes, so only when asked. */
final class TrainedRuns {

    /** The seeds of every study. */
    static final int SEEDS = 3;

    /** The phase map at the width of the paper, which takes hours: only when named. */
    private static final String LONG_STUDY = "phases-200";

    static final List<String> STUDIES = List.of("phases", "toy", "norms", "landscape", "student", "digits");

    private TrainedRuns() {}

    /** Writes the log of a study into the data folder. */
    static void train(String study, Path data) throws IOException {
        String log = switch (study) {
            case "phases" -> phases(50, 10_000);
            case LONG_STUDY -> phases(200, 100_000);
            case "norms" -> norms();
            case "student" -> student();
            case "digits" -> digits(data);
            case "toy" -> toy();
            case "landscape" -> landscape();
            default -> throw new IllegalArgumentException(
                    "-Dretrain must be true, quanta, " + String.join(", ", Retrain.PARTS) + ", " + String.join(", ", STUDIES) + ", "
                            + LONG_STUDY + ", was " + study);
        };
        String text = "# run log; written anew by: mvn -f paper-figures -Dretrain=" + study + "\n" + log;
        WholeFile.write(data.resolve("runs-" + study + ".csv"), text.getBytes(StandardCharsets.UTF_8));
    }

    private static String number(OptionalLong step) {
        return step.isPresent() ? Long.toString(step.getAsLong()) : "";
    }

    private static String phases(int width, int steps) {
        var log = new StringBuilder("# PhaseMap.run(%d, %d, seed)%nseed,decoderRate,decay,train,test,phase%n".formatted(width, steps));
        for (int seed = 1; seed <= SEEDS; seed++) {
            for (PhaseMap.Cell cell : PhaseMap.run(width, steps, seed).cells()) {
                log.append("%d,%s,%s,%s,%s,%s%n".formatted(
                        seed, cell.decoderRate(), cell.decay(), number(cell.train()), number(cell.test()), cell.phase()));
            }
        }
        return log.toString();
    }

    /** Steps of the network to quality and accuracy, for many training sets. */
    private static String toy() {
        var log = new StringBuilder("# ToyModel(50, 1e-3, 0, seed).run(4000)\nseed,lambda3,train,test,quality\n");
        for (int seed = 1; seed <= 40; seed++) {
            var model = new ToyModel(50, 1e-3, 0, seed);
            ToyRun run = model.run(4000);
            var loss = EffectiveLoss.of(model.trainingSet());
            var measure = new RepresentationQuality(model.addition());
            OptionalLong good = run.records().stream()
                    .filter(moment -> measure.index(moment.representation()) >= 0.95)
                    .mapToLong(ToyRun.Moment::step)
                    .findFirst();
            log.append("%d,%s,%s,%s,%s%n".formatted(seed, loss.lambda3(), number(run.trainStep()), number(run.testStep()), number(good)));
        }
        return log.toString();
    }

    private static String norms() {
        var log = new StringBuilder("# NormRun.of(NormTask.teacherStudent(seed), ...), AdamW of rate 1e-3\nseed,scale,decay,norm,train,test\n");
        for (int seed = 1; seed <= SEEDS; seed++) {
            NormTask task = NormTask.teacherStudent(seed);
            for (double decay : new double[] {0.15, 0.25, 0.4, 0.6}) {
                for (double scale : new double[] {3, 4.5, 6.75, 10}) {
                    int steps = (int) Math.ceil(Math.log(scale) / (decay * 1e-3));
                    NormRun run = NormRun.of(task, new NormRun.Plan(scale, 1e-3, decay, 0, steps, 10, seed));
                    log.append("%d,%s,%s,%s,%s,%s%n".formatted(
                            seed, scale, decay, run.points().getFirst().norm(), number(run.trainStep()), number(run.testStep())));
                }
            }
        }
        return log.toString();
    }

    private static String landscape() {
        var log = new StringBuilder("# NormLandscape.of(NormTask.teacherStudent(1), norms, 1e-3, 4000, 1)\nnorm,train,test\n");
        List<Double> norms = IntStream.rangeClosed(0, 16).mapToObj(k -> Math.pow(2, k / 4.0 + 1)).toList();
        for (NormRun.Point point : NormLandscape.of(NormTask.teacherStudent(1), norms, 1e-3, 4000, 1).points()) {
            log.append(String.format(Locale.ROOT, "%.6g,%.6g,%.6g%n", point.norm(), point.train(), point.test()));
        }
        return log.toString();
    }

    private static String student() {
        var log = new StringBuilder("# NormRun.of(NormTask.teacherStudent(1), ...), AdamW of rate 1e-3 and decay 0.25\n");
        return log.append(course(NormTask.teacherStudent(1), 0, 12_000, 100, 0.25, 1, 6)).toString();
    }

    private static String digits(Path data) throws IOException {
        Digits digits = Digits.read(data.resolve("mnist-14x14-images.idx3.gz"), data.resolve("mnist-14x14-labels.idx1.gz"));
        var log = new StringBuilder("# NormRun.of(NormTask.digits(digits, 1000), ...), batches of 200, AdamW of rate 1e-3 and decay 0.1\n");
        return log.append(course(NormTask.digits(digits, 1000), 200, 20_000, 200, 0.1, 1, 8)).toString();
    }

    private static String course(NormTask task, int batch, int steps, int every, double decay, double... scales) {
        var log = new StringBuilder("scale,step,norm,train,test,trainAccuracy,testAccuracy\n");
        for (double scale : scales) {
            for (NormRun.Point point : NormRun.of(task, new NormRun.Plan(scale, 1e-3, decay, batch, steps, every, 1)).points()) {
                log.append(String.format(Locale.ROOT, "%s,%d,%.6g,%.6g,%.6g,%.4f,%.4f%n", scale, point.step(), point.norm(),
                        point.train(), point.test(), point.trainAccuracy().orElse(Double.NaN), point.testAccuracy().orElse(Double.NaN)));
            }
        }
        return log.toString();
    }

    /** The phases in the order in which a growing decoder rate passes them. */
    static final Phase[] ORDER = {Phase.CONFUSION, Phase.COMPREHENSION, Phase.GROKKING, Phase.MEMORISATION};
}
