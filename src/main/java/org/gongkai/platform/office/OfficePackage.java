package org.gongkai.platform.office;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.gongkai.platform.office.OfficeFileException.Reason;

/**
 * The parts of an Office file (Word, Excel), unpacked in memory. Names of parts are only compared,
 * never used as paths. Every limit is checked while unpacking, before the next byte is kept.
 */
public final class OfficePackage {

  /** Files of this size hold thousands of pages besides their pictures. */
  private static final int MOST_BYTES = 24 * 1024 * 1024;

  private static final int MOST_ENTRIES = 2_000;
  private static final int LONGEST_NAME = 512;

  /** XML of equal clauses shrinks to a fiftieth; nothing honest shrinks to less than this. */
  private static final int HIGHEST_RATIO = 200;

  /** Small files may shrink as they like. */
  private static final int RATIO_FREE = 1024 * 1024;

  private static final int END_RECORD = 22;
  private static final int LONGEST_COMMENT = 0xFFFF;
  private static final Set<String> KEPT = Set.of("xml", "rels");

  private final byte[] file;
  private final Map<String, byte[]> parts = new LinkedHashMap<>();
  private final Set<String> names = new TreeSet<>();
  private int entries;
  private int total;

  private OfficePackage(byte[] file) {
    this.file = file;
  }

  /** Opens a file of Office Open XML (ECMA-376); one with macros is refused. */
  public static OfficePackage open(byte[] file) {
    OfficePackage opened = unpacked(file);
    opened.requireNoMacros();
    return opened;
  }

  /** Opens a file of another format that is made of XML parts in the same way, such as OFD. */
  public static OfficePackage unpacked(byte[] file) {
    OfficePackage opened = new OfficePackage(file);
    // What starts otherwise is no zip file: an old .doc, or one that a password locks.
    if (!opened.has(0, 'P', 'K', 3, 4)) {
      throw new OfficeFileException(Reason.UNREADABLE_FILE);
    }
    opened.unpack();
    opened.requireComplete();
    return opened;
  }

  /** The names of all parts, in lower case. */
  public Set<String> names() {
    return names;
  }

  public boolean has(String name) {
    return parts.containsKey(name.toLowerCase(Locale.ROOT));
  }

  /** Reads the part of this name; a part that is missing where the file names it is damage. */
  public XmlCursor part(String name) {
    byte[] part = parts.get(name.toLowerCase(Locale.ROOT));
    if (part == null) {
      throw new OfficeFileException(Reason.UNREADABLE_FILE);
    }
    return new XmlCursor(part);
  }

  private void unpack() {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      ZipEntry entry = zip.getNextEntry();
      while (entry != null) {
        unpack(zip, entry);
        entry = zip.getNextEntry();
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new OfficeFileException(Reason.UNREADABLE_FILE, e);
    }
  }

  private void unpack(ZipInputStream zip, ZipEntry entry) throws IOException {
    String name = entry.getName().replace('\\', '/').toLowerCase(Locale.ROOT);
    if (name.startsWith("/")) {
      name = name.substring(1);
    }
    require(++entries <= MOST_ENTRIES && name.length() <= LONGEST_NAME && names.add(name));
    boolean kept = KEPT.contains(name.substring(name.lastIndexOf('.') + 1));
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    int size = 0;
    for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
      size += read;
      total += read;
      require(total <= MOST_BYTES);
      if (kept) {
        content.write(buffer, 0, read);
      }
    }
    require(size <= RATIO_FREE || size / HIGHEST_RATIO <= entry.getCompressedSize());
    if (kept) {
      parts.put(name, content.toByteArray());
    }
  }

  /** The end of the file says how many entries there are; a file cut short has no such end. */
  private void requireComplete() {
    int lowest = Math.max(0, file.length - END_RECORD - LONGEST_COMMENT);
    for (int i = file.length - END_RECORD; i >= lowest; i--) {
      if (has(i, 'P', 'K', 5, 6)) {
        int written = (file[i + 10] & 0xFF) | (file[i + 11] & 0xFF) << 8;
        if (written == entries) {
          return;
        }
      }
    }
    throw new OfficeFileException(Reason.UNREADABLE_FILE);
  }

  private void requireNoMacros() {
    boolean project = names.stream().anyMatch(name -> name.endsWith("vbaproject.bin"));
    if (project || declaresMacros()) {
      throw new OfficeFileException(Reason.CONTAINS_MACROS);
    }
  }

  private boolean declaresMacros() {
    XmlCursor types = part("[Content_Types].xml");
    boolean declared = false;
    while (types.next(0)) {
      String type = types.text("ContentType").toLowerCase(Locale.ROOT);
      declared |= type.contains("macroenabled") || type.contains("vbaproject");
    }
    return declared;
  }

  private boolean has(int at, int... bytes) {
    if (at < 0 || at + bytes.length > file.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if ((file[at + i] & 0xFF) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  private static void require(boolean safe) {
    if (!safe) {
      throw new OfficeFileException(Reason.UNSAFE_FILE);
    }
  }
}
