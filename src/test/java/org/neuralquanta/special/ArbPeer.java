package org.neuralquanta.special;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * The reference for proven bounds: {@code src/jmh/peers/special/arb_balls.c}, which computes balls with FLINT/Arb, built by gcc and run as a
 * process.
 */
final class ArbPeer {

    private static final Path SOURCE = Path.of(System.getProperty("project.basedir", ""), "src/jmh/peers/special/arb_balls.c");

    private final Path program;

    private ArbPeer(Path program) {
        this.program = program;
    }

    /**
     * Builds the peer in a folder.
     *
     * @throws IllegalStateException if gcc or FLINT is missing
     */
    static ArbPeer build(Path folder) throws IOException, InterruptedException {
        Path program = folder.resolve("arb_balls");
        Path log = folder.resolve("gcc.log");
        int exit;
        try {
            exit = new ProcessBuilder("gcc", "-O2", "-o", program.toString(), SOURCE.toString(), "-lflint", "-lm")
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new IllegalStateException("the comparison with Arb needs gcc (Debian: gcc) and FLINT 3 (libflint-dev)", e);
        }
        if (exit != 0) {
            throw new IllegalStateException("gcc could not build " + SOURCE
                    + "; it needs FLINT 3 (Debian: libflint-dev):\n" + Files.readString(log));
        }
        return new ArbPeer(program);
    }

    /**
     * Computes a ball for every point and hands both to a check, in order.
     *
     * @param bits how narrow a ball is to be: its relative radius is at most 2^−bits
     * @param points the points
     * @param line a point as the peer reads it
     * @param check fails on what is wrong
     */
    <P> void forEach(int bits, List<P> points, Function<P, String> line, BiConsumer<P, Ball> check)
            throws IOException, InterruptedException {
        Process arb = new ProcessBuilder(program.toString(), Integer.toString(bits))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Thread writer = Thread.ofPlatform().start(() -> {
            try (var out = new PrintWriter(arb.getOutputStream(), false, StandardCharsets.US_ASCII)) {
                points.forEach(point -> out.println(line.apply(point)));
            }
        });
        try (var balls = new BufferedReader(new InputStreamReader(arb.getInputStream(), StandardCharsets.US_ASCII))) {
            for (P point : points) {
                String ball = balls.readLine();
                if (ball == null) {
                    throw new IllegalStateException("arb_balls ended at " + line.apply(point));
                }
                check.accept(point, Ball.parse(ball));
            }
        } finally {
            arb.destroy();
            writer.join();
        }
    }
}
