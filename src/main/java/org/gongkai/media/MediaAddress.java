package org.gongkai.media;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address of a file, which never changes: {@code /media/{sha256}.{extension}}.
 *
 * @param sha256 digest of the bytes in lower-case hexadecimal
 */
public record MediaAddress(String sha256, String extension) {

  private static final Pattern FORM = Pattern.compile("/media/([0-9a-f]{64})\\.([a-z0-9]{1,10})");

  /** Reads an address; null for any other text. */
  public static @Nullable MediaAddress read(String address) {
    Matcher form = FORM.matcher(address);
    return form.matches() ? new MediaAddress(form.group(1), form.group(2)) : null;
  }

  @Override
  public String toString() {
    return "/media/" + sha256 + '.' + extension;
  }
}
