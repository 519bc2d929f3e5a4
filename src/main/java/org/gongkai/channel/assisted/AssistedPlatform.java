package org.gongkai.channel.assisted;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Platforms that a person posts to. None publishes its limits for authors in an open document:
 * those here are what their editors show and are unconfirmed, so a channel's settings may name
 * others.
 */
enum AssistedPlatform {
  /** 今日头条: articles. */
  TOUTIAO("今日头条", 30, null, "在头条号后台新建文章，粘贴标题和正文，来源填写原文链接。"),
  /** 抖音: pictures with a text. */
  DOUYIN("抖音", 20, 1_000, "在抖音创作服务平台发布图文，正文末尾保留原文链接。"),
  /** 小红书: notes. */
  XIAOHONGSHU("小红书", 20, 1_000, "在小红书创作服务平台发布笔记，至少配一张图片。");

  private final String label;
  private final int titleLimit;
  private final @Nullable Integer bodyLimit;
  private final String hint;

  AssistedPlatform(String label, int titleLimit, @Nullable Integer bodyLimit, String hint) {
    this.label = label;
    this.titleLimit = titleLimit;
    this.bodyLimit = bodyLimit;
    this.hint = hint;
  }

  static @Nullable AssistedPlatform of(String name) {
    return List.of(values()).stream()
        .filter(platform -> platform.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  String label() {
    return label;
  }

  /** Longest title in characters. */
  int titleLimit() {
    return titleLimit;
  }

  /** Longest text in characters; null where none is known. */
  @Nullable Integer bodyLimit() {
    return bodyLimit;
  }

  /** What to do there. */
  String hint() {
    return hint;
  }
}
