/**
 * What commands say about laws, exact and derived: answers.
 */
@NullMarked
package org.neuralquanta.cli.law;

import org.jspecify.annotations.NullMarked;

