package org.gongkai.channel.outbound;

import io.smallrye.mutiny.Uni;
import java.net.InetAddress;
import java.util.List;

/** Finds the addresses of a name. */
@FunctionalInterface
interface NameResolver {

  /** All addresses, the preferred one first; fails for a name that has none. */
  Uni<List<InetAddress>> resolve(String host);
}
