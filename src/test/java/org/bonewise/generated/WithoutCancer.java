package org.bonewise.generated;

import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Builders;

/**
 * Patients of any age who have no cancer, now or in the past, nor an agent for bones, and may have anything else. Left out besides:
 * radium-223, which is given for cancer alone, and compression of the spinal cord, an emergency in anybody (SAF-45).
 */
final class WithoutCancer implements ArbitrarySupplier<GeneratedPatient> {

    private static final int OLDEST = 100;
    private static final Pattern LEFT_OUT = Pattern.compile(
            "metastasis|carcinoma|radium|spinal cord|not found|local code|zoledronic|denosumab|pamidronate|ibandronate"
                    + "|clodronate|alendronate|risedronate|dose appointment");

    @Override
    public Arbitrary<GeneratedPatient> get() {
        return Builders.withBuilder(Told::new)
                .use(Arbitraries.of("female", "male", "other"))
                .in(Told::sex)
                .use(Arbitraries.integers().between(0, OLDEST))
                .in(Told::age)
                .use(few("diagnoses"))
                .in((told, some) -> told.part("diagnoses", some))
                .use(few("medicines"))
                .in((told, some) -> told.part("medicines", some))
                .use(few("procedures"))
                .in((told, some) -> told.part("procedures", some))
                .use(few("services"))
                .in((told, some) -> told.part("services", some))
                .use(few("appointments"))
                .in((told, some) -> told.part("appointments", some))
                .use(few("allergies"))
                .in((told, some) -> told.part("allergies", some))
                .use(Labs.any())
                .in(Told::results)
                .use(Patients.otherResults())
                .in(Told::results)
                .build(Told::patient);
    }

    private static Arbitrary<List<String>> few(String part) {
        return Patients.few(Arbitraries.of(Vocabulary.extras(part).stream()
                .filter(phrase ->
                        part.equals("allergies") || !LEFT_OUT.matcher(phrase).find())
                .toList()));
    }
}
