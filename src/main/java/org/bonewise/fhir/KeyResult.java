package org.bonewise.fhir;

import java.util.ArrayList;
import java.util.List;

/**
 * How one template fared, from query to parsed resources.
 *
 * @param refused resources that are another patient's
 * @param unreadable resources that could not be parsed
 * @param readable resources of the template's type that could
 */
record KeyResult(Collected collected, int refused, int unreadable, int readable) {

    String key() {
        return collected.template().key();
    }

    String type() {
        return collected.template().resourceType();
    }

    /** Whether the whole list is there: only then does what is not in it not exist. */
    boolean isComplete() {
        return collected.gap().isEmpty() && refused == 0 && unreadable == 0;
    }

    /** Whether the query was answered, even if some entries of the answer are of no use. */
    boolean isAnswered() {
        return collected.gap().isEmpty() && (isComplete() || readable > 0);
    }

    List<DataProblem> problems() {
        List<DataProblem> problems = new ArrayList<>();
        collected.gap().ifPresent(reason -> problems.add(new DataProblem(key(), reason)));
        if (refused > 0) {
            problems.add(new DataProblem(key(), refused + " resources are another patient's and were refused"));
        }
        if (unreadable > 0) {
            problems.add(new DataProblem(key(), unreadable + " resources cannot be read"));
        }
        return problems;
    }
}
