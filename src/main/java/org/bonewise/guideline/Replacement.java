package org.bonewise.guideline;

import java.util.List;
import org.hl7.fhir.r4.model.MedicationRequest;

/**
 * What may be ordered instead of an agent that is not safe.
 *
 * @param candidate what to order, judged as if the orders of {@code ends} had ended
 * @param ends orders on record of the earlier agent that end by the same choice, so that no two agents run together
 */
public record Replacement(CandidateAssessment candidate, List<MedicationRequest> ends) {}
