package org.bonewise.files;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All files below a folder by their names. Links are followed: in a volume of Kubernetes each entry is one, into a folder
 * {@code ..data} that is itself a link to the version in force. Whatever is called {@code ..} and something is passed over, or each
 * file would be seen three times.
 */
final class FolderWalk extends SimpleFileVisitor<Path> {

    private static final String OF_THE_VOLUME = "..";

    /** In the root of a file system of its own, and for the superuser alone. */
    private static final String OF_THE_DISK = "lost+found";

    private final Path folder;
    private final SortedMap<String, Path> files = new TreeMap<>();

    private FolderWalk(Path folder) {
        this.folder = folder;
    }

    /**
     * The files.
     *
     * @throws FolderRefusedException naming what cannot be followed or listed
     */
    static SortedMap<String, Path> files(Path folder) {
        FolderWalk walk = new FolderWalk(folder);
        try {
            Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, walk);
        } catch (IOException e) {
            throw new FolderRefusedException(
                    folder.toAbsolutePath() + ": cannot be listed (" + e.getMessage()
                            + "): let the service read it and its folders",
                    e);
        }
        return walk.files;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
        return !directory.equals(folder) && isOfTheVolume(directory)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (isOfTheVolume(file)) {
            return FileVisitResult.CONTINUE;
        }
        if (attributes.isSymbolicLink()) {
            throw new FolderRefusedException(file + ": is a link that leads nowhere: mend it or take it out", null);
        }
        if (!attributes.isRegularFile()) {
            throw new FolderRefusedException(file + ": is no file that can be read: take it out", null);
        }
        files.put(folder.relativize(file).toString().replace('\\', '/'), file);
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
        if (isOfTheVolume(file)) {
            return FileVisitResult.CONTINUE;
        }
        if (failure instanceof FileSystemLoopException) {
            throw new FolderRefusedException(file + ": is a link that leads back to itself: take it out", failure);
        }
        throw failure;
    }

    private static boolean isOfTheVolume(Path path) {
        String name = String.valueOf(path.getFileName());
        return name.startsWith(OF_THE_VOLUME) || name.equals(OF_THE_DISK);
    }
}
