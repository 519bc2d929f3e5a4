package org.gongkai.adoption;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongkai.comment.Answerable;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;

/** Sentences for some members of a group, at most one for each. */
final class IndividualSentences {

  private IndividualSentences() {}

  /**
   * The sentences by their comment.
   *
   * @param members of the group, without those taken back
   * @throws ProblemException {@link ProblemType#COMMENT_NOT_IN_GROUP} naming each that is no member
   *     or was taken back, or {@link ProblemType#INVALID_REQUEST} for two on one comment
   */
  static Map<UUID, String> of(GroupVerdictRequest request, List<Answerable> members) {
    Set<UUID> known = members.stream().map(Answerable::id).collect(Collectors.toSet());
    List<UUID> strangers =
        request.sentences().stream()
            .map(GroupVerdictRequest.Sentence::commentId)
            .filter(id -> !known.contains(id))
            .toList();
    if (!strangers.isEmpty()) {
      throw new ProblemException(ProblemType.COMMENT_NOT_IN_GROUP, strangers.size())
          .with("commentIds", strangers);
    }
    Map<UUID, String> sentences = new HashMap<>();
    for (GroupVerdictRequest.Sentence one : request.sentences()) {
      if (sentences.put(one.commentId(), one.sentence().strip()) != null) {
        throw VerdictPolicy.invalid("individual", "one sentence for each comment");
      }
    }
    return sentences;
  }
}
