package org.bonewise.guideline;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bonewise.facts.Fact;
import org.bonewise.patient.Evidence;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * What a clinician is doing when the service is asked: looking at the whole chart, or working on some resources. In the latter
 * case only what rests on these resources is spoken of.
 */
public final class Occasion {

    /** The whole chart is looked at. */
    public static final Occasion CHART = new Occasion(null, false);

    private final @Nullable Set<String> inHand;
    private final boolean interrupts;

    private Occasion(@Nullable Set<String> inHand, boolean interrupts) {
        this.inHand = inHand;
        this.interrupts = interrupts;
    }

    /** Some resources are worked on. */
    public static Occasion workingOn(Collection<? extends Resource> resources) {
        return new Occasion(
                resources.stream()
                        .map(resource -> resource.fhirType() + '/' + resource.getIdPart())
                        .collect(Collectors.toUnmodifiableSet()),
                false);
    }

    /** The same resources at the moment of their signature, when cards stand in the clinician's way. */
    public Occasion signing() {
        return new Occasion(inHand, true);
    }

    /** Whether cards stand in the way of what is being done. */
    boolean interrupts() {
        return interrupts;
    }

    /** Whether resources are worked on, not the chart as a whole. */
    boolean isWork() {
        return inHand != null;
    }

    /** Whether a resource is worked on. */
    boolean isInHand(Resource resource) {
        return inHand != null && inHand.contains(resource.fhirType() + '/' + resource.getIdPart());
    }

    /** Whether what rests on these facts is to be spoken of. */
    boolean concerns(List<Fact> facts) {
        return inHand == null
                || facts.stream()
                        .flatMap(fact -> fact.evidence().stream())
                        .map(Evidence::reference)
                        .anyMatch(inHand::contains);
    }

    /** Whether any of these findings rests on what is worked on. */
    boolean concernsAny(Stream<RuleFinding> findings) {
        return inHand == null || findings.anyMatch(finding -> concerns(finding.because()));
    }
}
