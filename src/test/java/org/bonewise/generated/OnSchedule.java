package org.bonewise.generated;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Builders;
import org.bonewise.generated.Told.Result;

/**
 * Patients who get the agent that their illness calls for, the last dose inside its schedule (2.3). Nothing on
 * record opens another purpose, for which SIL-1 is not silent: no hypercalcaemia, and no recent operation on the breast, after
 * which an adjuvant bisphosphonate counts before denosumab against bone loss.
 */
final class OnSchedule implements ArbitrarySupplier<GeneratedPatient> {

    /**
     * One kind of therapy.
     *
     * @param agent with its interval
     * @param days until which it is on schedule
     * @param score T-score of the spine; empty when unknown
     */
    private record Therapy(
            String sex, List<String> diagnoses, List<String> medicines, String score, String agent, int days) {}

    private static final List<String> BREAST = List.of("breast cancer", "bone metastasis");
    private static final List<Therapy> THERAPIES = List.of(
            new Therapy("female", BREAST, List.of(), "", "zoledronic acid 4 mg|28", 42),
            new Therapy("female", BREAST, List.of(), "", "denosumab 120 mg|28", 42),
            new Therapy(
                    "female",
                    BREAST,
                    List.of("letrozole, 400 days ago"),
                    "-2.6, 60 days ago",
                    "denosumab 120 mg|28",
                    42),
            new Therapy("female", BREAST, List.of(), "", "pamidronate 90 mg|28", 42),
            new Therapy("male", List.of("lung cancer", "bone metastasis"), List.of(), "", "denosumab 120 mg|28", 42),
            new Therapy(
                    "male",
                    List.of("prostate cancer", "castration-resistant prostate cancer", "bone metastasis"),
                    List.of("leuprorelin, 400 days ago"),
                    "",
                    "zoledronic acid 4 mg|28",
                    42),
            new Therapy(
                    "male", List.of("multiple myeloma"), List.of("lenalidomide"), "", "zoledronic acid 4 mg|28", 42),
            new Therapy("female", List.of("multiple myeloma"), List.of(), "", "denosumab 120 mg|28", 42),
            new Therapy(
                    "female",
                    List.of("breast cancer"),
                    List.of("letrozole, 400 days ago"),
                    "",
                    "zoledronic acid 4 mg|182",
                    213),
            new Therapy(
                    "female",
                    List.of("breast cancer"),
                    List.of("letrozole, 700 days ago"),
                    "-2.6, 60 days ago",
                    "denosumab 60 mg|182",
                    210),
            new Therapy(
                    "male",
                    List.of("prostate cancer"),
                    List.of("leuprorelin, 400 days ago"),
                    "-2.6, 60 days ago",
                    "denosumab 60 mg|182",
                    210),
            new Therapy(
                    "female",
                    List.of("colon cancer, remission"),
                    List.of(),
                    "-2.6, 60 days ago",
                    "zoledronic acid 5 mg|365",
                    425));

    @Override
    public Arbitrary<GeneratedPatient> get() {
        return Arbitraries.of(THERAPIES).flatMap(OnSchedule::on);
    }

    private static Arbitrary<GeneratedPatient> on(Therapy therapy) {
        return Builders.withBuilder(Told::new)
                .use(Arbitraries.integers().between(60, 90))
                .in(Told::age)
                .use(Patients.few(
                        Arbitraries.of("back pain, 5 days ago", "palliative care", "nicotine dependence", "asthma")))
                .in((told, some) -> told.part("diagnoses", some))
                .use(Patients.few("procedures").map(some -> some.stream()
                        .filter(one -> !one.startsWith("mastectomy"))
                        .toList()))
                .in((told, some) -> told.part("procedures", some))
                .use(Patients.few("services"))
                .in((told, some) -> told.part("services", some))
                .use(Patients.few("family"))
                .in((told, some) -> told.part("family", some))
                .use(Patients.few("allergies"))
                .in((told, some) -> told.part("allergies", some))
                .use(Labs.any())
                .in(Told::results)
                .use(Arbitraries.just(List.of(
                        new Result("calcium", "2.30 mmol/L", true),
                        new Result("albumin", "40 g/L", true),
                        new Result("T-score of the spine", therapy.score(), true))))
                .in(Told::results)
                .use(Course.of(therapy.agent(), therapy.days(), List.of(Course.Order.NONE, Course.Order.ACTIVE)))
                .in(Told::course)
                .build(told -> told.sex(therapy.sex())
                        .part("diagnoses", therapy.diagnoses())
                        .part("medicines", therapy.medicines())
                        .patient());
    }
}
