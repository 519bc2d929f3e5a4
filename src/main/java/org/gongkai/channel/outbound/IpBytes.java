package org.gongkai.channel.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** IP addresses from their notation, without asking for a name. */
final class IpBytes {

  private IpBytes() {}

  /** Bytes of a dotted or colon-separated address of our own tables. */
  static byte[] parse(String notation) {
    try {
      return InetAddress.getByName(notation).getAddress();
    } catch (UnknownHostException notAnAddress) {
      throw new IllegalArgumentException(notation, notAnAddress);
    }
  }
}
