package org.bonewise;

import org.bonewise.knowledge.KnowledgeException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at the start, without a stack trace, which artefact is wrong and why. */
class KnowledgeFailureAnalyzer extends AbstractFailureAnalyzer<KnowledgeException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, KnowledgeException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Mend the files named above, or restore them, and start again. Nothing is served while an artefact is wrong.",
                cause);
    }
}
