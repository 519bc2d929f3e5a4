package org.gongkai.platform.limit;

import io.netty.util.NetUtil;
import io.vertx.core.net.SocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Whose calls are counted together by where they come from. */
final class ClientAddress {

  private static final int IPV4 = 4;

  /** Bytes of an IPv6 address that one subscriber has (RFC 6177); the others are his to choose. */
  private static final int NETWORK = 8;

  private ClientAddress() {}

  /**
   * An IPv4 address, or the /64 of an IPv6 address, as text.
   *
   * @param remote of the connection, or what a trusted proxy says of it; null when it is gone
   */
  static String of(@Nullable SocketAddress remote) {
    String host = remote == null ? null : remote.hostAddress();
    byte[] bytes = host == null ? null : NetUtil.createByteArrayFromIpAddressString(host);
    if (bytes == null) {
      return "unknown";
    }
    return HexFormat.of().formatHex(bytes.length == IPV4 ? bytes : network(bytes));
  }

  private static byte[] network(byte[] bytes) {
    boolean mapped = bytes[10] == -1 && bytes[11] == -1;
    for (int i = 0; i < 10; i++) {
      mapped &= bytes[i] == 0;
    }
    return mapped ? Arrays.copyOfRange(bytes, 12, 16) : Arrays.copyOf(bytes, NETWORK);
  }
}
