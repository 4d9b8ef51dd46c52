package org.neuralquanta.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

/** Why reading or writing failed, in words: the messages of Java's exceptions are often nothing but the name of the file. Thread-safe. */
public final class IoReason {

    private IoReason() {}

    /**
     * The reason.
     *
     * @param fault what was thrown
     * @return it, without the file
     */
    public static String of(IOException fault) {
        return switch (fault) {
            case NoSuchFileException _ -> "no such file";
            case AccessDeniedException _ -> "no permission";
            case FileSystemException of when of.getReason() != null -> Objects.requireNonNull(of.getReason());
            case FileSystemException _ -> "not possible";
            default -> Objects.requireNonNullElse(fault.getMessage(), "not possible");
        };
    }

    /**
     * The reason behind the file, where it is known.
     *
     * @param fault what was thrown
     * @return both
     */
    public static String withFile(IOException fault) {
        return fault instanceof FileSystemException of && of.getFile() != null ? of.getFile() + ": " + of(fault) : of(fault);
    }
}
