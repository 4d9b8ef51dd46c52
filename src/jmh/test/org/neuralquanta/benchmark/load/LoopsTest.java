package org.neuralquanta.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LoopsTest {

    private static final double MILLISECOND = 1e-3;

    private static Answers sleeping(int milliseconds) throws InterruptedException {
        return new Request("sleep", 3, input -> {
                    Thread.sleep(milliseconds);
                    return input;
                })
                .answers();
    }

    @Test
    void threadsThatSleepDoSoAtTheSameTime() throws InterruptedException {
        ClosedLoop.Throughput throughput = ClosedLoop.run(sleeping(10), 4, 0.2);
        assertThat(throughput.seconds()).isGreaterThanOrEqualTo(0.2);
        assertThat(throughput.requests()).isBetween(4L, (long) Math.ceil(4 * throughput.seconds() / (10 * MILLISECOND)));
    }

    /** Ten requests come at once and are served one after another, so the last one waits for nine: that is coordinated omission avoided. */
    @Test
    void waitingCounts() throws InterruptedException {
        Latencies latencies = OpenLoop.run(sleeping(10), 1, new long[10]);
        assertThat(latencies.count()).isEqualTo(10);
        assertThat(latencies.percentile(0.5).orElseThrow()).isGreaterThanOrEqualTo(50 * MILLISECOND);
    }

    @Test
    void aRequestThatFindsAFreeThreadDoesNotWaitForEarlierOnes() throws InterruptedException {
        var served = new AtomicInteger();
        Answers answers = new Request("first is slow", 1, _ -> {
                    if (served.getAndIncrement() == 1) {
                        Thread.sleep(500);
                    }
                    return 0;
                })
                .answers();
        Latencies latencies = OpenLoop.run(answers, 2, Arrivals.poisson(1000, 20, 1));
        assertThat(latencies.percentile(0.5).orElseThrow()).isLessThan(0.5);
    }

    @Test
    void requestsThatAreRareComeForLonger() {
        assertThat(OpenLoop.count(1000, 2)).isEqualTo(2000);
        assertThat(OpenLoop.count(100, 2)).isEqualTo(500);
        assertThat(OpenLoop.count(10, 2)).isEqualTo(80);
        assertThat(OpenLoop.count(1e-3, 2)).isEqualTo(1);
    }

    @Test
    void anotherAnswerThanThatOfOneThreadIsAFailure() throws InterruptedException {
        var calls = new AtomicInteger();
        Answers answers = new Request("counter", 1, _ -> calls.getAndIncrement()).answers();
        assertThatThrownBy(() -> ClosedLoop.run(answers, 2, 0.01)).isInstanceOf(IllegalStateException.class).hasMessageContaining("counter");
        assertThatThrownBy(() -> OpenLoop.run(answers, 2, new long[4])).isInstanceOf(IllegalStateException.class).hasMessageContaining("counter");
    }

    @Test
    void everyKindOfRequestHasTheSameAnswersTwice() throws InterruptedException {
        for (Request request : Requests.all()) {
            Answers answers = request.answers();
            for (int i = 0; i < request.inputs(); i++) {
                answers.serve(i);
            }
        }
    }
}
