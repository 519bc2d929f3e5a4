package org.gongkai.media.format;

import java.util.Locale;

/** What an image is converted to. The limits are those of WeChat, the narrowest of all channels. */
public enum Variant {
  /**
   * For texts: at most 1,080 pixels wide, JPEG or PNG, under 1 MB ({@code media/uploadimg}: jpg or
   * png, under 1 MB).
   */
  LARGE(1080, 1_000_000 - 1, false),

  /** For lists in the mini-program and the apps. */
  SMALL(360, 200_000, false),

  /** For covers: JPEG of at most 64 KB ({@code material/add_material}, type thumb). */
  THUMB(360, 64_000, true);

  private final int width;
  private final int bytes;
  private final boolean jpegOnly;

  Variant(int width, int bytes, boolean jpegOnly) {
    this.width = width;
    this.bytes = bytes;
    this.jpegOnly = jpegOnly;
  }

  /** Most pixels of a line; a narrower picture is not widened. */
  public int width() {
    return width;
  }

  /** Most bytes. */
  public int bytes() {
    return bytes;
  }

  boolean isJpegOnly() {
    return jpegOnly;
  }

  /** As it stands in addresses and in the database. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
