package org.neuralquanta;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Property;

/**
 * What stands behind each statement of the theory: methods, property tests, other tests, oracles and figures. A method that
 * carries {@link Statement} belongs to the statements it names, every other method to those of its class.
 */
final class EquationMap {

    private static final Set<String> OF_EVERY_OBJECT = Set.of("equals", "hashCode", "toString", "compareTo", "values", "valueOf");

    private static final Comparator<String> BY_NUMBER = Comparator.comparingInt(id -> Integer.parseInt(id.substring(1)));

    /** Classes of tests and, under false, of the library. */
    private static final Map<Boolean, List<JavaClass>> CODE = new ClassFileImporter().importPackages("org.neuralquanta").stream()
            .collect(Collectors.partitioningBy(
                    type -> outermost(type).getSource().orElseThrow().getUri().toString().contains("/test-classes/")));

    /** Identifier → title, in the order of the theory page. */
    private final Map<String, String> titles = new TreeMap<>(BY_NUMBER);

    /** File of reference values → the outermost classes that read it. */
    private final Map<OracleTable, Set<JavaClass>> readers = new LinkedHashMap<>();

    EquationMap() {
        Pattern.compile("(?m)^### (T\\d+) · (.*)$")
                .matcher(ProjectFiles.text("docs/theory.md"))
                .results()
                .forEach(heading -> titles.put(heading.group(1), heading.group(2)));
        for (OracleTable oracle : OracleTable.all()) {
            readers.put(oracle, new HashSet<>());
        }
        for (JavaClass test : code(true)) {
            Path source = ProjectFiles.ROOT.resolve("src/test/java/" + test.getName().replace('.', '/') + ".java");
            if (Files.exists(source)) {
                String text = ProjectFiles.text(source.toString());
                readers.forEach((oracle, tests) -> {
                    if (oracle.isNamedIn(text)) {
                        tests.add(test);
                    }
                });
            }
        }
    }

    /** Those that the library computes. */
    List<String> inScope() {
        return titles.keySet().stream().filter(id -> !methods(id).isEmpty()).toList();
    }

    /** Type → its public methods that compute the statement; none where the type as a whole states it. */
    Map<JavaClass, Set<String>> methods(String id) {
        return methodsOf(id, false, method -> method.getModifiers().contains(JavaModifier.PUBLIC)
                && !method.getModifiers().contains(JavaModifier.SYNTHETIC)
                && !OF_EVERY_OBJECT.contains(method.getName())
                && method.getOwner().tryGetField(method.getName()).isEmpty());
    }

    Map<JavaClass, Set<String>> properties(String id) {
        return methodsOf(id, true, method -> method.isAnnotatedWith(Property.class));
    }

    Map<JavaClass, Set<String>> otherTests(String id) {
        return methodsOf(id, true, method -> Tests.isTest(method) && !method.isAnnotatedWith(Property.class));
    }

    /** Those that a test of the statement reads. */
    List<OracleTable> oracles(String id) {
        Set<JavaClass> tests = Stream.concat(properties(id).keySet().stream(), otherTests(id).keySet().stream())
                .collect(Collectors.toSet());
        return readers.entrySet().stream()
                .filter(reading -> !Collections.disjoint(reading.getValue(), tests))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Those that no test reads. */
    List<OracleTable> unreadOracles() {
        return readers.entrySet().stream()
                .filter(reading -> reading.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }

    List<OracleTable> oraclesOfNoStatement() {
        Set<OracleTable> stated = titles.keySet().stream().flatMap(id -> oracles(id).stream()).collect(Collectors.toSet());
        return readers.keySet().stream().filter(oracle -> !stated.contains(oracle)).toList();
    }

    /** Names of the drawn figures whose caption names the statement. */
    List<String> figures(String id) {
        Pattern row = Pattern.compile("(?m)^\\| statements \\|.*\\b" + id + "\\b.*$");
        return ProjectFiles.names("paper-figures/out", ".md").stream()
                .filter(file -> row.matcher(ProjectFiles.text("paper-figures/out/" + file)).find())
                .map(file -> file.substring(0, file.length() - ".md".length()))
                .toList();
    }

    /** The page that the statement's section links to. */
    Optional<String> page(String id) {
        String section = ProjectFiles.text("docs/theory.md").split("(?m)^### " + id + " · ", 2)[1].split("(?m)^#{1,3} ", 2)[0];
        return Pattern.compile("\\]\\((theory/[^)#]+\\.md)").matcher(section).results().map(link -> link.group(1)).findFirst();
    }

    private static Map<JavaClass, Set<String>> methodsOf(String id, boolean tests, Predicate<JavaMethod> kind) {
        var found = new TreeMap<JavaClass, Set<String>>(Comparator.comparing(JavaClass::getName));
        for (JavaClass type : code(tests)) {
            boolean whole = names(type.tryGetAnnotationOfType(Statement.class), id);
            Set<String> methods = type.getMethods().stream()
                    .filter(method -> method.tryGetAnnotationOfType(Statement.class)
                            .map(statement -> names(Optional.of(statement), id))
                            .orElse(whole))
                    .filter(kind)
                    .map(JavaMethod::getName)
                    .collect(Collectors.toCollection(TreeSet::new));
            if (!methods.isEmpty() || (whole && !tests)) {
                found.computeIfAbsent(outermost(type), _ -> new TreeSet<>()).addAll(methods);
            }
        }
        return found;
    }

    private static List<JavaClass> code(boolean tests) {
        return Objects.requireNonNull(CODE.get(tests));
    }

    private static boolean names(Optional<Statement> statement, String id) {
        return statement.isPresent() && List.of(statement.get().value()).contains(id);
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(EquationMap::outermost).orElse(type);
    }

    String page() {
        var text = new StringBuilder("""
                # From equation to code, test and figure

                Written by `mvn test -Dtest=EquationMapTest -Dequations.write=true`; the build fails when this page is stale, and when a
                statement that the library computes has no property test, no other test, or no reference values from another program.

                Types, methods and tests are found by their annotation `@Statement`, reference values ("oracles") by the tests that read
                them, figures by their captions. Laws are property tests: they hold for every generated case and not only for
                examples. How each statement is checked stands on its page.

                | statement | | methods | laws | other tests | oracles | figures |
                |---|---|---|---|---|---|---|
                """);
        for (String id : titles.keySet()) {
            text.append("| ").append(id).append(" | ").append(page(id)
                    .map(page -> "[" + titles.get(id) + "](" + page + ")").orElse(titles.get(id))).append(" | ");
            text.append(inScope().contains(id)
                    ? "%d | %d | %d | %d | %d |%n".formatted(size(methods(id)), size(properties(id)), size(otherTests(id)),
                            oracles(id).size(), figures(id).size())
                    : "not built yet | | | | |\n");
        }
        for (String id : inScope()) {
            text.append("\n## ").append(id).append(" · ").append(titles.get(id)).append("\n\n");
            list(text, "Methods", methods(id), "main");
            list(text, "Laws", properties(id), "test");
            list(text, "Other tests", otherTests(id), "test");
            text.append("- **Oracles:** ").append(oracles(id).stream().map(OracleTable::link).collect(Collectors.joining(", ")));
            text.append("\n- **Figures:** ").append(figures(id).isEmpty() ? "none" : figures(id).stream()
                    .map(name -> "[%s](../paper-figures/out/%s.md)".formatted(name, name))
                    .collect(Collectors.joining(", "))).append("\n");
        }
        text.append("\n## Oracles of no statement\n\nOf the tools below the theory: random numbers, algebra, inference.\n\n");
        oraclesOfNoStatement().forEach(oracle -> text.append("- ").append(oracle.link()).append("\n"));
        return text.toString();
    }

    private static int size(Map<JavaClass, Set<String>> methods) {
        return methods.values().stream().mapToInt(Set::size).sum();
    }

    private static void list(StringBuilder text, String title, Map<JavaClass, Set<String>> methods, String tree) {
        text.append("- **").append(title).append(":**");
        var lines = new ArrayList<String>();
        methods.forEach((type, names) -> lines.add("  - [`%s`](../src/%s/java/%s.java)%s".formatted(
                type.getSimpleName(),
                tree,
                type.getName().replace('.', '/'),
                names.isEmpty() ? "" : names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", ", ": ", "")))));
        text.append(lines.isEmpty() ? " none\n" : "\n" + String.join("\n", lines) + "\n");
    }
}
