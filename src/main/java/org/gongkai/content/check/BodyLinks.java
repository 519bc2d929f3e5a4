package org.gongkai.content.check;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongkai.content.text.BodyHtml;
import org.gongkai.media.MediaAddress;

/**
 * Addresses in a body, by who can tell whether they lead anywhere.
 *
 * @param notices notices of this system, as they are addressed
 * @param media files of the media store
 * @param external pages of others
 * @param malformed addresses that can lead nowhere
 */
public record BodyLinks(
    Map<UUID, String> notices, Set<String> media, List<String> external, List<String> malformed) {

  private static final Pattern NOTICE =
      Pattern.compile("/v1/notices/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:[?#].*)?");

  /** The addresses of a cleaned body. */
  public static BodyLinks of(String body) {
    BodyLinks links =
        new BodyLinks(
            new LinkedHashMap<>(), new LinkedHashSet<>(), new ArrayList<>(), new ArrayList<>());
    Set<String> addresses = new LinkedHashSet<>(BodyHtml.links(body));
    addresses.addAll(BodyHtml.images(body));
    addresses.forEach(links::sort);
    return links;
  }

  private void sort(String address) {
    if (!isWellFormed(address)) {
      malformed.add(address);
    } else if (address.startsWith("/media/")) {
      sortMedia(address);
    } else if (address.startsWith("/v1/notices/")) {
      sortNotice(address);
    } else if (!address.startsWith("/")) {
      external.add(address);
    }
  }

  private void sortMedia(String address) {
    if (MediaAddress.read(address) == null) {
      malformed.add(address);
    } else {
      media.add(address);
    }
  }

  private void sortNotice(String address) {
    Matcher notice = NOTICE.matcher(address);
    if (notice.matches()) {
      notices.put(UUID.fromString(notice.group(1)), address);
    } else {
      malformed.add(address);
    }
  }

  private static boolean isWellFormed(String address) {
    try {
      URI uri = new URI(address);
      String host = uri.getHost();
      return address.startsWith("/")
          ? !uri.getRawPath().contains("..") && !uri.getRawPath().contains("//")
          : host != null && host.indexOf('.') > 0 && uri.getUserInfo() == null;
    } catch (URISyntaxException malformed) {
      return false;
    }
  }
}
