/** Tests of the figures of networks, and of the pages whose numbers they draw. */
@NullMarked
package org.neuralquanta.figures.networks;

import org.jspecify.annotations.NullMarked;
