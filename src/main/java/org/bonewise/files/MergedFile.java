package org.bonewise.files;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file that is in force.
 *
 * @param name path below the folder, with {@code /}
 * @param path where it is read from
 * @param origin whose it is
 * @param inPlaceOf what was shipped under that name; {@code null} unless it was replaced
 */
public record MergedFile(
        String name, Path path, Origin origin, @Nullable Path inPlaceOf) {

    /** Whether it is as it was shipped. */
    public boolean isShipped() {
        return origin == Origin.SHIPPED;
    }
}
