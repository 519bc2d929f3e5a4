package org.gongkai.content;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.gongkai.audit.evidence.CheckpointView;
import org.gongkai.platform.time.Times;
import org.jsoup.nodes.Entities;

/**
 * A signed head of the log as a notice. Its last paragraph is the note, line for line: who copies
 * its text has what other tools verify.
 */
final class CheckpointText {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy年M月d日H时m分", Locale.ROOT).withZone(Times.SHANGHAI);

  private CheckpointText() {}

  /** What an editor would have to write. */
  static CreateContentRequest of(CheckpointView head, PublishCheckpointRequest request) {
    return new CreateContentRequest(
        ContentType.NOTICE,
        request.column(),
        "存证日志检查点（共" + head.size() + "条记录）",
        "公布存证日志的签名检查点，供公众留存，日后可据以证明此前的记录未被改动。",
        body(head),
        request.unit(),
        null,
        request.channels(),
        Openness.PROACTIVE,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static String body(CheckpointView head) {
    return "<p>截至"
        + MINUTE.format(head.signedAt())
        + "，存证日志共有"
        + head.size()
        + "条记录。意见、采纳结论和工作人员的操作均按先后顺序记入该日志，下列检查点由日志的密钥签名。"
        + "请留存下列全部文字：持有者日后可据以证明此前的记录未被增加、删除或者改动。</p><p>"
        + Entities.escape(head.note().strip()).replace("\n", "<br>")
        + "</p>";
  }
}
