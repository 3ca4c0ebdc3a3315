package org.bonewise.knowledge;

import java.util.List;
import java.util.stream.Collectors;

/** The artefacts cannot be used: the start is refused. The message names each file, action and reason. */
public final class KnowledgeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<ArtefactProblem> problems;

    KnowledgeException(List<ArtefactProblem> problems) {
        super(problems.stream()
                .map(ArtefactProblem::toString)
                .collect(Collectors.joining("\n  ", "The artefacts cannot be used:\n  ", "")));
        this.problems = List.copyOf(problems);
    }

    /** What is wrong, file by file. */
    public List<ArtefactProblem> problems() {
        return problems;
    }
}
