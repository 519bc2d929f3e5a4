package org.gongkai.channel.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gongkai.channel.ChannelAccount;
import org.gongkai.channel.ChannelFinding;

/**
 * Settings of a push channel: {@code audience} {@code all} (default) or {@code tag} with {@code
 * tags} separated by commas, {@code timeToLive} in seconds (default 86400), {@code apnsProduction}
 * (default true); credentials {@code appKey} and {@code masterSecret}.
 */
record JpushAccount(ChannelAccount account) {

  /** Most tags of a call (JPush, "Push API v3", audience). */
  private static final int MAX_TAGS = 20;

  /** Ten days, likewise. */
  private static final int MAX_TIME_TO_LIVE = 864_000;

  private static final int TIME_TO_LIVE = 86_400;
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

  List<ChannelFinding> check() {
    List<ChannelFinding> findings = new ArrayList<>();
    if (!Stream.of("all", "tag").toList().contains(audience())) {
      findings.add(finding("settings.audience", "只能是 all 或 tag。"));
    }
    checkTags(findings);
    if (!NUMBER.matcher(setting("timeToLive", "0")).matches() || timeToLive() > MAX_TIME_TO_LIVE) {
      findings.add(
          new ChannelFinding("settings.timeToLive", MAX_TIME_TO_LIVE, null, "离线保留时长以秒计，最多十天。"));
    }
    if (!Stream.of("true", "false").toList().contains(setting("apnsProduction", "true"))) {
      findings.add(finding("settings.apnsProduction", "只能是 true 或 false。"));
    }
    for (String name : List.of("appKey", "masterSecret")) {
      if (account.credentials().getOrDefault(name, "").isBlank()) {
        findings.add(finding("credentials." + name, "没有填写。"));
      }
    }
    return findings;
  }

  private void checkTags(List<ChannelFinding> findings) {
    int tags = tags().size();
    if (audience().equals("tag") && (tags == 0 || tags > MAX_TAGS)) {
      findings.add(new ChannelFinding("settings.tags", MAX_TAGS, tags, "需要 1 至 20 个标签，以逗号分隔。"));
    }
  }

  String audience() {
    return setting("audience", "all");
  }

  List<String> tags() {
    return Stream.of(setting("tags", "").split(","))
        .map(String::strip)
        .filter(tag -> !tag.isEmpty())
        .toList();
  }

  int timeToLive() {
    String noted = setting("timeToLive", "");
    return NUMBER.matcher(noted).matches() ? Integer.parseInt(noted) : TIME_TO_LIVE;
  }

  boolean apnsProduction() {
    return setting("apnsProduction", "true").equals("true");
  }

  /** Headers that prove who calls. */
  Map<String, String> authorization() {
    String pair =
        account.credentials().getOrDefault("appKey", "")
            + ':'
            + account.credentials().getOrDefault("masterSecret", "");
    return Map.of(
        "authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)));
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
