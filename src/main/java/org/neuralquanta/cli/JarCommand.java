package org.neuralquanta.cli;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What {@code java -jar} starts: the command in a virtual machine of its own, with the libraries that the build puts beside the jar and
 * the modules that a manifest cannot name. Uses nothing but the JDK.
 */
public final class JarCommand {

    private static final int NOT_CARRIED_OUT = 3;

    private JarCommand() {}

    /**
     * Runs a command line, and ends the virtual machine with its exit code.
     *
     * @param args the command line
     * @throws InterruptedException if the thread is interrupted
     */
    public static void main(String... args) throws InterruptedException {
        Path jar = jar();
        Optional<List<String>> command = command(Path.of(Objects.requireNonNull(System.getProperty("java.home"))), jar, List.of(args));
        if (command.isEmpty()) {
            System.err.println("quanta: the libraries are not in " + jar.resolveSibling("lib")
                    + ": run bin/quanta from the source tree, which builds them, or give java the class path of all dependencies and the class org.neuralquanta.cli.Quanta");
            System.exit(NOT_CARRIED_OUT);
        }
        Process process = started(command.get());
        // What ends this virtual machine ends that one.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        System.exit(process.waitFor());
    }

    private static Path jar() {
        URI place;
        try {
            place = Objects.requireNonNull(JarCommand.class.getProtectionDomain().getCodeSource()).getLocation().toURI();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        return Path.of(place);
    }

    private static Process started(List<String> command) {
        try {
            return new ProcessBuilder(command).inheritIO().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty where the libraries are not beside the jar. */
    static Optional<List<String>> command(Path jdk, Path jar, List<String> args) {
        Path libraries = jar.resolveSibling("lib");
        if (!Files.isDirectory(libraries)) {
            return Optional.empty();
        }
        var command = new ArrayList<>(List.of(
                jdk.resolve("bin").resolve("java").toString(), "--add-modules", "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC", "-Xlog:disable", "-Djava.awt.headless=true", "-cp",
                jar + File.pathSeparator + libraries.resolve("*"), "org.neuralquanta.cli.Quanta"));
        command.addAll(args);
        return Optional.of(command);
    }
}
