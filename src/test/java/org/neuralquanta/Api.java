package org.neuralquanta;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the library promises to its users: the packages that its module exports, and their public types. */
final class Api {

    private static final Path SOURCES = ProjectFiles.ROOT.resolve("src/main/java");

    /** As module-info.java names them; without one, all packages but that of the command. */
    static final Set<String> PACKAGES = packages();

    private Api() {}

    private static Set<String> packages() {
        if (Files.exists(SOURCES.resolve("module-info.java"))) {
            return Pattern.compile("(?m)^\\s*exports\\s+([\\w.]+)\\s*;")
                    .matcher(ProjectFiles.text("src/main/java/module-info.java"))
                    .results()
                    .map(exported -> exported.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
        return topLevel().map(Class::getPackageName).filter(name -> !name.endsWith(".cli")).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The classes of the library that have a file of their own. */
    private static Stream<Class<?>> topLevel() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.map(file -> SOURCES.relativize(file).toString().replace('\\', '.').replace('/', '.'))
                    .filter(name -> name.endsWith(".java") && !name.endsWith("-info.java"))
                    .sorted()
                    .<Class<?>>map(name -> load(name.substring(0, name.length() - ".java".length())))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, Api.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Public types of exported packages, with the public ones inside them. */
    static Stream<Class<?>> types() {
        return topLevel().filter(type -> PACKAGES.contains(type.getPackageName())).flatMap(Api::visible);
    }

    private static Stream<Class<?>> visible(Class<?> type) {
        return Modifier.isPublic(type.getModifiers())
                ? Stream.concat(Stream.of(type), Stream.of(type.getDeclaredClasses()).flatMap(Api::visible))
                : Stream.empty();
    }
}
