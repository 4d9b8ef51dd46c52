package org.neuralquanta.discovery;

import java.io.Serializable;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where the state of long work is kept while it goes on, so that it can be continued after it was broken off. Work that finds the state of a stage
 * goes on from there, to the same bits. Implementations are thread-safe.
 */
public interface Keeping {

    /** Nothing is kept. */
    Keeping NOTHING = new Keeping() {
        @Override
        public <T extends Serializable> Optional<T> of(String stage, Class<T> type) {
            return Optional.empty();
        }

        @Override
        public void offer(String stage, Supplier<? extends Serializable> state) {
            // Not even computed.
        }

        @Override
        public String toString() {
            return "Keeping[nothing]";
        }
    };

    /**
     * The state of a stage.
     *
     * @param <T> the type of its state
     * @param stage its name
     * @param type of its state
     * @return what was kept last of this work, if anything was
     */
    <T extends Serializable> Optional<T> of(String stage, Class<T> type);

    /**
     * Offers the state of a stage, which replaces what was kept of it before.
     *
     * @param stage its name
     * @param state asked for only if it is time to keep it; it must not change afterwards
     */
    void offer(String stage, Supplier<? extends Serializable> state);

    /**
     * The same place for work that is a part of other work.
     *
     * @param part its name
     * @return keeps stages of the same names apart from those of other parts
     */
    default Keeping part(String part) {
        Keeping whole = this;
        return new Keeping() {
            @Override
            public <T extends Serializable> Optional<T> of(String stage, Class<T> type) {
                return whole.of(part + ", " + stage, type);
            }

            @Override
            public void offer(String stage, Supplier<? extends Serializable> state) {
                whole.offer(part + ", " + stage, state);
            }

            @Override
            public String toString() {
                return whole + " of " + part;
            }
        };
    }
}
