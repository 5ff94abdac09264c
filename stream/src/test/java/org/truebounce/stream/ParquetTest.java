package org.truebounce.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.avro.AvroParquetReader;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalInputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Diagnoses in files of Parquet say what those in lines of JSON say.
class ParquetTest {
    @TempDir
    private Path out;

    @Test
    void whatIsInTheLinesIsInTheFiles() throws Exception {
        String mail = LocalRun.home().resolve("corpus/postfix").toString();
        LocalRun.run("--local", mail, "--out", out.resolve("json").toString());
        LocalRun.run("--local", mail, "--out", out.resolve("parquet").toString(), "--out.form", "parquet");
        Map<String, String> lines = new TreeMap<>();
        LocalRun.json(out.resolve("json/diagnoses"))
                .forEach(line -> lines.put(
                        line.path("source").asString() + line.path("revision").asInt(),
                        line.path("verdict").asString() + " "
                                + line.path("summary").asString()));
        Map<String, String> records = new TreeMap<>();
        for (Path file : files(out.resolve("parquet/diagnoses"))) {
            for (GenericRecord record : read(file)) {
                assertThat(file.toString()).contains("/verdict=" + record.get("verdict") + "/");
                records.put(
                        record.get("source").toString() + record.get("revision"),
                        record.get("verdict") + " " + record.get("summary"));
            }
        }
        assertThat(records).hasSizeGreaterThan(20).isEqualTo(lines);
    }

    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".parquet")).toList();
        }
    }

    static List<GenericRecord> read(Path file) throws IOException {
        try (ParquetReader<GenericRecord> reader = AvroParquetReader.<GenericRecord>builder(
                        new LocalInputFile(file), new PlainParquetConfiguration())
                .withDataModel(GenericData.get())
                .withCodecFactory(new Unpacking())
                .build()) {
            List<GenericRecord> records = new java.util.ArrayList<>();
            for (GenericRecord record = reader.read(); record != null; record = reader.read()) {
                records.add(record);
            }
            return records;
        }
    }

    /// The library's own way to Zstandard leads through Hadoop.
    private static final class Unpacking
            implements CompressionCodecFactory, CompressionCodecFactory.BytesInputDecompressor {
        @Override
        public BytesInputCompressor getCompressor(CompressionCodecName codec) {
            throw new UnsupportedOperationException("files are read here");
        }

        @Override
        public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
            assertThat(codec).isEqualTo(CompressionCodecName.ZSTD);
            return this;
        }

        @Override
        public BytesInput decompress(BytesInput bytes, int length) throws IOException {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            bytes.writeAllTo(packed);
            return BytesInput.from(Zstd.decompress(packed.toByteArray(), length));
        }

        @Override
        public void decompress(ByteBuffer from, int packed, ByteBuffer to, int length) {
            throw new UnsupportedOperationException("buffers are not used");
        }

        @Override
        public void release() {
            // It holds nothing.
        }
    }
}
