package org.neuralquanta.zipf;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.neuralquanta.study.Vuong;

/**
 * A law that does not hold the power law inside it, fitted to the same counts by maximum likelihood, and Vuong's comparison of both.
 * Immutable, thread-safe.
 *
 * @param name its name
 * @param parameters its parameters, by the names of the Python package powerlaw
 * @param against the power law against it; positive where the power law fits better
 */
public record Alternative(String name, Map<String, Double> parameters, Vuong against) {

    /** Copies the parameters, in their order. */
    public Alternative {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }
}
