package org.neuralquanta.distribution;

import org.neuralquanta.Statement;

/**
 * The form in which use frequencies are known, which decides how sums over ranks are formed: over a formula at a cost that does not depend
 * on the number of ranks, over a table term by term, or by values at whole ranks and the tail. Immutable, thread-safe.
 */
@Statement("T1")
public sealed interface FrequencyForm permits ParametricQuanta, TabulatedQuanta, RankwiseQuanta {}
