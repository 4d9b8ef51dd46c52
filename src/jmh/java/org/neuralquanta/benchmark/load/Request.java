package org.neuralquanta.benchmark.load;

/**
 * A kind of request: a call of the library on objects that all threads share, for one of several inputs.
 *
 * @param name its name
 * @param inputs how many inputs there are
 * @param call the call
 */
public record Request(String name, int inputs, Call call) {

    /** A call of the library. */
    @FunctionalInterface
    public interface Call {

        /**
         * Calls the library.
         *
         * @param input the number of the input, from 0
         * @return the fingerprint of the answer, which all its digits enter
         * @throws InterruptedException if the thread is interrupted
         */
        long fingerprint(int input) throws InterruptedException;
    }

    /**
     * The answers of one thread.
     *
     * @return the fingerprint for each input
     * @throws InterruptedException if the thread is interrupted
     */
    public Answers answers() throws InterruptedException {
        long[] fingerprints = new long[inputs];
        for (int i = 0; i < inputs; i++) {
            fingerprints[i] = call.fingerprint(i);
        }
        return new Answers(this, fingerprints);
    }
}
