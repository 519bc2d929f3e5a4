package org.gongkai.adoption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.gongkai.comment.Answerable;
import org.gongkai.consultation.ClauseRef;
import org.gongkai.consultation.ConsultationItem;
import org.gongkai.consultation.ConsultationStatus;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTextTest {

  private static final UUID CLAUSE = UUID.randomUUID();
  private static final UUID PARAGRAPH = UUID.randomUUID();
  private static final String ALL = "{意见人}：{条款}→{修改后条款}，{版本}，{单位}，{结论}。";

  @Test
  void fillsEveryPlaceholder() {
    assertThat(render(ALL, comment(true, CLAUSE), CLAUSE, 2))
        .isEqualTo("甲**：（三）→（四），第2版，青禾镇人民政府，采纳。");
  }

  @Test
  void hasWordsForWhatIsMissing() {
    assertThat(render(ALL, comment(true, null), null, null))
        .isEqualTo("甲**：全文→有关条款，第1版，青禾镇人民政府，采纳。");
  }

  @Test
  void tellsNeitherAuthorNorClauseOfWhatIsNotShown() {
    assertThat(render("{意见人}对{条款}的意见", comment(false, CLAUSE), CLAUSE, 2)).isEqualTo("匿名对有关条款的意见");
  }

  @Test
  void namesARemovedClauseAsItWasAndOneWithoutANumberAsSuch() {
    assertThat(render("{修改后条款}", comment(true, CLAUSE), CLAUSE, 3)).isEqualTo("（三）");
    assertThat(render("{条款}", comment(true, PARAGRAPH), null, null)).isEqualTo("（无编号段落）");
  }

  @Test
  void readsNothingThatWasPutIn() {
    assertThat(TemplateText.render("{单位}{条款}$1\\", placeholder -> "{结论}$0\\"))
        .isEqualTo("{结论}$0\\{结论}$0\\$1\\");
  }

  @ParameterizedTest
  @ValueSource(strings = {"没有占位符", ALL, "{", "}", "}{", "{条款", "条款}", "{{条款}}"})
  void takesKnownPlaceholdersAndLooseBraces(String text) {
    assertThatCode(() -> TemplateText.require(text)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{ 条款}", "{条 款}", "{姓名}", "{电话}", "{条款}{clause}", "{条款\n}"})
  void refusesUnknownPlaceholders(String text) {
    ProblemException problem =
        catchThrowableOfType(ProblemException.class, () -> TemplateText.require(text));
    assertThat(problem.type()).isEqualTo(ProblemType.TEMPLATE_PLACEHOLDER_UNKNOWN);
  }

  private static String render(
      String text, Answerable comment, @Nullable UUID changed, @Nullable Integer version) {
    TemplateValues values =
        new TemplateValues(
            comment,
            Outcome.ADOPTED,
            changed,
            version,
            consultation(),
            new ClauseNames(
                List.of(
                    new ClauseRef(1, CLAUSE, "（三）", "旧"),
                    new ClauseRef(1, PARAGRAPH, null, "段"),
                    new ClauseRef(2, CLAUSE, "（四）", "新"))));
    return TemplateText.render(text, values::of);
  }

  private static Answerable comment(boolean isShown, @Nullable UUID clause) {
    return new Answerable(
        UUID.randomUUID(),
        UUID.randomUUID(),
        1,
        clause,
        "甲**",
        isShown,
        "7K3M-9QTA-X2V4N",
        null,
        0);
  }

  private static ConsultationItem consultation() {
    Instant at = Instant.parse("2026-03-01T00:00:00Z");
    return new ConsultationItem(
        UUID.randomUUID(),
        UUID.randomUUID(),
        "公告",
        "青禾镇人民政府",
        1,
        ConsultationStatus.CLOSED,
        at,
        at,
        null,
        2,
        null);
  }

  @Test
  void knowsNoReceipt() {
    assertThat(Placeholder.of("回执")).isNull();
  }
}
