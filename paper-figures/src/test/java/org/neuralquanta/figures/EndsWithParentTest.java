package org.neuralquanta.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** A killed Maven leaves no process that goes on drawing. */
class EndsWithParentTest {

    private static final Duration LONG = Duration.ofMinutes(2);

    private static ProcessBuilder java(Class<?> main) {
        return new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"), main.getName());
    }

    private static String line(Process process) throws IOException {
        return Objects.requireNonNull(process.inputReader(StandardCharsets.UTF_8).readLine());
    }

    /** In the place of Maven: says the number of the process that it starts. */
    static final class Parent {

        private Parent() {}

        public static void main(String[] args) throws IOException, InterruptedException {
            Process child = java(Child.class).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            assertThat(line(child)).isEqualTo("begun");
            System.out.println(child.pid());
            child.waitFor();
        }
    }

    static final class Child {

        private Child() {}

        public static void main(String[] args) throws InterruptedException {
            EndsWithParent.begin();
            System.out.println("begun");
            Thread.sleep(LONG);
        }
    }

    @Test
    void endsWhenItsParentIsKilled() throws IOException, ExecutionException, InterruptedException, TimeoutException {
        Process parent = java(Parent.class).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        ProcessHandle child = ProcessHandle.of(Long.parseLong(line(parent))).orElseThrow();
        try {
            assertThat(child.isAlive()).isTrue();
            parent.destroyForcibly().waitFor();
            child.onExit().get(LONG.dividedBy(2).toSeconds(), TimeUnit.SECONDS);
            assertThat(child.isAlive()).isFalse();
        } finally {
            parent.destroyForcibly();
            child.destroyForcibly();
        }
    }
}
