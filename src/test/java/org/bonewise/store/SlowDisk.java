package org.bonewise.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** Files of H2 on a disk that takes its time for each write: {@code jdbc:h2:slow:<file>}. */
public final class SlowDisk extends FilePathWrapper {

    private static final Duration WRITE = Duration.ofMillis(100);
    private static final Map<Path, byte[]> LEFT = new ConcurrentHashMap<>();
    private static final Object ONE_AT_A_TIME = new Object();

    static {
        FilePath.register(new SlowDisk());
    }

    /** Made by H2. */
    public SlowDisk() {}

    /** Address of a database in a file of this disk. */
    static String url(String file) {
        return "jdbc:h2:slow:" + file;
    }

    /** What of a file is on the disk at this moment, forced there: what is left when the power fails now. */
    static byte[] left(Path file) {
        return Objects.requireNonNull(LEFT.get(file), "Nothing was forced to the disk");
    }

    @Override
    public String getScheme() {
        return "slow";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new SlowFile(Path.of(getBase().toString()), getBase().open(mode));
    }

    /** Reads and writes at a place need no order among themselves. */
    @SuppressWarnings("UnsynchronizedOverridesSynchronized")
    private static final class SlowFile extends FileBaseDefault {

        private final Path path;
        private final FileChannel file;

        private SlowFile(Path path, FileChannel file) {
            this.path = path;
            this.file = file;
        }

        @Override
        public int write(ByteBuffer source, long position) throws IOException {
            LockSupport.parkNanos(WRITE.toNanos());
            synchronized (ONE_AT_A_TIME) {
                return file.write(source, position);
            }
        }

        @Override
        public int read(ByteBuffer target, long position) throws IOException {
            return file.read(target, position);
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public void force(boolean metaData) throws IOException {
            synchronized (ONE_AT_A_TIME) {
                file.force(metaData);
                LEFT.put(path, Files.readAllBytes(path));
            }
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return file.tryLock(position, size, shared);
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            file.truncate(size);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            file.close();
        }
    }
}
