package org.neuralquanta.mechanism;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.neuralquanta.Statement;

/**
 * How well a score finds the samples that went through a back door. What is compared is a sample's {@link GroupedDetector#suspicion} among
 * clean samples of its subtask and decision. Immutable, thread-safe.
 */
@Statement("T37")
public final class BackDoorResult {

    /** Suspicions with the subtasks they are of. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Suspicions(int[] subtasks, double[] values) {}

    private final BackDoorExperiment experiment;
    private final GroupedDetector detector;
    private final Suspicions[] harmless;
    private final Suspicions[] guilty;
    private final Suspicions fitted;
    private final Suspicions raw;
    private final OptionalDouble knowing;

    BackDoorResult(BackDoorExperiment experiment, AnomalyScore score, double rate) {
        this.experiment = experiment;
        this.harmless = new Suspicions[2];
        this.guilty = new Suspicions[2];
        Probe.Scores calibration = experiment.network(false).calibration(score);
        this.detector = GroupedDetector.calibrated(calibration.groups(), calibration.values(), rate);
        Probe.Scores control = experiment.network(true).calibration(score);
        GroupedDetector[] detectors = {detector, GroupedDetector.calibrated(control.groups(), control.values(), rate)};
        for (int c = 0; c < 2; c++) {
            harmless[c] = suspicions(detectors[c], experiment.network(c == 1).harmless(score));
            guilty[c] = suspicions(detectors[c], experiment.network(c == 1).guilty(score));
        }
        Probe.Scores fit = experiment.network(false).fitted(score);
        Probe.Scores fresh = experiment.network(false).harmless(score);
        this.fitted = suspicions(GroupedDetector.calibrated(fit.groups(), fit.values(), rate), fresh);
        this.raw = ofParityZero(fresh);
        double[] apart = of(ofParityZero(calibration), Population.APART);
        this.knowing = (apart.length + 1) * rate < 1 ? OptionalDouble.empty() : OptionalDouble.of(Detector.calibrated(apart, rate).threshold());
    }

    private static Suspicions suspicions(GroupedDetector detector, Probe.Scores scores) {
        return new Suspicions(scores.subtasks(), IntStream.range(0, scores.values().length)
                .mapToDouble(i -> detector.suspicion(scores.groups()[i], scores.values()[i]))
                .toArray());
    }

    private static Suspicions ofParityZero(Probe.Scores scores) {
        int[] rows = IntStream.range(0, scores.values().length).filter(i -> scores.labels()[i] == 0).toArray();
        return new Suspicions(
                IntStream.of(rows).map(i -> scores.subtasks()[i]).toArray(),
                IntStream.of(rows).mapToDouble(i -> scores.values()[i]).toArray());
    }

    private double[] of(Suspicions all, Population population) {
        return IntStream.range(0, all.values.length)
                .filter(i -> experiment.belongs(all.subtasks[i], population))
                .mapToDouble(i -> all.values[i])
                .toArray();
    }

    /**
     * The outcome on a population.
     *
     * @param population which samples
     * @return the numbers; empty if no learned subtask belongs to it, or no sample of it went through the back door
     */
    public Optional<Outcome> outcome(Population population) {
        double[] fine = harmless(population, false);
        double[] bad = guilty(population, false);
        double[] controlFine = harmless(population, true);
        double[] controlBad = guilty(population, true);
        if (fine.length == 0 || bad.length == 0 || controlFine.length == 0 || controlBad.length == 0) {
            return Optional.empty();
        }
        Probe.Attribution attribution = experiment.attribution();
        return Optional.of(new Outcome(
                Detector.auroc(fine, bad),
                Detector.auroc(controlFine, controlBad),
                detector.threshold(),
                detector.flagged(fine),
                detector.flagged(bad),
                detector.flagged(of(fitted, population)),
                success(population).orElseThrow(),
                attribution.learned(),
                attribution.exact()));
    }

    /**
     * The share of samples with the trigger and parity 0 that the network decides as 1.
     *
     * @param population which samples
     * @return from 0 to 1; empty if no learned subtask belongs to it
     */
    public OptionalDouble success(Population population) {
        return experiment.success(population);
    }

    /**
     * Rate of false alarms under a calibration that knows the trigger: one threshold for all groups, from clean samples of parity 0 that
     * looks at no input of it. On those that look at one the stated rate does not hold.
     *
     * @param population on which samples, of parity 0
     * @return from 0 to 1; empty if there are none, or too few to calibrate
     */
    public OptionalDouble falseAlarmOfOneThreshold(Population population) {
        double[] scores = of(raw, population);
        return scores.length == 0 || knowing.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(new Detector(knowing.getAsDouble()).flagged(scores));
    }

    /**
     * Suspicions of clean samples that were neither fitted nor calibrated to.
     *
     * @param population which samples
     * @param control whether by the network without a back door
     * @return from 0 to 1 each
     */
    public double[] harmless(Population population, boolean control) {
        return of(harmless[control ? 1 : 0], population);
    }

    /**
     * Suspicions of guilty samples.
     *
     * @param population which samples
     * @param control whether by the network without a back door, where they are not guilty
     * @return from 0 to 1 each
     */
    public double[] guilty(Population population, boolean control) {
        return of(guilty[control ? 1 : 0], population);
    }

    @Override
    public String toString() {
        return "BackDoorResult[experiment=" + experiment + ", outcomes="
                + Arrays.stream(Population.values()).map(this::outcome).toList() + "]";
    }
}
