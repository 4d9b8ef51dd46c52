package org.neuralquanta.lanes;

import java.util.Locale;

/** Refuses work that would not fit into memory, before it starts. */
public final class Memory {

    private Memory() {}

    public static void check(double bytes, String what, String wayOut) {
        double most = Runtime.getRuntime().maxMemory() / 2.0;
        if (bytes > most) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%s would take %.1f GB, at most %.1f GB are free for it; use %s",
                    what,
                    bytes / 1e9,
                    most / 1e9,
                    wayOut));
        }
    }
}
