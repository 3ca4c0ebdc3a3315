package org.bonewise.knowledge;

/**
 * Something wrong with an artefact.
 *
 * @param file path below the artefact folder
 * @param action id of the action, or the element, or empty for the whole file
 * @param reason what is wrong and what to do
 */
public record ArtefactProblem(String file, String action, String reason) {

    @Override
    public String toString() {
        return action.isEmpty() ? file + ": " + reason : file + " [" + action + "]: " + reason;
    }
}
