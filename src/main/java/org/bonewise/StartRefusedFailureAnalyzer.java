package org.bonewise;

import org.bonewise.cdshooks.StartRefusedException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at the start, without a stack trace, which setting is wrong and what to set. */
class StartRefusedFailureAnalyzer extends AbstractFailureAnalyzer<StartRefusedException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, StartRefusedException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Correct what is named above and start again. Nothing is served until then.",
                cause);
    }
}
