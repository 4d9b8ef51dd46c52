package org.neuralquanta.benchmark.growth;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The memory of this process. */
final class Memory {

    private static final ThreadMXBean THREADS = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

    private Memory() {}

    /** Bytes of the heap that all threads have allocated since the start, whether or not they are still in use. */
    static long allocated() {
        return THREADS.getTotalThreadAllocatedBytes();
    }

    /** The largest amount of physical memory that the process has held so far, in bytes; Linux only. */
    static long peak() throws IOException {
        return peak(Files.readAllLines(Path.of("/proc/self/status")));
    }

    /** The peak in the lines of {@code /proc/self/status}. */
    static long peak(List<String> status) {
        return status.stream()
                .map(PEAK::matcher)
                .filter(Matcher::matches)
                .mapToLong(line -> 1024 * Long.parseLong(line.group(1)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no line VmHWM among " + status.size() + " lines"));
    }
}
