package org.neuralquanta;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the library's module-info says. */
final class ModuleDescription {

    private static final Pattern EXPORTS = Pattern.compile("(?m)^    exports ([\\w.]+);");

    private static final Set<String> EXPORTED = EXPORTS.matcher(ProjectFiles.text("src/main/module/module-info.java"))
            .results()
            .map(match -> match.group(1))
            .collect(Collectors.toUnmodifiableSet());

    private static final Path SOURCES = ProjectFiles.ROOT.resolve("src/main/java");

    private ModuleDescription() {}

    /** The packages whose public types are the API. */
    static Set<String> exportedPackages() {
        return EXPORTED;
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
            return Class.forName(name, false, ModuleDescription.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Public types of these packages, with the public ones inside them. */
    static Stream<Class<?>> exportedTypes() {
        return topLevel().filter(type -> exportedPackages().contains(type.getPackageName())).flatMap(ModuleDescription::visible);
    }

    private static Stream<Class<?>> visible(Class<?> type) {
        return Modifier.isPublic(type.getModifiers())
                ? Stream.concat(Stream.of(type), Stream.of(type.getDeclaredClasses()).flatMap(ModuleDescription::visible))
                : Stream.empty();
    }
}
