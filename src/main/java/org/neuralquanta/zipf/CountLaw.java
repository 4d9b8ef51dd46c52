package org.neuralquanta.zipf;

/** A law of whole numbers from a cut-off on. */
interface CountLaw {

    double logProbability(double x);

    /** Of each distinct count from one on. */
    default double[] logProbabilities(CountList counts, int first) {
        var logs = new double[counts.distinct() - first];
        for (int i = 0; i < logs.length; i++) {
            logs[i] = logProbability(counts.value(first + i));
        }
        return logs;
    }
}
