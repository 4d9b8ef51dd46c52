/** A user's package: curves, frequencies and laws of one's own, by public methods alone. */
@NullMarked
package org.example.quanta;

import org.jspecify.annotations.NullMarked;
