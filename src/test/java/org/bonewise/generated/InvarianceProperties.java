package org.bonewise.generated;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.hl7.fhir.r4.model.Resource;

/** What a decision must not depend on. Whole explanations are compared, cards included. */
@AddLifecycleHook(Tries.class)
class InvarianceProperties {

    @Property(tries = 150, seed = "1", edgeCases = EdgeCasesMode.NONE)
    void anUnrelatedResourceChangesNothing(
            @ForAll(supplier = Patients.Any.class) GeneratedPatient patient,
            @ForAll(supplier = Noise.class) List<Resource> unrelated,
            @ForAll boolean first) {
        assertThat(patient.chart().with(unrelated, first).view())
                .isEqualTo(patient.chart().view());
    }

    @Property(tries = 100, seed = "2", edgeCases = EdgeCasesMode.NONE)
    void anUnrelatedResourceChangesNothingAboutAnOrder(
            @ForAll(supplier = Patients.Any.class) GeneratedPatient patient,
            @ForAll(supplier = Noise.class) List<Resource> unrelated,
            @ForAll boolean first) {
        assertThat(patient.chart().with(unrelated, first).sign())
                .isEqualTo(patient.chart().sign());
    }

    @Property(tries = 100, seed = "3", edgeCases = EdgeCasesMode.NONE)
    void theSameRecordIsAnsweredTheSame(@ForAll(supplier = Patients.Any.class) GeneratedPatient patient) {
        assertThat(patient.chart().view()).isEqualTo(patient.chart().view());
        assertThat(patient.chart().sign()).isEqualTo(patient.chart().sign());
    }

    @Property(tries = 150, seed = "4", edgeCases = EdgeCasesMode.NONE)
    void theOrderOfTheRecordChangesNothing(
            @ForAll(supplier = Patients.Any.class) GeneratedPatient patient, @ForAll long shuffle) {
        assertThat(patient.chart().shuffled(shuffle).view())
                .isEqualTo(patient.chart().view());
        assertThat(patient.chart().shuffled(shuffle).sign())
                .isEqualTo(patient.chart().sign());
    }
}
