/** Tests of the library as a whole: its architecture, its conventions, its front page. */
@NullMarked
package org.neuralquanta;

import org.jspecify.annotations.NullMarked;
