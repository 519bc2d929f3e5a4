package org.gongkai.channel.outbound;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An address outside in the only form that is called: http or https, a name or a plain IP address,
 * no user info.
 *
 * @param secure whether it is https
 * @param host name in its ASCII form without a dot at its end, or an IP address without brackets
 * @param resource path and query, beginning with a slash
 */
public record OutboundAddress(boolean secure, String host, int port, String resource) {

  private static final Pattern FORM =
      Pattern.compile("(?i)(https?)://([^/?#]+)([^#]*)(?:#.*)?", Pattern.DOTALL);
  private static final Pattern AUTHORITY =
      Pattern.compile("(\\[[^]]*]|[^:\\[\\]]+)(?::([0-9]{1,5}))?");
  private static final Pattern ENDS_IN_NUMBER =
      Pattern.compile("(?i)(?:.*\\.)?(?:[0-9]+|0x[0-9a-f]*)");
  private static final Pattern IPV4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\\.(?!$)|$)){4}");
  private static final Pattern IPV6 = Pattern.compile("(?i)[0-9a-f:.]*:[0-9a-f:.]*");
  private static final Pattern PRINTABLE = Pattern.compile("[!-~&&[^\\\\]]*");
  private static final int MAX_PORT = 65_535;

  /**
   * Reads an address.
   *
   * @throws RefusedAddressException when it is not of the form, or notes a number in a way that
   *     readers of addresses disagree about
   */
  public static OutboundAddress parse(String text) {
    Matcher form = FORM.matcher(text);
    require(form.matches(), "not an http or https address");
    require(!form.group(2).contains("@"), "user info in the address");
    Matcher authority = AUTHORITY.matcher(form.group(2));
    require(authority.matches(), "no valid host");
    boolean secure = form.group(1).equalsIgnoreCase("https");
    return new OutboundAddress(
        secure,
        host(authority.group(1)),
        port(authority.group(2), secure),
        resource(form.group(3)));
  }

  private static String host(String noted) {
    if (noted.startsWith("[")) {
      String address = noted.substring(1, noted.length() - 1);
      require(IPV6.matcher(address).matches(), "no valid IPv6 address");
      return address;
    }
    String name = ascii(noted);
    // Some readers take 0177.0.0.1, 0x7f.1 and 2130706433 for 127.0.0.1, others for something else.
    require(
        !ENDS_IN_NUMBER.matcher(name).matches() || IPV4.matcher(name).matches(),
        "not a plain IPv4 address");
    return name;
  }

  private static String ascii(String noted) {
    try {
      String name = IDN.toASCII(noted, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
      String host = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
      require(!host.isEmpty() && !host.startsWith(".") && !host.contains(".."), "no valid host");
      return host;
    } catch (IllegalArgumentException invalid) {
      throw new RefusedAddressException("no valid host");
    }
  }

  private static int port(@Nullable String noted, boolean secure) {
    int port = noted == null ? (secure ? 443 : 80) : Integer.parseInt(noted);
    require(port > 0 && port <= MAX_PORT, "no valid port");
    return port;
  }

  private static String resource(String noted) {
    require(PRINTABLE.matcher(noted).matches(), "path not percent-encoded");
    return noted.startsWith("/") ? noted : "/" + noted;
  }

  private static void require(boolean holds, String reason) {
    if (!holds) {
      throw new RefusedAddressException(reason);
    }
  }

  /** Without path and query, which may hold secrets. */
  @Override
  public String toString() {
    return (secure ? "https://" : "http://") + host + ':' + port;
  }
}
