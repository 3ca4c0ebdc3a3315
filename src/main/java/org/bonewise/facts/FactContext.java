package org.bonewise.facts;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.bonewise.knowledge.PlausibleRange;
import org.bonewise.knowledge.Regimen;
import org.bonewise.patient.BoneModifyingAgents;
import org.bonewise.patient.CourseGap;
import org.bonewise.patient.PatientRecord;
import org.jspecify.annotations.Nullable;

/** All that a fact may be derived from. */
public interface FactContext {

    /** The patient's record. */
    PatientRecord record();

    /** The regimen under judgement; {@code null} when facts are asked about the patient alone. */
    @Nullable
    Candidate candidate();

    /** Another fact of the same context. */
    Fact fact(String name);

    /**
     * Days within which {@code item} counts (0 to n calendar days ago): by the candidate's product, else the widest of all
     * products, else the general window. Empty when nothing limits it.
     */
    OptionalInt window(String item);

    /** Bounds of what is plausible for {@code item}; {@code null} when none are set. */
    @Nullable
    PlausibleRange plausible(String item);

    /** A configured number of the artefacts that is not a window, for example a count limit; by name. */
    BigDecimal parameter(String name);

    /** All bone-modifying regimens known, for the windows of courses of other products. */
    List<Regimen> regimens();

    /** The bone-modifying agents of the record: uses, doses and courses. */
    default BoneModifyingAgents boneModifyingAgents() {
        return record().boneModifyingAgents(regimens(), new CourseGap(parameter("courseGapFactor")));
    }

    /**
     * The dose in mg that the candidate's artefact gives when its clearance is taken to be that of another fact; empty when it
     * is unknown or the clearance is below the product's limit.
     *
     * @param clearanceFact for example {@code adjustedClearance}
     */
    Optional<BigDecimal> doseMg(String clearanceFact);
}
