package org.bonewise.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.Test;

/**
 * A group of codes is there because something recognises a concept by it. The loader reads exactly the groups of
 * {@link ConceptGroup}, and artefacts may name each of them, so one whose topic is not written yet waits here.
 */
class UnusedGroupsTest {

    /** Groups of topics to come; whoever uses one takes it off this list. */
    private static final List<String> WAITING = List.of("""
                    alcohol alkaline-phosphatase-bone at-risk-of-osteoporotic-fracture body-surface-area
                    bone-scan carcinoma-in-situ carcinoma-in-situ-block ckd-stage-3 creatinine-clearance
                    dental-disease do-not-resuscitate dxa-t-score-other egfr-panel family-history-osteoporosis
                    history-of-metastatic-cancer menopausal-status-dicom no-known-allergy order-reason
                    palliative-care paracetamol poor-adherence poor-prognosis
                    pregnancy-test-result-finding pr-status raloxifene result-value-qualifier
                    rheumatoid-arthritis romosozumab strontium-ranelate teriparatide terminal-illness
                    tumour-grade-value vitamin-d-deficiency
                    """.strip().split("\\s+"));

    @Test
    void everyGroupIsReadByAFactOrAnArtefactOrWaitsForItsTopic() {
        Set<String> unused = Arrays.stream(ConceptGroup.values())
                .map(ConceptGroup::id)
                .collect(Collectors.toCollection(TreeSet::new));
        unused.removeAll(readByJava());
        unused.removeAll(namedByArtefacts());

        assertThat(unused).containsExactlyInAnyOrderElementsOf(WAITING);
    }

    private static Set<String> readByJava() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("org.bonewise")
                        .get(ConceptGroup.class)
                        .getFields()
                        .stream()
                        .filter(field -> field.getRawType().isEquivalentTo(ConceptGroup.class))
                        .filter(field -> field.getAccessesToSelf().stream()
                                .anyMatch(access -> !access.getOriginOwner().equals(field.getOwner())))
                        .map(JavaField::getName)
                        .map(name -> ConceptGroup.valueOf(name).id())
                        .collect(Collectors.toSet());
    }

    /** A group that contradicts another decides whether a concept belongs to that one. */
    private static Set<String> namedByArtefacts() {
        Stream<String> ofOrders = ArtefactCopy.shipped().regimens().values().stream()
                .flatMap(regimen -> regimen.groups().stream())
                .map(ConceptGroup::id);
        Stream<String> contradicted = ArtefactCopy.resources(ValueSet.class).stream()
                .flatMap(set -> Extensions.all(set.getExtension(), "contradicts").stream())
                .map(extension -> extension.getValue().primitiveValue())
                .map(url -> url.substring(url.lastIndexOf('/') + 1));
        return Stream.concat(ofOrders, contradicted).collect(Collectors.toSet());
    }
}
