package org.gongkai.channel.outbound;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which IP addresses may be called. Blocks are those of the IANA special-purpose registries (RFC
 * 6890, <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IPv4</a>, <a
 * href="https://www.iana.org/assignments/iana-ipv6-special-registry">IPv6</a>) and the metadata
 * services of clouds. Of IPv6 only global unicast {@code 2000::/3} is called, and of it nothing
 * that wraps an IPv4 address; this leaves out ::, ::1, mapped and compatible IPv4, NAT64, unique
 * local, link-local, site-local and multicast addresses.
 */
public final class AddressPolicy {

  private static final List<IpRange> NEVER =
      ranges(
          "0.0.0.0/8", // this network
          "169.254.0.0/16", // link-local, with the metadata services of most clouds
          "168.63.129.16/32", // metadata of Azure
          "100.100.100.200/32", // metadata of Alibaba Cloud
          "192.0.0.0/24", // protocol assignments, with the metadata of Oracle Cloud
          "192.0.2.0/24", // documentation
          "192.88.99.0/24", // 6to4 relays
          "198.18.0.0/15", // benchmarking
          "198.51.100.0/24", // documentation
          "203.0.113.0/24", // documentation
          "100.64.0.0/10", // shared by carriers
          "224.0.0.0/4", // multicast
          "240.0.0.0/4", // reserved, broadcast
          "2001::/23", // protocol assignments: Teredo, benchmarking, ORCHID
          "2001:db8::/32", // documentation
          "2002::/16", // 6to4
          "3fff::/20", // documentation
          "fd00:ec2::254/128"); // metadata of Amazon

  private static final List<IpRange> PRIVATE =
      ranges("10.0.0.0/8", "127.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "::1/128", "fc00::/7");

  private static final IpRange GLOBAL_IPV6 = IpRange.of("2000::/3");
  private static final int IPV4_BYTES = 4;

  private final boolean allowPrivate;

  /**
   * Makes a policy.
   *
   * @param allowPrivate whether loopback and private networks may be called too
   */
  public AddressPolicy(boolean allowPrivate) {
    this.allowPrivate = allowPrivate;
  }

  /** Whether an address that a name was resolved to may be called. */
  public boolean allows(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (isIn(NEVER, bytes)) {
      return false;
    }
    if (isIn(PRIVATE, bytes)) {
      return allowPrivate;
    }
    return bytes.length == IPV4_BYTES || GLOBAL_IPV6.contains(bytes);
  }

  /** Whether all addresses of a name may be called. A name with one that may not is not trusted. */
  public boolean allowsAll(List<InetAddress> addresses) {
    return !addresses.isEmpty() && addresses.stream().allMatch(this::allows);
  }

  private static boolean isIn(List<IpRange> ranges, byte[] address) {
    return ranges.stream().anyMatch(range -> range.contains(address));
  }

  private static List<IpRange> ranges(String... notations) {
    return Stream.of(notations).map(IpRange::of).toList();
  }
}
