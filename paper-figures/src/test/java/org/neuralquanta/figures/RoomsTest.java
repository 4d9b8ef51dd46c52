package org.neuralquanta.figures;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.neuralquanta.figures.drawing.Figure;

/** The packages and the arrows between them. */
class RoomsTest {

    private static final String ROOT = "org.neuralquanta.figures";
    private static final Set<String> THEMES = Set.of(ROOT + ".laws", ROOT + ".datasets", ROOT + ".fits", ROOT + ".networks", ROOT + ".grokking", ROOT + ".speed");

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void importsGoFromTheListToThemesToStudiesToTheDrawingKit() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("list").definedBy(ROOT)
                .layer("themes").definedBy(THEMES.toArray(String[]::new))
                .layer("plots").definedBy(ROOT + ".plots")
                .layer("simulation").definedBy(ROOT + ".simulation")
                .layer("study").definedBy(ROOT + ".study")
                .layer("drawing").definedBy(ROOT + ".drawing")
                .whereLayer("list").mayNotBeAccessedByAnyLayer()
                .whereLayer("themes").mayOnlyBeAccessedByLayers("list")
                .whereLayer("plots").mayOnlyBeAccessedByLayers("themes")
                .whereLayer("simulation").mayOnlyBeAccessedByLayers("themes")
                .whereLayer("study").mayOnlyBeAccessedByLayers("list", "themes")
                .ensureAllClassesAreContainedInArchitecture()
                .check(CODE);
    }

    @Test
    void noThemeImportsAnother() {
        slices().assignedFrom(new SliceAssignment() {
                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass type) {
                        return THEMES.contains(type.getPackageName())
                                ? SliceIdentifier.of(type.getPackageName())
                                : SliceIdentifier.ignore();
                    }

                    @Override
                    public String getDescription() {
                        return "themes";
                    }
                })
                .should().notDependOnEachOther()
                .check(CODE);
    }

    @Test
    void onlyThemesHoldFigures() {
        assertThat(CODE.stream().filter(type -> type.isAssignableTo(Figure.class) && !type.isInterface()))
                .extracting(JavaClass::getPackageName)
                .isNotEmpty()
                .isSubsetOf(THEMES);
    }

    @Test
    void everyPackageHasFewerThan30Files() {
        Map<String, Long> sizes = CODE.stream()
                .filter(JavaClass::isTopLevelClass)
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
        assertThat(sizes).hasSize(THEMES.size() + 5).allSatisfy((name, size) -> assertThat(size).as(name).isLessThan(30));
    }
}
