package org.neuralquanta.benchmark.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that begin at once. */
final class Crew {

    private Crew() {}

    /** What each thread does. */
    interface Task {

        void run(int thread) throws InterruptedException;
    }

    /** Runs the task on so many threads and waits for them; the first failure is thrown. */
    static void run(int threads, Task task) throws InterruptedException {
        var together = new CyclicBarrier(threads);
        try (ExecutorService crew = Executors.newFixedThreadPool(threads)) {
            List<Callable<Void>> tasks = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int thread = i;
                tasks.add(() -> {
                    together.await();
                    task.run(thread);
                    return null;
                });
            }
            for (Future<Void> done : crew.invokeAll(tasks)) {
                done.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
