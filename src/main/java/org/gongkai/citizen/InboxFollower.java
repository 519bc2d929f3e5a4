package org.gongkai.citizen;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** Whoever carries messages of inboxes further. */
public interface InboxFollower {

  /** Notes what was told, in the transaction that tells it; calls nobody outside. */
  Uni<Void> told(List<ToldMessage> messages);
}
