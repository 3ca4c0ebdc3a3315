package org.bonewise.knowledge;

import java.util.List;

/**
 * Where something stands in the artefacts, and where its problems are collected.
 *
 * @param file path below the artefact folder
 * @param action id of the action or the element, or empty
 */
record Location(String file, String action, List<ArtefactProblem> problems) {

    Location at(String otherAction) {
        return new Location(file, otherAction, problems);
    }

    void problem(String reason) {
        problems.add(new ArtefactProblem(file, action, reason));
    }

    @Override
    public String toString() {
        return action.isEmpty() ? file : file + " [" + action + "]";
    }
}
