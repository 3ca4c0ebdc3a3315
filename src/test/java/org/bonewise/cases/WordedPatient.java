package org.bonewise.cases;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import org.bonewise.knowledge.Knowledge;
import org.hl7.fhir.r4.model.Resource;
import tools.jackson.databind.JsonNode;

/**
 * A patient told in the words of the cases (see the README beside them), for tests of other packages. Each one has resources of
 * its own.
 */
public final class WordedPatient {

    private static final JsonNode WORDS = CaseTables.words();

    private final CaseRecord record;

    /** @param patient as in a case, without a base: what it does not name is not on record */
    public WordedPatient(JsonNode patient) {
        record = new CaseRecord(patient, WORDS);
    }

    /** All that is on record, the Patient included, each with an id. */
    public List<Resource> resources() {
        return List.copyOf(record.resources());
    }

    /** Orders in the hook's context, each with an id. */
    public List<Resource> drafts() {
        return List.copyOf(record.drafts());
    }

    /** Types of which the whole list was given. */
    public Set<String> delivered() {
        return record.data().delivered();
    }

    /** The artefacts that are shipped. */
    public static Knowledge knowledge() {
        return Cases.knowledge();
    }

    /** The moment of all cases. */
    public static ZonedDateTime now() {
        return Cases.NOW;
    }
}
