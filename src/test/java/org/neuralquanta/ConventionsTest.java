package org.neuralquanta;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Conventions that a reader relies on and that nothing else would notice. */
class ConventionsTest {

    private static final String ROOT = "org.neuralquanta";

    /** Exported types that compute what belongs to no statement, with the reason. */
    private static final Map<String, String> WITHOUT_STATEMENT = Map.ofEntries(
            Map.entry(ROOT + ".fit.Bootstrap", "statistics of any fit"),
            Map.entry(ROOT + ".fit.Covariance", "statistics of any fit"),
            Map.entry(ROOT + ".fit.BudgetLine", "any fitted curve at constant compute"),
            Map.entry(ROOT + ".fit.Fit", "fits any curve; the statements are those of the curves"));

    /** Packages that compute nothing of the theory. */
    private static final Set<String> WITHOUT_THEORY = Set.of(
            ROOT, ROOT + ".table", ROOT + ".matrix", ROOT + ".runs", ROOT + ".bound");

    /** What a type computes that states mathematics: numbers, intervals, laws and theorems. */
    private static final Set<String> MATHEMATICS = Set.of(
            "double", "double[]", "double[][]", "OptionalDouble", "BigInteger", "Enclosure", "Bound", "Moment", "PowerLaw", "Law", "Theorem");

    private static final JavaClasses ALL = new ClassFileImporter().importPackages(ROOT);
    private static final JavaClasses LIBRARY = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void everyClassWithTestsIsCalledTestSoThatTheyRun() {
        Set<String> withTests = ALL.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(Tests::isTest)
                .map(method -> outermost(method.getOwner()).getName())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(withTests).contains(ConventionsTest.class.getName()).allMatch(name -> name.endsWith("Test"));
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ConventionsTest::outermost).orElse(type);
    }

    @Test
    void everyExportedTypeThatComputesNamesItsStatement() {
        Set<String> silent = LIBRARY.stream()
                .filter(type -> type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(type -> ModuleDescription.exportedPackages().contains(type.getPackageName()))
                .filter(type -> !WITHOUT_THEORY.contains(type.getPackageName()))
                .filter(ConventionsTest::computes)
                .filter(type -> !type.isAnnotatedWith(Statement.class))
                .map(JavaClass::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(silent).containsExactlyInAnyOrderElementsOf(WITHOUT_STATEMENT.keySet());
    }

    /** A value that was handed to the type, and comes back by its own name, is not computed. */
    private static boolean computes(JavaClass type) {
        return type.getMethods().stream()
                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(method -> !method.getRawParameterTypes().isEmpty() || type.tryGetField(method.getName()).isEmpty())
                .anyMatch(method -> MATHEMATICS.contains(method.getRawReturnType().getSimpleName()));
    }

    /** What only listens has nothing to state. */
    @Test
    void noCallbackNamesAStatement() {
        assertThat(LIBRARY.stream()
                        .filter(type -> type.isInterface() && type.isAnnotatedWith(Statement.class) && !type.getMethods().isEmpty())
                        .filter(type -> type.getMethods().stream().allMatch(method -> method.getRawReturnType().isEquivalentTo(void.class)))
                        .map(JavaClass::getName))
                .isEmpty();
    }

    @Test
    void everyStatementNamedInTheCodeStandsInTheTheory() {
        Set<String> stated = new TreeSet<>();
        Matcher heading = Pattern.compile("(?m)^### (T\\d+) · ").matcher(ProjectFiles.text("docs/theory.md"));
        while (heading.find()) {
            assertThat(stated.add(heading.group(1))).as(heading.group(1) + " is stated once").isTrue();
        }
        Set<String> named = Stream.concat(
                        ALL.stream().filter(type -> type.isAnnotatedWith(Statement.class)).map(type -> type.getAnnotationOfType(Statement.class)),
                        ALL.stream()
                                .flatMap(type -> type.getMethods().stream())
                                .filter(method -> method.isAnnotatedWith(Statement.class))
                                .map(method -> method.getAnnotationOfType(Statement.class)))
                .flatMap(statement -> Stream.of(statement.value()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(stated).hasSize(48);
        assertThat(named).isNotEmpty().isSubsetOf(stated);
    }

    @Test
    void everyPackageDescribesItself() throws IOException {
        for (String tree : new String[] {"src/main/java", "src/test/java"}) {
            try (Stream<Path> files = Files.walk(ProjectFiles.ROOT.resolve(tree))) {
                Set<Path> packages = files.filter(file -> file.toString().endsWith(".java"))
                        .map(Path::getParent)
                        .collect(Collectors.toSet());
                assertThat(packages).isNotEmpty().allSatisfy(directory -> assertThat(directory.resolve("package-info.java"))
                        .exists());
            }
        }
    }

    @Test
    void everyPackageStandsOnTheArchitecturePage() {
        String page = ProjectFiles.text("docs/architecture.md");
        Set<String> packages = LIBRARY.stream()
                .map(type -> type.getPackageName())
                .filter(name -> !name.equals(ROOT))
                .map(name -> name.substring(ROOT.length() + 1))
                .collect(Collectors.toSet());
        assertThat(packages).isNotEmpty().allSatisfy(name -> assertThat(page).contains("\n| `" + name + "` |"));
    }

    /** A number in a text has the digits of the default locale, which may be Arabic, unless a locale is given; a whole number as %s has not. */
    @Test
    void noTextDependsOnTheLocale() throws IOException {
        String literal = "\"(?:[^\"\\\\\n]|\\\\.)*+\"";
        Pattern formatted = Pattern.compile("((?:%s\\s*\\+\\s*)*+(?:\"\"\"[^\"]*+\"\"\"|%s))\\)?\\s*\\.formatted\\(".replace("%s", literal));
        Pattern number = Pattern.compile("%(\\d+\\$)?[-#+ 0,(]*\\d*(\\.\\d+)?[dfegoxEGX]");
        Pattern withoutLocale = Pattern.compile("String\\.format\\((?!\\s*Locale\\.ROOT)|to(Lower|Upper)Case\\(\\)|\\.printf\\((?!Locale\\.ROOT)");
        var found = new TreeSet<String>();
        int texts = 0;
        for (String tree : new String[] {"src/main/java", "src/maven-plugin/src/main/java", "paper-figures/src/main/java"}) {
            try (Stream<Path> files = Files.walk(ProjectFiles.ROOT.resolve(tree))) {
                for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    String code = Files.readString(file);
                    Matcher text = formatted.matcher(code.contains(".formatted(") ? code : "");
                    for (; text.find(); texts++) {
                        if (number.matcher(text.group(1)).find()) {
                            found.add(file.getFileName() + ": " + text.group());
                        }
                    }
                    withoutLocale.matcher(code).results().forEach(call -> found.add(file.getFileName() + ": " + call.group()));
                }
            }
        }
        assertThat(texts).isGreaterThan(50);
        assertThat(found).isEmpty();
    }
}
