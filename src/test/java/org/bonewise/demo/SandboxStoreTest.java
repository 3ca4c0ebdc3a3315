package org.bonewise.demo;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.junit.jupiter.api.Test;

class SandboxStoreTest {

    @Test
    void datesStayRelativeInADemoThatRunsForDays() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-16T12:00:00Z"));
        InstantSource source = now::get;
        Clock clock = source.withZone(ZoneOffset.UTC);
        SandboxStore store = new SandboxStore(new SamplePatients(FhirContext.forR4Cached()), clock);

        assertThat(lastDose(store)).isEqualTo("2026-11-02T10:40:00+01:00");
        now.updateAndGet(each -> each.plus(Duration.ofDays(3)));
        assertThat(lastDose(store)).isEqualTo("2026-11-05T10:40:00+01:00");
    }

    @Test
    void aTypeWithoutResourcesIsEmpty() {
        SandboxStore store = new SandboxStore(new SamplePatients(FhirContext.forR4Cached()), Clock.systemUTC());

        assertThat(store.all("Encounter")).isEmpty();
    }

    private static String lastDose(SandboxStore store) {
        return store.all("MedicationAdministration").stream()
                .map(MedicationAdministration.class::cast)
                .filter(each -> ResourceFields.isAbout(each, "breast-denosumab-on-schedule"))
                .map(each -> each.getEffectiveDateTimeType().getValueAsString())
                .max(String::compareTo)
                .orElseThrow();
    }
}
