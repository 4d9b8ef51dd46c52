/** Tests of the forms. */
@NullMarked
package org.neuralquanta.form;

import org.jspecify.annotations.NullMarked;
