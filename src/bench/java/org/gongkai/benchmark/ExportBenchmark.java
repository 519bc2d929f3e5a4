package org.gongkai.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.gongkai.platform.table.FormulaGuard;

/**
 * Exports a million comments, personal data among them, from the packaged application in 256 MiB of
 * heap in each format, and reads every file back as it arrives. What was read is compared with the
 * database: id, text and name of each row in their order. Fails when anything differs.
 */
public final class ExportBenchmark {

  private static final int ROWS = 1_000_000;

  private final FilledServer server;
  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient client = HttpClient.newHttpClient();

  private ExportBenchmark(FilledServer server) {
    this.server = server;
  }

  /**
   * Measures and prints.
   *
   * @param args how many rows, a million without
   */
  public static void main(String[] args) throws Exception {
    int rows = args.length == 0 ? ROWS : Integer.parseInt(args[0]);
    try (FilledServer server = FilledServer.start(rows)) {
      new ExportBenchmark(server).run(rows);
    }
  }

  private void run(int rows) throws Exception {
    Content expected = database();
    require(expected.rows == rows, "the database holds " + expected.rows);
    System.out.printf("%d rows; server with -Xmx256m%n", rows);
    System.out.println("| format | seconds | file MiB | most heap held MiB | most memory MiB |");
    System.out.println("|---|---:|---:|---:|---:|");
    String sha256 = "";
    for (Format format : Format.values()) {
      sha256 = measure(format, expected, sha256);
    }
    System.out.println("rows and checksums agree with the database; sha256 " + sha256);
  }

  private String measure(Format format, Content expected, String sha256) throws Exception {
    forgetMostMemory();
    long begin = System.nanoTime();
    HttpResponse<InputStream> answer =
        client.send(
            get(
                "/v1/admin/consultations/"
                    + server.consultation()
                    + "/comments."
                    + format.name().toLowerCase(Locale.ROOT)
                    + "?personal=true&purpose=benchmark"),
            BodyHandlers.ofInputStream());
    require(answer.statusCode() == 200, "answered " + answer.statusCode());
    Counter counter = new Counter(answer.body(), sha256());
    Content read = new Content();
    read(format, new Unclosed(counter), read);
    // What a reader leaves, such as the directory of a zip file, is part of the file too.
    counter.transferTo(OutputStream.nullOutputStream());
    double seconds = (System.nanoTime() - begin) / 1e9;
    System.out.printf(
        "| %s | %.1f | %d | %d | %d |%n",
        format, seconds, counter.bytes >> 20, server.mostHeapHeld(), mostMemory());
    read.end();
    require(read.rows == expected.rows, format + " has " + read.rows + " rows");
    require(read.sum.equals(expected.sum), format + " has other rows than the database");
    JsonNode export = export(answer);
    require(export.path("rows").asLong() == expected.rows, "summary: " + export);
    String file = HexFormat.of().formatHex(counter.getMessageDigest().digest());
    String canonical = format == Format.NDJSON ? file : sha256;
    require(export.path("sha256").asText().equals(canonical), "summary: " + export);
    return canonical;
  }

  private JsonNode export(HttpResponse<?> answer) throws IOException, InterruptedException {
    String id = answer.headers().firstValue("Export-Id").orElseThrow();
    return json.readTree(
        client.send(get("/v1/admin/exports/" + id), BodyHandlers.ofString()).body());
  }

  private HttpRequest get(String path) {
    return HttpRequest.newBuilder(URI.create(server.url() + path))
        .header("Authorization", "Bearer " + server.staffToken())
        .build();
  }

  private Content database() throws SQLException {
    Content content = new Content();
    try (Connection connection = server.connect()) {
      connection.setAutoCommit(false);
      try (PreparedStatement query =
          connection.prepareStatement(
              "select id::text, text, respondent_name is not null from comment where"
                  + " consultation_id = ?::uuid order by id")) {
        query.setString(1, server.consultation());
        query.setFetchSize(1000);
        try (ResultSet rows = query.executeQuery()) {
          while (rows.next()) {
            content.add(rows.getString(1), rows.getString(2), rows.getBoolean(3) ? "甲某某" : "");
          }
        }
      }
    }
    content.end();
    return content;
  }

  private void read(Format format, InputStream file, Content content) throws Exception {
    switch (format) {
      case NDJSON -> readLines(file, content);
      case CSV -> readCsv(file, content);
      case XLSX -> readWorkbook(file, content);
    }
  }

  private void readLines(InputStream file, Content content) throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      JsonNode row = json.readTree(line);
      content.add(row.get("id").asText(), row.get("text").asText(), row.get("name").asText(""));
    }
  }

  private void readCsv(InputStream file, Content content) throws IOException {
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder().detectBomHeader(true).ofNamedCsvRecord(file, StandardCharsets.UTF_8)) {
      for (NamedCsvRecord row : rows) {
        content.add(
            row.getField("编号"), FormulaGuard.restored(row.getField("意见原文")), row.getField("姓名或名称"));
      }
    }
  }

  private void readWorkbook(InputStream file, Content content)
      throws IOException, XMLStreamException {
    ZipInputStream zip = new ZipInputStream(file);
    for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
      if (part.getName().startsWith("xl/worksheets/sheet")) {
        readSheet(new Unclosed(zip), content);
      }
    }
  }

  private static void readSheet(InputStream part, Content content) throws XMLStreamException {
    XMLStreamReader xml = XMLInputFactory.newFactory().createXMLStreamReader(part, "UTF-8");
    String[] cells = new String[26];
    String[] heading = null;
    int column = 0;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("c")) {
        column = xml.getAttributeValue(null, "r").charAt(0) - 'A';
      } else if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("t")) {
        cells[column] = xml.getElementText();
      } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("row")) {
        if (heading == null) {
          heading = cells;
        } else {
          content.add(
              cell(heading, cells, "编号"),
              cell(heading, cells, "意见原文"),
              cell(heading, cells, "姓名或名称"));
        }
        cells = new String[26];
      }
    }
  }

  private static String cell(String[] heading, String[] cells, String name) {
    for (int i = 0; i < heading.length; i++) {
      if (name.equals(heading[i])) {
        return cells[i] == null ? "" : cells[i];
      }
    }
    throw new IllegalStateException("no column " + name);
  }

  private long mostMemory() throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(server.pid()), "status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) >> 10)
        .findFirst()
        .orElse(0);
  }

  private void forgetMostMemory() throws IOException {
    Files.writeString(Path.of("/proc", Long.toString(server.pid()), "clear_refs"), "5");
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalStateException(otherwise);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private enum Format {
    NDJSON,
    CSV,
    XLSX
  }

  /** Counts rows and adds up what is in them. */
  private static final class Content {

    private final MessageDigest digest = sha256();
    private long rows;
    private String sum = "";

    void add(String id, String text, String name) {
      rows++;
      digest.update((id + '\n' + text + '\n' + name + '\n').getBytes(StandardCharsets.UTF_8));
    }

    void end() {
      sum = HexFormat.of().formatHex(digest.digest());
    }
  }

  /** Counts and digests the bytes of a file. */
  private static final class Counter extends DigestInputStream {

    private long bytes;

    Counter(InputStream file, MessageDigest digest) {
      super(file, digest);
    }

    @Override
    public int read() throws IOException {
      int next = super.read();
      bytes += next < 0 ? 0 : 1;
      return next;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int read = super.read(into, from, length);
      bytes += Math.max(0, read);
      return read;
    }
  }

  /** A part of something that is read on. */
  private static final class Unclosed extends FilterInputStream {

    Unclosed(InputStream part) {
      super(part);
    }

    @Override
    public void close() {
      // What is behind it is still to be read.
    }
  }
}
