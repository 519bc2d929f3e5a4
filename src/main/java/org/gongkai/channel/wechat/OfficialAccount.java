package org.gongkai.channel.wechat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.gongkai.channel.ChannelAccount;
import org.gongkai.channel.ChannelFinding;
import org.gongkai.media.MediaAddress;
import org.gongkai.wechat.AppKind;
import org.gongkai.wechat.WechatApps;

/**
 * Settings of a channel on an official account: {@code app}, the name of a configured account,
 * {@code mode} {@code PUBLISH} (default) or {@code MASS_SEND}, {@code author}, and {@code cover},
 * the address of an image in the media store for texts without one. It has no credentials: secrets
 * belong to the configuration.
 */
record OfficialAccount(ChannelAccount account) {

  List<ChannelFinding> check(WechatApps apps) {
    List<ChannelFinding> findings = new ArrayList<>();
    TreeSet<String> configured = new TreeSet<>(apps.named(AppKind.OFFICIAL_ACCOUNT));
    if (!configured.contains(app())) {
      String known = configured.isEmpty() ? "尚未配置任何公众号" : "已配置的有：" + String.join("、", configured);
      findings.add(finding("settings.app", "没有配置这个公众号。" + known + "。"));
    }
    if (!List.of("PUBLISH", "MASS_SEND").contains(setting("mode", "PUBLISH"))) {
      findings.add(finding("settings.mode", "只能是 PUBLISH 或 MASS_SEND。"));
    }
    int author = ArticleText.length(setting("author", ""));
    if (author > ArticleText.AUTHOR) {
      String message = "作者最多 " + ArticleText.AUTHOR + " 个字，现有 " + author + " 个字。";
      findings.add(new ChannelFinding("settings.author", ArticleText.AUTHOR, author, message));
    }
    if (!cover().isEmpty() && MediaAddress.read(cover()) == null) {
      findings.add(finding("settings.cover", "应为素材库中图片的地址，例如 /media/….png。"));
    }
    if (!account.credentials().isEmpty()) {
      findings.add(finding("credentials", "公众号的密钥在系统配置中，这里不需要填写。"));
    }
    return findings;
  }

  String app() {
    return setting("app", "");
  }

  boolean isMassSend() {
    return setting("mode", "").equals("MASS_SEND");
  }

  /** Who stands above the text. */
  String author() {
    String author = setting("author", "").strip();
    return author.isEmpty() ? ArticleText.cut(account.name(), ArticleText.AUTHOR) : author;
  }

  /** Address of the image that stands in for a missing one; empty for none. */
  String cover() {
    return setting("cover", "").strip();
  }

  private String setting(String name, String otherwise) {
    return account.settings().getOrDefault(name, otherwise);
  }

  private static ChannelFinding finding(String field, String message) {
    return new ChannelFinding(field, null, null, message);
  }

  @Override
  public String toString() {
    return account.toString();
  }
}
