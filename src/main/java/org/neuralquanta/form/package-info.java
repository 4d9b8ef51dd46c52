/**
 * The forms that are fitted to measured losses, one per file: log M as a function of the parameters' coordinates, with exact first and
 * second derivatives.
 */
@NullMarked
package org.neuralquanta.form;

import org.jspecify.annotations.NullMarked;
