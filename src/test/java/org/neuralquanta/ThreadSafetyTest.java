package org.neuralquanta;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The Javadoc of every public type says whether threads may share it; a nested type may leave that to the type around it. */
class ThreadSafetyTest {

    private static final Pattern SAID = Pattern.compile("(?i)thread-safe|for one thread|the calling thread|the thread that runs");

    /** Public type → whether its Javadoc speaks of threads. */
    private static Map<String, Boolean> publicTypes(Iterable<? extends JavaFileObject> sources) throws IOException {
        var javac = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, null, List.of("-proc:none"), null, sources);
        DocTrees docs = DocTrees.instance(javac);
        var types = new TreeMap<String, Boolean>();
        for (CompilationUnitTree unit : javac.parse()) {
            new TreePathScanner<@Nullable Void, Boolean>() {
                @Override
                public @Nullable Void visitClass(ClassTree type, Boolean saidAround) {
                    if (!isPublic(type, getCurrentPath())) {
                        return null;
                    }
                    String doc = docs.getDocComment(getCurrentPath());
                    boolean said = saidAround || (doc != null && SAID.matcher(doc).find());
                    types.merge(unit.getPackageName() + "." + type.getSimpleName(), said, Boolean::logicalAnd);
                    return super.visitClass(type, said);
                }
            }.scan(unit, false);
        }
        return types;
    }

    private static boolean isPublic(ClassTree type, TreePath path) {
        return type.getModifiers().getFlags().contains(Modifier.PUBLIC)
                || (path.getParentPath().getLeaf() instanceof ClassTree around && around.getKind() == ClassTree.Kind.INTERFACE);
    }

    private static Map<String, Boolean> publicTypesOfTheLibrary() throws IOException {
        try (Stream<Path> files = Files.walk(ProjectFiles.ROOT.resolve("src/main/java"));
                var manager = ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null)) {
            List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).filter(ThreadSafetyTest::isExported).toList();
            return publicTypes(manager.getJavaFileObjectsFromPaths(sources));
        }
    }

    private static boolean isExported(Path file) {
        Path folder = ProjectFiles.ROOT.resolve("src/main/java").relativize(file.getParent());
        return ModuleDescription.exportedPackages().contains(folder.toString().replace('\\', '/').replace('/', '.'));
    }

    @Test
    void everyPublicTypeSpeaksOfThreads() throws IOException {
        Set<String> silent = new TreeSet<>();
        Map<String, Boolean> types = publicTypesOfTheLibrary();
        types.forEach((name, said) -> {
            if (!said) {
                silent.add(name);
            }
        });
        assertThat(types).hasSizeGreaterThan(80).containsKey("org.neuralquanta.law.Value");
        assertThat(silent).isEmpty();
    }

    @Test
    void aSilentTypeIsFound() throws IOException {
        String source = """
                package p;
                /** Immutable, thread-safe. */
                public interface Loud { /** Nothing. */ record Inner() {} }
                /** Not public. */
                class Hidden { /** Nothing. */ public record Inside() {} }
                """;
        assertThat(publicTypes(List.of(text("Loud", source)))).isEqualTo(Map.of("p.Loud", true, "p.Inner", true));
        assertThat(publicTypes(List.of(text("Silent", "package p; /** Says nothing. */ public class Silent {}"))))
                .isEqualTo(Map.of("p.Silent", false));
    }

    private static JavaFileObject text(String name, String source) {
        return new SimpleJavaFileObject(URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
    }
}
