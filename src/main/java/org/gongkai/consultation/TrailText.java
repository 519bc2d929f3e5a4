package org.gongkai.consultation;

import java.util.List;
import java.util.stream.Collectors;
import org.gongkai.consultation.anchor.Fate;
import org.jspecify.annotations.Nullable;

/** Says for people where a comment belongs. */
final class TrailText {

  private static final String UNLABELLED = "无编号段落";

  private TrailText() {}

  static String of(
      int version, @Nullable String label, int currentVersion, Fate fate, List<ClauseLabel> now) {
    String made = "针对第" + version + "版" + name(label) + "提出";
    if (version == currentVersion) {
      return made + "。";
    }
    String there = "；在第" + currentVersion + "版中";
    return switch (fate) {
      case SAME -> made + there + "未改动。";
      case EDITED -> made + there + "有修改，为" + names(now) + "。";
      case MOVED, RENUMBERED -> made + there + "为" + names(now) + "。";
      case SPLIT -> made + there + "拆分为" + names(now) + "。";
      case MERGED -> made + there + "并入" + names(now) + "。";
      case REMOVED -> made + there + "已删除。";
      case ORPHANED -> made + there + "的对应条款尚未确定。";
    };
  }

  private static String names(List<ClauseLabel> clauses) {
    return clauses.stream().map(clause -> name(clause.label())).collect(Collectors.joining("、"));
  }

  private static String name(@Nullable String label) {
    return label == null
        ? UNLABELLED
        : label.endsWith("、") ? label.substring(0, label.length() - 1) : label;
  }
}
