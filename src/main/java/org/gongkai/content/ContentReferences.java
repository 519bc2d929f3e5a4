package org.gongkai.content;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongkai.channel.ChannelService;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.problem.Violation;
import org.jspecify.annotations.Nullable;

/** What a version names: channels, a policy, a consultation. */
@ApplicationScoped
class ContentReferences {

  private final ContentRepository contents;
  private final ChannelService channels;
  private final ContentJson json;

  ContentReferences(ContentRepository contents, ChannelService channels, ContentJson json) {
    this.contents = contents;
    this.channels = channels;
    this.json = json;
  }

  /**
   * Refuses a version with violations, or one that names what is not there.
   *
   * @param violations what is known to be wrong with it
   * @throws ProblemException (in the Uni) {@link ProblemType#CONTENT_INVALID}, {@link
   *     ProblemType#POLICY_NOT_INTERPRETABLE} or {@link ProblemType#CONSULTATION_NOT_FOUND}
   */
  Uni<Void> require(ContentVersionEntity version, List<Violation> violations) {
    List<String> named = json.channels(version);
    return channels
        .served(named)
        .map(served -> served.stream().map(one -> one.account().id()).collect(Collectors.toSet()))
        .invoke(known -> ContentPolicy.requireNone(with(violations, named, known)))
        .chain(() -> requirePolicy(version.interprets))
        .chain(() -> requireConsultation(version.consultationId));
  }

  private static List<Violation> with(
      List<Violation> violations, List<String> named, Set<String> known) {
    List<Violation> all = new ArrayList<>(violations);
    for (int i = 0; i < named.size(); i++) {
      if (!known.contains(named.get(i))) {
        all.add(ContentPolicy.body("channels[" + i + ']', "没有这个渠道"));
      }
    }
    return all;
  }

  private Uni<Void> requirePolicy(@Nullable UUID id) {
    if (id == null) {
      return Uni.createFrom().voidItem();
    }
    return contents
        .findById(id)
        .invoke(
            policy -> {
              if (policy == null
                  || policy.type != ContentType.POLICY
                  || policy.withdrawnAt != null) {
                throw new ProblemException(ProblemType.POLICY_NOT_INTERPRETABLE);
              }
            })
        .replaceWithVoid();
  }

  private Uni<Void> requireConsultation(@Nullable UUID id) {
    if (id == null) {
      return Uni.createFrom().voidItem();
    }
    return contents
        .hasConsultation(id)
        .invoke(
            isKnown -> {
              if (!isKnown) {
                throw new ProblemException(ProblemType.CONSULTATION_NOT_FOUND);
              }
            })
        .replaceWithVoid();
  }
}
