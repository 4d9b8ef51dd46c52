package org.neuralquanta;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the arrows of docs/architecture.md: which package may import which. */
class ArchitectureTest {

    private static final String ROOT = "org.neuralquanta";

    /** Package → the packages that it may import, besides itself and the root. */
    private static final Map<String, List<String>> ARROWS = arrows();

    private static Map<String, List<String>> arrows() {
        var arrows = new LinkedHashMap<String, List<String>>();
        arrows.put("table", List.of());
        arrows.put("bound", List.of());
        arrows.put("special", List.of("bound"));
        arrows.put("distribution", List.of("bound", "special", "table"));
        arrows.put("emergence", List.of("bound", "special"));
        arrows.put("order", List.of("distribution", "special"));
        arrows.put("model", List.of("bound", "special", "distribution", "emergence"));
        arrows.put("sum", List.of("bound", "special", "distribution", "emergence", "model"));
        arrows.put("optimum", List.of("bound", "special", "distribution", "emergence", "model", "sum"));
        arrows.put("law", List.of("bound", "special", "distribution", "emergence", "order", "model", "sum", "optimum"));
        arrows.put("sequence", List.of("bound", "special", "distribution", "order", "model", "sum"));
        arrows.put("schedule", List.of("bound", "special", "distribution", "order", "model", "sum", "sequence"));
        arrows.put("dynamics", List.of("bound", "special", "distribution", "emergence", "order", "model", "law"));
        arrows.put("fit", List.of("table", "special", "distribution", "law"));
        arrows.put("symbolic", List.of("bound", "special"));
        arrows.put("derivation", List.of("symbolic"));
        arrows.put("instance", List.of("bound", "distribution", "emergence", "model", "law", "symbolic", "derivation"));
        arrows.put("random", List.of());
        arrows.put("montecarlo", List.of("random", "distribution", "order"));
        arrows.put("network", List.of("random"));
        arrows.put("parity", List.of("network", "random", "distribution", "special"));
        arrows.put("discovery", List.of("network", "random"));
        arrows.put("mechanism", List.of("network", "discovery", "random", "parity"));
        arrows.put("grokking", List.of("special", "network", "random"));
        arrows.put("omnigrok", List.of("special", "network", "random", "table"));
        var all = List.copyOf(arrows.keySet());
        arrows.put("verify", all);
        // Whoever imports neither special functions nor formulas can only print what the other packages compute.
        arrows.put("cli", Stream.concat(all.stream(), Stream.of("verify"))
                .filter(name -> !name.equals("special") && !name.equals("symbolic"))
                .toList());
        return arrows;
    }

    private static final JavaClasses LIBRARY = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void everyPackageImportsOnlyWhatItMay() {
        ARROWS.forEach((name, allowed) -> {
            String[] forbidden = ARROWS.keySet().stream()
                    .filter(other -> !other.equals(name) && !allowed.contains(other))
                    .map(other -> ROOT + "." + other + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + "." + name + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(forbidden)
                    .allowEmptyShould(true)
                    .check(LIBRARY);
        });
    }

    @Test
    void theRootImportsNothingOfTheLibrary() {
        noClasses()
                .that()
                .resideInAPackage(ROOT)
                .should()
                .dependOnClassesThat(resideInAnyPackage(ROOT + ".*.."))
                .check(LIBRARY);
    }

    @Test
    void noCycleExistsBetweenPackages() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().allowEmptyShould(true).check(LIBRARY);
    }

    @Test
    void everyPackageIsDrawnOnTheMap() {
        Set<String> found = LIBRARY.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(ROOT + "."))
                .map(name -> name.substring(ROOT.length() + 1))
                .collect(Collectors.toSet());
        assertThat(ARROWS.keySet()).containsAll(found);
    }

    @Test
    void everyPackageIsNullMarked() {
        classes()
                .that(describe("are package descriptions", (JavaClass c) -> c.getSimpleName().equals("package-info")))
                .should()
                .beAnnotatedWith("org.jspecify.annotations.NullMarked")
                .check(new ClassFileImporter().importPackages(ROOT));
    }
}
