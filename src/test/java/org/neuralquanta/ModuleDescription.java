package org.neuralquanta;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the library's module-info says. */
final class ModuleDescription {

    private static final Pattern EXPORTS = Pattern.compile("(?m)^    exports ([\\w.]+);");

    private ModuleDescription() {}

    /** The packages whose public types are the API. */
    static Set<String> exportedPackages() {
        return EXPORTS.matcher(ProjectFiles.text("src/main/module/module-info.java"))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toUnmodifiableSet());
    }
}
