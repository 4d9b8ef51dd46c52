package org.neuralquanta.race;

/** Sorts indices by keys, in \(O(K \log K)\) without an object for each. Stateless. */
public final class KeySort {

    private KeySort() {}

    /** The indices in the order of their keys; of equal keys the lower index first (a merge sort from below). */
    public static int[] indices(double[] keys) throws InterruptedException {
        int[] from = new int[keys.length];
        for (int i = 0; i < from.length; i++) {
            from[i] = i;
        }
        int[] to = new int[keys.length];
        for (long width = 1; width < keys.length; width *= 2) {
            for (long start = 0; start < keys.length; start += 2 * width) {
                Workers.checkInterrupt();
                merge(keys, from, to, (int) start, (int) Math.min(start + width, keys.length), (int)
                        Math.min(start + 2 * width, keys.length));
            }
            int[] swap = from;
            from = to;
            to = swap;
        }
        return from;
    }

    private static void merge(double[] keys, int[] from, int[] to, int start, int middle, int end) {
        int left = start;
        int right = middle;
        for (int i = start; i < end; i++) {
            boolean takeLeft = left < middle && (right >= end || keys[from[left]] <= keys[from[right]]);
            to[i] = takeLeft ? from[left++] : from[right++];
        }
    }
}
