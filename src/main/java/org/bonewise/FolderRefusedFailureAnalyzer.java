package org.bonewise;

import org.bonewise.files.FolderRefusedException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at the start, without a stack trace, which folder or file cannot be used and what to do. */
class FolderRefusedFailureAnalyzer extends AbstractFailureAnalyzer<FolderRefusedException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, FolderRefusedException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Correct what is named above and start again. Nothing is served until then.",
                cause);
    }
}
