/** Tests on threads of one virtual machine, and on executors in machines of their own. */
@NullMarked
package org.neuralquanta.spark;

import org.jspecify.annotations.NullMarked;
