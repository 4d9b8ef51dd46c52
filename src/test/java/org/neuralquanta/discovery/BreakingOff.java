package org.neuralquanta.discovery;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Keeps each state as bytes, and breaks the work off at one of them. */
public final class BreakingOff implements Keeping {

    private final Map<String, byte[]> states = new HashMap<>();
    private int left;

    public BreakingOff(int states) {
        this.left = states;
    }

    /** Thrown when so many states have been kept. */
    public static final class BrokenOff extends RuntimeException {

        private static final long serialVersionUID = 1;
    }

    /** Goes on, for so many more states. */
    public void goOn(int more) {
        left = more;
    }

    @Override
    public synchronized <T extends Serializable> Optional<T> of(String stage, Class<T> type) {
        return Optional.ofNullable(states.get(stage)).map(bytes -> {
            try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
                return type.cast(in.readObject());
            } catch (IOException | ClassNotFoundException e) {
                throw new AssertionError(e);
            }
        });
    }

    @Override
    public synchronized void offer(String stage, Supplier<? extends Serializable> state) {
        if (left == 0) {
            throw new BrokenOff();
        }
        left--;
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(state.get());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        states.put(stage, bytes.toByteArray());
    }
}
