package org.neuralquanta.montecarlo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.neuralquanta.Kernel;
import org.neuralquanta.distribution.LogModifiedZipf;
import org.neuralquanta.distribution.Sampling;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.Exponential;
import org.neuralquanta.lanes.Blocks;
import org.neuralquanta.law.CuratedLaw;
import org.neuralquanta.model.QuantaModel;

/**
 * The same bits from both kernels and any number of threads. The build runs this class in full width, in lanes of 128 bits and without
 * the Vector API. Golden digests pin the bits between those runs; they say nothing about the values.
 */
class DigestTest {

    private static final double[] GRID = {1e3, 3e3, 1e4, 1e5, 1e6, 1e9};

    static Stream<Arguments> simulations() {
        return Stream.of(
                Arguments.of("tau 1", Simulation.of(Zipf.finite(0.4, 20_000)),
                        "b8501f7c86ce702727bb3b81ebd016ad14eabc80526545774f69ce147eb3d475"),
                Arguments.of("tau 100", Simulation.of(Zipf.finite(0.4, 9_000)).learnedAfter(100),
                        "1db31e057be878034c0154305c27835335c4ada215fbecbc9b4e7c31643306dc"),
                Arguments.of("tau 2, all exponents, 70 replicates",
                        Simulation.of(Zipf.finite(0.1, 5_001)).learnedAfter(2).withExponents(0.3, 0.2).repeated(70, -3),
                        "d4d4359c0aa0228e8e2a50f51e3cd3f19c03ddfc13db768ee94be9f2dfcc2b29"),
                Arguments.of("tau 3, visits that may fail to teach", Simulation.of(Zipf.finite(0.4, 9_000)).learnedAfter(3).visiting(new Visits(4, 0.3)),
                        "2e30b7119aa37f3efea32695a1bb4625d97a7bc4ead2583b9cd21a2f503c36af"),
                Arguments.of("tau 10, visits that may fail to teach", Simulation.of(Zipf.finite(0.4, 9_000)).learnedAfter(10).visiting(new Visits(4, 0.3)),
                        "6483be47dd75deddc2088c883275f0095243b053b3628294baed18a6a5ffce8e"),
                Arguments.of("the best 20,000 samples",
                        Simulation.of(Zipf.infinite(0.4))
                                .trainedOn(CuratedLaw.of(QuantaModel.of(Zipf.infinite(0.4)).learnedAfter(new Exponential())).frequencies(20_000)),
                        "2573a160472f0d2f7de28c7ca3055dc36435c294da38e327ec4b88c9b8e204d4"),
                Arguments.of("offset", Simulation.of(Zipf.finite(0.7, 5_000).withOffset(10)).repeated(9, Long.MIN_VALUE),
                        "de15e83ffd0d4181d50cb5dc49fff3adc3b2cf7296c8db931dd1cfe1f8a35155"),
                Arguments.of("log-modified", Simulation.of(LogModifiedZipf.finite(0.5, 1, 5_000)).repeated(2, 0),
                        "5bbf6be04514e6be46dc668a602b1de1b75c302596f1c43ae393192071addffb"),
                Arguments.of("tabulated", Simulation.of(TabulatedQuanta.ofFrequencies(5, 3, 2, 1, 0)),
                        "e80232b4d18d0bb7e794be263ba937626f383f9917d4b8a737ba893a8f752293"),
                Arguments.of("infinitely many", Simulation.of(Zipf.infinite(1.5)).repeated(8, 4),
                        "bc453f944f47a0865a700b8b0bb170e3451f1f43a3d9f8717b1330d1a525a3bf"),
                Arguments.of("infinitely many, tau 3", Simulation.of(Zipf.infinite(1.5)).learnedAfter(3).withExponents(0.2, 0.1),
                        "830bc301d8297ace9331c5b7af18ab132d8bf6f6e1d28c9553f0e694c4c82ddf"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("simulations")
    void bitsAreGolden(String name, Simulation simulation, String digest) throws InterruptedException {
        for (Kernel kernel : new Kernel[] {Kernel.SCALAR, Kernel.VECTOR}) {
            Result result = simulation.on(new Execution(2, kernel)).run(GRID);
            assertThat(result.digest()).as(result.kernel()).isEqualTo(digest);
        }
    }

    @Test
    void anyNumberOfThreadsGivesTheSameBits() throws InterruptedException {
        Simulation shared = Simulation.of(Zipf.finite(0.4, 70_000)).repeated(8, 1);
        Simulation grouped = Simulation.of(Zipf.infinite(2)).learnedAfter(2).repeated(300, 1);
        for (Simulation simulation : new Simulation[] {shared, grouped}) {
            Result expected = simulation.on(Execution.of(Kernel.SCALAR)).run(GRID);
            for (int threads = 2; threads <= 8; threads++) {
                assertThat(simulation.on(new Execution(threads, Kernel.SCALAR)).run(GRID)).isEqualTo(expected);
            }
            assertThat(simulation.on(new Execution(3, Kernel.VECTOR)).run(GRID).points()).isEqualTo(expected.points());
        }
        assertThat(shared.repeated(8, 2).run(GRID).digest()).isNotEqualTo(shared.run(GRID).digest());
    }

    @Test
    void roomForTheFirstQuantaHasGoldenBits() throws InterruptedException {
        for (Kernel kernel : new Kernel[] {Kernel.SCALAR, Kernel.VECTOR}) {
            var joint = new JointSimulation(Simulation.of(Zipf.infinite(0.4)).learnedAfter(2).on(Execution.of(kernel)), new JointSimulation.Room.First());
            assertThat(joint.run(_ -> {}, new double[] {100, 20_000}, GRID).stream().map(Result::digest))
                    .containsExactly(
                            "1b20d990535e79ea228238a176fba08bb78f2f64a509a7a77192950441d5afa2",
                            "94e68833058fc02f7b8331b68693ffaf97611b7b7c5eb03e6547dbfe695bec2f");
        }
    }

    /** More points than a short has numbers, all but three of them close together. */
    @Test
    void aGridOfManyPointsHasTheSameBits() throws InterruptedException {
        int close = 70_000;
        double[] grid = new double[close + 3];
        Arrays.setAll(grid, i -> i < close ? 1e3 + (double) i / close : Math.pow(10, 5 + i - close));
        Simulation simulation = Simulation.of(Zipf.finite(0.4, 20_000)).repeated(2, 1);
        assertThat(simulation.on(Execution.of(Kernel.VECTOR)).run(grid).points()).isEqualTo(simulation.on(Execution.of(Kernel.SCALAR)).run(grid).points());
    }

    @Test
    void reallyDrawnDataHaveTheSameBitsOnAnyThreads() throws InterruptedException {
        Simulation simulation =
                Simulation.of(Zipf.finite(0.4, 300)).sampled(Sampling.MULTINOMIAL).withExponents(0.3, 0).repeated(9, 5);
        Result expected = simulation.run(10, 1000);
        for (int threads = 2; threads <= 8; threads++) {
            assertThat(simulation.on(Execution.of(threads)).run(10, 1000)).isEqualTo(expected);
        }
        assertThat(expected.kernel()).isEqualTo("scalar");
    }

    @Test
    void theKernelThatRanIsNamed() throws InterruptedException {
        Simulation simulation = Simulation.of(Zipf.finite(0.4, 10)).repeated(2, 1);
        Blocks vector = Blocks.of(Kernel.VECTOR);
        assertThat(simulation.on(Execution.of(Kernel.VECTOR)).run(10).lanes()).isEqualTo(vector.lanes());
        assertThat(simulation.on(Execution.of(Kernel.AUTO)).run(10).kernel()).as("too little work to start vectors").isEqualTo("scalar");
        boolean available = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        assertThat(vector.name()).isEqualTo(available ? "vector" : "scalar");
    }
}
