package org.neuralquanta.parity;

/**
 * The settings of a run of multitask sparse parity. Immutable, thread-safe.
 *
 * @param subtasks what is asked
 * @param training how it is learned
 * @param seed names subsets, start and samples
 */
public record ParitySettings(Subtasks subtasks, Training training, long seed) {

    /**
     * The reference: 200 subtasks of 3 among 30 bits, α = 0.4, width 512, batch 1000, rate 1e-3, 40,000 steps, seed 1.
     *
     * @return settings of about a minute's run
     */
    public static ParitySettings reference() {
        return new ParitySettings(new Subtasks(200, 30, 3, 0.4), Training.online(512, 1000, 1e-3, 40_000), 1);
    }

    /**
     * The small configuration: 100 subtasks of 2 among 20 bits, α = 0.4, width 128, batch 500, rate 2e-3, 8,000 steps, seed 1.
     *
     * @return settings of about 3 seconds' run
     */
    public static ParitySettings small() {
        return new ParitySettings(new Subtasks(100, 20, 2, 0.4), Training.online(128, 500, 2e-3, 8_000), 1);
    }

    /**
     * Other subtasks, learned in the same way.
     *
     * @param other the subtasks
     * @return the same settings otherwise
     */
    public ParitySettings with(Subtasks other) {
        return new ParitySettings(other, training, seed);
    }

    /**
     * The same subtasks, learned in another way.
     *
     * @param other the training
     * @return the same settings otherwise
     */
    public ParitySettings with(Training other) {
        return new ParitySettings(subtasks, other, seed);
    }
}
