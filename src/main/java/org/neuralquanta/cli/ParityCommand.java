package org.neuralquanta.cli;

import static org.neuralquanta.cli.answer.Rounding.ALL;
import static org.neuralquanta.cli.answer.Rounding.GIVEN;
import static org.neuralquanta.cli.answer.Rounding.TWELVE;

import java.util.List;
import java.util.stream.IntStream;
import org.neuralquanta.checkpoint.Checkpoint;
import org.neuralquanta.cli.answer.Answer;
import org.neuralquanta.cli.answer.Column;
import org.neuralquanta.cli.answer.Field;
import org.neuralquanta.cli.answer.Listing;
import org.neuralquanta.cli.answer.Prose;
import org.neuralquanta.cli.answer.Value;
import org.neuralquanta.cli.option.BadInput;
import org.neuralquanta.cli.option.CurvesOption;
import org.neuralquanta.cli.option.ParityOptions;
import org.neuralquanta.cli.option.PlotOption;
import org.neuralquanta.cli.option.ResumeOption;
import org.neuralquanta.network.DivergedException;
import org.neuralquanta.parity.EmergenceLaw;
import org.neuralquanta.parity.ParityRun;
import org.neuralquanta.parity.ParitySettings;
import org.neuralquanta.parity.RunLog;
import org.neuralquanta.parity.SubtaskCurves;
import org.neuralquanta.plot.Plot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Multitask sparse parity (T34). */
@Command(
        name = "parity",
        description = "Trains a network on sparse parities with Zipf frequencies and measures its quanta (T34).",
        footer = {"", "Example: quanta parity --width 64 --seed 2 --curves curves.csv"})
final class ParityCommand implements Question {

    /** The approximate number of measurements that is useful to read. */
    private static final int LOSSES = 25;

    @Mixin
    private final ParityOptions options = new ParityOptions();

    @Mixin
    private final CurvesOption curves = new CurvesOption();

    @Mixin
    private final PlotOption plot = new PlotOption();

    @Mixin
    private final ResumeOption resume = new ResumeOption();

    @Override
    public PlotOption plot() {
        return plot;
    }

    @Override
    public ResumeOption resume() {
        return resume;
    }

    @Override
    public Answer answer() {
        ParitySettings settings = options.settings();
        Checkpoint checkpoint = resume.checkpoint();
        return curves.writing(file -> {
            long start = System.nanoTime();
            ParityRun run = train(options, checkpoint);
            double seconds = (System.nanoTime() - start) / 1e9;
            String digest = run.network().digest();
            file.ifPresent(log -> log.write(RunLog.text(run.curves(), List.of(settings.toString(), "digest " + digest))));
            return answer(run.curves(), digest, seconds);
        });
    }

    /** A run with these options, from where it was broken off. */
    static ParityRun train(ParityOptions options, Checkpoint checkpoint) {
        ParitySettings settings = options.settings();
        try (var bar = new TerminalBar("training", settings.training().steps())) {
            return ParityRun.train(settings, options.threads(), bar::reach, checkpoint);
        } catch (DivergedException e) {
            throw new BadInput("--rate", options.rate(), String.valueOf(e.getMessage()));
        }
    }

    private static Answer answer(SubtaskCurves curves, String digest, double seconds) {
        int last = curves.steps().size() - 1;
        int stride = Math.max(1, curves.steps().size() / LOSSES);
        Listing losses = losses(curves, 0, 1);
        Listing emergence = Listing.of(IntStream.range(0, curves.subtasks()).boxed().toList(), List.<Column<Integer>>of(
                new Column<>("rank", GIVEN, i -> new Value.Whole(i + 1)),
                new Column<>("frequency", TWELVE, i -> Value.of(curves.frequency(i))),
                new Column<>("step", ALL, i -> Value.of(curves.emergence(i), ""))));
        Field.Fact learned = Field.whole("learned", curves.learned(last));
        Field.Fact nu = new Field.Fact("nu", nu(curves));
        Field.Fact spearman = new Field.Fact("spearman", Value.of(EmergenceLaw.spearman(curves), "needs 3 learned subtasks"));
        Field.Fact predicted = Field.of("predicted", curves.staircase(curves.learned(last)));
        Field.Fact measured = Field.of("measured", curves.mean(last));
        Listing sums = Listing.row(List.of(
                new Column<>("", GIVEN, _ -> Value.of("")),
                new Column<>("nu", TWELVE, _ -> nu.value()),
                new Column<>("spearman", TWELVE, _ -> spearman.value()),
                new Column<>("staircase predicted", TWELVE, _ -> predicted.value()),
                new Column<>("measured", TWELVE, _ -> measured.value())));
        return Answer.of(
                List.of(learned, new Field.Rows("losses", losses.without("learned")), new Field.Rows("emergence", emergence), nu,
                        spearman, Field.group("staircase", predicted, measured), Field.of("digest", digest), Field.of("seconds", seconds)),
                new Prose().show(losses(curves, last % stride, stride)).say("\n").show(sums))
                .drawnAs(new Plot.Training(curves));
    }

    /** From some measurement on, every so many of them. */
    private static Listing losses(SubtaskCurves curves, int first, int stride) {
        return Listing.of(
                IntStream.iterate(first, at -> at < curves.steps().size(), at -> at + stride).boxed().toList(),
                List.<Column<Integer>>of(
                        new Column<>("step", GIVEN, at -> new Value.Whole(curves.steps().get(at))),
                        new Column<>("loss", ALL, at -> Value.of(curves.mean(at))),
                        new Column<>("learned", ALL, at -> new Value.Whole(curves.learned(at)))));
    }

    private static Value nu(SubtaskCurves curves) {
        return EmergenceLaw.of(curves)
                .map(law -> Value.of(law.nu()))
                .orElseGet(() -> new Value.Absent(
                        "needs 3 learned ranks before the first unlearned one, had " + EmergenceLaw.ranks(curves)));
    }
}
