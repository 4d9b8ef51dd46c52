package org.neuralquanta.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Describes which parameters the runs do not determine, and which further runs would determine them. */
final class Flatness {

    private Flatness() {}

    static List<String> warnings(Fit fit, Map<String, Interval> intervals) {
        var warnings = new ArrayList<String>();
        Set<String> positive = fit.minimised().shape().coordinates().stream()
                .filter(Shape.Coordinate::logarithm)
                .map(Shape.Coordinate::name)
                .collect(Collectors.toSet());
        String first = fit.runs().variables().getFirst();
        String second = fit.runs().variables().get(Math.min(1, fit.runs().variables().size() - 1));
        intervals.forEach((name, interval) -> {
            if (interval.isBounded() && !(positive.contains(name) && interval.lower() == 0)) {
                return;
            }
            warnings.add(switch (name) {
                case "E" -> "these runs do not distinguish E from 0: runs nearer to the floor of the loss (larger "
                        + (first.equals(second) ? first : first + " and " + second) + ") would help";
                case "X" -> "X is not determined: runs at larger " + first + ", nearer to where the loss ends, would help";
                case "B", "beta" -> name + " is not determined: runs over a wider range of " + second + atLarge(first, second) + " would help";
                default -> name + " is not determined: runs over a wider range of " + first + atLarge(second, first) + " would help";
            });
        });
        return warnings;
    }

    private static String atLarge(String variable, String varied) {
        return variable.equals(varied) ? "" : " at large " + variable;
    }
}
