package org.gongkai.adoption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.gongkai.comment.CommentStatus;
import org.gongkai.platform.problem.Problem;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.problem.ProblemWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class CompletenessPolicyTest {

  @Test
  void letsAReportWithoutCommentsPass() {
    assertThatCode(() -> CompletenessPolicy.require(List.of())).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @EnumSource(CommentStatus.class)
  void letsAnsweredCommentsPass(CommentStatus status) {
    List<Answered> comments =
        List.of(
            AnsweredComments.answered(status, Outcome.NOTED),
            AnsweredComments.answered(CommentStatus.PUBLIC, Outcome.ADOPTED));
    assertThatCode(() -> CompletenessPolicy.require(comments)).doesNotThrowAnyException();
  }

  @Test
  void needsNoAnswerToAWithdrawnComment() {
    List<Answered> comments = List.of(AnsweredComments.open(CommentStatus.WITHDRAWN));
    assertThatCode(() -> CompletenessPolicy.require(comments)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @EnumSource(value = CommentStatus.class, mode = Mode.EXCLUDE, names = "WITHDRAWN")
  void holdsBackForOneUnansweredComment(CommentStatus status) {
    Answered open = AnsweredComments.open(status);
    List<Answered> comments =
        List.of(AnsweredComments.answered(CommentStatus.PUBLIC, Outcome.ADOPTED), open);

    Problem problem = refusal(comments);

    assertThat(problem.code()).isEqualTo(ProblemType.FEEDBACK_INCOMPLETE.code());
    assertThat(problem.detail()).contains("1");
    assertThat(problem.extras().get("openComments"))
        .isEqualTo(List.of(new OpenComment(open.comment().id(), open.comment().receipt())));
  }

  @Test
  void countsAllButNamesNoMoreThanItsLimit() {
    List<Answered> comments = new ArrayList<>();
    for (int i = 0; i < CompletenessPolicy.MAX_NAMED + 1; i++) {
      comments.add(AnsweredComments.open(CommentStatus.PUBLIC));
    }

    Problem problem = refusal(comments);

    assertThat(problem.detail()).contains(Integer.toString(CompletenessPolicy.MAX_NAMED + 1));
    assertThat((List<?>) problem.extras().get("openComments"))
        .hasSize(CompletenessPolicy.MAX_NAMED);
  }

  /** The refusal as its reader sees it. */
  private static Problem refusal(List<Answered> comments) {
    ProblemException problem =
        catchThrowableOfType(ProblemException.class, () -> CompletenessPolicy.require(comments));
    return new ProblemWriter(new ObjectMapper()).document(request(), problem);
  }

  private static RoutingContext request() {
    HttpServerRequest request =
        stub(
            HttpServerRequest.class,
            method -> method.equals("path") ? "/v1/admin/consultations/1/feedback" : "zh-CN");
    return stub(RoutingContext.class, method -> request);
  }

  private static <T> T stub(Class<T> type, Function<String, Object> answers) {
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> answers.apply(method.getName()));
    return type.cast(proxy);
  }
}
