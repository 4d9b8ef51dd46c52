package org.neuralquanta;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Every statement that the library computes is held by a property, a test and an oracle, and docs/equations.md says by which. To
 * write it anew: {@code mvn test -Dtest=EquationMapTest -Dequations.write=true}.
 */
class EquationMapTest {

    private static final Pattern DRAWS = Pattern.compile("\\brandom\\.|default_rng");

    private static final EquationMap MAP = new EquationMap();

    @Test
    void theMapIsUpToDate() throws IOException {
        Path page = ProjectFiles.ROOT.resolve("docs/equations.md");
        if (Boolean.getBoolean("equations.write")) {
            Files.writeString(page, MAP.page());
        }
        assertThat(page).hasContent(MAP.page());
    }

    @Test
    void everyStatementOfTheQuantizationTheoryIsInScope() {
        assertThat(MAP.inScope()).contains("T1", "T8", "T25").hasSizeGreaterThanOrEqualTo(25);
    }

    @Test
    void everyStatementInScopeHasAProperty() {
        assertThat(MAP.inScope()).filteredOn(id -> MAP.properties(id).isEmpty()).isEmpty();
    }

    @Test
    void everyStatementInScopeHasATestOfExamples() {
        assertThat(MAP.inScope()).filteredOn(id -> MAP.otherTests(id).isEmpty()).isEmpty();
    }

    @Test
    void everyStatementInScopeHasAnOracle() {
        assertThat(MAP.inScope()).filteredOn(id -> MAP.oracles(id).isEmpty()).isEmpty();
    }

    @Test
    void everyStatementInScopeHasAPage() {
        assertThat(MAP.inScope()).filteredOn(id -> MAP.page(id).isEmpty()).isEmpty();
    }

    @Test
    void whatIsNotAStatementHasNothing() {
        assertThat(MAP.methods("T99")).isEmpty();
        assertThat(MAP.properties("T99")).isEmpty();
        assertThat(MAP.oracles("T99")).isEmpty();
        assertThat(MAP.figures("T99")).isEmpty();
    }

    @Test
    void everyOracleIsRead() {
        assertThat(MAP.unreadOracles()).isEmpty();
    }

    @Test
    void everyOracleNamesItsToolAndTheScriptBesideItAndTheSeedOfWhatIsRandom() throws IOException {
        assertThat(OracleTable.all()).hasSizeGreaterThan(20);
        for (OracleTable oracle : OracleTable.all()) {
            assertThat(oracle.head()).as(oracle.path()).containsPattern("(?i)(mpmath|scipy|sympy|numpy|python) \\d+\\.\\d+");
            assertThat(oracle.generator()).as(oracle.path()).isRegularFile();
            if (DRAWS.matcher(Files.readString(oracle.generator())).find()) {
                assertThat(oracle.head()).as(oracle.path()).containsPattern("seed|20\\d{6}");
            }
        }
    }

    @Test
    void everyLinkOfTheMapLeadsToAFile() {
        List<String> links = ProjectFiles.links("docs/equations.md");
        assertThat(links).isNotEmpty().allSatisfy(
                link -> assertThat(ProjectFiles.ROOT.resolve("docs").resolve(link)).exists());
    }
}
