package org.neuralquanta.benchmark.guard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A program in {@code peers/montecarlo} that does a round for each line of its input and answers with nanoseconds of processor time. */
final class HandWrittenC implements Contest.Contender {

    private static final Path SOURCES = Path.of("peers", "montecarlo");
    private static final Path BUILT = Path.of("target", "peers");

    private final Process process;

    private HandWrittenC(Process process) {
        this.process = process;
    }

    /** Adds the peer, or why there is none. */
    static void add(Contest contest, String name, String source, int tau, int quanta) throws IOException, InterruptedException {
        Path program = BUILT.resolve(source + "-" + tau + "-" + quanta);
        String problem = missing(program, source, tau, quanta);
        if (problem.isEmpty()) {
            Process process = new ProcessBuilder(program.toString(), "0").redirectError(ProcessBuilder.Redirect.INHERIT).start();
            contest.with(name, new HandWrittenC(process));
        } else {
            contest.without(name, problem);
        }
    }

    private static String missing(Path program, String source, int tau, int quanta) throws IOException, InterruptedException {
        Path flags = Path.of("/proc/cpuinfo");
        if (!Files.exists(flags) || !Files.readString(flags).contains(" avx512dq ")) {
            return "the machine has no AVX-512";
        }
        if (isBuilt(program)) {
            return "";
        }
        Files.createDirectories(BUILT);
        Path log = BUILT.resolve(source + ".log");
        int exit;
        try {
            exit = new ProcessBuilder(
                            "gcc", "-O3", "-march=native", "-DTAU=" + tau, "-DQUANTA=" + quanta, "-o", program.toString(),
                            SOURCES.resolve(source + ".c").toString(), "-lm")
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start()
                    .waitFor();
        } catch (IOException _) {
            return "there is no gcc";
        }
        return exit == 0 ? "" : "gcc cannot build " + source + ".c; see " + log;
    }

    private static boolean isBuilt(Path program) throws IOException {
        if (!Files.exists(program)) {
            return false;
        }
        try (Stream<Path> sources = Files.list(SOURCES)) {
            for (Path source : sources.toList()) {
                if (Files.getLastModifiedTime(source).compareTo(Files.getLastModifiedTime(program)) >= 0) {
                    return false;
                }
            }
        }
        return true;
    }

    @Override
    public double slice() throws IOException {
        var to = process.outputWriter();
        to.write("\n");
        to.flush();
        String answer = process.inputReader().readLine();
        if (answer == null) {
            throw new IOException("a peer written in C has ended");
        }
        return Double.parseDouble(answer);
    }
}
