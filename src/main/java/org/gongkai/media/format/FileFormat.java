package org.gongkai.media.format;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The formats that are taken. SVG is none of them: it can carry scripts. */
public enum FileFormat {
  JPEG("image/jpeg", "jpg", true, 0xFF, 0xD8, 0xFF),
  PNG("image/png", "png", true, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A),
  GIF("image/gif", "gif", true, 'G', 'I', 'F', '8'),
  BMP("image/bmp", "bmp", true, 'B', 'M'),
  PDF("application/pdf", "pdf", false, '%', 'P', 'D', 'F', '-'),
  DOCX(
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      "docx",
      false,
      'P',
      'K',
      3,
      4),
  XLSX(
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "xlsx",
      false,
      'P',
      'K',
      3,
      4),
  PPTX(
      "application/vnd.openxmlformats-officedocument.presentationml.presentation",
      "pptx",
      false,
      'P',
      'K',
      3,
      4),
  /** 版式电子文件 (GB/T 33190-2016). */
  OFD("application/ofd", "ofd", false, 'P', 'K', 3, 4);

  private final String mediaType;
  private final String extension;
  private final boolean image;
  private final String signature;

  FileFormat(String mediaType, String extension, boolean image, int... signature) {
    this.mediaType = mediaType;
    this.extension = extension;
    this.image = image;
    this.signature = new String(signature, 0, signature.length);
  }

  /** Without parameters. */
  public String mediaType() {
    return mediaType;
  }

  /** Without a dot. */
  public String extension() {
    return extension;
  }

  public boolean isImage() {
    return image;
  }

  /** The format of a media type; null for one that is not taken. */
  public static @Nullable FileFormat of(String mediaType) {
    String wanted = mediaType.toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(format -> format.mediaType.equals(wanted))
        .findFirst()
        .orElse(null);
  }

  /** Whether a file begins as this format does. */
  boolean begins(byte[] file) {
    if (file.length < signature.length()) {
      return false;
    }
    for (int i = 0; i < signature.length(); i++) {
      if ((file[i] & 0xFF) != signature.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
