package org.neuralquanta;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** CITATION.cff is true to the published schema of its format, invents nothing, and agrees with the README. */
class CitationTest {

    private static final JsonSchema SCHEMA = schema();

    private static JsonSchema schema() {
        try (InputStream in = CitationTest.class.getResourceAsStream("/schema/cff-1.2.0.json")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                    .getSchema(
                            Objects.requireNonNull(in),
                            SchemaValidatorsConfig.builder()
                                    .formatAssertionsEnabled(true)
                                    .build());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static ObjectNode citation() {
        try {
            return (ObjectNode) new YAMLMapper().readTree(ProjectFiles.text("CITATION.cff"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void isTrueToThePublishedSchema() {
        assertThat(SCHEMA.validate(citation())).isEmpty();
    }

    @Test
    void theSchemaRejectsWhatIsNotTrueToIt() {
        ObjectNode withoutTitle = citation();
        withoutTitle.remove("title");
        ObjectNode misspelled = citation().put("licence", "Apache-2.0");
        ObjectNode badDoi = citation();
        ((ObjectNode) badDoi.withArray("references").get(0)).put("doi", "not a doi");

        assertThat(SCHEMA.validate(withoutTitle)).isNotEmpty();
        assertThat(SCHEMA.validate(misspelled)).isNotEmpty();
        assertThat(SCHEMA.validate(badDoi)).isNotEmpty();
    }

    @Test
    void inventsNoDoiOrcidOrAddress() {
        List<String> names = new ArrayList<>();
        collectNames(citation(), names);
        assertThat(names)
                .contains("title", "authors")
                .doesNotContain("doi", "orcid", "url", "repository", "repository-code", "email", "website");
    }

    private static void collectNames(JsonNode node, List<String> names) {
        node.fieldNames().forEachRemaining(names::add);
        node.forEach(child -> collectNames(child, names));
    }

    @Test
    void agreesWithTheBuildAndTheReadme() {
        assertThat(citation().path("version").asText()).isEqualTo(NeuralQuanta.version());
        assertThat(ProjectFiles.block("README.md", "bibtex"))
                .isEqualTo("""
                        @software{neural_quanta,
                          title = {%s},
                          author = {{%s}},
                          version = {%s},
                          license = {%s}
                        }
                        """.formatted(
                                citation().path("title").asText(),
                                citation().path("authors").path(0).path("name").asText(),
                                citation().path("version").asText(),
                                citation().path("license").asText()));
    }

    @Test
    void namesEveryPaperOfTheTheoryPage() {
        String theory = ProjectFiles.text("docs/theory.md");
        JsonNode references = citation().path("references");
        assertThat(references).hasSize(7);
        for (JsonNode reference : references) {
            assertThat(theory).contains("*" + reference.path("title").asText() + "*");
            for (JsonNode identifier : reference.path("identifiers")) {
                assertThat(theory).contains(identifier.path("value").asText());
            }
        }
    }
}
