package org.gongkai.adoption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.adoption.AnsweredComments.answered;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.gongkai.comment.CommentStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class FeedbackTotalsTest {

  @Test
  void isZeroWithoutComments() {
    assertThat(FeedbackTotals.of(List.of())).isEqualTo(new FeedbackTotals(0, 0, 0, 0, 0, 0, 0));
  }

  @Test
  void countsEachOutcomeInItsOwnPlace() {
    List<Answered> comments = new ArrayList<>();
    int times = 0;
    for (Outcome outcome : Outcome.values()) {
      times++;
      comments.addAll(Collections.nCopies(times, answered(CommentStatus.PUBLIC, outcome)));
    }
    comments.add(AnsweredComments.open(CommentStatus.WITHDRAWN));
    assertThat(FeedbackTotals.of(comments)).isEqualTo(new FeedbackTotals(16, 1, 2, 3, 4, 5, 1));
  }

  @ParameterizedTest
  @EnumSource(value = CommentStatus.class, mode = Mode.EXCLUDE, names = "WITHDRAWN")
  void countsACommentWhateverThePublicSeesOfIt(CommentStatus status) {
    FeedbackTotals totals = FeedbackTotals.of(List.of(answered(status, Outcome.NOTED)));
    assertThat(totals).isEqualTo(new FeedbackTotals(1, 0, 0, 0, 1, 0, 0));
  }

  @ParameterizedTest
  @EnumSource(Outcome.class)
  void countsAWithdrawnCommentOnceWhateverItsVerdict(Outcome outcome) {
    FeedbackTotals totals = FeedbackTotals.of(List.of(answered(CommentStatus.WITHDRAWN, outcome)));
    assertThat(totals).isEqualTo(new FeedbackTotals(1, 0, 0, 0, 0, 0, 1));
  }

  @Test
  void addsUp() {
    List<Answered> comments = new ArrayList<>();
    for (CommentStatus status : CommentStatus.values()) {
      for (Outcome outcome : Outcome.values()) {
        comments.add(answered(status, outcome));
      }
    }
    FeedbackTotals totals = FeedbackTotals.of(comments);
    int sum =
        totals.adopted()
            + totals.partlyAdopted()
            + totals.notAdopted()
            + totals.noted()
            + totals.outOfScope()
            + totals.withdrawn();
    assertThat(totals.received()).isEqualTo(comments.size()).isEqualTo(sum);
  }
}
