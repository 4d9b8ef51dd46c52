package org.neuralquanta.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Where and when something was measured, for the head of a file of results. */
public final class Machine {

    private Machine() {}

    /**
     * This machine and the JDK.
     *
     * @return number and name of the processors, and the JDK
     * @throws IOException if the list of processors cannot be read
     */
    public static String here() throws IOException {
        Path cpu = Path.of("/proc/cpuinfo");
        String name = processor(Files.exists(cpu) ? Files.readAllLines(cpu) : List.of());
        return Runtime.getRuntime().availableProcessors() + " processors, " + name + "; "
                + System.getProperty("java.vendor.version", "JDK " + Runtime.version());
    }

    /** The same with today's date. */
    static String today() throws IOException {
        return here() + "; " + LocalDate.now(ZoneOffset.UTC);
    }

    /** The name of the processor in Linux's list, or the architecture. */
    static String processor(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
    }
}
