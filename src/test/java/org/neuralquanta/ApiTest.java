package org.neuralquanta;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What users see: the public types of exported packages, which name nothing that users cannot see. */
class ApiTest {

    private static final JavaClasses LIBRARY = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.neuralquanta");

    private static final Set<String> EXPORTED = ModuleDescription.exportedPackages();

    @Test
    void everyExportedPackageExists() {
        assertThat(LIBRARY.stream().map(JavaClass::getPackageName).collect(Collectors.toSet())).containsAll(EXPORTED);
    }

    /** Javadoc and the comparison with earlier versions leave out what is not exported. */
    @Test
    void theBuildKnowsWhichPackagesAreNotExported() {
        Set<String> own = LIBRARY.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> !EXPORTED.contains(name) && !name.startsWith("org.neuralquanta.cli."))
                .collect(Collectors.toSet());
        String pom = ProjectFiles.text("pom.xml");
        Set<String> undocumented = Pattern.compile("<excludePackageNames>(.*)</excludePackageNames>")
                .matcher(pom)
                .results()
                .flatMap(list -> Stream.of(list.group(1).split(",")))
                .filter(name -> !name.endsWith("*"))
                .collect(Collectors.toSet());
        Set<String> uncompared = Pattern.compile("<exclude>(org\\.neuralquanta\\.\\w+)</exclude>")
                .matcher(pom)
                .results()
                .map(exclude -> exclude.group(1))
                .collect(Collectors.toSet());
        assertThat(undocumented).isEqualTo(own);
        assertThat(uncompared).isEqualTo(own);
    }

    /** Every package of the API but the root stands in the table of the overview. */
    @Test
    void theOverviewListsTheApi() {
        assertThat(Pattern.compile("<th scope=\"row\">\\{@link ([\\w.]+)}")
                        .matcher(ProjectFiles.text("src/main/javadoc/overview.html"))
                        .results()
                        .map(row -> row.group(1)))
                .containsExactlyInAnyOrderElementsOf(
                        EXPORTED.stream().filter(name -> !name.equals("org.neuralquanta")).toList());
    }

    @Test
    void noExportedSignatureNamesATypeThatIsNotExported() {
        var found = new TreeSet<String>();
        LIBRARY.stream().filter(ApiTest::isSeen).forEach(type -> {
            Stream<JavaType> supertypes = Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream());
            Stream<JavaType> named = type.getMembers().stream().filter(ApiTest::isSeen).flatMap(ApiTest::types);
            Stream.concat(supertypes, named)
                    .flatMap(used -> used.getAllInvolvedRawTypes().stream())
                    .map(JavaClass::getBaseComponentType)
                    .filter(used -> used.getPackageName().startsWith("org.neuralquanta") && !isSeen(used))
                    .forEach(used -> found.add(type.getName() + " names " + used.getName()));
        });
        assertThat(found).isEmpty();
    }

    private static boolean isSeen(JavaClass type) {
        return EXPORTED.contains(type.getPackageName())
                && type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(ApiTest::isSeen).orElse(true);
    }

    private static boolean isSeen(JavaMember member) {
        return member.getModifiers().contains(JavaModifier.PUBLIC) || member.getModifiers().contains(JavaModifier.PROTECTED);
    }

    private static Stream<JavaType> types(JavaMember member) {
        return member instanceof JavaCodeUnit unit
                ? Stream.concat(Stream.of(unit.getReturnType()), unit.getParameterTypes().stream())
                : Stream.of(((JavaField) member).getType());
    }
}
