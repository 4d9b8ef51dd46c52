package org.neuralquanta.mechanism;

/**
 * How well a score separates guilty samples from harmless ones. Immutable, thread-safe.
 *
 * @param auroc probability that a guilty sample scores above a harmless one
 * @param controlAuroc the same where there is nothing to find; ½ if the score sees only what it should
 * @param threshold score above which a sample is flagged; of back doors the {@link GroupedDetector#suspicion} from which on it is
 * @param falseAlarm share of further harmless samples that are flagged
 * @param truePositive share of guilty samples that are flagged
 * @param fitFalseAlarm false alarms if the threshold came from the samples that the model was fitted to
 * @param success share of the guilty candidates that really are guilty: poisoned samples that went the back door's way, or memorised ones
 * @param learned number of subtasks that the network learned
 * @param attributed number of these whose attributed inputs are exactly the subtask's
 */
public record Outcome(
        double auroc,
        double controlAuroc,
        double threshold,
        double falseAlarm,
        double truePositive,
        double fitFalseAlarm,
        double success,
        int learned,
        int attributed) {}
