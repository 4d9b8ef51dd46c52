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
        arrows.put("file", List.of("table"));
        arrows.put("matrix", List.of("table", "file"));
        arrows.put("elementary", List.of());
        arrows.put("bound", List.of("elementary"));
        arrows.put("numerics", List.of("elementary", "bound"));
        arrows.put("outcome", List.of());
        arrows.put("symbol", List.of());
        arrows.put("special", List.of("bound", "numerics"));
        arrows.put("distribution", List.of("table", "file", "bound", "numerics", "special"));
        arrows.put("emergence", List.of("bound", "numerics", "special"));
        arrows.put("order", List.of("distribution"));
        arrows.put("model", List.of("special", "distribution", "emergence"));
        arrows.put("sum", List.of("elementary", "bound", "numerics", "special", "distribution", "emergence", "model"));
        arrows.put("optimum", List.of("bound", "numerics", "special", "distribution", "emergence", "model", "sum"));
        arrows.put("capacity", List.of("bound", "numerics", "special", "distribution", "emergence", "model", "sum"));
        arrows.put("curation", List.of("elementary", "bound", "special", "distribution", "model", "sum"));
        arrows.put("law", List.of("elementary", "bound", "numerics", "special", "distribution", "emergence", "order", "model", "sum", "optimum", "capacity", "curation"));
        arrows.put("mixture", List.of("elementary", "bound", "numerics", "special", "distribution", "emergence", "model", "sum", "law"));
        arrows.put("sequence", List.of("elementary", "bound", "numerics", "special", "distribution", "order", "model", "sum"));
        arrows.put("expansion", List.of("bound", "special", "distribution", "emergence", "model", "law"));
        arrows.put("schedule", List.of("bound", "distribution", "order", "model", "sum", "law", "sequence"));
        arrows.put("dynamics", List.of("numerics", "special", "distribution", "emergence", "order", "model", "law"));
        arrows.put("newton", List.of());
        arrows.put("form", List.of("numerics", "newton"));
        arrows.put("runs", List.of("table", "file", "law"));
        arrows.put("fit", List.of("law", "newton", "form", "runs"));
        arrows.put("study", List.of("law", "runs", "fit"));
        arrows.put("zipf", List.of("bound", "numerics", "special", "distribution", "newton", "runs", "fit", "study"));
        arrows.put("polynomial", List.of("symbol"));
        arrows.put("symbolic", List.of("bound", "outcome", "symbol", "numerics", "special", "polynomial"));
        arrows.put("claim", List.of("outcome", "symbol", "symbolic"));
        arrows.put("rule", List.of("outcome", "symbol", "symbolic", "claim"));
        arrows.put("coq", List.of("symbol", "symbolic", "claim", "rule"));
        arrows.put("derivation", List.of(
                "bound", "numerics", "outcome", "symbol", "symbolic", "claim", "rule", "coq", "distribution", "emergence", "model", "law", "mixture"));
        arrows.put("random", List.of("elementary"));
        arrows.put("text", List.of(
                "table", "file", "matrix", "checkpoint", "random", "network", "transformer", "discovery", "distribution", "runs", "fit", "study"));
        arrows.put("tokens", List.of("matrix", "elementary", "random", "runs", "fit"));
        arrows.put("lanes", List.of("elementary", "random"));
        arrows.put("race", List.of("distribution", "elementary", "random", "lanes"));
        arrows.put("montecarlo", List.of("distribution", "order", "elementary", "random", "lanes", "race"));
        arrows.put("bench", List.of("distribution", "random", "lanes", "montecarlo"));
        arrows.put("checkpoint", List.of("file", "distribution", "fit", "study", "montecarlo", "discovery"));
        arrows.put("network", List.of("random", "lanes"));
        arrows.put("transformer", List.of("random", "network"));
        arrows.put("parity", List.of("special", "distribution", "checkpoint", "random", "lanes", "network"));
        arrows.put("discovery", List.of("matrix", "random"));
        arrows.put("gradient", List.of("network", "discovery"));
        arrows.put("newline", List.of("checkpoint", "random", "network", "discovery", "gradient"));
        arrows.put("mechanism", List.of("matrix", "random", "network", "parity", "discovery", "gradient"));
        arrows.put("grokking", List.of("numerics", "random"));
        arrows.put("toy", List.of("random", "lanes", "network", "grokking"));
        arrows.put("omnigrok", List.of("numerics", "random"));
        arrows.put("norm", List.of("random", "network"));
        arrows.put("modular", List.of("random", "lanes", "network", "transformer", "norm"));
        var all = List.copyOf(arrows.keySet());
        arrows.put("verify", all);
        arrows.put("plot", List.of("distribution", "law", "mixture", "fit", "tokens", "zipf", "derivation", "montecarlo", "parity", "discovery"));
        arrows.put("cli.answer", List.of("bound", "law", "plot"));
        arrows.put("cli.option", List.of(
                "table", "file", "distribution", "emergence", "order", "model", "law", "mixture", "runs", "fit", "study", "zipf",
                "random",
                "checkpoint", "parity", "plot", "cli.answer"));
        arrows.put("cli.law", List.of("bound", "law", "expansion", "mixture", "study", "derivation", "plot", "cli.answer", "cli.option"));
        arrows.put("cli.samples", List.of(
                "file", "matrix", "discovery", "mechanism", "distribution", "fit", "study", "zipf", "tokens", "text", "plot", "cli.answer",
                "cli.option"));
        arrows.put("cli.fit", List.of("law", "runs", "fit", "study", "cli.answer"));
        // Whoever imports neither special functions nor formulas can only print what the other packages compute.
        arrows.put("cli", Stream.concat(all.stream(), Stream.of("verify", "plot", "cli.answer", "cli.option", "cli.law", "cli.fit", "cli.samples"))
                .filter(name -> !List.of("numerics", "special", "sum", "symbol", "symbolic", "claim", "rule", "coq").contains(name))
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
                    .map(other -> ROOT + "." + other + (name.startsWith(other + ".") ? "" : ".."))
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

    /** The comparison of the derived with the exact law is one of two independent routes. */
    @Test
    void noProofSeesAnExactLaw() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".derivation")
                .and()
                .doNotHaveSimpleName("ExactLaw")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".distribution", ROOT + ".emergence", ROOT + ".model", ROOT + ".law")
                .check(LIBRARY);
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
