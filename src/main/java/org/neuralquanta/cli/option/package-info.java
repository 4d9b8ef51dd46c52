/**
 * The options of commands: the types of option values, read by picocli's converters, and groups of options that commands share.
 *
 * <p>Invariants: a converter refuses what it cannot read; ranges are those of the library, whose error message is quoted after
 * the option and the value.
 */
@NullMarked
package org.neuralquanta.cli.option;

import org.jspecify.annotations.NullMarked;
