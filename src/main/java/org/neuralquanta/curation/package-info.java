/** Frequencies of the training samples that differ from those of the test: totals of tempered ones, and the quanta that the best ones use. */
@NullMarked
package org.neuralquanta.curation;

import org.jspecify.annotations.NullMarked;

