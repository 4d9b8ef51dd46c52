package org.neuralquanta.cli.option;

import java.util.List;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.mixture.Family;
import org.neuralquanta.mixture.Mixture;
import org.neuralquanta.model.Gap;
import org.neuralquanta.model.QuantaModel;

/**
 * Families of quanta with their weights, {@code W:ALPHA,…}, or {@code W:ALPHA:GAP:FLOOR}. Immutable, thread-safe.
 *
 * @param text how they are written
 * @param members one for each family
 */
public record Families(String text, List<Member> members) {

    private static final String ALLOWED = "W:ALPHA, W:ALPHA:GAP or W:ALPHA:GAP:FLOOR";

    public Families {
        members = List.copyOf(members);
    }

    /**
     * A family as given. Immutable, thread-safe.
     *
     * @param text how it is written
     * @param weight its weight
     * @param alpha how its frequencies fall
     * @param gap the gap of its quanta
     * @param floor its irreducible loss
     */
    record Member(String text, double weight, double alpha, double gap, double floor) {

        static Member parse(String text) {
            List<String> parts = List.of(text.split(":", -1));
            if (parts.size() < 2 || parts.size() > 4) {
                throw new Unreadable(text, "is not a family", ALLOWED);
            }
            double[] numbers = {0, 0, 1, 0};
            for (int i = 0; i < parts.size(); i++) {
                numbers[i] = Real.parse(parts.get(i).strip()).value();
            }
            return new Member(text, numbers[0], numbers[1], numbers[2], numbers[3]);
        }

        private Family of(QuantaModel model) {
            return new Family(weight, model.with(new Gap(gap, 0)).withResidual(floor));
        }
    }

    static Families parse(String text) {
        try {
            return new Families(text, Numerals.elements(text).stream().map(Member::parse).toList());
        } catch (Unreadable _) {
            throw new Unreadable(text, "is not a list of families", ALLOWED + " with numbers, separated by commas");
        }
    }

    /**
     * The mixture of infinitely many quanta in each family.
     *
     * @param option the option
     * @return the mixture, with the usual curve
     * @throws BadInput if the library refuses a family or the sum of the weights
     */
    public Mixture mixture(String option) {
        List<Family> families = members.stream()
                .map(member -> BadInput.unlessRefused(
                        option, member.text, () -> member.of(QuantaModel.of(Zipf.infinite(member.alpha)))))
                .toList();
        return BadInput.unlessRefused(option, shortened(), () -> new Mixture(families));
    }

    /** Of thousands of families the first few. */
    private String shortened() {
        return members.size() <= 8 ? text : String.join(",", members.subList(0, 8).stream().map(Member::text).toList()) + ",...";
    }

    @Override
    public String toString() {
        return text;
    }
}
