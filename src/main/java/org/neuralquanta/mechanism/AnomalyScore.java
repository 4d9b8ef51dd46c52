package org.neuralquanta.mechanism;

/** A score of a sample: the larger, the more suspect. Immutable, thread-safe. */
public enum AnomalyScore {

    /** By {@link FlipAttribution}: a back door by the share outside the expected inputs, memorisation by the participation ratio. */
    FLIP,

    /** By {@link MechanismModel}: Mahalanobis' distance from the expected group, or from the nearest if none is expected. */
    MAHALANOBIS
}
