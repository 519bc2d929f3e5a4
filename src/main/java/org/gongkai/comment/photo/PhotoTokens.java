package org.gongkai.comment.photo;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gongkai.platform.security.FieldCipher;
import org.jspecify.annotations.Nullable;

/** Addresses under which the platform alone can fetch a photo, for as long as a check may take. */
@ApplicationScoped
class PhotoTokens {

  private static final Duration LIFE = Duration.ofMinutes(40);
  private static final Pattern FORM = Pattern.compile("([0-9]{1,12})-([A-Za-z0-9_-]{43})");

  private final String root;
  private final FieldCipher cipher;
  private final InstantSource clock;

  PhotoTokens(
      @ConfigProperty(name = "gongkai.feeds.public-url") URI root,
      FieldCipher cipher,
      InstantSource clock) {
    this.root = root.toString();
    this.cipher = cipher;
    this.clock = clock;
  }

  /** A full address with a new token. */
  String address(UUID photo) {
    return root + "/v1/photos/" + photo + "/check?token=" + token(photo);
  }

  /** A token for one photo. */
  String token(UUID photo) {
    long until = clock.instant().plus(LIFE).getEpochSecond();
    return until + "-" + sign(photo, until);
  }

  /** Whether a token is for this photo and still good. */
  boolean isGood(UUID photo, @Nullable String token) {
    Matcher form = FORM.matcher(token == null ? "" : token);
    if (!form.matches()) {
      return false;
    }
    long until = Long.parseLong(form.group(1));
    boolean signed =
        MessageDigest.isEqual(
            sign(photo, until).getBytes(US_ASCII), form.group(2).getBytes(US_ASCII));
    return signed && clock.instant().isBefore(Instant.ofEpochSecond(until));
  }

  /** No other text that is hashed begins so. */
  private String sign(UUID photo, long until) {
    return cipher.hash("comment photo check\0" + photo + '\0' + until);
  }
}
