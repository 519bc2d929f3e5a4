package org.gongkai.proof;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongkai.testsupport.Database;
import org.jspecify.annotations.Nullable;

/**
 * One consultation in plain words: what each request must be answered, {@code ok} or the code of
 * the problem. It knows nothing of locks, versions and caches.
 */
final class Model {

  /** The answer to what is possible. */
  static final String OK = "ok";

  private static final String PUBLISHED = "feedback-already-published";

  /** What a consultation goes through; reopening leads back. */
  enum Phase {
    OPEN,
    CLOSED,
    PUBLISHED
  }

  final String consultation;
  Phase phase = Phase.OPEN;
  Map<String, Known> comments = new LinkedHashMap<>();

  /** Whether each group is still used. */
  final Map<String, Boolean> groups = new LinkedHashMap<>();

  Model(String consultation) {
    this.consultation = consultation;
  }

  /** Forgets what should be and takes what is, after steps whose order nobody knows. */
  void reload() {
    comments = Known.stored(consultation);
    groups.clear();
    String known =
        Database.text(
            "select coalesce(string_agg(id || ' ' || status, ',' order by id), '') from"
                + " comment_group where consultation_id = ?::uuid",
            consultation);
    for (String group : known.isEmpty() ? List.<String>of() : List.of(known.split(",", -1))) {
      groups.put(group.split(" ", -1)[0], group.endsWith("ACTIVE"));
    }
    phase = Phase.valueOf(Database.text(PHASE, consultation));
  }

  private static final String PHASE =
      "select case when feedback_published_at is not null then 'PUBLISHED' when clock_timestamp() <"
          + " closes_at then 'OPEN' else 'CLOSED' end from consultation where id = ?::uuid";

  boolean isPublished() {
    return phase == Phase.PUBLISHED;
  }

  List<Known> open() {
    return comments.values().stream().filter(Known::isOpen).toList();
  }

  List<Known> members(String group) {
    return comments.values().stream().filter(one -> group.equals(one.group)).toList();
  }

  String submit() {
    return phase == Phase.OPEN ? OK : "consultation-closed";
  }

  String beforeReport() {
    return isPublished() ? PUBLISHED : OK;
  }

  String withdraw(Known comment, @Nullable String citizen) {
    if (citizen == null || !citizen.equals(comment.citizen)) {
      return "comment-not-found";
    }
    if (isPublished()) {
      return PUBLISHED;
    }
    return comment.isWithdrawn() ? "comment-not-withdrawable" : OK;
  }

  static String moderate(Known comment, boolean hides, String by) {
    if (comment.isWithdrawn()) {
      return "comment-not-moderatable";
    }
    if (comment.appeal.equals("OPEN")) {
      return "appeal-open";
    }
    boolean hasLost = comment.appeal.equals("OVERTURNED") && comment.against.contains(by);
    return hides && hasLost ? "second-person-required" : OK;
  }

  static String appeal(Known comment, String citizen) {
    if (!citizen.equals(comment.citizen)) {
      return "comment-not-found";
    }
    if (!comment.appeal.equals("NONE")) {
      return "appeal-already-made";
    }
    return comment.status.equals("HIDDEN") ? OK : "appeal-not-possible";
  }

  static String decideAppeal(Known comment, String by) {
    if (comment.appeal.equals("NONE")) {
      return "appeal-not-found";
    }
    if (!comment.appeal.equals("OPEN")) {
      return "appeal-already-decided";
    }
    if (comment.isWithdrawn()) {
      return "comment-not-moderatable";
    }
    return comment.against.contains(by) ? "second-person-required" : OK;
  }

  String join(Collection<Known> joining) {
    if (isPublished()) {
      return PUBLISHED;
    }
    if (joining.stream().anyMatch(one -> one.group != null)) {
      return "comment-already-grouped";
    }
    return joining.stream().anyMatch(Known::isWithdrawn) ? "comment-not-groupable" : OK;
  }

  /** Of a change to a group; what it needs beyond a group that is used, the caller knows. */
  String change(String group, String otherwise) {
    if (isPublished()) {
      return PUBLISHED;
    }
    return Boolean.TRUE.equals(groups.get(group)) ? otherwise : "group-dissolved";
  }

  String leave(String group, Known leaving) {
    return change(group, group.equals(leaving.group) ? OK : "comment-not-in-group");
  }

  String decideGroup(String group) {
    boolean hasSome = members(group).stream().anyMatch(one -> !one.isWithdrawn());
    return change(group, hasSome ? OK : "comment-withdrawn");
  }

  String decide(Known comment, boolean hasNote) {
    if (comment.isWithdrawn()) {
      return "comment-withdrawn";
    }
    return isPublished() && !hasNote ? "note-required" : OK;
  }

  String reopen() {
    return switch (phase) {
      case OPEN -> "consultation-still-open";
      case CLOSED -> OK;
      case PUBLISHED -> PUBLISHED;
    };
  }

  String publish() {
    return switch (phase) {
      case OPEN -> "consultation-still-open";
      case CLOSED -> open().isEmpty() ? OK : "feedback-incomplete";
      case PUBLISHED -> PUBLISHED;
    };
  }

  /** Sets the members of a group free. */
  void dissolve(String group) {
    members(group).forEach(one -> one.group = null);
    groups.put(group, false);
  }
}
