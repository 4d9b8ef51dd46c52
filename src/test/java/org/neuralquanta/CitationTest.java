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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
        List<String> papers = found(ProjectFiles.text("docs/theory.md"), "(?m)^\\| \\[[A-Z]] \\| .*?\\*(.+?)\\*");
        assertThat(papers).hasSizeGreaterThanOrEqualTo(7).contains("The Quantization Model of Neural Scaling");
        assertThat(citation().path("references").findValuesAsText("title")).containsAll(papers);
    }

    /** Preprints are named by their numbers wherever they are used. */
    @Test
    void namesEveryPreprintThatIsUsed() throws IOException {
        List<String> named = citation().path("references").findValuesAsText("value");
        assertThat(named).contains("arXiv:2203.15556", "arXiv:2404.10102");
        for (String folder : List.of("docs", "src/main/java", "paper-figures/out")) {
            try (Stream<Path> files = Files.walk(ProjectFiles.ROOT.resolve(folder))) {
                for (Path file : files.filter(f -> f.toString().matches(".*\\.(md|java)")).toList()) {
                    assertThat(found(Files.readString(file), "ar[Xx]iv(?:[:\\s]|\\.org/abs/)[\\s*]*(\\d{4}\\.\\d{5})"))
                            .as(file.toString())
                            .allMatch(number -> named.contains("arXiv:" + number));
                }
            }
        }
    }

    @Test
    void theSoftwarePaperCitesWhatItsBibliographyHas() {
        List<String> cited = found(ProjectFiles.text("docs/paper/paper.md"), "@([a-z]+\\d*)");
        List<String> listed = found(ProjectFiles.text("docs/paper/paper.bib"), "(?m)^@[a-z]+\\{([^,]+),");
        assertThat(listed).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(Set.copyOf(cited));
    }

    private static List<String> found(String text, String pattern) {
        return Pattern.compile(pattern).matcher(text).results().map(result -> result.group(1)).toList();
    }
}
