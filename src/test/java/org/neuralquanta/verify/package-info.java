/** Tests of the ledger: that the theory passes, and that wrong theories do not. */
@NullMarked
package org.neuralquanta.verify;

import org.jspecify.annotations.NullMarked;
