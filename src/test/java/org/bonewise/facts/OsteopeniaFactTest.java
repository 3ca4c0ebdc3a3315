package org.bonewise.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bonewise.facts.Charts.ICD;
import static org.bonewise.facts.Charts.SNOMED;
import static org.bonewise.facts.Charts.clinical;
import static org.bonewise.facts.Charts.condition;
import static org.bonewise.facts.Charts.verified;

import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;

class OsteopeniaFactTest {

    private static final String OSTEOPENIA = "312894000";
    private static final FactValue YES = new FactValue.Flag(true);
    private static final FactValue NO = new FactValue.Flag(false);

    private static TestFactContext.Builder record() {
        return TestFactContext.of(OsteopeniaFact.all(), ShippedCodes.all());
    }

    private static Fact fact(Resource... resources) {
        return record().with(resources).fact("osteopeniaRecorded");
    }

    @Test
    void itIsTrueByACurrentDiagnosis() {
        assertThat(fact(condition(SNOMED, OSTEOPENIA)).value()).isEqualTo(YES);
        assertThat(fact(condition(SNOMED, "64859006")).value()).isEqualTo(YES);
        assertThat(fact(clinical(condition(SNOMED, OSTEOPENIA), "resolved")).value())
                .isEqualTo(NO);
    }

    @Test
    void itIsNotKnownByWhatMayBeSomethingElse() {
        assertThat(fact(condition(ICD, "M85.80")).reason()).isEqualTo(UnknownReason.NOT_SPECIFIC);
        assertThat(fact(verified(condition(SNOMED, OSTEOPENIA), "provisional")).reason())
                .isEqualTo(UnknownReason.NOT_SPECIFIC);
    }

    @Test
    void whatIsRefutedOrInErrorDoesNotCount() {
        assertThat(fact(verified(condition(SNOMED, OSTEOPENIA), "refuted")).value())
                .isEqualTo(NO);
        assertThat(fact(verified(condition(SNOMED, OSTEOPENIA), "entered-in-error"))
                        .value())
                .isEqualTo(NO);
        assertThat(fact().value()).isEqualTo(NO);
    }

    @Test
    void withoutConditionsItIsNotKnown() {
        assertThat(record().notDelivered("Condition").fact("osteopeniaRecorded").reason())
                .isEqualTo(UnknownReason.NOT_DELIVERED);
    }
}
