package org.bonewise.generated;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Builders;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import org.bonewise.generated.Told.Result;
import tools.jackson.databind.JsonNode;

/** Patients of all kinds. */
final class Patients {

    private static final List<String> ALL_AGENTS = Vocabulary.stories().stream()
            .flatMap(story -> Vocabulary.texts(story.path("courses")).stream())
            .distinct()
            .toList();
    private static final List<String> TYPES = List.of(
            "Condition", "Observation", "MedicationRequest", "MedicationAdministration", "Procedure", "ServiceRequest");

    private Patients() {}

    /** Anybody, with up to two orders to sign. */
    static final class Any implements ArbitrarySupplier<GeneratedPatient> {
        @Override
        public Arbitrary<GeneratedPatient> get() {
            List<Tuple2<Integer, Arbitrary<GeneratedPatient>>> kinds = Vocabulary.stories().stream()
                    .map(story -> Tuple.of(story.path("weight").asInt(), anyOf(story)))
                    .toList();
            return Arbitraries.frequencyOf(kinds);
        }
    }

    private static Arbitrary<GeneratedPatient> anyOf(JsonNode story) {
        List<String> usual = Vocabulary.texts(story.path("courses"));
        return Builders.withBuilder(Told::new)
                .use(Arbitraries.of(Vocabulary.texts(story.path("sex"))))
                .in(Told::sex)
                .use(age(story))
                .in(Told::age)
                .use(alternatives(story, "diagnoses"))
                .in((told, some) -> told.part("diagnoses", some))
                .use(few("diagnoses"))
                .in((told, some) -> told.part("diagnoses", some))
                .use(alternatives(story, "medicines"))
                .in((told, some) -> told.part("medicines", some))
                .use(few("medicines"))
                .in((told, some) -> told.part("medicines", some))
                .use(alternatives(story, "procedures"))
                .in((told, some) -> told.part("procedures", some))
                .use(Arbitraries.of("dental examination, 60 days ago", "dental examination, 60 days ago", "")
                        .map(List::of))
                .in((told, some) -> told.part("procedures", some))
                .use(few("procedures"))
                .in((told, some) -> told.part("procedures", some))
                .use(Labs.any())
                .in(Told::results)
                .use(results(story))
                .in(Told::results)
                .use(otherResults())
                .in(Told::results)
                .use(Arbitraries.frequencyOf(Tuple.of(4, Course.any(usual)), Tuple.of(1, Course.any(ALL_AGENTS))))
                .in(Told::course)
                .use(allergies())
                .in((told, some) -> told.part("allergies", some))
                .use(few("services"))
                .in((told, some) -> told.part("services", some))
                .use(few("appointments"))
                .in((told, some) -> told.part("appointments", some))
                .use(few("family"))
                .in((told, some) -> told.part("family", some))
                .use(rarely(TYPES))
                .in((told, some) -> told.part("notDelivered", some))
                .use(drafts())
                .in((told, some) -> told.part("drafts", some))
                .use(few("draftServices"))
                .in((told, some) -> told.part("draftServices", some))
                .build(Told::patient);
    }

    private static Arbitrary<Integer> age(JsonNode story) {
        return Arbitraries.integers()
                .between(
                        story.path("age").path(0).asInt(),
                        story.path("age").path(1).asInt());
    }

    /** One of each list of alternatives. */
    private static Arbitrary<List<String>> alternatives(JsonNode story, String part) {
        return Combinators.combine(Vocabulary.nodes(story.path(part)).stream()
                        .map(some -> Arbitraries.of(Vocabulary.texts(some)))
                        .toList())
                .as(List::copyOf);
    }

    private static Arbitrary<List<Result>> results(JsonNode story) {
        return Combinators.combine(story.path("results").properties().stream()
                        .map(entry -> Arbitraries.of(Vocabulary.texts(entry.getValue()))
                                .map(value -> new Result(entry.getKey(), value, true)))
                        .toList())
                .as(List::copyOf);
    }

    /** None, one or two of what anybody may have. */
    static Arbitrary<List<String>> few(String part) {
        return few(Arbitraries.of(Vocabulary.extras(part)));
    }

    static <T> Arbitrary<List<T>> few(Arbitrary<T> some) {
        return Arbitraries.frequencyOf(
                Tuple.of(7, Arbitraries.just(List.of())),
                Tuple.of(3, some.list().ofSize(1)),
                Tuple.of(
                        1,
                        some.list().ofSize(2).map(two -> two.stream().distinct().toList())));
    }

    private static Arbitrary<List<String>> rarely(List<String> some) {
        return Arbitraries.frequencyOf(
                Tuple.of(30, Arbitraries.just(List.of())),
                Tuple.of(1, Arbitraries.of(some).list().ofSize(1)));
    }

    static Arbitrary<List<Result>> otherResults() {
        List<Result> all = new ArrayList<>();
        Vocabulary.extras().path("results").properties().forEach(entry -> Vocabulary.texts(entry.getValue())
                .forEach(value -> all.add(new Result(entry.getKey(), value, false))));
        return few(Arbitraries.of(all));
    }

    private static Arbitrary<List<String>> allergies() {
        return Arbitraries.frequencyOf(
                Tuple.of(7, Arbitraries.just(List.of("no known allergy"))),
                Tuple.of(1, Arbitraries.just(List.of())),
                Tuple.of(
                        2, Arbitraries.of(Vocabulary.extras("allergies")).list().ofSize(1)));
    }

    private static Arbitrary<List<String>> drafts() {
        Arbitrary<String> agent = Arbitraries.of(Vocabulary.extras("drafts"));
        Arbitrary<String> other = Arbitraries.of(Vocabulary.extras("otherDrafts"));
        return Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.just(List.of())),
                Tuple.of(4, agent.list().ofSize(1)),
                Tuple.of(1, other.list().ofSize(1)),
                Tuple.of(
                        1,
                        Combinators.combine(agent, Arbitraries.oneOf(agent, other))
                                .as((one, two) -> Stream.of(one, two).distinct().toList())));
    }
}
