package org.neuralquanta.benchmark.growth;

import java.util.List;
import java.util.stream.Stream;

/** All workloads, in the order in which they are measured. A new one is added to its group. */
public final class Workloads {

    /** The list. */
    public static final List<Workload> ALL = Stream.of(
                    SimulationWorkloads.all(), LawWorkloads.all(), DerivationWorkloads.all(), FitWorkloads.all(), DiscoveryWorkloads.all())
            .flatMap(List::stream)
            .toList();

    private Workloads() {}

    /**
     * The workload of a name.
     *
     * @param name its name
     * @return the workload
     * @throws IllegalArgumentException if there is none
     */
    public static Workload named(String name) {
        return ALL.stream()
                .filter(workload -> workload.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "a workload must be one of " + ALL.stream().map(Workload::name).toList() + ", was " + name));
    }
}
