package org.neuralquanta.benchmark.load;

/** The answers that one thread alone got to a kind of request. Immutable, thread-safe. */
public final class Answers {

    private final Request request;
    private final long[] fingerprints;

    Answers(Request request, long[] fingerprints) {
        this.request = request;
        this.fingerprints = fingerprints.clone();
    }

    /** The kind of request. */
    Request request() {
        return request;
    }

    /**
     * Serves the n-th request and compares the answer with that of one thread.
     *
     * @throws IllegalStateException if it differs
     */
    void serve(long n) throws InterruptedException {
        int input = (int) (n % fingerprints.length);
        long answer = request.call().fingerprint(input);
        if (answer != fingerprints[input]) {
            throw new IllegalStateException("the answer of " + request.name() + " to input " + input + " has the fingerprint " + answer
                    + ", that of one thread " + fingerprints[input]);
        }
    }
}
