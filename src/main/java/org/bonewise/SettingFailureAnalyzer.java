package org.bonewise;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at the start, without a stack trace, which setting is wrong and why. */
class SettingFailureAnalyzer extends AbstractFailureAnalyzer<SettingException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, SettingException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Mend the keys named above (docs/settings.md lists all) and start again. Nothing is served while a setting is wrong.",
                cause);
    }
}
