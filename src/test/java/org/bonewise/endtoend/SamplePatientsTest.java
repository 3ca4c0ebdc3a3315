package org.bonewise.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every sample patient: what the cards say in short, and that it does not matter by which way the record came. */
class SamplePatientsTest {

    private static final Pattern RULES = Pattern.compile("Rules: ([^.]*)\\. Content: .*$");

    private final Service service = Service.shared();
    private final SandboxEhr ehr = new SandboxEhr(service);

    /**
     * One card in short.
     *
     * @param leading the rule that the card is about
     * @param suggestions their labels; the recommended one begins with a star
     * @param rules those on the last line
     */
    record Gist(String indicator, String leading, List<String> suggestions, String rules) {}

    private static final String DENOSUMAB = "Denosumab SC every 4 weeks: 120 mg";
    private static final String ZOLEDRONIC_ACID = "Zoledronic acid IV every 4 weeks: ";
    private static final String BOTH_AND_SUPPLEMENTS = ", MON-2, MON-16, MON-1, MON-15";

    private static final Map<String, List<Gist>> EXPECTED = Map.ofEntries(
            Map.entry(
                    "breast-vitamin-d-low",
                    List.of(new Gist(
                            "warning",
                            "BM-1",
                            List.of(DENOSUMAB, ZOLEDRONIC_ACID + "4 mg"),
                            "BM-1, LE-1, AGT-5, AGT-9, SAF-10, SAF-04, MON-3, MON-2, MON-12, MON-16, MON-1, MON-15"))),
            Map.entry(
                    "prostate-crpc",
                    List.of(new Gist(
                            "info",
                            "BM-2",
                            List.of("★ " + DENOSUMAB, ZOLEDRONIC_ACID + "3.5 mg"),
                            "BM-2, LE-1, AGT-2" + BOTH_AND_SUPPLEMENTS))),
            Map.entry(
                    "prostate-hspc",
                    List.of(new Gist(
                            "info",
                            "ADT-4",
                            List.of(
                                    "Order what is missing: DXA of spine and hip and FRAX",
                                    "Order what is missing: DXA of spine and hip and FRAX; along with it: Calcium 1,000 mg"
                                            + " daily and Vitamin D 800 IU daily"),
                            "ADT-4, MON-5"))),
            Map.entry(
                    "prostate-status-unknown",
                    List.of(new Gist("info", "BM-4", List.of("Order what is missing: Testosterone and PSA"), "BM-4"))),
            Map.entry(
                    "lung-hypercalcaemia",
                    List.of(new Gist(
                            "warning",
                            "HCM-1",
                            List.of(
                                    "★ Zoledronic acid IV once: 4 mg",
                                    "Denosumab SC on days 1, 8, 15 and 29, then every 4 weeks: 120 mg",
                                    "Pamidronate IV once: 60 mg",
                                    "Ibandronate IV once: 4 mg"),
                            "HCM-1, AGT-9, MON-11, MON-6, MON-15, MON-16, MON-10, MIS-2"))),
            Map.entry(
                    "lung-clearance-45",
                    List.of(new Gist(
                            "info",
                            "BM-5",
                            List.of("★ " + DENOSUMAB, ZOLEDRONIC_ACID + "3.3 mg"),
                            "BM-5, LE-1, AGT-2" + BOTH_AND_SUPPLEMENTS))),
            Map.entry(
                    "renal-clearance-35",
                    List.of(new Gist(
                            "info",
                            "BM-5",
                            List.of("★ " + DENOSUMAB, ZOLEDRONIC_ACID + "3 mg"),
                            "BM-5, LE-1, AGT-2, SAF-33" + BOTH_AND_SUPPLEMENTS))),
            Map.entry(
                    "breast-clearance-22",
                    List.of(new Gist(
                            "warning",
                            "BM-1",
                            List.of("★ " + DENOSUMAB),
                            "BM-1, LE-1, AGT-1, SAF-07, MON-2, MON-16, SAF-06"))),
            Map.entry(
                    "breast-dialysis",
                    List.of(new Gist(
                            "warning",
                            "BM-1",
                            List.of("Orders to clear the way: Creatinine and 1,25-(OH)2 vitamin D"),
                            "BM-1, LE-1, MIS-2, SAF-40, SAF-07, MON-2, MON-6, MON-8, SAF-06"))),
            Map.entry(
                    "breast-hypocalcaemia",
                    List.of(new Gist(
                            "critical",
                            "BM-1",
                            List.of("Orders to clear the way: Calcium 500 mg daily, Vitamin D 400 IU daily and"
                                    + " Parathyroid hormone"),
                            "BM-1, LE-1, AGT-5, SAF-01, SAF-05, MON-2, MON-11, MON-1"))),
            Map.entry(
                    "breast-no-albumin",
                    List.of(new Gist(
                            "warning",
                            "BM-1",
                            List.of(DENOSUMAB, ZOLEDRONIC_ACID + "4 mg"),
                            "BM-1, LE-1, AGT-9, MIS-1, MON-2, MON-10, MON-16, MON-1, MON-15"))),
            Map.entry("breast-denosumab-on-schedule", List.of()),
            Map.entry("breast-denosumab-overdue", List.of(new Gist("warning", "SIL-11", List.of(), "SIL-11, MON-2"))),
            Map.entry("breast-hospice", List.of()),
            Map.entry("breast-suspected-metastasis", List.of(new Gist("info", "BM-7", List.of(), "BM-7"))),
            Map.entry(
                    "breast-cord-compression",
                    List.of(
                            new Gist("critical", "SAF-45", List.of(), "SAF-45"),
                            new Gist(
                                    "warning",
                                    "BM-1",
                                    List.of(DENOSUMAB, ZOLEDRONIC_ACID + "4 mg"),
                                    "BM-1, LE-1, AGT-9, SAF-10, MON-2, MON-12, MON-16, MON-1, MON-15"))),
            Map.entry(
                    "early-breast-node-positive",
                    List.of(new Gist(
                            "info",
                            "ADJ-2",
                            List.of(
                                    "Zoledronic acid IV every 6 months: 4 mg",
                                    "Clodronate by mouth every day: 1600 mg"),
                            "ADJ-2, EB-1, EB-2, EB-3, EB-4, MON-5, MON-13, MON-15, MON-16, MON-7"))),
            Map.entry(
                    "early-breast-goserelin",
                    List.of(new Gist(
                            "warning",
                            "ADJ-1",
                            List.of("Orders to clear the way: DXA of spine and hip and Pregnancy test"),
                            "ADJ-1, EB-1, EB-2, EB-3, EB-4, EB-6, SAF-28, MON-5, MON-13, MON-14, MON-7"))),
            Map.entry("early-breast-low-risk", List.of()),
            Map.entry(
                    "myeloma-clearance-48",
                    List.of(new Gist(
                            "info",
                            "MM-1",
                            List.of("★ " + DENOSUMAB, ZOLEDRONIC_ACID + "3.3 mg"),
                            "MM-1, LE-1, AGT-2" + BOTH_AND_SUPPLEMENTS))),
            Map.entry(
                    "myeloma-year-of-zoledronic-acid",
                    List.of(new Gist(
                            "info",
                            "DUR-5",
                            List.of("Order what is due: Urine albumin-creatinine ratio"),
                            "DUR-5, MON-9"))),
            Map.entry(
                    "giant-cell-tumour",
                    List.of(new Gist(
                            "info",
                            "GC-1",
                            List.of("★ Denosumab SC every 4 weeks, with days 8 and 15 of the first month: 120 mg"),
                            "GC-1, MON-2, MON-16"))),
            Map.entry(
                    "radium-abiraterone",
                    List.of(
                            new Gist("critical", "SAF-39", List.of(), "SAF-39"),
                            new Gist(
                                    "info",
                                    "BM-2",
                                    List.of("★ " + DENOSUMAB, ZOLEDRONIC_ACID + "3.5 mg"),
                                    "BM-2, LE-1, AGT-2" + BOTH_AND_SUPPLEMENTS))),
            Map.entry("no-cancer", List.of()));

    static Stream<String> patients() {
        return new SandboxEhr(Service.shared()).patients().stream();
    }

    @Test
    void everyPatientIsExpectedToGetSomething() {
        assertThat(EXPECTED.keySet()).containsExactlyInAnyOrderElementsOf(ehr.patients());
    }

    @ParameterizedTest
    @MethodSource("patients")
    void theCardsAreThoseExpected(String patient) {
        List<Gist> cards = new ArrayList<>();
        service.cards(full(patient)).forEach(card -> cards.add(gist(card)));

        assertThat(cards).containsExactlyElementsOf(EXPECTED.get(patient));
    }

    @ParameterizedTest
    @MethodSource("patients")
    void accessAloneGivesTheSameCards(String patient) {
        assertThat(answer(ViewCall.of(patient).access(service.sandbox()))).isEqualTo(answer(full(patient)));
    }

    /** Every other key, the first half, the second half, and nothing but the Patient. */
    @ParameterizedTest
    @MethodSource("patients")
    void anySplitGivesTheSameCards(String patient) {
        String expected = answer(full(patient));
        List<String> keys = ehr.keys();
        List<String> even = new ArrayList<>();
        for (int i = 0; i < keys.size(); i += 2) {
            even.add(keys.get(i));
        }
        int half = keys.size() / 2;
        List<List<String>> splits =
                List.of(even, keys.subList(0, half), keys.subList(half, keys.size()), keys.subList(0, 1));

        for (List<String> split : splits) {
            ViewCall call =
                    ViewCall.of(patient).prefetch(ehr.prefetch(patient, split)).access(service.sandbox());
            assertThat(answer(call)).as(split.toString()).isEqualTo(expected);
        }
    }

    private ViewCall full(String patient) {
        return ViewCall.of(patient).prefetch(ehr.prefetch(patient, ehr.keys()));
    }

    private String answer(ViewCall call) {
        return Stable.uuids(service.cards(call).toPrettyString());
    }

    private static Gist gist(JsonNode card) {
        List<String> suggestions = card.path("suggestions")
                .valueStream()
                .map(suggestion -> (suggestion.path("isRecommended").booleanValue(false) ? "★ " : "")
                        + suggestion.path("label").stringValue())
                .toList();
        Matcher rules = RULES.matcher(card.path("detail").stringValue());
        return new Gist(
                card.path("indicator").stringValue(),
                card.at("/source/topic/code").stringValue(),
                suggestions,
                rules.find() ? rules.group(1) : "");
    }
}
