package org.gongkai.channel.wechat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongkai.channel.ChannelFinding;
import org.gongkai.channel.Post;
import org.gongkai.channel.PublicSite;
import org.gongkai.channel.Rendition;
import org.gongkai.media.MediaAddress;
import org.jsoup.Jsoup;

/**
 * What an official account is sent, with the limits of <a
 * href="https://developers.weixin.qq.com/doc/subscription/api/draftbox/draftmanage/api_draft_add.html">
 * draft/add</a>.
 */
final class ArticleText {

  /** Longest title, in characters. */
  static final int TITLE = 32;

  /** Longest name of an author. */
  static final int AUTHOR = 16;

  /** Longest digest. */
  static final int DIGEST = 128;

  /** Longest text with its tags, in characters: it is to be shorter than 20,000. */
  static final int CONTENT = 19_999;

  /** The same in bytes: it is to be smaller than 1 MB. */
  static final int BYTES = 999_999;

  /** Longest address of the original, in bytes. */
  static final int SOURCE = 1024;

  /** Room for an image's address on the platform, which is longer than that in the media store. */
  private static final int HOSTED = 250;

  private final PublicSite site;
  private final ArticleHtml html;

  ArticleText(PublicSite site) {
    this.site = site;
    this.html = new ArticleHtml(site);
  }

  List<ChannelFinding> validate(OfficialAccount account, Post post) {
    List<ChannelFinding> findings = new ArrayList<>();
    limit(findings, "title", TITLE, length(post.title()), "标题最多 %d 个字，现有 %d 个字。");
    findings.addAll(images(account, post));
    String content = html.of(post);
    int growth = post.images().stream().mapToInt(image -> growth(image.address())).sum();
    findings.addAll(size(length(content) + growth, bytes(content) + growth));
    int source = bytes(ArticleMark.of(site, account.account().id(), post).sourceUrl());
    limit(findings, "path", SOURCE, source, "原文地址最多 %d 个字节，现有 %d 个字节。");
    return findings;
  }

  /** Whether a text is too long for the platform, before or after its images were brought. */
  static List<ChannelFinding> size(int characters, int bytes) {
    List<ChannelFinding> findings = new ArrayList<>();
    limit(findings, "body", CONTENT, characters, "正文（含标记）最多 %d 个字符，现有 %d 个字符。");
    limit(findings, "body", BYTES, bytes, "正文（含标记）最多 %d 个字节，现有 %d 个字节。");
    return findings;
  }

  Rendition render(OfficialAccount account, Post post) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("title", post.title());
    fields.put("author", account.author());
    fields.put("digest", cut(post.summary().strip(), DIGEST));
    fields.put("content", html.of(post));
    fields.put(
        "content_source_url", ArticleMark.of(site, account.account().id(), post).sourceUrl());
    fields.put("thumb_media_id", cover(account, post));
    if (account.isMassSend()) {
      fields.put("msgtype", "mpnews");
    }
    return new Rendition(fields, post.images().stream().map(Post.Image::address).toList());
  }

  /** Title and text without anything that the platform may write differently. */
  static String normalised(String title, String content) {
    return (title + '\n' + Jsoup.parseBodyFragment(content).text())
        .replaceAll("[\\s\\u00a0\\u200b\\ufeff]+", "");
  }

  /** Length as the platform counts it. */
  static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** The longest beginning within a limit, with an ellipsis when something was cut. */
  static String cut(String text, int limit) {
    return length(text) <= limit
        ? text
        : text.substring(0, text.offsetByCodePoints(0, limit - 1)) + '…';
  }

  private static String cover(OfficialAccount account, Post post) {
    return post.images().isEmpty() ? account.cover() : post.images().get(0).address();
  }

  private static List<ChannelFinding> images(OfficialAccount account, Post post) {
    if (cover(account, post).isEmpty()) {
      String message = "公众号文章需要封面：请在正文中放一张图片，或在渠道设置中填写 cover。";
      return List.of(new ChannelFinding("cover", null, null, message));
    }
    return post.images().stream()
        .filter(image -> MediaAddress.read(image.address()) == null)
        .map(
            image ->
                new ChannelFinding("images", null, null, "图片 " + image.address() + " 不在素材库中，请先上传。"))
        .toList();
  }

  private static int growth(String address) {
    return Math.max(0, HOSTED - address.length());
  }

  private static void limit(
      List<ChannelFinding> findings, String field, int limit, int actual, String message) {
    if (actual > limit) {
      findings.add(new ChannelFinding(field, limit, actual, String.format(message, limit, actual)));
    }
  }
}
