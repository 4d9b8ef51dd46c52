package org.neuralquanta.law;

/** What each quantum counts for in a sum over quanta. */
enum Weight {
    /** Its gap times its use frequency, \(\Delta k^\eta p_k\): a loss. */
    LOSS,
    /** One: a number of quanta. */
    ONE,
    /** The square of its loss: a variance. */
    LOSS_SQUARED,
    /** What it costs, \(Ck^\kappa\): a number of parameters. */
    COST
}
