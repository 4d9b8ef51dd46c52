/** Tests of the special functions: oracles from other programs, containment in enclosures, laws. */
@NullMarked
package org.neuralquanta.special;

import org.jspecify.annotations.NullMarked;
