package org.neuralquanta.cli.option;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Evenly spaced numbers on the command line, {@code 1M:1T:log7}, or {@code 0:1:lin11} where their differences are equal: as many points as it
 * says, with both ends.
 *
 * @param first the first point
 * @param last the last, above the first
 * @param logarithmic whether the ratios of neighbours are equal; then all points are positive
 * @param count the number of points
 */
record Range(double first, double last, boolean logarithmic, int count) {

    private static final String ALLOWED = "A:B:logN or A:B:linN, N points from A to B, for example 1M:1T:log7";
    private static final Pattern SPACING = Pattern.compile("(log|lin)([1-9]\\d{0,5})");
    private static final int MOST = 100_000;

    /** So many digits make 1M:1T:log7 the powers of ten. */
    private static final MathContext DIGITS = new MathContext(12);

    static boolean isMeant(String text) {
        return text.indexOf(':') >= 0;
    }

    static Range parse(String text) {
        List<String> parts = List.of(text.split(":", -1));
        Matcher spacing = SPACING.matcher(parts.size() == 3 ? parts.getLast().strip() : "");
        if (!spacing.matches()) {
            throw Unreadable.number(text, "is not a range", ALLOWED);
        }
        double first = Real.parse(parts.get(0).strip()).value();
        double last = Real.parse(parts.get(1).strip()).value();
        boolean logarithmic = spacing.group(1).equals("log");
        int count = Integer.parseInt(spacing.group(2));
        if (!(first < last) || (logarithmic && !(first > 0)) || count < 2 || count > MOST) {
            throw Unreadable.number(text, "is not a range", ALLOWED + "; A below B, with log above 0, N from 2 to " + MOST);
        }
        return new Range(first, last, logarithmic, count);
    }

    DoubleStream points() {
        return IntStream.range(0, count).mapToDouble(this::point);
    }

    private double point(int i) {
        if (i == 0 || i == count - 1) {
            return i == 0 ? first : last;
        }
        double share = (double) i / (count - 1);
        double point = logarithmic
                ? Math.exp((1 - share) * Math.log(first) + share * Math.log(last))
                : (1 - share) * first + share * last;
        return new BigDecimal(point).round(DIGITS).doubleValue();
    }
}
