package org.bonewise.guideline;

import org.bonewise.knowledge.Regimen;
import org.bonewise.knowledge.Rule;
import org.hl7.fhir.r4.model.DomainResource;

/**
 * An order that goes along with an agent, or comes before it.
 *
 * @param rule the rule that asks for it
 * @param regimen what it is
 * @param draft the order, ready to sign
 */
public record CompanionOrder(Rule rule, Regimen regimen, DomainResource draft) {}
