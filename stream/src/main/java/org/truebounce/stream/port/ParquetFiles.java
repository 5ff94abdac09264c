package org.truebounce.stream.port;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.flink.api.common.serialization.BulkWriter;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.truebounce.stream.event.Judged;

/// Diagnoses in files of Apache Parquet, by the schema of [AvroForm], compressed with Zstandard. Nothing of Hadoop is
/// needed.
final class ParquetFiles implements BulkWriter.Factory<Judged> {
    private static final long serialVersionUID = 1;
    private static final long ROW_GROUP = 16L << 20;

    @Override
    public BulkWriter<Judged> create(FSDataOutputStream stream) throws IOException {
        ParquetWriter<GenericRecord> writer = AvroParquetWriter.<GenericRecord>builder(new Output(stream))
                .withSchema(AvroForm.schema())
                .withDataModel(GenericData.get())
                .withConf(new PlainParquetConfiguration())
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .withCodecFactory(new Zstandard())
                .withRowGroupSize(ROW_GROUP)
                .build();
        return new BulkWriter<>() {
            @Override
            public void addElement(Judged judged) throws IOException {
                writer.write(AvroForm.record(Wire.line(judged)));
            }

            @Override
            public void flush() {
                // A row group is written when it is full, the last with the end of the file.
            }

            @Override
            public void finish() throws IOException {
                writer.close();
            }
        };
    }

    /// A file that Flink has opened, and closes.
    private record Output(FSDataOutputStream stream) implements OutputFile {
        @Override
        public PositionOutputStream create(long blockSize) {
            return new PositionOutputStream() {
                @Override
                public long getPos() throws IOException {
                    return stream.getPos();
                }

                @Override
                public void write(int octet) throws IOException {
                    stream.write(octet);
                }

                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    stream.write(bytes, from, length);
                }

                @Override
                public void flush() throws IOException {
                    stream.flush();
                }
            };
        }

        @Override
        public PositionOutputStream createOrOverwrite(long blockSize) {
            return create(blockSize);
        }

        @Override
        public boolean supportsBlockSize() {
            return false;
        }

        @Override
        public long defaultBlockSize() {
            return 0;
        }
    }

    /// The library's own way to Zstandard leads through Hadoop.
    static final class Zstandard implements CompressionCodecFactory {
        @Override
        public BytesInputCompressor getCompressor(CompressionCodecName codec) {
            return new BytesInputCompressor() {
                @Override
                public BytesInput compress(BytesInput bytes) throws IOException {
                    return BytesInput.from(Zstd.compress(whole(bytes)));
                }

                @Override
                public CompressionCodecName getCodecName() {
                    return CompressionCodecName.ZSTD;
                }

                @Override
                public void release() {
                    // It holds nothing.
                }
            };
        }

        static byte[] whole(BytesInput bytes) throws IOException {
            ByteArrayOutputStream whole = new ByteArrayOutputStream(Math.toIntExact(bytes.size()));
            bytes.writeAllTo(whole);
            return whole.toByteArray();
        }

        @Override
        public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
            throw new UnsupportedOperationException("files are written, not read");
        }

        @Override
        public void release() {
            // It holds nothing.
        }
    }
}
