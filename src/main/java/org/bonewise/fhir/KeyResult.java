package org.bonewise.fhir;

import java.util.ArrayList;
import java.util.List;

/**
 * How one template fared, from query to resources.
 *
 * @param refused resources that are another patient's
 * @param resources those that were let through
 */
record KeyResult(Collected collected, int refused, List<LazyResource> resources) {

    String key() {
        return collected.template().key();
    }

    String type() {
        return collected.template().resourceType();
    }

    /** Whether the whole list is there: only then does what is not in it not exist. */
    boolean isComplete() {
        return collected.isWhole() && refused == 0 && resources.stream().allMatch(LazyResource::isReadable);
    }

    /** Whether the query was answered, even if some entries of the answer are of no use. */
    boolean isAnswered() {
        return collected.gap().isEmpty()
                && (isComplete()
                        || resources.stream()
                                .anyMatch(resource -> resource.type().equals(type()) && resource.isReadable()));
    }

    /** All that is wrong with it, for which every resource is parsed. */
    List<DataProblem> problems() {
        resources.forEach(LazyResource::resource);
        return knownProblems();
    }

    /** What is wrong with it as far as it has been looked at. */
    List<DataProblem> knownProblems() {
        List<DataProblem> problems = new ArrayList<>();
        long unreadable = collected.unusable()
                + resources.stream()
                        .filter(resource -> resource.isParsed() && !resource.isReadable())
                        .count();
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
