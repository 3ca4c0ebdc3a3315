package org.bonewise.cdshooks;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/**
 * What one gzip member holds (RFC 1952). Further members, which the JDK's own reader follows by recursion, are refused: a body
 * has no use for them.
 */
final class GzipMember extends InflaterInputStream {

    private static final int BUFFER = 8192;
    private static final int MAGIC = 0x8b1f;
    private static final int DEFLATE = 8;
    private static final int TIME_AND_SYSTEM = 6;
    private static final int HEADER_CHECKED = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xe0;

    private final CRC32 sum = new CRC32();
    private boolean begun;
    private boolean ended;

    GzipMember(InputStream sent) {
        super(sent, new Inflater(true), BUFFER);
    }

    /**
     * @throws ZipException on what is no gzip
     * @throws HookFailure when something comes after the member (400)
     */
    @Override
    public int read(byte[] piece, int offset, int length) throws IOException {
        if (!begun) {
            begun = true;
            skipHeader();
        }
        if (ended) {
            return -1;
        }
        int read = super.read(piece, offset, length);
        if (read >= 0) {
            sum.update(piece, offset, read);
        } else {
            ended = true;
            readTrailer();
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        inf.end();
        super.close();
    }

    private void skipHeader() throws IOException {
        CheckedInputStream header = new CheckedInputStream(in, new CRC32());
        require(pair(header) == MAGIC && one(header) == DEFLATE);
        int flags = one(header);
        require((flags & RESERVED) == 0);
        skip(header, TIME_AND_SYSTEM);
        if ((flags & EXTRA) != 0) {
            skip(header, pair(header));
        }
        if ((flags & NAME) != 0) {
            skipText(header);
        }
        if ((flags & COMMENT) != 0) {
            skipText(header);
        }
        if ((flags & HEADER_CHECKED) != 0) {
            int expected = (int) header.getChecksum().getValue() & 0xffff;
            require(pair(header) == expected);
        }
    }

    private void readTrailer() throws IOException {
        int left = inf.getRemaining();
        InputStream rest = new SequenceInputStream(new ByteArrayInputStream(buf, len - left, left), in);
        require(word(rest) == sum.getValue());
        require(word(rest) == (inf.getBytesWritten() & 0xffffffffL));
        if (rest.read() >= 0) {
            throw new HookFailure(
                    FailureKind.BREAKS_PROTOCOL, "The body must be one member of gzip, with nothing after it.", null);
        }
    }

    private static void require(boolean fits) throws ZipException {
        if (!fits) {
            throw new ZipException();
        }
    }

    private static void skipText(InputStream from) throws IOException {
        int letter = one(from);
        while (letter != 0) {
            letter = one(from);
        }
    }

    private static void skip(InputStream from, int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            one(from);
        }
    }

    private static int one(InputStream from) throws IOException {
        int read = from.read();
        if (read < 0) {
            throw new EOFException();
        }
        return read;
    }

    private static int pair(InputStream from) throws IOException {
        int low = one(from);
        return low | one(from) << 8;
    }

    private static long word(InputStream from) throws IOException {
        long low = pair(from);
        return low | (long) pair(from) << 16;
    }
}
