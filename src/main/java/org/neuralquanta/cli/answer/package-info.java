/**
 * Answers of commands: named facts and tables of typed columns, stated once, and their formats: text for people, JSON and CSV for
 * scripts.
 *
 * <p>Invariants: every format is made from the same values; JSON and CSV hold every digit; every absent value has a reason.
 */
@NullMarked
package org.neuralquanta.cli.answer;

import org.jspecify.annotations.NullMarked;
