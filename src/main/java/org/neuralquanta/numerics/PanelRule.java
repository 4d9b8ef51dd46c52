package org.neuralquanta.numerics;

/** A rule for the mean of a function over [−1, 1], with {@value GaussRule#NODES} nodes of which the first and the last are outermost. */
interface PanelRule {

    /** A node in (−1, 1). */
    double node(int i);

    /** Its weight; all weights add up to 1. */
    double weight(int i);
}
