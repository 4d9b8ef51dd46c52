/** Tests of reading tables. */
@NullMarked
package org.neuralquanta.table;

import org.jspecify.annotations.NullMarked;
