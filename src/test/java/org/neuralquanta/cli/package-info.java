/** Tests of the command, run in this process. */
@NullMarked
package org.neuralquanta.cli;

import org.jspecify.annotations.NullMarked;
