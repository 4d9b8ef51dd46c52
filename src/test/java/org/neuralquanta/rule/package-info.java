/** Checks of package rule. */
@NullMarked
package org.neuralquanta.rule;

import org.jspecify.annotations.NullMarked;
