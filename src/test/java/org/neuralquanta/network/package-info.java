/** Tests of the networks. */
@NullMarked
package org.neuralquanta.network;

import org.jspecify.annotations.NullMarked;
