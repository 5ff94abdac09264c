package org.truebounce.stream.port;

import java.io.IOException;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;
import org.apache.flink.connector.file.src.util.SingletonResultIterator;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.Path;
import org.jspecify.annotations.Nullable;
import org.truebounce.mail.Address;
import org.truebounce.mail.Headers;
import org.truebounce.mail.MailDate;
import org.truebounce.mailbox.MailItem;
import org.truebounce.stream.event.Arrival;
import org.truebounce.stream.event.Forms;

/// Reads the messages of a file of any kind that the mailbox room knows, wherever Flink's file systems reach.
///
/// A file is read in one piece; after a restart the messages that had been taken are passed over.
public final class MailFormat implements BulkFormat<Arrival, FileSourceSplit> {
    private static final long serialVersionUID = 1;

    private final Path root;
    private final FileSettings settings;

    /// @param root the folder or file that is read; messages are named by their path below it
    public MailFormat(Path root, FileSettings settings) {
        this.root = root;
        this.settings = settings;
    }

    @Override
    public Reader<Arrival> createReader(Configuration configuration, FileSourceSplit split) throws IOException {
        return new MailReader(split, 0);
    }

    @Override
    public Reader<Arrival> restoreReader(Configuration configuration, FileSourceSplit split) throws IOException {
        long taken = split.getReaderPosition()
                .map(CheckpointedPosition::getRecordsAfterOffset)
                .orElse(0L);
        return new MailReader(split, taken);
    }

    @Override
    public boolean isSplittable() {
        return false;
    }

    @Override
    public TypeInformation<Arrival> getProducedType() {
        return Forms.ARRIVAL;
    }

    private String name(Path file) throws IOException {
        Path qualified = root.makeQualified(root.getFileSystem());
        String below = qualified.toUri().relativize(file.toUri()).getPath();
        return below == null || below.isEmpty() ? file.getName() : below;
    }

    private Arrival arrival(MailItem item) {
        Headers headers = Headers.of(item.message());
        long time = headers.first("Date")
                .flatMap(MailDate::parse)
                .map(date -> date.toInstant().toEpochMilli())
                .orElse(0L);
        String mailbox = settings.mailbox().isEmpty() ? mailbox(headers) : settings.mailbox();
        return new Arrival(
                item.source(),
                mailbox,
                time,
                item.message(),
                settings.receivedBy(),
                settings.logins(),
                item.truncated() ? "is cut off, or above the limit" : "");
    }

    private String mailbox(Headers headers) {
        return settings.ownerFields().stream()
                .flatMap(field -> headers.text(field).stream())
                .flatMap(value -> Address.first(value).stream())
                .map(Address::address)
                .filter(address -> address.indexOf('@') > 0)
                .findFirst()
                .orElse("");
    }

    private final class MailReader implements Reader<Arrival> {
        private final FSDataInputStream stream;
        private final MailPull pull;
        private long taken;

        MailReader(FileSourceSplit split, long passedOver) throws IOException {
            stream = split.path().getFileSystem().open(split.path());
            pull = new MailPull(stream, name(split.path()), settings.messageBytes());
            while (taken < passedOver && pull.next().isPresent()) {
                taken++;
            }
        }

        @Override
        public @Nullable RecordIterator<Arrival> readBatch() throws IOException {
            Optional<MailItem> item = pull.next();
            if (item.isEmpty()) {
                return null;
            }
            SingletonResultIterator<Arrival> batch = new SingletonResultIterator<>();
            batch.set(arrival(item.get()), CheckpointedPosition.NO_OFFSET, ++taken);
            return batch;
        }

        @Override
        public void close() throws IOException {
            pull.close();
            stream.close();
        }
    }
}
