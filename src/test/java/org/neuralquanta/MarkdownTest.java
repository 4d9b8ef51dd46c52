package org.neuralquanta;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** In every page of the project links lead somewhere, and formulas reach the renderer of TeX as they are written. */
class MarkdownTest {

    private static final Map<Path, MarkdownPage> PAGES = pages();

    private static Map<Path, MarkdownPage> pages() {
        var pages = new TreeMap<Path, MarkdownPage>();
        try {
            Files.walkFileTree(ProjectFiles.ROOT, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    String name = String.valueOf(folder.getFileName());
                    boolean made = name.startsWith("target") || name.equals("node_modules") || name.startsWith(".");
                    return made && !folder.equals(ProjectFiles.ROOT) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    if (file.toString().endsWith(".md")) {
                        String name = ProjectFiles.ROOT.relativize(file).toString().replace('\\', '/');
                        pages.put(file.normalize(), new MarkdownPage(name, Files.readString(file)));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return pages;
    }

    private static MarkdownPage page(String text) {
        return new MarkdownPage("page.md", text);
    }

    @Test
    void everyLinkLeadsToAFileAndAHeading() {
        var dead = new ArrayList<String>();
        PAGES.forEach((file, page) -> page.links().stream()
                .filter(link -> !link.startsWith("https://") && !leads(file, link))
                .forEach(link -> dead.add(file + ": " + link)));
        assertThat(dead).isEmpty();
    }

    private static boolean leads(Path file, String link) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? file : file.resolveSibling(parts[0]).normalize();
        MarkdownPage page = PAGES.get(target);
        return !link.isEmpty() && Files.exists(target) && (parts.length == 1 || (page != null && page.anchors().contains(parts[1])));
    }

    @Test
    void noFormulaIsSpoiledByMarkdown() {
        assertThat(PAGES.values().stream().flatMap(page -> page.faults().stream())).isEmpty();
    }

    @Test
    void allPagesAreRead() {
        assertThat(PAGES.keySet())
                .contains(
                        ProjectFiles.ROOT.resolve("README.md"), ProjectFiles.ROOT.resolve("docs/theory.md"),
                        ProjectFiles.ROOT.resolve("docs/derivations/T11.md"), ProjectFiles.ROOT.resolve("paper-figures/out/universality.md"))
                .hasSizeGreaterThan(120);
    }

    @Test
    void linksAreFound() {
        assertThat(page("""
                [one](a.md), [![two](b.png)](c.md#d) and <img src="e.png">, not `[no](f.md)` nor
                ```text
                [no](g.md)
                ```
                """).links()).containsExactly("a.md", "b.png", "c.md#d", "e.png");
    }

    @Test
    void deadLinksAreFound() {
        Path page = ProjectFiles.ROOT.resolve("README.md");
        assertThat(List.of("docs/theory.md", "docs/theory.md#t1--tail", "LICENSE")).allMatch(link -> leads(page, link));
        assertThat(List.of("docs/no-such-page.md", "docs/theory.md#no-such-heading", "#no-such-heading", "", "LICENSE#part"))
                .noneMatch(link -> leads(page, link));
    }

    @Test
    void anchorsAreMadeOfHeadings() {
        assertThat(page("# A `b` & $c$\n## [Two](x.md): three_four\n## Same\n## Same\n```sh\n# no\n```\n").anchors())
                .containsExactlyInAnyOrder("a-b--c", "two-three_four", "same", "same-1");
    }

    @Test
    void spoiledFormulasAreFound() {
        for (String spoiled : List.of(
                "$M[f](z)$", "$a\\,b$", "$\\{a\\}$", "$a\\thickspace b$", "$a<b$", "$a^*$", "$$a\n+ b$$", "$\\frac{a}{b$", "$\\left(a)$",
                "$ a$", "$a $", "b$a$", "$a$b", "| $|a|$ | b |", "costs $5", "an \\alpha alone")) {
            assertThat(page(spoiled).faults()).as(spoiled).isNotEmpty();
        }
        for (String sound : List.of(
                "$M[f]\\thinspace(z)$", "$a\\thinspace b$", "$\\lbrace a\\rbrace$", "$a < b$", "$a^\\ast$", "$$a +\nb$$", "`$a$b` and ($c$).",
                "$|a|$", "costs \\$5", "```\n$x\n```")) {
            assertThat(page(sound).faults()).as(sound).isEmpty();
        }
        assertThat(page("one\n\n$M[f](z)$").faults()).containsExactly("page.md:3: ](: $M[f](z)$");
    }
}
