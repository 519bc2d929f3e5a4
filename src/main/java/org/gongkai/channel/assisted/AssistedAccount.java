package org.gongkai.channel.assisted;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.gongkai.channel.ChannelAccount;
import org.gongkai.channel.ChannelFinding;
import org.jspecify.annotations.Nullable;

/**
 * Settings of an assisted channel: {@code platform} and, where they differ from the known ones,
 * {@code titleLimit} and {@code bodyLimit} in characters. It has no credentials.
 */
record AssistedAccount(ChannelAccount account) {

  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,6}");

  List<ChannelFinding> check() {
    List<ChannelFinding> findings = new ArrayList<>();
    if (platform() == null) {
      findings.add(
          new ChannelFinding("settings.platform", null, null, "只能是 TOUTIAO、DOUYIN 或 XIAOHONGSHU。"));
    }
    for (String name : List.of("titleLimit", "bodyLimit")) {
      String noted = account.settings().get(name);
      if (noted != null && !NUMBER.matcher(noted).matches()) {
        findings.add(new ChannelFinding("settings." + name, null, null, "需要正整数。"));
      }
    }
    return findings;
  }

  @Nullable AssistedPlatform platform() {
    return AssistedPlatform.of(account.settings().getOrDefault("platform", ""));
  }

  @Nullable Integer titleLimit() {
    AssistedPlatform platform = platform();
    return limit("titleLimit", platform == null ? null : platform.titleLimit());
  }

  @Nullable Integer bodyLimit() {
    AssistedPlatform platform = platform();
    return limit("bodyLimit", platform == null ? null : platform.bodyLimit());
  }

  private @Nullable Integer limit(String name, @Nullable Integer known) {
    String noted = account.settings().getOrDefault(name, "");
    return NUMBER.matcher(noted).matches() ? Integer.valueOf(noted) : known;
  }

  @Override
  public String toString() {
    return account.toString();
  }
}
