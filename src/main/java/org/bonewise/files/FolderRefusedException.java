package org.bonewise.files;

import org.jspecify.annotations.Nullable;

/** A folder or a file in it that cannot be used: the start is refused. The message names the path and says what to do. */
public final class FolderRefusedException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    FolderRefusedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
