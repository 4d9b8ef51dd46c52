/**
 * The command {@code quanta}: a thin interface to the library for people and scripts. Every number that it prints comes from a public
 * method of the library.
 *
 * <p>Invariants: standard output holds the answer and nothing else, and stays empty unless the exit code is 0; bad input is
 * exit code 2 with one line on standard error that names the option, the value and the range.
 */
@NullMarked
package org.neuralquanta.cli;

import org.jspecify.annotations.NullMarked;
