/** Tests of derivations at values: the exact law is that of the model that is meant, and the derived one is asymptotic to it. */
@NullMarked
package org.neuralquanta.instance;

import org.jspecify.annotations.NullMarked;
