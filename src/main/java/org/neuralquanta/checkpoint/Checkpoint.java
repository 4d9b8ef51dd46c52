package org.neuralquanta.checkpoint;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.discovery.Keeping;
import org.neuralquanta.file.WholeFile;

/**
 * A file with the state of work, stage by stage. It is replaced in one step, at least every {@value #MOST_SECONDS} seconds while the work
 * offers its state, so that a process that is killed loses no more. The same work starts from it; other work is refused. Saving takes
 * at most about a twentieth of the time. Thread-safe.
 */
public final class Checkpoint implements Keeping {

    private static final byte[] MAGIC = "quanta checkpoint 1\n".getBytes(StandardCharsets.UTF_8);
    private static final long MOST_SECONDS = 30;
    private static final Duration LEAST_PAUSE = Duration.ofSeconds(1);
    private static final Duration MOST_PAUSE = Duration.ofSeconds(MOST_SECONDS);
    private static final int PAUSES_OF_A_SAVE = 20;

    /** Only what states are made of, whatever the file says. */
    private static final ObjectInputFilter STATES = ObjectInputFilter.Config.createFilter("org.neuralquanta.**;java.base/*;!*");

    private final @Nullable Path place;
    private final Duration leastPause;
    private final String work;
    private final NavigableMap<String, Serializable> stages;
    private long saved = System.nanoTime();
    private long pause;
    private boolean onDisk;

    private Checkpoint(@Nullable Path place, String work, Duration leastPause, NavigableMap<String, Serializable> stages, boolean onDisk) {
        this.place = place;
        this.leastPause = leastPause;
        this.pause = leastPause.toNanos();
        this.work = work;
        this.stages = stages;
        this.onDisk = onDisk;
    }

    /** No file: nothing is kept. */
    public static Checkpoint none() {
        return new Checkpoint(null, "", LEAST_PAUSE, new TreeMap<>(), false);
    }

    /**
     * The state of some work, if the file is there.
     *
     * @param place the file; it may be missing
     * @param work all that the result depends on, in words
     * @throws IllegalArgumentException if the file has the state of other work or something else, or cannot be written
     * @throws IOException if it cannot be read or written
     */
    public static Checkpoint at(Path place, String work) throws IOException {
        return at(place, work, LEAST_PAUSE);
    }

    /** The same with another least time between two times of saving; with zero every offer is taken. */
    public static Checkpoint at(Path place, String work, Duration leastPause) throws IOException {
        // Nothing is computed for a file that cannot be written.
        WholeFile.at(place).close();
        return Files.exists(place)
                ? new Checkpoint(place, work, leastPause, read(place, work), true)
                : new Checkpoint(place, work, leastPause, new TreeMap<>(), false);
    }

    @SuppressWarnings("BanSerializableRead") // The filter admits plain states only.
    private static NavigableMap<String, Serializable> read(Path place, String work) throws IOException {
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(place))) {
            if (!Arrays.equals(bytes.readNBytes(MAGIC.length), MAGIC)) {
                throw new IllegalArgumentException(place + " is not a checkpoint; name one, or a file that does not exist yet");
            }
            var in = new ObjectInputStream(bytes);
            in.setObjectInputFilter(STATES);
            String kept = (String) in.readObject();
            if (!kept.equals(work)) {
                throw new IllegalArgumentException(place + " is the checkpoint of other work, '" + kept + "', not of '" + work
                        + "'; name another file, or do that work");
            }
            var stages = new TreeMap<String, Serializable>();
            for (int left = in.readInt(); left > 0; left--) {
                stages.put(in.readUTF(), (Serializable) in.readObject());
            }
            return stages;
        } catch (IOException | ClassNotFoundException | ClassCastException e) {
            throw new IllegalArgumentException(place + " is a damaged checkpoint (" + e + "); remove it", e);
        }
    }

    @Override
    public synchronized <T extends Serializable> Optional<T> of(String stage, Class<T> type) {
        return Optional.ofNullable(stages.get(stage)).map(type::cast);
    }

    @Override
    public synchronized void offer(String stage, Supplier<? extends Serializable> state) {
        if (place != null && System.nanoTime() - saved >= pause) {
            keep(stage, state);
        }
    }

    /** Keeps the state of a stage, such as its result; it must not change afterwards. */
    public synchronized void keep(String stage, Supplier<? extends Serializable> state) {
        Path file = place;
        if (file == null) {
            return;
        }
        stages.put(stage, state.get());
        long begin = System.nanoTime();
        try (WholeFile whole = WholeFile.at(file)) {
            whole.write(MAGIC);
            var out = new ObjectOutputStream(whole.stream());
            out.writeObject(work);
            out.writeInt(stages.size());
            for (var entry : stages.entrySet()) {
                out.writeUTF(entry.getKey());
                out.writeObject(entry.getValue());
            }
            out.flush();
            whole.keep();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        saved = System.nanoTime();
        pause = leastPause.isZero()
                ? 0
                : Math.max(leastPause.toNanos(), Math.min(PAUSES_OF_A_SAVE * (saved - begin), MOST_PAUSE.toNanos()));
        onDisk = true;
    }

    /** The work is done: removes the file. */
    public synchronized void remove() {
        if (place != null) {
            try {
                Files.deleteIfExists(place);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            onDisk = false;
        }
    }

    /** What an interrupt leaves, in words. */
    public synchronized String kept() {
        return onDisk ? "what was done up to " + Duration.ofNanos(System.nanoTime() - saved).toSeconds() + " s ago is saved in " + place
                + "; the same command line resumes from there" : "nothing was saved";
    }

    @Override
    public String toString() {
        return "Checkpoint[place=" + place + ", stages=" + stages.keySet() + "]";
    }
}
