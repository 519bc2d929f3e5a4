package org.gongkai.content.check;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;

/** Tries whether pages of others are there. Called outside any transaction. */
public interface LinkProbe {

  /**
   * Tries addresses, the first 20 of them. What cannot be tried for a reason of our own counts as
   * there: the check asks editors about what they can mend.
   *
   * @param addresses {@code http} and {@code https} addresses
   * @return what is wrong, in Chinese, by address, for each that leads nowhere
   */
  Uni<Map<String, String>> broken(List<String> addresses);
}
