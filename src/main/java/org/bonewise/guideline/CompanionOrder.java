package org.bonewise.guideline;

import org.bonewise.knowledge.Regimen;
import org.bonewise.knowledge.Rule;
import org.hl7.fhir.r4.model.ActivityDefinition.ActivityDefinitionKind;
import org.hl7.fhir.r4.model.DomainResource;
import org.jspecify.annotations.Nullable;

/**
 * An order that goes along with an agent, or comes before it.
 *
 * @param rule the rule that asks for it
 * @param regimen what it is
 * @param draft the order, ready to sign; {@code null} when the hospital does not have it
 */
public record CompanionOrder(
        Rule rule, Regimen regimen, @Nullable DomainResource draft) {

    /** Whether it is a test, an examination or a referral, not a medicine. */
    boolean isService() {
        return regimen.definition().getKind() == ActivityDefinitionKind.SERVICEREQUEST;
    }
}
