package org.neuralquanta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The notice in the jar names what it is used with. */
class NoticeTest {

    @Test
    void everyDependencyHasItsLicence() {
        List<String> used = Pattern.compile("(?s)<dependency>\\s*<groupId>[^<]+</groupId>\\s*<artifactId>([^<]+)</artifactId>(.*?)</dependency>")
                .matcher(ProjectFiles.text("pom.xml").replaceFirst("(?s)<dependencyManagement>.*</dependencyManagement>", "").replaceAll("(?s)<plugin>.*?</plugin>", ""))
                .results()
                .filter(dependency -> !dependency.group(2).contains("<scope>test</scope>"))
                .map(dependency -> dependency.group(1))
                .filter(name -> !name.endsWith("-maven-plugin"))
                .toList();
        assertThat(used).contains("hipparchus-core", "picocli");
        String notice = ProjectFiles.text("NOTICE");
        assertThat(used).allSatisfy(name -> assertThat(notice).containsPattern("(?m)^" + name + " +\\S"));
    }

    @Test
    void licenceAndNoticeAreInTheJar() {
        assertThat(NeuralQuanta.class.getResource("/META-INF/LICENSE")).isNotNull();
        assertThat(NeuralQuanta.class.getResource("/META-INF/NOTICE")).isNotNull();
    }
}
