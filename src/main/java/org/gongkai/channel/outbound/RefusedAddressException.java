package org.gongkai.channel.outbound;

/** An address that is not called. Its message says why and does not repeat the address. */
public final class RefusedAddressException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RefusedAddressException(String reason) {
    super(reason, null, false, false);
  }
}
