package org.gongkai.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** What may be done with a registered channel, and how it is written into the register. */
final class ChannelPolicy {

  static final int MOST_SETTINGS = 20;
  static final int LONGEST_SETTING = 4000;
  static final String SETTING_NAME = "[A-Za-z][A-Za-z0-9_.-]{0,59}";
  static final int MOST_CALLS = 60_000;
  static final int MOST_AT_ONCE = 100;
  static final int DEFAULT_CALLS = 60;
  static final int DEFAULT_AT_ONCE = 2;

  private static final int NOTE_LENGTH = 500;

  /** Names that the API's own addresses have under the registry. */
  private static final Set<String> RESERVED = Set.of("board");

  private ChannelPolicy() {}

  /** What is wrong with a new channel's id. */
  static List<ChannelFinding> checkId(String id) {
    return RESERVED.contains(id)
        ? List.of(new ChannelFinding("id", null, null, "这个编号由系统保留，请换一个。"))
        : List.of();
  }

  /**
   * Refuses a registration with findings.
   *
   * @throws ProblemException {@link ProblemType#CHANNEL_INVALID} with all of them
   */
  static void requireNone(List<ChannelFinding> findings) {
    if (!findings.isEmpty()) {
      throw new ProblemException(ProblemType.CHANNEL_INVALID).with("refusals", findings);
    }
  }

  /**
   * Refuses a change of a channel that is closed for good.
   *
   * @throws ProblemException {@link ProblemType#CHANNEL_STATE_FORBIDS}
   */
  static void requireChangeable(ChannelState now) {
    if (now == ChannelState.CLOSED) {
      throw new ProblemException(ProblemType.CHANNEL_STATE_FORBIDS, now.name());
    }
  }

  /**
   * The state that an action leads to.
   *
   * @throws ProblemException {@link ProblemType#CHANNEL_STATE_FORBIDS} when it is not possible now
   */
  static ChannelState after(ChannelChangeKind action, ChannelState now) {
    boolean allowed =
        switch (action) {
          case SUSPENDED -> now == ChannelState.OPEN;
          case RESUMED -> now == ChannelState.SUSPENDED;
          case OPENED -> false;
          case CLOSED, CHANGED, RENAMED, CREDENTIALS -> now != ChannelState.CLOSED;
        };
    if (!allowed) {
      throw new ProblemException(ProblemType.CHANNEL_STATE_FORBIDS, now.name());
    }
    return switch (action) {
      case SUSPENDED -> ChannelState.SUSPENDED;
      case OPENED, RESUMED -> ChannelState.OPEN;
      case CLOSED -> ChannelState.CLOSED;
      case CHANGED, RENAMED, CREDENTIALS -> now;
    };
  }

  /** What a change does, in the words of the register; nothing when all is as before. */
  static List<ChannelChangeKind> kinds(
      ChannelEntity before, Map<String, String> settings, PutChannelRequest request) {
    List<ChannelChangeKind> kinds = new ArrayList<>();
    if (!before.name.equals(request.name())) {
      kinds.add(ChannelChangeKind.RENAMED);
    }
    if (request.credentials() != null) {
      kinds.add(ChannelChangeKind.CREDENTIALS);
    }
    if (isOtherwiseChanged(before, settings, request)) {
      kinds.add(ChannelChangeKind.CHANGED);
    }
    return kinds;
  }

  private static boolean isOtherwiseChanged(
      ChannelEntity before, Map<String, String> settings, PutChannelRequest request) {
    return !before.account.equals(request.account())
        || !before.ownerUnit.equals(request.ownerUnit())
        || !settings.equals(request.settings())
        || before.onCorrection != request.onCorrection()
        || before.callsPerMinute != request.callsPerMinute()
        || before.concurrency != request.concurrency();
  }

  /** A renaming in the register: both names, and why. */
  static String renamed(String from, String to, @Nullable String note) {
    String both = "“" + from + "”更名为“" + to + "”";
    String all = note == null || note.isBlank() ? both : both + "。" + note.strip();
    return all.length() <= NOTE_LENGTH ? all : all.substring(0, NOTE_LENGTH);
  }
}
