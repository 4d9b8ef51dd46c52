package org.neuralquanta.maven;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;

/** Looks for a JDK 25 where bin/quanta does. */
final class Jdk25 {

    private static final Pattern VERSION = Pattern.compile("(?m)^JAVA_VERSION=\"25[\".+-]");

    private Jdk25() {}

    /** The path of its program java. */
    static String java() throws MojoExecutionException {
        return places()
                .filter(Jdk25::isOne)
                .findFirst()
                .map(home -> home.resolve("bin/java").toString())
                .orElseThrow(() -> new MojoExecutionException("quanta needs a JDK 25: set <jdk>, -Dquanta.jdk or JAVA25_HOME to it"));
    }

    private static Stream<Path> places() {
        Stream<Path> named = Stream.of("JAVA_HOME", "JAVA25_HOME")
                .map(System::getenv)
                .filter(home -> home != null && !home.isEmpty())
                .map(Path::of);
        Stream<Path> usual = Stream.of("/usr/lib/jvm", "/opt").flatMap(folder -> inside(Path.of(folder)).stream());
        return Stream.of(named, Stream.of(Path.of(System.getProperty("java.home"))), usual).flatMap(homes -> homes);
    }

    private static List<Path> inside(Path folder) {
        var homes = new ArrayList<Path>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder)) {
            found.forEach(homes::add);
        } catch (IOException e) {
            // There is no such folder here.
            return List.of();
        }
        homes.sort(null);
        return homes;
    }

    static boolean isOne(Path home) {
        try {
            return VERSION.matcher(Files.readString(home.resolve("release"))).find();
        } catch (IOException e) {
            return false;
        }
    }
}
