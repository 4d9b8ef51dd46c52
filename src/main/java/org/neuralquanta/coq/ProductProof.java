package org.neuralquanta.coq;

import static org.neuralquanta.coq.Lemmas.INDENT;
import static org.neuralquanta.coq.Terms.print;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.neuralquanta.claim.Claim;
import org.neuralquanta.rule.Product;
import org.neuralquanta.symbolic.Germ;

/** The rule {@link Product}: one power, or two that are multiplied. */
record ProductProof(Product rule, Lemmas lemmas) implements RuleProof {

    @Override
    public void write() {
        lemmas.define("forall k, 1 <= k -> %s k = ".formatted(lemmas.function()) + IntStream.range(0, rule.powers().size())
                .mapToObj(j -> "Rpower (%s k) %s".formatted(lemmas.premise(j).function(), print(rule.powers().get(j))))
                .collect(Collectors.joining(" * ")));
        switch (lemmas.step().claim()) {
            case Claim.Asymptotic a when lemmas.step().exact() -> monomial(a.germ());
            case Claim.Asymptotic a -> near(a.germ());
            case Claim.Stretched s -> stretched(s);
            default -> throw lemmas.unexpected();
        }
    }

    private Stream<Premise> factors() {
        return IntStream.range(0, rule.powers().size()).mapToObj(lemmas::premise);
    }

    /** The axiom for one power, or that for a product of two. */
    private String axiom(String ofPower, String ofProduct) {
        return rule.powers().size() == 1 ? ofPower : ofProduct;
    }

    private void monomial(Germ germ) {
        String goals = Stream.of(factors().map(Premise::exact), factors().map(Premise::positive), Stream.of(lemmas.definition()))
                .flatMap(s -> s)
                .collect(Collectors.joining(" | "));
        lemmas.lemma("monomial " + lemmas.function() + " " + print(germ), lemmas.context() + "eapply monomial_as;" + INDENT
                + "[ eapply " + axiom("monomial_power", "monomial_product") + "; [ " + goals + " ]" + INDENT
                + "| amplitude | same | same ]");
        lemmas.coefficientIsPositive(germ.coefficient());
    }

    private void near(Germ germ) {
        Step shifted = lemmas.step().offset().orElseThrow();
        String offset = print(((Claim.Shifted) shifted.claim()).offset());
        String goals = Stream.of(
                        Stream.of("exact offset_" + shifted.number()),
                        factors().map(f -> f.step().exact()
                                ? "exact (near_of_monomial %s _ _ _ _ step_%s)".formatted(offset, f.number())
                                : f.exact()),
                        factors().map(Premise::positive),
                        Stream.of(lemmas.definition()))
                .flatMap(s -> s)
                .collect(Collectors.joining(" | "));
        lemmas.lemma(lemmas.nearMonomial(germ), lemmas.context() + "eapply near_monomial_as;" + INDENT
                + "[ eapply " + axiom("near_power", "near_product") + "; [ " + goals + " ]" + INDENT
                + "| amplitude | same | same ]");
        lemmas.coefficientIsPositive(germ.coefficient());
    }

    private void stretched(Claim.Stretched claim) {
        List<String> goals = Stream.of(
                        factors().map(f -> f.claim() instanceof Claim.Stretched
                                ? f.exact()
                                : "exact (stretched_of_monomial _ _ _ _ %s step_%s)".formatted(print(claim.power()), f.number())),
                        factors().map(Premise::positive),
                        Stream.of(lemmas.definition()))
                .flatMap(s -> s)
                .toList();
        lemmas.conclude(claim, lemmas.context(), axiom("power_of_stretched", "product_of_stretched"), List.of(), goals, "amplitude", "same");
        lemmas.coefficientIsPositive(claim.factor().coefficient());
    }
}
