package org.gongkai.channel.outbound;

/** A block of IP addresses. */
final class IpRange {

  /** Its first address, 4 or 16 bytes. */
  private final byte[] network;

  /** Bits that its addresses have in common. */
  private final int length;

  private IpRange(byte[] network, int length) {
    this.network = network;
    this.length = length;
  }

  /** A block as its registry notes it, such as {@code 100.64.0.0/10}. */
  static IpRange of(String notation) {
    int slash = notation.indexOf('/');
    return new IpRange(
        IpBytes.parse(notation.substring(0, slash)),
        Integer.parseInt(notation.substring(slash + 1)));
  }

  boolean contains(byte[] address) {
    if (address.length != network.length) {
      return false;
    }
    for (int bit = 0; bit < length; bit++) {
      int mask = 0x80 >> (bit % 8);
      if ((address[bit / 8] & mask) != (network[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }
}
