package org.bonewise.files;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The files of a folder that was shipped, with a hospital's own laid over them by name: one of the same name takes the place of
 * ours, any other stands beside it. None of ours can be taken away. The names are read once; the files when they are asked for.
 */
public final class MergedFolder {

    /** Stands for {@code /} in names of the hospital's files: a ConfigMap has no folders. */
    static final String SEPARATOR = "__";

    private static final int SHOWN = 12;

    private final Path shipped;
    private final SortedMap<String, MergedFile> files = new TreeMap<>();

    private MergedFolder(Path shipped) {
        this.shipped = shipped;
        FolderWalk.files(shipped)
                .forEach((name, path) -> files.put(name, new MergedFile(name, path, Origin.SHIPPED, null)));
    }

    /**
     * A folder as it was shipped.
     *
     * @throws FolderRefusedException when it cannot be read
     */
    public static MergedFolder of(Path shipped) {
        return new MergedFolder(shipped);
    }

    /**
     * A folder with the hospital's own laid over it.
     *
     * @param own the hospital's; {@code null} for none
     * @param setting the key that names it, for the refusal
     * @throws FolderRefusedException when one of them, or a file, cannot be read
     */
    public static MergedFolder of(Path shipped, @Nullable Path own, String setting) {
        MergedFolder merged = new MergedFolder(shipped);
        if (own != null) {
            if (!Files.isDirectory(own)) {
                throw new FolderRefusedException(
                        setting + " is '" + own + "', which is no folder: mount it, or take the setting out", null);
            }
            FolderWalk.files(own).forEach(merged::lay);
        }
        return merged;
    }

    private void lay(String written, Path path) {
        String name = written.replace(SEPARATOR, "/");
        if (List.of(name.split("/", -1)).contains("")) {
            throw new FolderRefusedException(
                    path + ": cannot be told a place: " + SEPARATOR + " in a name stands for one /", null);
        }
        if (!Files.isReadable(path)) {
            throw new FolderRefusedException(path + ": cannot be read: let the service read the file", null);
        }
        MergedFile before = files.get(name);
        if (before != null && !before.isShipped()) {
            throw new FolderRefusedException(path + ": is " + name + ", which " + before.path() + " is too", null);
        }
        files.put(
                name,
                before == null
                        ? new MergedFile(name, path, Origin.ADDED, null)
                        : new MergedFile(name, path, Origin.REPLACED, before.path()));
    }

    /** The folder that was shipped. */
    public Path shipped() {
        return shipped;
    }

    /** All files that are in force, in the order of their names. */
    public Collection<MergedFile> files() {
        return List.copyOf(files.values());
    }

    /** The file of a name. */
    public Optional<MergedFile> file(String name) {
        return Optional.ofNullable(files.get(name));
    }

    /** Names of the files of one origin. */
    public List<String> names(Origin origin) {
        return files.values().stream()
                .filter(file -> file.origin() == origin)
                .map(MergedFile::name)
                .toList();
    }

    /** The hospital's own files. */
    public List<MergedFile> own() {
        return files.values().stream().filter(file -> !file.isShipped()).toList();
    }

    /** A number of all that is in force: the same wherever the same files are, however they were laid. */
    public String sha256() {
        return ArtefactHash.of(files.values());
    }

    /** A short number of the hospital's own files; empty without any. */
    public String ownHash() {
        return own().isEmpty() ? "" : ArtefactHash.of(own()).substring(0, SHOWN);
    }
}
